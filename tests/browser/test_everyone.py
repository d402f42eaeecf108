"""P4 and P8 on every page people meet: nothing runs over the edge of a small phone, no weighty rule of accessibility breaks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import weighty
from tests.browser.day import Day, Made
from tests.browser.house import LAPTOP, PHONE, Devices, House
from tests.browser.people import Facilitator, Participant

pytestmark = pytest.mark.browser

SHEET = "Sasaran dan indikator"
ROOMS = ("Acara", "Aula", "Kelompok", "Lembar", "Peserta", "Kehadiran", "Pengumuman", "Layar", "Dokumen", "Riwayat", "Persiapan")
WIDER = "document.scrollingElement.scrollWidth - innerWidth"


@pytest.fixture
def day(house: House) -> Day:
    key = house.host_key()
    house.starts()
    return Made(house, key).day()


def walk(phone: Participant, day: Day) -> Iterator[str]:
    """Every page of a phone, by its name, as somebody comes by it."""
    page = phone.page
    page.goto(phone.device.base)
    yield "the door without a code"
    page.goto(f"{phone.device.base}/j/{day.code}")
    expect(page.get_by_role("heading", name="Dari instansi mana?")).to_be_visible()
    yield "organisations"
    page.get_by_role("textbox").fill("dinas")
    yield "organisations found"
    phone.taps_on("Dinas Kesehatan")
    expect(page.get_by_role("heading", name="Siapa nama")).to_be_visible()
    yield "names"
    phone.taps_on("Nama saya tidak ada")
    yield "not on the list"
    page.go_back()
    phone.taps_on("Saya menggantikan")
    yield "whom one stands in for"
    phone.taps_on("Rusdin")
    yield "a substitute's name"
    page.goto(f"{phone.device.base}/j/{day.code}")
    phone.taps_on("Dinas Kesehatan")
    phone.taps_on("dr. Andi Tenri")
    phone.has_the_sheet(SHEET, 10_000)
    yield "an empty sheet"
    phone.begins_a_row()
    yield "an empty row"
    phone.writes(Sasaran="Menurunnya prevalensi stunting " + "sangat" * 40, Indikator="Prevalensi")
    phone.is_told("Tersimpan")
    yield "a row that was saved"
    page.get_by_text("Lengkapi").click()
    phone.writes(Kondisi_awal="dua puluh enam")
    yield "a row with a field that cannot be"
    phone.taps_on("OPD penanggung jawab")
    yield "choices that fill the page"
    page.go_back()
    phone.goes_back_to_the_sheet()
    yield "a sheet with a row"
    for tab in ("Acara", "Bantuan", "Saya"):
        page.get_by_role("navigation").get_by_role("link", name=tab).click()
        yield f"the page {tab}"
    page.get_by_role("navigation").get_by_role("link", name="Tugas").click()
    phone.device.goes_offline()
    phone.is_told("Luring")
    yield "a sheet without a network"
    phone.device.comes_back()
    phone.is_told("Tersambung")


def test_P4_P8_no_page_of_a_phone_runs_over_an_edge_or_breaks_a_weighty_rule_of_accessibility(day: Day, devices: Devices) -> None:
    phone = Participant(devices.phone(320, bypass_csp=True))

    assert {at: found for at in walk(phone, day) if (found := [*too_wide(phone.page), *in_both(phone.page)])} == {}


def too_wide(page: Page) -> list[str]:
    found = []
    for width in (360, 320):
        page.set_viewport_size({**PHONE, "width": width})
        over = page.evaluate(WIDER)
        found += [f"{over} px beyond {width}"] if over > 0 else []
    return found


def in_both(page: Page) -> list[str]:
    """By day and in the dark."""
    found = weighty(page)
    page.emulate_media(color_scheme="dark")
    found += weighty(page)
    page.emulate_media(color_scheme="light")
    return found


def test_P8_no_room_of_the_console_breaks_a_weighty_rule_of_accessibility(day: Day, devices: Devices) -> None:
    lina = Facilitator(devices.one(LAPTOP, bypass_csp=True))
    lina.page.goto(day.link)
    expect(lina.page.get_by_role("navigation")).to_be_visible()

    found = {room: found for room in visited(lina) if (found := in_both(lina.page))}
    lina.presses("Kesiapan")
    expect(lina.room.get_by_role("heading", name="Sebelum pintu dibuka")).to_be_visible()
    lina.page.keyboard.press("?")
    expect(lina.room.get_by_role("heading", name="Tombol pintas")).to_be_visible()

    assert found == {} and weighty(lina.page) == []


def test_P8_the_front_of_the_console_and_the_form_of_a_new_workshop_break_none(house: House, devices: Devices) -> None:
    key = house.host_key()
    house.starts()
    lina = Facilitator(devices.one(LAPTOP, bypass_csp=True))
    lina.signs_in(key)
    front = weighty(lina.page)
    lina.presses("Kegiatan baru")
    expect(lina.page.get_by_label("Nama fasilitator")).to_be_visible()

    assert front == [] and weighty(lina.page) == []


def test_a_breach_would_be_seen(house: House, devices: Devices) -> None:
    house.starts()
    page = devices.one(PHONE, bypass_csp=True).page
    page.goto(house.base)
    page.evaluate("document.body.append(document.createElement('button'), document.createElement('select'))")

    assert [line.split(":")[0] for line in weighty(page)] == ["button-name", "select-name"]


def visited(lina: Facilitator) -> Iterator[str]:
    for room in ROOMS:
        lina.enters(room)
        settled(lina.page)
        yield room


def settled(page: Page) -> None:
    expect(page.get_by_role("main").get_by_role("heading").first).to_be_visible()
    page.wait_for_timeout(300)

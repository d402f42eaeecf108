"""A plenary in the hall: a group presents, the wall turns its pages, its phones tell the time, and the notulis writes on, also
without a network; the record holds every line."""

import re
import time
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import weighty
from tests.browser.house import LAPTOP, WALL, Devices, House
from tests.browser.lead import Lead
from tests.browser.people import BACK_MS, PROMPT_MS, Participant
from tests.hall import W, the_hall
from workshop.domain.agenda import AgendaItem
from workshop.domain.entries import Entry
from workshop.domain.groups import Group
from workshop.domain.sheets import Sheet, sheet_id

pytestmark = pytest.mark.browser

CODE = "ABC234"
WALL_KEY, NOTULIS = "the-secret-of-the-wall-in-front", "the-secret-of-the-note-taker"
TRIES_ON_A_BUSY_MACHINE = 4
HIDDEN_MS = 300
GONE = """() => new Promise(done => {
  const look = () => document.querySelector(".stage") ? requestAnimationFrame(look) : done();
  look();
})"""
LONG = "Menurunkan waktu tunggu layanan di seluruh puskesmas melalui antrean daring dan penataan alur. " * 2


def rows() -> list[Any]:
    own = {"workshop_id": W, "sheet_id": sheet_id("act_1", "grp_1"), "activity_id": "act_1"}
    values = [{"sasaran": f"Sasaran {n}: {LONG}"[:190], "satuan": "menit"} for n in range(1, 7)]
    entries = [
        Entry(
            id=f"ent_{n}",
            position=n,
            state="ready",
            author_id="per_ann",
            entered_by="per_ann",
            values=one,
            parsed=one,
            draft=one,
            **own,
        )
        for n, one in enumerate(values, start=1)
    ]
    return [Sheet(id=own["sheet_id"], workshop_id=W, activity_id="act_1", unit="group", unit_id="grp_1"), *entries]


@pytest.fixture
def lead(house: House) -> Lead:
    things = [one for one in the_hall() if one.id not in ("crd_ann", "crd_cut")]
    things = [replace(one, speaker_seat_id="sea_ann") if isinstance(one, Group) and one.id == "grp_1" else one for one in things]
    item = AgendaItem(id="agi_1", workshop_id=W, day=1, start="15:10", end="15:50", title="Presentasi kelompok", state="running")
    opening = AgendaItem(id="agi_0", workshop_id=W, day=1, start="08:30", end="09:30", title="Pembukaan", state="done")
    house.puts(*things, item, opening, *rows())
    house.starts()
    lead = Lead(house, W, "lina")
    lead.does("add_staff", person="per_scr", name="Layar", role="projector", secret=WALL_KEY)
    lead.does("add_staff", person="per_not", name="Wa Ode", role="scribe", secret=NOTULIS)
    return lead


def comes_in(devices: Devices, name: str) -> Participant:
    phone = Participant(devices.phone())
    phone.joins(CODE, "Dinas Kesehatan", name)
    return phone


def sets_up(desk: Page, base: str) -> None:
    desk.goto(f"{base}/plenary/{W}#token=lina")
    desk.get_by_label("Menit untuk setiap penyaji").fill("1")
    desk.get_by_role("button", name="Simpan", exact=True).click()
    expect(desk.get_by_role("button", name=re.compile("^Mulai: Kelompok 1"))).to_be_visible()


def line_of(page: Page, text: str) -> Locator:
    return page.get_by_role("listitem").filter(has_text=text)


def writes(page: Page, text: str, mark: str = "", speaker: str = "", **todo: str) -> None:
    """By keys alone, as somebody who does not look at the screen."""
    if speaker:
        page.get_by_role("combobox", name="Pembicara").fill(speaker)
        page.keyboard.press("Enter")
    page.get_by_label("Pokok pembicaraan").focus()
    page.keyboard.type(text)
    if mark:
        page.keyboard.press(f"Alt+{mark}")
    for label, value in todo.items():
        page.get_by_label(label, exact=True).fill(value)
    page.keyboard.press("Enter")


def test_a_group_presents_and_the_wall_turns_its_pages(lead: Lead, devices: Devices) -> None:
    ann, cut = comes_in(devices, "ann"), comes_in(devices, "cut")
    desk, wall = devices.one(LAPTOP, bypass_csp=True).page, devices.one(WALL).page
    sets_up(desk, ann.device.base)
    wall.goto(f"{ann.device.base}/screen/{W}#token={WALL_KEY}")
    desk.get_by_role("button", name=re.compile("^Mulai: Kelompok 1")).click()

    expect(wall.get_by_role("heading", name="1")).to_be_visible(timeout=PROMPT_MS)
    expect(wall.get_by_text("Sasaran 1:")).to_be_visible()
    expect(wall.get_by_text(re.compile("Halaman 1 dari [2-9]"))).to_be_visible()
    assert wall.evaluate("[...document.querySelectorAll('.stage')].every(one => one.scrollHeight <= one.clientHeight)")
    cut.is_told("Kelompok 2 berikutnya", within_ms=PROMPT_MS)
    ann.is_told("Kelompok 1 sedang menyajikan", within_ms=PROMPT_MS)
    for page in (wall, ann.page, desk):
        expect(page.get_by_text("Sisa 1 menit").first).to_be_visible()

    ann.taps_on("Lanjut")
    expect(wall.get_by_text("Halaman 2 dari")).to_be_visible(timeout=PROMPT_MS)
    desk.keyboard.press("ArrowLeft")
    expect(wall.get_by_text("Halaman 1 dari")).to_be_visible(timeout=PROMPT_MS)
    desk.keyboard.press("h")
    expect(wall.get_by_text("Sasaran 1:")).to_have_count(0, timeout=PROMPT_MS)
    desk.get_by_role("button", name="Tampilkan lagi").click()
    expect(wall.get_by_text("Sasaran 1:")).to_be_visible()
    assert weighty(desk) == []

    desk.keyboard.press("n")
    expect(desk.get_by_role("heading", name="2")).to_be_visible()
    cut.is_told("Kelompok 2 sedang menyajikan", within_ms=PROMPT_MS)
    desk.get_by_role("button", name="Batalkan").click()
    ann.is_told("Kelompok 1 sedang menyajikan", within_ms=PROMPT_MS)
    expect(wall.get_by_text("Ann")).to_have_count(0)


def test_VS3_the_wall_is_hidden_as_quickly_as_its_other_pages(lead: Lead, devices: Devices) -> None:
    wall = devices.one(WALL).page
    lead.does("save_plenary", plenary="pln", title="Presentasi", activity="act_1")
    lead.does("next_presentation", plenary="pln")
    wall.goto(f"{devices.house.base}/screen/{W}#token={WALL_KEY}")
    assert min(hidden_after(lead, wall) for _ in range(TRIES_ON_A_BUSY_MACHINE)) < HIDDEN_MS


def hidden_after(lead: Lead, wall: Page) -> float:
    """Milliseconds until the sheet is gone from the wall."""
    lead.does("show_page", page="plenary", content={"plenary": "pln"})
    expect(wall.get_by_text("Sasaran 1:")).to_be_visible()
    wall.evaluate(f"() => {{ window.gone = ({GONE})(); }}")
    lead.does("show_page", page="plenary", content={"plenary": "pln"}, hidden=True)
    asked = time.monotonic()
    wall.evaluate("() => window.gone")
    return (time.monotonic() - asked) * 1000


def test_PL2_the_notulis_types_on_through_a_dead_network_and_a_reload(lead: Lead, house: House, devices: Devices) -> None:
    lead.does("save_plenary", plenary="pln", title="Presentasi", activity="act_1", agenda_item="agi_1")
    lead.does("next_presentation", plenary="pln")
    notulis = devices.one(LAPTOP, bypass_csp=True)
    page = notulis.page
    page.goto(f"{notulis.base}/notes/{W}#token={NOTULIS}")
    assert NOTULIS not in page.url
    expect(page.get_by_text("Tersambung", exact=True)).to_be_visible()
    writes(page, "Pasar digital mulai tahun ini", "k", speaker="an")
    expect(line_of(page, "Pasar digital").get_by_text("Tersimpan")).to_be_visible()
    expect(line_of(page, "Pasar digital").get_by_text("ann (Dinas Kesehatan)")).to_be_visible()
    assert weighty(page) == []

    notulis.goes_offline()
    writes(page, "Data kunjungan dilengkapi", "t", speaker="Bapak Camat", Siapa="Diskominfo", Kapan="30 September")
    writes(page, "Terima kasih atas masukannya")
    expect(page.get_by_text("2 baris di perangkat ini, menunggu dikirim")).to_be_visible()
    page.get_by_label("Pokok pembicaraan").fill("Setengah kalimat")
    lead.leaves()
    house.stops()
    notulis.comes_back()
    house.starts()
    page.reload()
    expect(page.get_by_label("Pokok pembicaraan")).to_have_value("Setengah kalimat", timeout=BACK_MS)
    for text in ("Data kunjungan", "Terima kasih"):
        expect(line_of(page, text).get_by_text("Tersimpan")).to_be_visible(timeout=BACK_MS)
    page.get_by_role("combobox", name="Acara").select_option(label="Hari 1, 08.30 Pembukaan")
    writes(page, " di sambutan")
    expect(line_of(page, "di sambutan").get_by_text("Tersimpan")).to_be_visible()
    record = page.evaluate(
        "async at => (await (await fetch(at, {headers: {Authorization: 'Bearer lina'}})).json())",
        f"{notulis.base}/api/workshops/{W}/record?language=id",
    )

    remarks = {one["text"]: one for one in record["remarks"]}
    assert [*remarks] == [
        "Pasar digital mulai tahun ini",
        "Data kunjungan dilengkapi",
        "Terima kasih atas masukannya",
        "Setengah kalimat di sambutan",
    ]
    first, second, third, fourth = remarks.values()
    assert (first["mark"], first["unit_title"], first["speaker"]["name"]) == ("decision", "1", "ann")
    assert second["action"] == {"item": "Data kunjungan dilengkapi", "who": "Diskominfo", "due": "30 September"}
    assert (second["speaker"]["person_id"], second["speaker"]["name"]) == (None, "Bapak Camat")
    assert (third["mark"], fourth["agenda_item_id"], first["agenda_item_id"]) == (None, "agi_0", "agi_1")


def test_PL2_two_notetakers_on_one_line_decide_between_their_texts(lead: Lead, devices: Devices) -> None:
    one, other = devices.one(LAPTOP).page, devices.phone().page
    one.goto(f"{devices.house.base}/notes/{W}#token={NOTULIS}")
    other.goto(f"{devices.house.base}/notes/{W}#token=lina")
    writes(one, "Perlu data")
    for page in (one, other):
        line_of(page, "Perlu data").get_by_role("button", name=re.compile("^Ubah")).click()
    one.get_by_label("Pokok pembicaraan").fill("Perlu data OPD")
    one.keyboard.press("Enter")
    expect(line_of(one, "Perlu data OPD").get_by_text("Tersimpan")).to_be_visible()
    other.get_by_label("Pokok pembicaraan").fill("Perlu data desa")
    other.keyboard.press("Enter")
    line_of(one, "Ditulis berbeda").get_by_role("button", name="Perlu data desa").click()

    for page in (one, other):
        expect(line_of(page, "Perlu data desa").get_by_text("Tersimpan")).to_be_visible()
        expect(page.get_by_text("Ditulis berbeda")).to_have_count(0)
    line_of(one, "Perlu data desa").get_by_role("button", name=re.compile("^Tarik")).click()
    expect(line_of(other, "Perlu data desa").get_by_text("Ditarik")).to_be_visible()
    line_of(other, "Perlu data desa").get_by_role("button", name=re.compile("^Pulihkan")).click()
    expect(line_of(one, "Perlu data desa").get_by_text("Tersimpan")).to_be_visible()


@pytest.mark.parametrize("width", [320, 360])
def test_P4_plenary_and_minutes_fit_a_small_phone(lead: Lead, devices: Devices, width: int) -> None:
    lead.does("save_plenary", plenary="pln", title="Presentasi " + "panjang" * 12, activity="act_1", agenda_item="agi_1")
    lead.does("next_presentation", plenary="pln")
    lead.does(
        "save_remark", remark="rmk", fields={"text": "sangat" * 40, "mark": "action", "who": "siapa" * 20}, agenda_item="agi_1"
    )
    device = devices.phone(width, bypass_csp=True)
    for path in ("plenary", "notes"):
        device.page.goto(f"{device.base}/{path}/{W}#token=lina")
        expect(device.page.get_by_text("Tersambung", exact=True)).to_be_visible()
        device.page.wait_for_timeout(300)
        assert device.page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
        assert weighty(device.page) == []

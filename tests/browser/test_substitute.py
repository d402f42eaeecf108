"""Another person comes for the office on day 2: in within four taps and a name, with what the seat has and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.browser.house import LAPTOP, Devices, House
from tests.browser.lead import Lead
from tests.browser.people import BACK_MS, Facilitator, Participant
from tests.hall import W, the_hall
from workshop.domain.activities import Activity
from workshop.domain.objects import Stored
from workshop.domain.people import Person
from workshop.domain.workshops import Workshop

pytestmark = pytest.mark.browser

OFFICE, CODE = "Dinas Kesehatan", "ABC234"
HERMAN, JOKO = "Herman", "Joko Pratama, S.STP."
DAYS = [{"date": "2021-09-23", "opens": "08:00"}, {"date": "2021-09-24", "opens": "08:00"}]
SHEETS = {"group": "Sasaran", "organisation": "Kertas kerja", "person": "Kata kunci"}
FEW_TAPS = 4


def furnished(thing: Stored) -> Stored:
    if isinstance(thing, Workshop):
        return replace(thing, days=DAYS, rehearsal=True, clock_at="2021-09-23T09:00:00+08:00", timezone="Asia/Makassar")
    if isinstance(thing, Person) and thing.id == "per_ann":
        return replace(thing, name=HERMAN, position="Kasubbag Program")
    return replace(thing, title=SHEETS["group"]) if isinstance(thing, Activity) else thing


@pytest.fixture
def hall(house: House) -> House:
    more = [
        Activity(id=f"act_{unit}", workshop_id=W, worksheet_id="wsh_1", unit=unit, title=SHEETS[unit], state="open")
        for unit in ("organisation", "person")
    ]
    house.puts(*(furnished(thing) for thing in the_hall()), *more)
    house.starts()
    return house


@pytest.fixture
def clock(hall: House) -> Iterator[Lead]:
    lead = Lead(hall, W, "lina")
    yield lead
    lead.leaves()


def in_the_console(devices: Devices) -> Facilitator:
    lina = Facilitator(devices.one(LAPTOP))
    lina.page.goto(f"{lina.device.base}/console/{W}#token=lina")
    expect(lina.page.get_by_role("navigation")).to_be_visible()
    return lina


def writes_on_all_three(phone: Participant) -> None:
    for title in SHEETS.values():
        phone.page.get_by_role("link", name=re.compile(f"^{title}")).click()
        phone.begins_a_row()
        phone.writes(Sasaran=f"Hari pertama: {title}")
        phone.goes_back_to_the_sheet()
        phone.is_told("Tersimpan")
        phone.page.get_by_role("link", name="Tugas").click()


def comes_for(phone: Participant, whom: str, name: str) -> None:
    phone.page.goto(f"{phone.device.base}/j/{CODE}")
    phone.taps_on(OFFICE)
    phone.taps_on("Saya menggantikan")
    phone.taps_on(whom)
    phone.writes(Nama_lengkap=name)
    phone.taps_on("Masuk")
    expect(phone.page.get_by_text("Tersambung", exact=True)).to_be_visible()


def test_a_substitute_on_day_two_has_the_seats_sheets_and_the_facilitator_undoes_it(
    hall: House, devices: Devices, clock: Lead
) -> None:
    herman, joko = Participant(devices.phone()), Participant(devices.phone())
    herman.joins(CODE, OFFICE, HERMAN)
    writes_on_all_three(herman)
    clock.does("set_clock", now="2021-09-24T08:20:00+08:00")

    comes_for(joko, HERMAN, JOKO)
    assert joko.taps <= FEW_TAPS
    for title in ("Sasaran", "Kertas kerja"):
        expect(joko.page.get_by_role("link", name=re.compile(f"^{title}.*1 baris"))).to_be_visible()
    expect(joko.page.get_by_role("link", name=re.compile("^Kata kunci.*0 baris"))).to_be_visible()
    joko.page.get_by_role("link", name=re.compile("^Kertas kerja")).click()
    joko.reads(["Hari pertama: Kertas kerja", HERMAN])
    herman.is_told(f"Kursi Bapak/Ibu diisi {JOKO}")
    expect(herman.page.get_by_role("link", name=re.compile("^Kata kunci.*1 baris"))).to_be_visible()
    expect(herman.page.get_by_role("link", name=re.compile("^Kertas kerja"))).to_have_count(0)

    lina = in_the_console(devices)
    lina.enters("Peserta")
    expect(lina.room.get_by_text(f"{JOKO} menggantikan {HERMAN}")).to_be_visible()
    lina.room.get_by_role("button", name=f"Batalkan: {JOKO}").click()
    expect(herman.page.get_by_role("link", name=re.compile("^Kertas kerja.*1 baris"))).to_be_visible(timeout=BACK_MS)
    expect(herman.page.get_by_text("Kursi Bapak/Ibu diisi")).to_have_count(0)
    joko.begins_a_row()
    joko.writes(Sasaran="Tetap di dalam")
    joko.goes_back_to_the_sheet()
    joko.is_told("Tersimpan")


def test_whoever_was_replaced_comes_back_and_the_facilitator_gives_the_seat_back(
    hall: House, devices: Devices, clock: Lead
) -> None:
    herman, joko = Participant(devices.phone()), Participant(devices.phone())
    herman.joins(CODE, OFFICE, HERMAN)
    comes_for(joko, HERMAN, JOKO)
    herman.is_told(f"Kursi Bapak/Ibu diisi {JOKO}")
    herman.taps_on("Saya kembali")
    herman.is_told(f"Kursi Bapak/Ibu masih diisi {JOKO}")
    expect(herman.page.get_by_role("link", name=re.compile("^Kertas kerja"))).to_be_visible()

    lina = in_the_console(devices)
    lina.enters("Peserta")
    lina.room.get_by_role("button", name=f"Kembalikan kursi kepada {HERMAN}").click()
    expect(herman.page.get_by_text("Kursi Bapak/Ibu masih diisi")).to_have_count(0)
    lina.room.get_by_text("Sudah berakhir · 1").click()
    expect(lina.room.get_by_text(f"{HERMAN} kembali ke kursinya")).to_be_visible()


def test_of_two_substitutes_for_one_seat_the_second_is_told_and_comes_in_all_the_same(
    hall: House, devices: Devices, clock: Lead
) -> None:
    joko, kiki = Participant(devices.phone()), Participant(devices.phone())
    for phone in (joko, kiki):
        phone.page.goto(f"{phone.device.base}/j/{CODE}")
        phone.taps_on(OFFICE)
        phone.taps_on("Saya menggantikan")
        phone.taps_on(HERMAN)
    for phone, name in ((joko, JOKO), (kiki, "Kiki Amalia")):
        phone.writes(Nama_lengkap=name)
        phone.taps_on("Masuk")
    expect(joko.page.get_by_text("Tersambung", exact=True)).to_be_visible()
    kiki.is_told(f"Kursi {HERMAN} sudah diisi")
    kiki.device.wrong = [said for said in kiki.device.wrong if "409" not in said]
    kiki.taps_on("Masuk dengan nama saya")

    expect(kiki.page.get_by_text("Tersambung", exact=True)).to_be_visible()
    expect(kiki.page.get_by_role("link", name=re.compile("^Kertas kerja"))).to_be_visible()


def test_whoever_is_taken_off_is_told_at_once_and_keeps_the_unsent_words_to_copy(
    hall: House, devices: Devices, clock: Lead
) -> None:
    herman = Participant(devices.phone())
    herman.joins(CODE, OFFICE, HERMAN)
    herman.page.get_by_role("link", name=re.compile("^Kertas kerja")).click()
    herman.begins_a_row()
    lina = in_the_console(devices)
    lina.enters("Peserta")
    lina.page.get_by_role("button", name=re.compile(f"^{HERMAN}")).first.click()
    herman.writes(Sasaran="Belum sempat terkirim")
    lina.presses("Keluarkan dari daftar")
    herman.page.get_by_label("Sasaran", exact=True).press_sequentially(" juga")
    lina.presses("Keluarkan")

    herman.is_told("Masuk lagi")
    herman.is_told("Belum sempat terkirim")
    herman.taps_on("Salin semua")
    herman.is_told("Tersalin")
    lina.room.get_by_role("button", name=f"Masukkan kembali {HERMAN}").click()
    herman.taps_on("Coba sambungkan lagi")
    expect(herman.page.get_by_text("Tersambung", exact=True)).to_be_visible(timeout=BACK_MS)
    herman.goes_back_to_the_sheet()
    herman.reads(["Belum sempat terkirim juga"], BACK_MS)

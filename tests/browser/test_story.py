"""The main job, whole, in real browsers on an origin no browser trusts: from the office's files to the record in Word.

One console, one projector, two phones; the network goes and comes in the middle, a page is loaded anew.
"""

import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from tests.browser.counting import Counter
from tests.browser.house import LAPTOP, WALL, Devices, House
from tests.browser.people import BACK_MS, Facilitator, Participant
from tools.dev.places import ROOT

pytestmark = pytest.mark.browser

KONSEL = ROOT / "workshop" / "rehearsals" / "konsel"
SHEET = "Sasaran dan indikator"
CLICKS_TO_DOORS = 25
FEW_TAPS, FEW_WORDS = 5, 40
PRESSES_OF_A_ROW = 15
HOSTILE = "Menurunnya <b>stunting</b> =SUM(A1) 👶"
OFFLINE = "Ditulis saat luring"
OTHER = "Meningkatnya layanan rujukan"


def test_the_main_job_from_the_offices_files_to_the_record(house: House, devices: Devices, tmp_path: Path) -> None:
    key = house.host_key()
    house.starts()
    lina = Facilitator(devices.one(LAPTOP))
    at_the_console = Counter(lina.device)
    prepares(lina, key)
    assert at_the_console.so_far().presses <= CLICKS_TO_DOORS
    lina.moves_to(SHEET, start="07.30", end="08.00")

    wall = devices.one(WALL).page
    wall.goto(house.base + lina.projector_link())
    expect(wall.get_by_text("Pindai, lalu pilih nama")).to_be_visible()
    andi, rusdin = Participant(devices.phone()), Participant(devices.phone())
    in_the_hand = Counter(andi.device)
    code = wall.locator(".code").inner_text()
    andi.joins(code, "Dinas Kesehatan", "dr. Andi Tenri")
    rusdin.joins(code, "Dinas Kesehatan", "Rusdin")
    assert max(andi.taps, rusdin.taps) <= FEW_TAPS
    assert in_the_hand.so_far().words(andi.taps) <= FEW_WORDS
    in_the_hand.starts_anew()
    at_the_console.starts_anew()
    expect(wall.get_by_text("2 orang sudah masuk")).to_be_visible()

    lina.starts_the_next_item()
    for phone in (andi, rusdin):
        phone.has_the_sheet(SHEET)
    assert at_the_console.so_far().presses <= 2, "the agenda, and one press"
    expect(wall.get_by_role("timer")).to_be_visible()

    andi.begins_a_row()
    writes_a_whole_row(andi, HOSTILE)
    andi.is_told("Tersimpan")
    assert in_the_hand.so_far().presses <= PRESSES_OF_A_ROW
    andi.goes_back_to_the_sheet()
    rusdin.reads([HOSTILE])

    andi.device.goes_offline()
    andi.is_told("Luring, tersimpan di HP ini")
    andi.begins_a_row()
    andi.writes(Sasaran=OFFLINE)
    andi.goes_back_to_the_sheet()
    andi.is_told("1 baris menunggu dikirim")
    rusdin.begins_a_row()
    rusdin.writes(Sasaran=OTHER)
    rusdin.goes_back_to_the_sheet()
    rusdin.is_told("Tersimpan")
    expect(rusdin.sheet).not_to_contain_text(OFFLINE)

    andi.device.comes_back()
    rows = [HOSTILE, OTHER, OFFLINE]
    for phone in (andi, rusdin):
        phone.reads(rows, BACK_MS)
    andi.page.reload()
    andi.reads(rows, BACK_MS)
    expect(andi.sheet).not_to_contain_text("menunggu dikirim")

    expect(lina.cell_of("Smart Living")).to_contain_text("1 baris, 2 belum lengkap")
    expect(wall.get_by_text("1 baris")).to_be_visible()
    expect(wall.get_by_text("dr. Andi")).to_have_count(0)

    lina.closes_the_sheet()
    andi.is_told("ditutup")
    record = cells_of(docx.Document(str(lina.downloads("DOCX", tmp_path))))
    assert HOSTILE in record and any("Kondisi awal: 26,4" in cell for cell in record)
    assert OFFLINE not in record


def prepares(lina: Facilitator, key: str) -> None:
    """From the office's own files to doors ready."""
    lina.signs_in(key)
    lina.makes_a_workshop("Visi, sasaran, strategi", facilitator="Lina Marlina")
    lina.imports("instansi", KONSEL / "organisations_messy.xlsx", saves="74 instansi")
    lina.imports("peserta", KONSEL / "participants_messy.xlsx", saves="72 peserta")
    lina.divides()
    lina.seats("Dinas Kesehatan", "4 · Smart Living")


def writes_a_whole_row(phone: Participant, objective: str) -> None:
    phone.chooses("Sub-dimensi", "Prasarana kesehatan")
    phone.writes(Sasaran=objective, Indikator="Prevalensi stunting", Satuan="%")
    phone.picks("OPD penanggung jawab", "dinkes", "Dinas Kesehatan")
    phone.page.get_by_text(re.compile("^Lengkapi")).click()
    phone.writes(Kondisi_awal="26,4", Target_5_tahun="14")


def cells_of(record: "docx.document.Document") -> list[str]:
    return [cell.text.strip() for table in record.tables for row in table.rows for cell in row.cells]

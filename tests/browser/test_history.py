"""Riwayat at the console: what was done stands there by itself, is taken back with one press and taken up again, and says why
it cannot be where somebody has written since (CL7)."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import weighty
from tests.browser.day import WORKSHOP, Day, Made
from tests.browser.house import LAPTOP, Devices, House
from tests.browser.people import BACK_MS, Facilitator, Participant

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 640}
CLOSED = "Lina Marlina menutup Sasaran dan indikator untuk semua kelompok"
WIDER = "document.scrollingElement.scrollWidth - innerWidth"


@pytest.fixture
def made(house: House) -> Made:
    key = house.host_key()
    house.starts()
    return Made(house, key)


@pytest.fixture
def day(made: Made) -> Day:
    return made.day()


def activity_of(made: Made) -> dict[str, Any]:
    objects = made.asks(f"/api/workshops/{WORKSHOP}/objects", None, made.token)["objects"]
    return next(one for one in objects if one["type"] == "activity" and one["opened_at"])


def reads_the_history(devices: Devices, day: Day, viewport: dict[str, int]) -> Facilitator:
    lina = Facilitator(devices.one(viewport, bypass_csp=True))
    lina.page.goto(day.link)
    lina.enters("Riwayat")
    expect(lina.room.get_by_role("heading", name="Riwayat")).to_be_visible()
    return lina


def line_of(lina: Facilitator, text: str) -> Locator:
    return lina.room.get_by_role("listitem").filter(has_text=re.compile(rf"^[\d.]+{re.escape(text)}")).first


def test_CL7_a_sheet_closed_too_early_is_open_again_on_the_phones(made: Made, day: Day, devices: Devices) -> None:
    andi = Participant(devices.phone())
    andi.joins(day.code, "Dinas Kesehatan", "dr. Andi")
    lina = reads_the_history(devices, day, LAPTOP)
    made.does("close_activity", activity=activity_of(made)["id"])
    andi.is_told("Ditutup")
    line = line_of(lina, CLOSED)
    expect(line).to_be_visible(timeout=BACK_MS)
    line.get_by_role("button", name="Batalkan").click()

    expect(line).to_contain_text("Dibatalkan oleh Lina Marlina", timeout=BACK_MS)
    expect(line.get_by_role("button")).to_have_count(0)
    assert activity_of(made)["state"] == "open"
    expect(andi.page.get_by_text("Ditutup")).to_have_count(0, timeout=BACK_MS)
    undo = line_of(lina, f"Lina Marlina membatalkan: {CLOSED}")
    undo.get_by_role("button", name="Lakukan lagi").click()
    andi.is_told("Ditutup")
    assert activity_of(made)["state"] == "closed"


def test_CL7_the_reason_stands_where_it_cannot_be_undone_and_the_list_is_filtered(made: Made, day: Day, devices: Devices) -> None:
    made.does("announce", announcement="ann_1", text="Rehat lima menit")
    made.does("erase_person", person="per_0_1")
    lina = reads_the_history(devices, day, LAPTOP)
    erased = line_of(lina, "Lina Marlina menghapus data pribadi")
    expect(erased).to_contain_text("tidak dapat dikembalikan")
    expect(erased.get_by_role("button")).to_have_count(0)
    lina.page.get_by_label("Bagian", exact=True).select_option(label="Pengumuman dan layar")

    expect(lina.room.get_by_role("listitem")).to_have_count(1)
    expect(lina.room).to_contain_text(re.compile("mengumumkan: Rehat lima menit"))
    assert weighty(lina.page) == []


def test_it_reads_well_on_a_phone(day: Day, devices: Devices) -> None:
    lina = reads_the_history(devices, day, NARROW)
    expect(line_of(lina, "Lina Marlina memulai Sasaran dan indikator")).to_be_visible()

    assert lina.page.evaluate(WIDER) <= 0

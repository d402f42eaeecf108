"""A sheet is closed while one phone is off the line: the one in the middle of a word is collected, the other is named, what it
held comes in late, marked, and is let in with one press; where everybody answers it closes by itself (RC3, EN2)."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.day import WORKSHOP, Day, Made
from tests.browser.house import LAPTOP, Devices, House, opened, wait_for
from tests.browser.people import BACK_MS, Facilitator, Participant
from workshop.domain.entries import Entry, counts

pytestmark = pytest.mark.browser

SHEET = "Sasaran dan indikator"
HEALTH, STATISTICS = "Dinas Kesehatan", "Dinas Komunikasi"
WHOLE = {"dimensi": "governance", "sub_dimensi": "governance.layanan", "satuan": "%", "opd": "Dinkes", "indikator": "dokumen"}


@pytest.fixture
def made(house: House) -> Made:
    key = house.host_key()
    house.starts()
    return Made(house, key)


@pytest.fixture
def day(made: Made) -> Day:
    day = made.day()
    activity, group = sheet_of(made)
    for entry, text in (("ent_a", "Layanan cepat"), ("ent_b", "Data terpadu")):
        values = {**WHOLE, "sasaran": text}
        made.does("save_entry", activity=activity, unit=group, entry=entry, values=values, ready=True)
    return day


def sheet_of(made: Made) -> tuple[str, str]:
    objects: list[dict[str, Any]] = made.asks(f"/api/workshops/{WORKSHOP}/objects", None, made.token)["objects"]
    activity = next(one["id"] for one in objects if one["type"] == "activity" and one["state"] == "open")
    return activity, next(one["group_id"] for one in objects if one["type"] == "membership" and one["group_id"])


def state_of(made: Made, activity: str) -> str:
    objects: list[dict[str, Any]] = made.asks(f"/api/workshops/{WORKSHOP}/objects", None, made.token)["objects"]
    return next(str(one["state"]) for one in objects if one["id"] == activity)


def at_the_hall(devices: Devices, day: Day) -> Facilitator:
    lina = Facilitator(devices.one(LAPTOP))
    lina.page.goto(day.link)
    lina.enters("Aula")
    return lina


def on_the_sheet(devices: Devices, day: Day, office: str, name: str) -> Participant:
    phone = Participant(devices.phone())
    phone.joins(day.code, office, name)
    phone.has_the_sheet(SHEET)
    return phone


def objective_of(phone: Participant, row: str) -> Locator:
    phone.opens_the_row(row)
    return phone.page.get_by_label("Sasaran", exact=True)


def beside(lina: Facilitator) -> Locator:
    return lina.room.get_by_role("complementary")


def test_EN2_a_closing_with_one_phone_offline(house: House, made: Made, day: Day, devices: Devices) -> None:
    lina = at_the_hall(devices, day)
    andi = on_the_sheet(devices, day, HEALTH, "dr. Andi")
    nur = on_the_sheet(devices, day, STATISTICS, "Wa Ode")
    held = objective_of(nur, "Data terpadu")
    nur.device.goes_offline()
    nur.is_told("Luring")
    held.fill("Data terpadu lintas dinas")
    field = objective_of(andi, "Layanan cepat")
    field.fill("")
    field.press_sequentially("Layanan cepat dan")
    lina.presses("Tutup lembar")

    expect(beside(lina)).to_contain_text(re.compile("1 dari 2.*HP diterima", re.S))
    expect(beside(lina)).to_contain_text("Wa Ode Nur Hasanah")
    expect(beside(lina)).to_contain_text("terakhir terdengar")
    andi.is_told("sedang ditutup")
    expect(field).to_be_focused()
    expect(field).to_have_value("Layanan cepat dan")
    beside(lina).get_by_role("button", name="Tutup sekarang").click()
    expect(beside(lina).get_by_role("heading", name=re.compile("ditutup"))).to_be_visible()
    nur.device.comes_back()
    nur.is_told("Susulan")

    lina.enters("Lembar")
    expect(beside(lina)).to_contain_text("1 baris susulan", timeout=BACK_MS)
    expect(beside(lina)).to_contain_text("Data terpadu lintas dinas")
    beside(lina).get_by_role("button", name="Terima susulan").click()
    expect(beside(lina)).to_contain_text("Tidak ada susulan")
    house.stops()

    with opened(house.store) as store, store.reading() as reader:
        rows = {entry.id: entry for entry in reader.all(Entry, WORKSHOP)}
    assert all(counts(row) and not row.late_edit for row in rows.values())
    texts = {id: (row.values or {})["sasaran"] for id, row in rows.items()}
    assert texts == {"ent_a": "Layanan cepat dan", "ent_b": "Data terpadu lintas dinas"}


def test_RC3_where_every_phone_answers_the_sheet_closes_by_itself(day: Day, devices: Devices) -> None:
    lina = at_the_hall(devices, day)
    andi = on_the_sheet(devices, day, HEALTH, "dr. Andi")
    lina.presses("Tutup lembar")

    expect(beside(lina).get_by_role("heading", name=re.compile("ditutup"))).to_be_visible(timeout=BACK_MS)
    expect(beside(lina)).to_contain_text(re.compile("1 dari 1.*HP diterima", re.S))
    andi.is_told("Ditutup")


def test_a_closing_is_called_off_and_extended(made: Made, day: Day, devices: Devices) -> None:
    lina = at_the_hall(devices, day)
    andi = on_the_sheet(devices, day, HEALTH, "dr. Andi")
    andi.device.goes_offline()
    andi.is_told("Luring")
    lina.presses("Tutup lembar")
    beside(lina).get_by_role("button", name="Batal, tetap terbuka").click()
    expect(lina.room.get_by_role("button", name="Tutup lembar")).to_be_visible()
    lina.presses("Tutup lembar")
    beside(lina).get_by_role("button", name="Perpanjang 5 menit").click()

    expect(lina.room.get_by_role("button", name="Tutup lembar")).to_be_visible()
    expect(beside(lina).get_by_role("button", name="Tutup sekarang")).to_have_count(0)


def test_RC3_the_next_item_collects_and_closes_what_the_one_before_left_open(made: Made, day: Day, devices: Devices) -> None:
    lina = Facilitator(devices.one(LAPTOP))
    lina.page.goto(day.link)
    lina.enters("Acara")
    on_the_sheet(devices, day, HEALTH, "dr. Andi")
    before, _ = sheet_of(made)
    lina.page.get_by_role("switch", name=re.compile("^Kumpulkan dan tutup 1 lembar")).check()
    lina.starts_the_next_item()

    expect(lina.room.get_by_role("link", name=re.compile("^Sedang ditutup"))).to_be_visible()
    wait_for(lambda: state_of(made, before) == "closed")


def test_the_end_of_the_timer_offers_the_closing(made: Made, day: Day, devices: Devices) -> None:
    made.does("extend_timer", activity=sheet_of(made)[0], minutes=-90)
    lina = at_the_hall(devices, day)
    expect(lina.room.get_by_text(f"Waktu {SHEET} habis.")).to_be_visible()
    lina.presses("Kumpulkan dan tutup")

    expect(beside(lina).get_by_role("heading", name=re.compile("ditutup"))).to_be_visible(timeout=BACK_MS)

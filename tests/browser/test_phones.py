"""Phones by themselves: coming back and taking turns, every kind of field, and texts that would be something else elsewhere."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
from playwright.sync_api import Locator, expect

from tests.browser.house import LAPTOP, Devices, House, opened
from tests.browser.people import BACK_MS, Participant
from tests.hall import W, the_hall
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry
from workshop.domain.sheets import Sheet

pytestmark = pytest.mark.browser

OFFICE = "Dinas Kesehatan"
CODE = "ABC234"
CHOICES = [{"value": f"c{n}", "label_id": f"Pilihan {n}", "label_en": f"Choice {n}"} for n in (1, 2)]
UNDER = [{**choice, "value": f"s{n}", "label_id": f"Anak {n}", "parent": f"c{n}"} for n, choice in enumerate(CHOICES, 1)]
FIELDS: dict[str, dict[str, Any]] = {
    "text": {"max_len": 60},
    "longtext": {},
    "list": {},
    "number": {},
    "integer": {},
    "currency": {},
    "scale": {"min": 1, "max": 5},
    "boolean": {},
    "choice": {"choices": CHOICES},
    "multichoice": {"choices": CHOICES},
    "date": {},
    "datetime": {},
    "year": {},
    "year_multi": {},
    "opd": {},
    "opd_multi": {},
    "ref": {"ref": ["*"]},
    "ref_multi": {"ref": ["*"]},
    "nip": {},
    "phone": {},
}
EVERYTHING = {
    "key": "t_semua",
    "title_id": "Semua jenis",
    "title_en": "Every kind",
    "unit": "group",
    "fields": [
        *({"id": kind, "label_id": f"Kolom {kind}", "label_en": kind, "type": kind, **more} for kind, more in FIELDS.items()),
        {"id": "sub", "label_id": "Kolom sub", "label_en": "sub", "type": "choice", "choices": UNDER, "depends_on": "choice"},
        {
            "id": "sum",
            "label_id": "Kolom sum",
            "label_en": "sum",
            "type": "number",
            "computed": True,
            "formula": {"sum": ["number", "integer"]},
        },
    ],
}
TYPED = {
    "text": "<img src=x onerror=alert(1)>",
    "longtext": "=SUM(A1)\n\u202eterbalik\u202c 👩\u200d👩\u200d👧",
    "list": "satu\ndua",
    "number": "1.250,5",
    "integer": "7",
    "currency": "1,4 M",
    "date": "2021-09-23",
    "datetime": "2021-09-23T08:30",
    "year": "2022",
    "year_multi": "2022, 2023",
    "nip": "199103242019111006",
    "phone": "081234567890",
}
TAPPED = {"scale": "4", "boolean": "Ya", "choice": "Pilihan 2", "sub": "Anak 2"}
PARSED = {
    "number": 1250.5,
    "integer": 7,
    "currency": 1_400_000_000,
    "scale": 4,
    "boolean": True,
    "choice": "c2",
    "sub": "s2",
    "multichoice": ["c1", "c2"],
    "year": 2022,
    "year_multi": [2022, 2023],
    "list": ["satu", "dua"],
    "opd": "org_a",
    "opd_multi": ["org_a"],
    "ref": "ent_base",
    "ref_multi": ["ent_base"],
    "sum": 1257.5,
    "nip": "199103242019111006",
    "text": TYPED["text"],
    "longtext": TYPED["longtext"],
}


@pytest.fixture
def hall(house: House) -> House:
    own = {"sheet_id": "sht_act_1_grp_1", "activity_id": "act_1", "author_id": "per_bud", "entered_by": "per_bud"}
    values = {"sasaran": "Baris rujukan", "satuan": "%"}
    house.puts(
        *the_hall(),
        Worksheet(id="wsh_all", workshop_id=W, key="t_semua", definition=EVERYTHING, frozen=True),
        Activity(id="act_all", workshop_id=W, worksheet_id="wsh_all", unit="group", grouping_id="grg_1", state="open"),
        Sheet(id="sht_act_1_grp_1", workshop_id=W, activity_id="act_1", unit="group", unit_id="grp_1"),
        Entry(id="ent_base", workshop_id=W, state="ready", draft=values, values=values, parsed=values, **own),
    )
    house.starts()
    return house


def comes_in(devices: Devices, name: str) -> Participant:
    phone = Participant(devices.phone())
    phone.joins(CODE, OFFICE, name)
    return phone


def to_myself(phone: Participant) -> Locator:
    phone.page.get_by_role("navigation").get_by_role("link", name="Saya").click()
    return phone.page.locator("p.code")


def test_VS2_a_taken_name_comes_in_by_one_tap_of_staff_or_by_the_personal_code(hall: House, devices: Devices) -> None:
    code = to_myself(comes_in(devices, "cut")).inner_text()
    second, third = Participant(devices.phone()), Participant(devices.phone())
    second.page.goto(f"{hall.base}/j/{CODE}")
    for tap in (OFFICE, "cut", "Minta izin panitia"):
        second.taps_on(tap)
    second.is_told("Menunggu izin panitia")

    console = devices.one(LAPTOP).page
    console.goto(f"{hall.base}/console/{W}#token=lina")
    console.get_by_role("navigation").get_by_role("link", name=re.compile("^Peserta")).click()
    console.get_by_role("button", name="Izinkan cut").click()
    second.is_told("Tersambung")
    expect(to_myself(second)).to_have_text(code)

    third.page.goto(f"{hall.base}/j/{CODE}")
    third.taps_on("Punya kode pribadi")
    third.page.get_by_label("Kode pribadi").fill(code.lower())
    third.taps_on("Masuk")
    third.is_told("Tersambung")


def test_several_people_take_turns_on_one_phone_and_bukan_saya_leads_to_the_door(hall: House, devices: Devices) -> None:
    phone = comes_in(devices, "cut")
    to_myself(phone)
    phone.taps_on("Orang lain memakai HP ini")
    phone.taps_on(OFFICE)
    phone.taps_on("bud")
    phone.is_told("Tersambung")
    to_myself(phone)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("bud")
    phone.taps_on("cut")
    expect(phone.page.get_by_text("Tersambung", exact=True)).to_be_visible(timeout=BACK_MS)
    to_myself(phone)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("cut")

    phone.taps_on("Ini bukan saya")
    expect(phone.page.get_by_role("heading", name="Dari instansi mana?")).to_be_visible()
    phone.taps_on(OFFICE)
    phone.taps_on("bud")
    phone.is_told("Tersambung")
    to_myself(phone)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("bud")
    expect(phone.page.get_by_role("button", name=re.compile("^cut"))).to_have_count(0)


def test_P4_every_kind_of_field_is_filled_in_on_a_phone_and_arrives_as_what_it_means(hall: House, devices: Devices) -> None:
    ann = comes_in(devices, "ann")
    ann.page.get_by_role("link", name=re.compile("Semua jenis|Lihat semua lembar")).first.click()
    if ann.page.get_by_role("heading", name="Semua jenis").count() == 0:
        ann.page.get_by_role("link", name=re.compile("^Semua jenis")).click()
    ann.begins_a_row()
    ann.page.get_by_text(re.compile("^Lengkapi")).click()
    for kind in FIELDS:
        fills(ann, kind)
    fills(ann, "sub")
    ann.goes_back_to_the_sheet()
    expect(ann.sheet).to_contain_text(TYPED["text"])
    ann.is_told("Tersimpan")
    hall.stops()

    with opened(hall.store) as store, store.reading() as reader:
        (row,) = [entry for entry in reader.all(Entry, W) if entry.activity_id == "act_all"]
    assert row.state == "ready"
    assert {name: row.parsed.get(name) for name in PARSED} == PARSED


def test_EN2_neither_the_end_of_the_timer_nor_of_the_sheet_cuts_off_who_is_typing(house: House, devices: Devices) -> None:
    soon = (datetime.now(UTC) + timedelta(seconds=12)).isoformat()
    house.puts(*(replace(one, ends_at=soon) if isinstance(one, Activity) else one for one in the_hall()))
    house.starts()
    ann = comes_in(devices, "ann")
    ann.begins_a_row()
    field = ann.page.get_by_label("Sasaran", exact=True)
    field.press_sequentially("Stunting")
    ann.is_told("Waktu habis. Anda masih boleh menulis.", 40_000)
    field.press_sequentially(" turun")
    ann.is_told("Tersimpan")
    field.press_sequentially(" 5")
    closes(house)
    ann.is_told("Susulan")
    expect(field).to_be_focused()
    field.press_sequentially(" persen")
    expect(field).to_have_value("Stunting turun 5 persen")
    ann.goes_back_to_the_sheet()
    ann.is_told("Ditutup")
    ann.reads(["Stunting turun 5 persen"])
    ann.is_told("Susulan, tersimpan")
    house.stops()

    with opened(house.store) as store, store.reading() as reader:
        (row,) = reader.all(Entry, W)
    assert row.draft == {"sasaran": "Stunting turun 5 persen"}
    assert row.late or row.late_edit


def closes(house: House) -> None:
    body = {"id": "cmd_close", "name": "close_activity", "payload": {"activity": "act_1"}}
    headers = {"Authorization": "Bearer lina"}
    answer = requests.post(f"http://127.0.0.1:{house.port}/api/workshops/{W}/commands", json=body, headers=headers, timeout=10)
    assert answer.json()["ok"], answer.text


def fills(phone: Participant, kind: str) -> None:
    label = f"Kolom {kind}"
    if kind in TYPED:
        phone.page.get_by_label(label, exact=True).fill(TYPED[kind])
    elif kind in TAPPED:
        phone.page.get_by_role("group", name=label, exact=True).get_by_role("button", name=TAPPED[kind], exact=True).click()
    elif kind == "multichoice":
        for choice in CHOICES:
            phone.page.get_by_role("group", name=label, exact=True).get_by_text(choice["label_id"]).click()
    else:
        phone.page.get_by_label(label, exact=True).click()
        phone.taps_on(OFFICE if kind.startswith("opd") else "Baris rujukan")
        if kind.endswith("_multi"):
            phone.taps_on("Pakai 1 pilihan")

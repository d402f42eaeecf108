"""Results that go on: accepted rows of one sheet become rows of the next on a phone, and the next stage opens with them."""

import json
import re
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import weighty
from tests.browser.house import LAPTOP, Devices, House
from tests.browser.lead import Lead
from tests.browser.people import BACK_MS, Participant
from tests.hall import W, the_hall
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry
from workshop.domain.groups import Group
from workshop.domain.judgements import Review
from workshop.domain.objects import Stored
from workshop.domain.sheets import Sheet, sheet_id
from workshop.domain.workshops import Workshop

pytestmark = pytest.mark.browser

OFFICE = "Dinas Kesehatan"
CODE = "ABC234"
SAID = ("Puskesmas buka sampai malam", "Ambulans desa di setiap kecamatan", "Kartu ibu hamil digital")
PROGRAMME = {
    "key": "t_program",
    "title_id": "Program",
    "title_en": "Programme",
    "unit": "group",
    "carry_from": ["t_sasaran"],
    "carry": [{"source": "t_sasaran", "fields": {"program": "sasaran"}}],
    "fields": [
        {"id": "program", "label_id": "Program", "label_en": "Programme", "type": "text", "required": True, "max_len": 200},
        {"id": "biaya", "label_id": "Biaya", "label_en": "Cost", "type": "currency", "required": True},
    ],
}


def rows() -> list[Stored]:
    """Two rows that were accepted, one that was not; *Program* is planned."""
    sheet = sheet_id("act_1", "grp_1")
    held = {"workshop_id": W, "sheet_id": sheet, "activity_id": "act_1", "author_id": "per_ann", "entered_by": "per_ann"}
    found: list[Stored] = [
        Worksheet(id="wsh_2", workshop_id=W, key="t_program", definition=PROGRAMME, position=2),
        Activity(id="act_2", workshop_id=W, worksheet_id="wsh_2", unit="group", grouping_id="grg_1"),
        Sheet(id=sheet, workshop_id=W, activity_id="act_1", unit="group", unit_id="grp_1"),
    ]
    for place, text in enumerate(SAID, start=1):
        values = {"sasaran": text, "satuan": "unit"}
        told = {"state": "ready", "draft": values, "values": values, "parsed": values, "position": place}
        found.append(Entry(id=f"ent_{place}", created_at="2021-09-23T01:00:00.000+00:00", **held, **told))
    for place in (1, 2):
        about = {"target": "entry", "target_id": f"ent_{place}", "activity_id": "act_1", "sheet_id": sheet}
        found.append(
            Review(id=f"rev_{place}", workshop_id=W, act="accept", by="per_lina", at="2021-09-23T02:00:00.000+00:00", **about)
        )
    return found


@pytest.fixture
def lead(house: House) -> Lead:
    taken = ("crd_ann", "wks_hall", "grp_1")
    hall = [one for one in the_hall() if one.id not in taken]
    group = Group(id="grp_1", workshop_id=W, grouping_id="grg_1", number=1, key="living", title="Smart Living", theme="")
    workshop = Workshop(id=W, workshop_id=W, title="Bimtek Tahap II", stage="II", join_code=CODE, owner_id="per_lina")
    house.puts(workshop, group, *hall, *rows())
    house.starts()
    return Lead(house, W, "lina")


def opens(devices: Devices, house: House, view: str, **more: Any) -> Page:
    """The page with the laptop's own key beside the workshop's token, as the console leaves them."""
    page = devices.one(LAPTOP, **more).page
    page.goto(f"{house.base}/console#key={house.host_key()}")
    expect(page.get_by_role("heading", name="Kegiatan")).to_be_visible()
    page.goto(f"{house.base}/chains/{W}#token=lina")
    page.goto(f"{house.base}/chains/{W}#{view}")
    expect(page.get_by_role("heading", name="Kelanjutan hasil")).to_be_visible()
    return page


def comes_in(devices: Devices) -> Participant:
    phone = Participant(devices.phone())
    phone.joins(CODE, OFFICE, "ann")
    return phone


def test_CH1_accepted_rows_of_one_sheet_are_rows_of_the_next_on_a_phone(lead: Lead, devices: Devices, house: House) -> None:
    ann, desk = comes_in(devices), opens(devices, house, "carry")
    desk.get_by_label("Dibawa ke lembar").select_option(label="Program · direncanakan")
    desk.get_by_role("button", name="Bawa 2 baris").click()
    expect(desk.get_by_label(re.compile(SAID[0])).first).to_be_checked()
    expect(desk.get_by_label(re.compile(SAID[2])).first).not_to_be_checked()
    desk.get_by_role("region", name="Sasaran").get_by_role("button", name="Bawa 2 baris").click()
    expect(desk.get_by_text("2 baris dari Sasaran")).to_be_visible()
    lead.does("open_activity", activity="act_2")

    ann.page.get_by_role("link", name=re.compile("Program")).first.click()
    ann.has_the_sheet("Program", BACK_MS)
    ann.reads([SAID[0], "Dibawa dari Sasaran", SAID[1], "Dibawa dari Sasaran"])
    ann.opens_the_row(SAID[0])
    ann.writes(Biaya="15.000.000")
    ann.goes_back_to_the_sheet()
    ann.is_told("Tersimpan")

    desk.get_by_role("button", name="Batalkan").click()
    expect(desk.get_by_text("Sudah dibatalkan")).to_be_visible()
    expect(ann.page.get_by_text(SAID[1])).to_be_hidden()
    expect(ann.page.get_by_text(SAID[0]).first).to_be_visible()


def test_the_next_stage_opens_with_the_accepted_rows_and_a_phone_says_one_is_finished(
    lead: Lead, devices: Devices, house: House
) -> None:
    desk = opens(devices, house, "stage")
    desk.get_by_role("button", name="Buka dengan 2 baris").click()
    desk.get_by_role("button", name="Masuk").click()
    desk.wait_for_url("**/console/**")
    expect(desk.get_by_role("navigation")).to_be_visible()
    later = desk.url.rsplit("/", 1)[1].split("#")[0]
    held = desk.evaluate("([id]) => localStorage.getItem(`rembuk.console.${id}`)", [later])
    next_lead = Lead(house, later, held)
    ann = Participant(devices.phone())
    ann.joins(code_of(house, later, held), OFFICE, "ann")
    group, seat = placed(house, later, held)
    next_lead.does("move_seat", grouping=group["grouping_id"], seat=seat["id"], group=group["id"])

    ann.page.get_by_role("link", name=re.compile("Sasaran · Tahap II")).first.click()
    ann.reads([SAID[0], "Dibawa dari Tahap II", "Lanjut", SAID[1]], BACK_MS)
    ann.opens_the_row(SAID[1])
    ann.page.get_by_role("group", name="Kelanjutan baris ini").get_by_role("button", name="Selesai").click()
    expect(ann.page.get_by_role("main").get_by_text("Selesai").first).to_be_visible()

    desk.goto(f"{house.base}/chains/{later}#stage")
    expect(desk.get_by_text("1 Lanjut · 0 Diubah · 1 Selesai")).to_be_visible()
    desk.get_by_role("button", name="Keadaan").click()
    expect(desk.get_by_text("0 baru · 0 diubah · 1 selesai · 0 tidak ada lagi")).to_be_visible()
    expect(desk.get_by_text("Keadaan akhir Tahap II").last).to_be_visible()


def code_of(house: House, workshop: str, token: str) -> str:
    return str(next(one["join_code"] for one in objects(house, workshop, token) if one["type"] == "workshop"))


def placed(house: House, workshop: str, token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The group the rows stand in, and Ann's seat."""
    all_of = objects(house, workshop, token)
    unit = next(one["unit_id"] for one in all_of if one["type"] == "sheet")
    group = next(one for one in all_of if one["type"] == "group" and one["id"] == unit)
    return group, next(one for one in all_of if one["type"] == "seat" and one["person_id"] == "per_ann")


def objects(house: House, workshop: str, token: str) -> list[dict[str, Any]]:
    return list(asks(house, f"/api/workshops/{workshop}/objects", token)["objects"])


def test_another_laptop_takes_the_last_stage_from_a_file(lead: Lead, devices: Devices, house: House, tmp_path: Path) -> None:
    desk = opens(devices, house, "stage")
    record = asks(house, f"/api/workshops/{W}/record", "lina")
    file = tmp_path / "tahap-2.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    days = [{"date": "2026-11-25", "opens": "08:00"}]
    wish = {"id": "wks_new", "template": "tahap-3", "title": "Tahap III", "days": days, "facilitator": "Lina"}
    asks(house, "/api/host/workshops", house.host_key(), wish)
    token = asks(house, "/api/host/workshops/wks_new/enter", house.host_key(), {})["token"]
    desk.goto(f"{house.base}/chains/wks_new#token={token}")
    desk.goto(f"{house.base}/chains/wks_new#stage")
    desk.get_by_text("Bawa dari berkas tahap sebelumnya").click()
    desk.get_by_label("Pilih berkas").set_input_files(file)
    desk.get_by_role("button", name="Bawa 2 baris").click()

    expect(desk.get_by_text("2 baris dibawa.")).to_be_visible()
    expect(desk.get_by_text("2 Lanjut · 0 Diubah · 0 Selesai")).to_be_visible()
    desk.get_by_role("button", name="Batalkan").click()
    expect(desk.get_by_text("Sudah dibatalkan")).to_be_visible()


def test_homework_is_copied_on_plain_http_and_counts_by_itself(lead: Lead, devices: Devices, house: House) -> None:
    lead.does("review_entry", review="rev_back", entry="ent_3", act="return", text="Sebut jumlah kartunya.")
    desk = opens(devices, house, "homework")
    desk.get_by_text("Beri pekerjaan rumah").click()
    desk.get_by_role("button", name="Berikan").click()
    expect(desk.get_by_text("0 dari 1 sudah mengembalikan")).to_be_visible()
    desk.get_by_role("button", name="Salin untuk WhatsApp").click()
    expect(desk.get_by_role("button", name="Tersalin").first).to_be_visible()

    ann = comes_in(devices)
    expect(ann.page.get_by_text(re.compile("Pekerjaan rumah, paling lambat"))).to_be_visible()
    ann.opens_the_row(SAID[2])
    ann.page.get_by_label("Sasaran", exact=True).fill("Kartu ibu hamil digital, 400 kartu")
    ann.goes_back_to_the_sheet()
    expect(desk.get_by_text("1 dari 1 sudah mengembalikan")).to_be_visible(timeout=BACK_MS)


def asks(house: House, path: str, bearer: str, body: Any = None) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json"}
    sent = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{house.port}{path}", sent, headers)) as answer:
        return dict(json.load(answer))


def test_P8_each_view_is_for_everyone(lead: Lead, devices: Devices, house: House) -> None:
    lead.does("take_snapshot", snapshot="snp_1", title="Keadaan siang")
    lead.does("give_homework", homework="hwk_1", title="Perbaiki", due="2026-12-01", kind="unaccepted")
    for view, said in {"carry/act_2": "diterima", "stage": "ikut", "states": "siang", "homework": "Perbaiki"}.items():
        desk = opens(devices, house, view, bypass_csp=True)
        expect(desk.get_by_role("main")).to_contain_text(said)
        for fold in desk.get_by_role("main").locator("summary").all():
            fold.click()
        for width in (360, 1366):
            desk.set_viewport_size({"width": width, "height": 768})
            assert weighty(desk) == [], (view, width)
            assert desk.evaluate("document.documentElement.scrollWidth") <= width, (view, width)

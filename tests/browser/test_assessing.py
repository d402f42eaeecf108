"""The assessor's return loop on two phones and a tablet: a remark at its cell, a correction after closing, old and new, accepted
with its way back; standing with a phone at 360; an assessor outside the grant sees nothing of it (RV1–RV3)."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import weighty
from tests.browser.counting import Counter
from tests.browser.day import WORKSHOP, Made
from tests.browser.house import LAPTOP, Devices, House, Watched
from tests.browser.people import BACK_MS, PROMPT_MS, Participant

pytestmark = pytest.mark.browser

TABLET = {"width": 820, "height": 1180}
SMALL = {"width": 360, "height": 640}
SECRETS = {"ratna": "tautan-asesor-ratna-untuk-uji", "windi": "tautan-asesor-windi-untuk-uji"}
WHOLE = {"dimensi": "governance", "sub_dimensi": "governance.layanan", "satuan": "%", "opd": "Dinkes"}
ROWS = {"ent_1": ("Layanan adminduk cepat", "dokumen selesai"), "ent_2": ("PATEN daring", "kecamatan daring")}
PRESSES_OF_A_REMARK = 3
REASON = "Hari kerja atau jam?"
WIDER = "document.scrollingElement.scrollWidth - innerWidth"


@dataclass
class Day:
    made: Made
    code: str
    activity: str
    group: str

    def link(self, name: str) -> str:
        return f"{self.made.house.base}/assess/{WORKSHOP}#token={SECRETS[name]}"


@pytest.fixture
def day(house: House) -> Day:
    """Two rows are ready on the first group's sheet; Ratna and Windi assess."""
    key = house.host_key()
    house.starts()
    made = Made(house, key)
    code = made.day().code
    objects = made.asks(f"/api/workshops/{WORKSHOP}/objects", None, made.token)["objects"]
    activity = next(one for one in objects if one["type"] == "activity" and one["state"] == "open")
    group = next(one["group_id"] for one in objects if one["type"] == "membership" and one["group_id"])
    for name, secret in SECRETS.items():
        made.does("add_staff", person=f"per_{name}", name=f"Ibu {name.title()}", role="assessor", secret=secret)
    for entry, (objective, indicator) in ROWS.items():
        values: dict[str, Any] = {**WHOLE, "sasaran": objective, "indikator": indicator}
        made.does("save_entry", activity=activity["id"], unit=group, entry=entry, values=values, ready=True)
    return Day(made, code, activity["id"], group)


class Assessor:
    def __init__(self, device: Watched, link: str) -> None:
        self.device, self.page = device, device.page
        self.page.goto(link)
        expect(self.page.get_by_role("heading", name="Antrean")).to_be_visible()
        assert "token" not in self.page.url

    def row(self, text: str) -> Locator:
        return self.page.get_by_role("article").filter(has_text=text)

    def returns(self, row: str, cell: str, reason: str) -> None:
        self.row(row).get_by_role("button", name=re.compile(f"^{cell}")).click()
        self.row(row).get_by_role("textbox").fill(reason)
        self.row(row).get_by_role("button", name="Kembalikan ke kelompok").click()

    def turns_to(self, unit: str) -> None:
        self.page.get_by_role("navigation").get_by_role("button", name=re.compile(unit)).click()


def test_RV3_a_full_return_loop_on_two_phones_and_a_tablet(day: Day, devices: Devices) -> None:
    andi, rusdin = Participant(devices.phone(bypass_csp=True)), Participant(devices.phone())
    andi.joins(day.code, "Dinas Kesehatan", "dr. Andi Tenri")
    rusdin.joins(day.code, "Dinas Kesehatan", "Rusdin")
    ratna = Assessor(devices.one(TABLET, bypass_csp=True), day.link("ratna"))
    expect(ratna.page.get_by_text("2 baris menunggu")).to_be_visible()
    day.made.does("close_activity", activity=day.activity)
    for phone in (andi, rusdin):
        phone.page.goto(f"{phone.device.base}/w/{WORKSHOP}#/tasks/{day.activity}")
        phone.is_told("ditutup")

    at_the_tablet = Counter(ratna.device)
    ratna.returns(ROWS["ent_1"][0], "Indikator", REASON)
    assert at_the_tablet.so_far().presses <= PRESSES_OF_A_REMARK
    for phone in (andi, rusdin):
        expect(phone.sheet.get_by_text(REASON)).to_be_visible(timeout=PROMPT_MS)
        expect(phone.sheet.get_by_text("1 baris perlu diperbaiki")).to_be_visible()
    assert weighty(ratna.page) == []

    andi.opens_the_row(ROWS["ent_1"][0])
    expect(andi.page.get_by_text("Baris ini dibuka untuk diperbaiki")).to_be_visible()
    cell = andi.page.locator(".field").filter(has_text="Indikator").first
    expect(cell.get_by_text(REASON)).to_be_visible()
    assert weighty(andi.page) == []
    andi.writes(Indikator="dokumen selesai dalam 1 hari kerja")
    andi.goes_back_to_the_sheet()
    andi.is_told("menunggu asesor")
    rusdin.is_told("menunggu asesor")

    again = ratna.row(ROWS["ent_1"][0])
    expect(again.get_by_text("Dikirim ulang")).to_be_visible(timeout=BACK_MS)
    expect(again.locator(".diff .new ins")).to_have_text(["dalam", "1", "hari", "kerja"])
    expect(again.get_by_text("kolom lain tidak berubah")).to_be_visible()
    expect(again.get_by_text("Satuan")).to_have_count(0)
    assert weighty(ratna.page) == []
    again.get_by_role("button", name="Terima", exact=True).click()
    for phone in (andi, rusdin):
        phone.is_told("Diterima asesor")

    ratna.page.get_by_role("button", name="Batalkan").click()
    expect(ratna.row(ROWS["ent_1"][0]).get_by_text("Dikirim ulang")).to_be_visible()
    rusdin.is_told("menunggu asesor")


def test_standing_at_360_the_rest_is_accepted_in_two_taps_and_a_remark_survives_a_reload(day: Day, devices: Devices) -> None:
    ratna = Assessor(devices.one(SMALL, has_touch=True, is_mobile=True, bypass_csp=True), day.link("ratna"))
    first = ROWS["ent_1"][0]
    ratna.row(first).get_by_role("button", name="Catatan", exact=True).click()
    ratna.row(first).get_by_role("textbox").fill("Bagus, jadikan")
    assert ratna.page.evaluate(WIDER) == 0
    assert weighty(ratna.page) == []
    ratna.page.reload()
    expect(ratna.row(first).get_by_role("textbox")).to_have_value("Bagus, jadikan")
    ratna.row(first).get_by_role("button", name="Kirim catatan").click()
    ratna.turns_to("Smart Branding")
    ratna.page.get_by_role("button", name="Terima semua sisanya (2)").click()
    ratna.page.get_by_role("button", name="Ya, terima 2 baris").click()
    expect(ratna.page.get_by_text("Baris 1, 2 sudah diterima")).to_be_visible()
    assert ratna.page.evaluate(WIDER) == 0
    assert weighty(ratna.page) == []


def test_RV3_a_sheet_returned_as_a_whole_says_why_on_its_phones_until_it_is_accepted(day: Day, devices: Devices) -> None:
    andi = Participant(devices.phone())
    andi.joins(day.code, "Dinas Kesehatan", "dr. Andi Tenri")
    ratna = Assessor(devices.one(SMALL, bypass_csp=True), day.link("ratna"))
    ratna.turns_to("Smart Branding")
    ratna.page.get_by_text("Kembalikan seluruh lembar…").click()
    ratna.page.get_by_label("Alasan mengembalikan seluruh lembar").fill("Lengkapi target semua baris")
    assert weighty(ratna.page) == []
    ratna.page.get_by_role("button", name="Kembalikan ke kelompok").click()
    andi.is_told("Lengkapi target semua baris", PROMPT_MS)
    andi.opens_the_row(ROWS["ent_1"][0])
    andi.writes(Indikator="dokumen selesai dalam 1 hari kerja")
    andi.goes_back_to_the_sheet()
    andi.taps_on("Serahkan lagi")
    expect(ratna.row(ROWS["ent_1"][0]).get_by_text("Dikirim ulang")).to_be_visible(timeout=BACK_MS)
    expect(ratna.row(ROWS["ent_1"][0]).locator(".diff .new ins")).to_have_text(["dalam", "1", "hari", "kerja"])
    ratna.page.get_by_role("button", name="Lembar ini sudah baik").click()
    expect(andi.sheet.get_by_text("Lengkapi target semua baris")).to_have_count(0)


def test_by_keys_and_offline_what_an_assessor_said_goes_out_later_and_once(day: Day, devices: Devices) -> None:
    ratna = Assessor(devices.one(TABLET), day.link("ratna"))
    expect(ratna.page.get_by_text("2 baris menunggu")).to_be_visible()
    ratna.device.goes_offline()
    ratna.page.keyboard.press("j")
    ratna.page.keyboard.press("p")
    ratna.page.keyboard.type(REASON)
    ratna.page.keyboard.press("Control+Enter")
    expect(ratna.page.get_by_text("1 telaah menunggu dikirim")).to_be_visible(timeout=BACK_MS)
    ratna.device.comes_back()
    ratna.page.evaluate("dispatchEvent(new Event('online'))")
    expect(ratna.page.get_by_text("1 baris menunggu")).to_be_visible(timeout=BACK_MS)
    objects = day.made.asks(f"/api/workshops/{WORKSHOP}/objects", None, day.made.token)["objects"]
    assert [one["text"] for one in objects if one["type"] == "review"] == [REASON]


def test_RV2_what_an_assessor_reviews_is_ticked_in_the_console_and_taken_back(day: Day, devices: Devices) -> None:
    ratna = Assessor(devices.one(TABLET), day.link("ratna"))
    expect(ratna.page.get_by_text("2 baris menunggu")).to_be_visible()
    lina = devices.one(LAPTOP, bypass_csp=True).page
    lina.goto(f"{day.made.house.base}/console/{WORKSHOP}#token={day.made.token}")
    lina.get_by_role("navigation").get_by_role("link", name="Persiapan", exact=True).click()
    lina.get_by_role("button", name="Petugas", exact=True).click()
    line = lina.get_by_role("listitem").filter(has_text="Ibu Ratna")
    line.get_by_text("Menelaah semua baris").click()
    line.get_by_label("Smart Living", exact=False).first.click()
    expect(line.get_by_text("Menelaah Smart Living", exact=False)).to_be_visible()
    expect(ratna.page.get_by_text("Tidak ada baris yang menunggu")).to_be_visible()
    assert weighty(lina) == []
    line.get_by_label("Smart Living", exact=False).first.click()
    expect(ratna.page.get_by_text("2 baris menunggu")).to_be_visible()


def test_RV1_RV2_the_slower_of_two_assessors_is_told_and_one_outside_the_grant_has_nothing_to_judge(
    day: Day, devices: Devices
) -> None:
    day.made.does("scope_assessor", person="per_windi", themes=["living"])
    windi = Assessor(devices.one(TABLET), day.link("windi"))
    expect(windi.page.get_by_text("Tidak ada baris yang menunggu")).to_be_visible()
    day.made.does("scope_assessor", person="per_windi")
    expect(windi.page.get_by_text("2 baris menunggu")).to_be_visible()

    ratna = Assessor(devices.one(TABLET), day.link("ratna"))
    first = ROWS["ent_1"][0]
    windi.row(first).get_by_role("button", name="Perlu diperbaiki", exact=True).click()
    windi.row(first).get_by_role("textbox").fill(REASON)
    windi.device.goes_offline()
    windi.row(first).get_by_role("button", name="Kembalikan ke kelompok").click()
    ratna.row(first).get_by_role("button", name="Terima", exact=True).click()
    expect(ratna.page.get_by_text("1 baris menunggu")).to_be_visible()
    windi.device.comes_back()
    windi.page.evaluate("dispatchEvent(new Event('online'))")
    expect(windi.page.get_by_text("Asesor lain baru saja menilai baris ini")).to_be_visible(timeout=BACK_MS)


def test_P1_two_assessors_return_one_row_and_the_slower_ones_words_are_still_there_to_send(day: Day, devices: Devices) -> None:
    ratna = Assessor(devices.one(TABLET), day.link("ratna"))
    windi = Assessor(devices.one(SMALL, has_touch=True, is_mobile=True, bypass_csp=True), day.link("windi"))
    first, second = ROWS["ent_1"][0], ROWS["ent_2"][0]
    windi.row(first).get_by_role("button", name=re.compile("^Indikator")).click()
    windi.row(first).get_by_role("textbox").fill(REASON)
    windi.device.goes_offline()
    windi.row(first).get_by_role("button", name="Kembalikan ke kelompok").click()
    windi.row(second).get_by_role("button", name="Catatan", exact=True).click()
    windi.row(second).get_by_role("textbox").fill("Belum selesai")
    windi.page.keyboard.press("Escape")
    ratna.returns(first, "Indikator", "Satuannya apa?")
    expect(ratna.page.get_by_text("1 baris menunggu")).to_be_visible()
    windi.device.comes_back()
    windi.page.evaluate("dispatchEvent(new Event('online'))")

    expect(windi.page.get_by_role("alert")).to_contain_text("Baris 1: Asesor lain baru saja menilai", timeout=BACK_MS)
    windi.page.reload()
    unsent = windi.page.get_by_role("region", name="Catatan yang belum dikirim").get_by_role("status")
    expect(unsent.filter(has_text="Belum selesai")).to_be_visible()
    assert weighty(windi.page) == [] and windi.page.evaluate(WIDER) == 0
    unsent.filter(has_text=REASON).get_by_role("button", name="Lanjutkan").click()
    expect(windi.row(first).get_by_role("textbox")).to_have_value(REASON)
    windi.row(first).get_by_role("button", name="Kembalikan ke kelompok").click()
    expect(windi.row(first).get_by_text(REASON, exact=True)).to_be_visible(timeout=PROMPT_MS)
    expect(unsent.filter(has_text=REASON)).to_have_count(0)
    objects = day.made.asks(f"/api/workshops/{WORKSHOP}/objects", None, day.made.token)["objects"]
    said = [(one["text"], one["by"]) for one in sorted((o for o in objects if o["type"] == "review"), key=lambda o: o["number"])]
    assert said == [("Satuannya apa?", "per_ratna"), (REASON, "per_windi")]


def test_an_assistant_writes_down_for_the_lead_until_told_otherwise(day: Day, devices: Devices) -> None:
    windi = Assessor(devices.one(SMALL, has_touch=True, is_mobile=True, bypass_csp=True), day.link("windi"))
    windi.page.get_by_text("Mencatat untuk asesor lain…").click()
    windi.page.get_by_label("Disampaikan oleh").select_option(label="Ibu Ratna")
    expect(windi.page.get_by_text("Bapak/Ibu mencatat untuk Ibu Ratna")).to_be_visible()
    assert weighty(windi.page) == [] and windi.page.evaluate(WIDER) == 0
    windi.row(ROWS["ent_1"][0]).get_by_role("button", name="Terima", exact=True).click()
    expect(windi.page.get_by_text("1 baris menunggu")).to_be_visible()
    windi.page.get_by_role("button", name="Kembali atas nama sendiri").click()
    windi.row(ROWS["ent_2"][0]).get_by_role("button", name="Terima", exact=True).click()
    expect(windi.page.get_by_text("Tidak ada baris yang menunggu")).to_be_visible()

    objects = day.made.asks(f"/api/workshops/{WORKSHOP}/objects", None, day.made.token)["objects"]
    said = {one["target_id"]: (one["by"], one["recorded_by"]) for one in objects if one["type"] == "review"}
    assert said == {"ent_1": ("per_ratna", "per_windi"), "ent_2": ("per_windi", None)}


def test_an_assessor_votes_on_the_page_where_the_ballot_asks_assessors(day: Day, devices: Devices) -> None:
    criteria = [{"id": "k1", "label_id": "Dampak", "label_en": "Impact", "weight": 2}]
    options = [{"id": "a", "title": "Adminduk daring"}, {"id": "b", "title": "PATEN keliling"}]
    told = {"ballot": "bal_1", "kind": "weighted", "question": "Quick win mana?", "options": options, "unit": "person"}
    day.made.does("save_ballot", **told, settings={"criteria": criteria, "assessors": True})
    day.made.does("open_ballot", ballot="bal_1")
    ratna = Assessor(devices.one(SMALL, has_touch=True, is_mobile=True, bypass_csp=True), day.link("ratna"))
    ratna.turns_to("Quick win mana")
    ratna.page.get_by_role("region", name="Adminduk daring").get_by_label("5", exact=True).check()
    assert weighty(ratna.page) == [] and ratna.page.evaluate(WIDER) == 0
    ratna.page.get_by_role("button", name="Kirim suara").click()
    expect(ratna.page.get_by_text("Suara masuk")).to_be_visible()

    objects = day.made.asks(f"/api/workshops/{WORKSHOP}/objects", None, day.made.token)["objects"]
    assert [(one["voter_id"], one["side"]) for one in objects if one["type"] == "vote"] == [("per_ratna", "assessors")]


def test_RV3_the_consoles_picture_shows_how_many_rows_were_given_back(day: Day, devices: Devices) -> None:
    lina = devices.one(LAPTOP, bypass_csp=True).page
    lina.goto(f"{day.made.house.base}/console/{WORKSHOP}#token={day.made.token}")
    lina.get_by_role("navigation").get_by_role("link", name="Aula", exact=True).click()
    Assessor(devices.one(TABLET), day.link("ratna")).returns(ROWS["ent_1"][0], "Indikator", REASON)

    expect(lina.get_by_role("cell").filter(has_text="1 perlu diperbaiki").first).to_be_visible(timeout=BACK_MS)
    assert weighty(lina) == []

"""Personal data as people meet them: said before the name, taken along as a file, gone from every screen once erased (ND1)."""

import json
import os
import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.browser.axe import weighty
from tests.browser.house import LAPTOP, Devices, House
from tests.browser.people import BACK_MS, PROMPT_MS, Facilitator, Participant
from tests.hall import W, the_hall
from workshop.domain.activities import Activity
from workshop.domain.objects import Stored
from workshop.domain.people import Person
from workshop.domain.workshops import Workshop

pytestmark = pytest.mark.browser

OFFICE, CODE = "Dinas Kesehatan", "ABC234"
NAMES = {"per_ann": "Anneke Wulan", "per_bud": "Budiman Sakti"}
ROW = {"Sasaran": "Air bersih", "Satuan": "%"}
WIDER = "document.scrollingElement.scrollWidth - innerWidth"
DAYS = [{"date": "2021-09-23", "opens": "08:00"}]


def furnished(thing: Stored) -> Stored:
    if isinstance(thing, Workshop):
        return replace(thing, days=DAYS, retention={"days": 90, "automatic": False}, contact="Pak Lutfi", owner_id="per_lina")
    if isinstance(thing, Activity):
        return replace(thing, opened_at="2021-09-23T01:00:00.000+00:00")
    if isinstance(thing, Person) and thing.id in NAMES:
        return replace(thing, name=NAMES[thing.id], nip="198001012006042001", position="Analis")
    return thing


@pytest.fixture
def hall(house: House) -> House:
    house.puts(*(furnished(thing) for thing in the_hall()))
    house.starts()
    return house


def in_the_console(hall: House, devices: Devices) -> Facilitator:
    lina = Facilitator(devices.one(LAPTOP))
    lina.page.goto(f"{lina.device.base}/console/{W}#token=lina")
    expect(lina.page.get_by_role("navigation")).to_be_visible()
    return lina


def test_an_erasure_is_seen_on_another_phone_and_the_own_one_forgets(hall: House, devices: Devices) -> None:
    ann, bud = Participant(devices.phone()), Participant(devices.phone())
    ann.joins(CODE, OFFICE, NAMES["per_ann"])
    bud.joins(CODE, OFFICE, NAMES["per_bud"])
    lina = in_the_console(hall, devices)
    ann.begins_a_row()
    ann.writes(Sasaran="Air bersih")
    bud.reads(["Air bersih"], BACK_MS)
    expect(bud.page.get_by_text(re.compile("Anneke")).first).to_be_visible()

    lina.enters("Peserta")
    lina.page.get_by_role("button", name=re.compile("Anneke Wulan")).first.click()
    lina.presses("Hapus data pribadi")
    expect(lina.page.get_by_text("Tidak dapat dibatalkan")).to_be_visible()
    expect(lina.page.get_by_role("button", name="Hapus untuk selamanya")).to_be_in_viewport()
    lina.presses("Hapus untuk selamanya")

    expect(bud.page.get_by_text(re.compile("Anneke"))).to_have_count(0, timeout=PROMPT_MS)
    bud.reads(["Air bersih", "Peserta"], BACK_MS)
    ann.is_told("Data Bapak/Ibu sudah dihapus")
    kept = ann.page.evaluate("JSON.stringify(localStorage)")
    assert "Anneke" not in kept
    ann.taps_on("Ke halaman masuk")
    expect(ann.page.get_by_role("heading", name="Instansi")).to_be_visible()


def test_the_notice_stands_before_the_name_and_opens_in_place(hall: House, devices: Devices) -> None:
    ann = Participant(devices.phone())
    ann.page.goto(f"{ann.device.base}/j/{CODE}")
    ann.taps_on(OFFICE)
    ann.taps_on("Selengkapnya")

    ann.is_told("Sampai 22 Desember 2021")
    ann.is_told("Bertanya: Pak Lutfi")
    ann.taps_on(NAMES["per_ann"])
    expect(ann.page.get_by_text("Tersambung", exact=True)).to_be_visible()


def test_the_groups_results_and_the_own_data_are_read_and_taken_along_without_the_token_in_any_address(
    hall: House, devices: Devices
) -> None:
    ann = Participant(devices.phone(bypass_csp=True))
    ann.joins(CODE, OFFICE, NAMES["per_ann"])
    token = json.loads(ann.page.evaluate("localStorage.getItem('rembuk.people')"))[0]["token"]
    ann.begins_a_row()
    ann.writes(**ROW)
    ann.goes_back_to_the_sheet()
    ann.page.get_by_role("link", name="Saya").click()
    ann.page.get_by_role("link", name="Hasil kelompok saya").click()
    expect(ann.page.get_by_role("heading", name=ROW["Sasaran"])).to_be_visible(timeout=BACK_MS)
    assert weighty(ann.page) == [] and ann.page.evaluate(WIDER) == 0
    if folder := os.environ.get("REMBUK_LOOK"):
        ann.page.screenshot(path=f"{folder}/results.png")
    with ann.page.expect_download() as coming:
        ann.taps_on("Unduh hasil kelompok saya")
    assert ROW["Sasaran"] in coming.value.path().read_text("utf-8")
    ann.page.get_by_role("main").get_by_role("link", name="Saya").click()
    with ann.page.expect_download() as coming:
        ann.taps_on("Unduh data saya")
    page = coming.value

    assert page.suggested_filename == "data-saya.html" and NAMES["per_ann"] in page.path().read_text("utf-8")
    assert token not in page.url
    ann.taps_on("Minta data saya dihapus")
    ann.taps_on("Ya, minta dihapus")
    ann.is_told("Penghapusan sudah diminta")
    lina = in_the_console(hall, devices)
    settings = lina.page.get_by_role("link", name="Persiapan")
    expect(settings).to_contain_text("1 minta datanya dihapus", timeout=BACK_MS)
    ann.taps_on("Batalkan permintaan")
    expect(settings).to_have_text("Persiapan", timeout=BACK_MS)


def test_what_was_never_sent_is_shown_once_more_before_it_goes(hall: House, devices: Devices) -> None:
    ann = Participant(devices.phone())
    ann.joins(CODE, OFFICE, NAMES["per_ann"])
    ann.begins_a_row()
    ann.device.goes_offline()
    ann.writes(Sasaran="Hanya di sini")
    lina = in_the_console(hall, devices)
    lina.enters("Peserta")
    lina.page.get_by_role("button", name=re.compile("Anneke Wulan")).first.click()
    lina.presses("Hapus data pribadi")
    lina.presses("Hapus untuk selamanya")
    expect(lina.page.get_by_text(re.compile("Anneke"))).to_have_count(0)
    ann.device.comes_back()

    ann.is_told("Data Bapak/Ibu sudah dihapus")
    ann.is_told("Hanya di sini")
    ann.page.reload()
    ann.is_told("Hanya di sini")
    ann.taps_on("Hapus dari HP ini")
    expect(ann.page.get_by_text("Hanya di sini")).to_have_count(0)
    # What a browser writes by itself of an answer that is no.
    ann.device.wrong = [said for said in ann.device.wrong if "401" not in said]


def test_a_nip_is_opened_by_a_press_and_all_data_erased_by_a_word(hall: House, devices: Devices) -> None:
    lina = in_the_console(hall, devices)
    lina.enters("Peserta")
    lina.page.get_by_role("button", name=re.compile("Budiman Sakti")).first.click()
    expect(lina.page.get_by_text("••••••••••••••2001")).to_be_visible()
    lina.presses("Tampilkan NIP")
    expect(lina.page.get_by_role("textbox", name=re.compile("^NIP"))).to_have_value("198001012006042001")

    lina.page.get_by_role("link", name="Masa simpan data berakhir").click()
    lina.presses("Hapus data pribadi sekarang")
    expect(lina.room.get_by_role("button", name="Hapus semuanya")).to_have_attribute("aria-disabled", "true")
    lina.page.get_by_label("Ketik HAPUS").fill("hapus")
    lina.presses("Hapus semuanya")

    expect(lina.page.get_by_text("Tidak ada lagi data pribadi")).to_be_visible(timeout=BACK_MS)

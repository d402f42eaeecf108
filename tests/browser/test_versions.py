"""Versions at the console: a final is made, looked at in the page, downloaded, checked at /verify, withdrawn and restored."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.attached.papers import pdf
from tests.browser.axe import weighty
from tests.browser.day import Day, Made
from tests.browser.house import LAPTOP, Devices, House
from tests.browser.people import Facilitator

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 640}
WIDER = "document.scrollingElement.scrollWidth - innerWidth"


@pytest.fixture
def day(house: House) -> Day:
    key = house.host_key()
    house.starts()
    return Made(house, key).day()


def test_a_final_is_made_seen_downloaded_checked_and_withdrawn(day: Day, house: House, devices: Devices, tmp_path: Path) -> None:
    lina = Facilitator(devices.one(LAPTOP))
    lina.page.goto(day.link)
    lina.enters("Dokumen")
    lina.presses("Versi")
    lina.room.get_by_label(re.compile("^Catatan")).fill("untuk ditandatangani")
    lina.presses("Jadikan final")
    expect(lina.room.get_by_text("Versi final ke-1 sudah dibuat.")).to_be_visible()
    expect(lina.room.get_by_text("untuk ditandatangani", exact=True)).to_be_visible()
    printed = lina.room.get_by_text(re.compile("^Sidik")).inner_text().removeprefix("Sidik ")

    lina.room.get_by_role("button", name="Lihat, Final ke-1").click()
    preview = lina.room.get_by_role("region", name="Pratinjau")
    expect(preview.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
    expect(preview.get_by_text(re.compile("Versi final ke-1"))).to_be_visible()
    if folder := os.environ.get("REMBUK_LOOK"):
        lina.page.screenshot(path=f"{folder}/versions.png", full_page=True)
    lina.presses("Tutup pratinjau")

    lina.room.get_by_label("Bentuk berkas").select_option("html")
    lina.room.get_by_label("Untuk siapa").select_option("public")
    path = tmp_path / "paper.html"
    with lina.page.expect_download(timeout=60_000) as coming:
        lina.room.get_by_role("button", name="Unduh HTML, Final ke-1").click()
    coming.value.save_as(path)
    assert coming.value.suggested_filename.endswith("_Final-1_Publik.html")

    clerk = devices.one(NARROW).page
    clerk.goto(f"{house.base}/verify")
    clerk.get_by_label(re.compile("Pilih berkas|Choose")).set_input_files(path)
    expect(clerk.get_by_text(re.compile("versi final ke-1|final version 1"))).to_be_visible()
    clerk.get_by_label(re.compile("sidik|fingerprint")).fill(printed)
    clerk.get_by_role("button", name=re.compile("Periksa|Check")).click()
    expect(clerk.get_by_text(re.compile("Sidik ini milik|This fingerprint"))).to_be_visible()
    assert clerk.evaluate(WIDER) <= 0
    if folder:
        clerk.screenshot(path=f"{folder}/verify.png", full_page=True)

    lina.presses("Dokumen")
    lina.room.get_by_label("Unggah suntingan…").set_input_files(
        {"name": "Notulen ditandatangani.pdf", "mimeType": "application/pdf", "buffer": pdf(2)}
    )
    expect(lina.room.get_by_text("Notulen ditandatangani.pdf dicatat")).to_be_visible(timeout=20_000)
    first = lina.room.get_by_role("complementary", name="Berkas dan versi").get_by_role("button", name=re.compile("^Final ke-1"))
    expect(first).to_contain_text("Notulen ditandatangani.pdf")
    lina.presses("Versi")
    lina.room.get_by_text("Berkas suntingan dan tanda tangan (1)").click()
    expect(lina.room.get_by_role("link", name="Unggah di Berkas peserta")).to_be_visible()

    lina.presses("Tarik, Final ke-1")
    expect(lina.room.get_by_text("Ditarik")).to_be_visible()
    lina.presses("Berlakukan lagi, Final ke-1")
    expect(lina.room.get_by_text("Ditarik")).to_have_count(0)
    lina.page.set_viewport_size(NARROW)
    assert lina.page.evaluate(WIDER) <= 0
    if folder:
        lina.page.screenshot(path=f"{folder}/versions-narrow.png", full_page=True)


def test_both_pages_are_for_everybody(day: Day, house: House, devices: Devices) -> None:
    lina = Facilitator(devices.one(LAPTOP, bypass_csp=True))
    lina.page.goto(day.link)
    lina.enters("Dokumen")
    lina.presses("Versi")
    expect(lina.room.get_by_role("button", name="Jadikan final")).to_be_visible()
    assert weighty(lina.page) == []
    lina.page.goto(f"{house.base}/verify")
    expect(lina.page.get_by_role("heading", level=1)).to_be_visible()
    assert weighty(lina.page) == []

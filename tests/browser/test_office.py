"""The office's profile at the console: what is typed stands on paper at once, is kept, printed, seen in the page, taken back."""

import base64
import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from tests.browser.axe import weighty
from tests.browser.day import Day, Made
from tests.browser.house import LAPTOP, Devices, House
from tests.browser.people import Facilitator
from tests.service.test_signing_office import picture

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 640}
WIDER = "document.scrollingElement.scrollWidth - innerWidth"


@pytest.fixture
def day(house: House) -> Day:
    key = house.host_key()
    house.starts()
    return Made(house, key).day()


def test_a_letterhead_is_typed_seen_kept_taken_back_and_printed(day: Day, devices: Devices, tmp_path: Path) -> None:
    lina = Facilitator(devices.one(LAPTOP, bypass_csp=True))
    lina.page.goto(day.link)
    lina.enters("Dokumen")
    expect(lina.room.get_by_role("button", name="Unduh paket hari ini (ZIP)")).to_be_visible()
    expect(lina.room.get_by_text("hal perlu diisi sebelum ditandatangani")).to_be_visible()
    assert weighty(lina.page) == []
    lina.presses("Profil kantor")
    paper = lina.room.get_by_role("img", name="Contoh halaman pertama")
    lina.room.get_by_label("Alamat").fill("Jl. Poros Andoolo No. 1")
    expect(paper).to_contain_text("Jl. Poros Andoolo No. 1")
    lina.room.get_by_label(re.compile("^Pilih lambang")).set_input_files(
        {"name": "lambang.png", "mimeType": "image/png", "buffer": base64.b64decode(picture(wide=40, high=50))}
    )
    expect(paper.locator("img")).to_have_count(1)
    lina.presses("Simpan")
    expect(lina.room.get_by_text("Tersimpan")).to_be_visible()
    assert weighty(lina.page) == []
    lina.presses("Dokumen")
    path = tmp_path / "paper.docx"
    expect(lina.room.get_by_role("button", name=re.compile("^Berita acara Belum"))).to_have_attribute("aria-current", "true")
    with lina.page.expect_download(timeout=60_000) as coming:
        lina.room.get_by_role("button", name="DOCX, Berita acara", exact=True).click()
    coming.value.save_as(path)
    (table,) = docx.Document(str(path)).sections[0].first_page_header.tables
    assert table.rows[0].cells[-1].text.endswith("Jl. Poros Andoolo No. 1")
    lina.room.get_by_label("Untuk siapa").select_option("public")
    preview = lina.room.get_by_role("region", name="Pratinjau")
    expect(preview.get_by_text("Jl. Poros Andoolo No. 1")).to_be_visible(timeout=60_000)
    expect(preview.get_by_text("BERITA ACARA", exact=True)).to_be_visible()
    assert weighty(lina.page) == []
    lina.room.get_by_role("button", name=re.compile("^Ringkasan WhatsApp")).first.click()
    expect(preview.get_by_role("button", name="Salin teks")).to_be_visible(timeout=60_000)
    lina.page.set_viewport_size(NARROW)
    assert lina.page.evaluate(WIDER) <= 0
    lina.presses("Semua dokumen")
    expect(preview).to_be_hidden()
    assert lina.page.evaluate(WIDER) <= 0
    lina.page.set_viewport_size(LAPTOP)
    lina.presses("Profil kantor")
    lina.presses("Batalkan perubahan terakhir")
    expect(paper).not_to_contain_text("Jl. Poros")
    lina.page.set_viewport_size(NARROW)
    assert lina.page.evaluate(WIDER) <= 0

"""The editorial desk: all of a kind in two taps, one by one by key, two clerks at one text, and a group that changes its own."""

import os
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import weighty
from tests.browser.house import LAPTOP, Devices, House
from tests.browser.lead import Lead
from tests.hall import W, the_hall
from workshop.domain.entries import Entry
from workshop.domain.objects import Stored
from workshop.domain.people import Credential, Grant, Person
from workshop.domain.remarks import Remark
from workshop.domain.sheets import Sheet, sheet_id
from workshop.service.identity import digest

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 640}
WIDER = "document.scrollingElement.scrollWidth - innerWidth"
TYPED = (
    ("Rendahnya angka stunting yg ditangani umkm", "persen"),
    ("PENGELOLAAN SAMPAH RUMAH TANGGA OLEH UMKM DAN OPD TERKAIT", "ton"),
    ("sda", "ton"),
    ("jaringan internet desa blm merata  dan belum masuk rpjmd", "desa"),
    ("Layanan perizinan dgn satu pintu", "izin"),
)


def texts() -> list[Stored]:
    """What group 1 wrote, two lines of the minutes, and an organiser."""
    sheet = sheet_id("act_1", "grp_1")
    own = {"workshop_id": W, "sheet_id": sheet, "activity_id": "act_1", "author_id": "per_ann", "entered_by": "per_ann"}
    found: list[Stored] = [
        Sheet(id=sheet, workshop_id=W, activity_id="act_1", unit="group", unit_id="grp_1"),
        Remark(id="rmk_1", workshop_id=W, text="usul agar dinas kesehatan memimpin", said_at="2021-09-23T01:00:00.000+00:00"),
        Person(id="per_olga", workshop_id=W, name="Olga", staff=True),
        Grant(id="grt_olga", workshop_id=W, person_id="per_olga", role="organiser"),
        Credential(id="crd_olga", workshop_id=W, person_id="per_olga", kind="device", secret_hash=digest("olga")),
    ]
    for place, (text, unit) in enumerate(TYPED, start=1):
        values = {"sasaran": text, "satuan": unit}
        told = {"state": "ready", "draft": values, "values": values, "parsed": values, "position": place}
        found.append(Entry(id=f"ent_{place}", created_at=f"2021-09-23T01:0{place}:00.000+00:00", **own, **told))
    return found


@pytest.fixture
def hall(house: House) -> House:
    house.puts(*the_hall(), *texts())
    house.starts()
    return house


def opens(devices: Devices, house: House, who: str, size: dict[str, int], **more: str) -> Page:
    page = devices.one(size, bypass_csp=True, **more).page
    page.goto(f"{house.base}/wording/{W}#token={who}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def looks(page: Page, name: str) -> None:
    if folder := os.environ.get("REMBUK_LOOK"):
        page.screenshot(path=f"{folder}/wording-{name}.png", full_page=True)


def test_ED1_a_clerk_takes_proposals_and_nobody_writes_over_another(hall: House, devices: Devices) -> None:
    lina, olga = opens(devices, hall, "lina", LAPTOP), opens(devices, hall, "olga", NARROW)
    lines = lina.locator(".texts > li")
    expect(lina.get_by_role("button", name=re.compile("^Ada usulan"))).to_be_visible()
    expect(lines.first).to_contain_text("Kata ditulis lengkap: yg → yang.")
    looks(lina, "wide")
    assert weighty(lina) == []

    before = lines.count()
    lina.get_by_role("button", name=re.compile("^Kata disingkat")).click()
    lina.get_by_role("button", name=re.compile("^Pakai semua 3")).click()
    expect(lina.get_by_text("3 tulisan tersimpan untuk dokumen.")).to_be_visible()
    looks(lina, "kind")
    lina.get_by_role("button", name="Batalkan").click()
    expect(lina.get_by_role("button", name=re.compile("^Pakai semua 3"))).to_be_visible()
    lina.get_by_role("button", name=re.compile("^Kata disingkat")).click()
    expect(lines).to_have_count(before)

    lines.first.focus()
    lina.keyboard.press("p")
    expect(lines).to_have_count(before - 1)
    expect(lines.first).to_contain_text("Pengelolaan sampah rumah tangga oleh UMKM dan OPD terkait")
    expect(lines.first).to_be_focused()
    lina.keyboard.press("ArrowDown")
    expect(lines.nth(1)).to_be_focused()

    lina.keyboard.press("ArrowUp")
    lina.keyboard.press("u")
    lina.get_by_role("textbox", name=re.compile("^Tulisan untuk dokumen")).fill("Sampah rumah tangga")
    other = olga.locator(".texts > li").filter(has_text="PENGELOLAAN").first
    expect(other).to_be_visible()
    assert olga.evaluate(WIDER) <= 0
    looks(olga, "narrow")
    assert weighty(olga) == []
    other.get_by_role("button", name="Pakai").click()
    expect(olga.get_by_text("Tersimpan untuk dokumen.")).to_be_visible()
    expect(lina.get_by_text("Petugas lain baru saja menulis:")).to_be_visible()
    looks(lina, "clash")
    lina.get_by_role("button", name="Simpan tulisan saya").click()

    lina.get_by_role("button", name=re.compile("^Diperbaiki")).click()
    mended = lines.filter(has_text="PENGELOLAAN SAMPAH")
    expect(mended).to_contain_text("Sampah rumah tangga")
    looks(lina, "corrected")
    ann = Lead(hall, W, "ann")
    ann.does("save_entry", activity="act_1", unit="grp_1", entry="ent_2", values={"sasaran": "Bank sampah di setiap desa"})
    ann.leaves()
    expect(mended).to_have_count(0)
    lina.get_by_role("button", name=re.compile("^Perlu dilihat lagi 1")).click()
    expect(lines.first).to_contain_text("Bank sampah di setiap desa")
    looks(lina, "again")
    lines.first.get_by_role("button", name="Buang perbaikan lama").click()
    expect(lina.get_by_role("button", name=re.compile("^Perlu dilihat lagi 0"))).to_be_visible()
    lina.get_by_role("button", name="Batalkan").click()
    expect(lina.get_by_role("button", name=re.compile("^Perlu dilihat lagi 1"))).to_be_visible()


def test_a_thousand_rows_stay_smooth_and_the_page_speaks_english(house: House, devices: Devices) -> None:
    things = [one for one in the_hall() if one.id != W] + texts()
    hall = next(one for one in the_hall() if one.id == W)
    pattern = next(one for one in things if one.id == "ent_1")
    assert isinstance(pattern, Entry)
    values = {"sasaran": "usulan yg masih panjang utk dibaca oleh panitia", "satuan": "unit"}
    more = [pattern.but(id=f"ent_more_{at}", position=10 + at, draft=values, values=values, parsed=values) for at in range(1000)]
    house.puts(hall.but(language="en"), *things, *more)
    house.starts()
    page = opens(devices, house, "lina", LAPTOP, locale="en-GB")
    expect(page.get_by_text("Page 1 of", exact=False)).to_be_visible(timeout=20_000)
    assert page.locator(".texts > li").count() == 25
    took = page.evaluate(
        "async () => { const from = performance.now(); document.querySelector('.pager button:last-child').click();"
        " await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); return performance.now() - from; }"
    )
    looks(page, "english")
    page.get_by_role("button", name=re.compile("^Shortened words")).click()
    page.get_by_role("button", name=re.compile("^Use all 10")).click()
    expect(page.get_by_text(re.compile("^10.. texts saved for the papers"))).to_be_visible(timeout=20_000)
    assert took < 500

"""Documents on the table, as people meet them: a Renstra from a phone over a line that breaks, through a reload and a killed
server, read beside the sheet by the assessor; a refused file with its reason; a photo of the day with its caption."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.attached.papers import REFUSED, pdf, photo
from tests.browser.axe import weighty
from tests.browser.day import WORKSHOP, Made
from tests.browser.house import LAPTOP, PHONE, Devices, House, Watched
from tests.browser.people import BACK_MS, Participant
from tools.chaos.fates import Weather
from tools.chaos.proxy import Proxy

pytestmark = pytest.mark.browser

TABLET = {"width": 820, "height": 1180}
RATNA = "tautan-asesor-ratna-untuk-uji"
WHOLE = {"dimensi": "governance", "sub_dimensi": "governance.layanan", "satuan": "%", "opd": "Dinkes"}
ROW = {**WHOLE, "sasaran": "Layanan adminduk cepat", "indikator": "dokumen selesai"}
RENSTRA = "Rancangan Renstra Dinkes 2021-2026.pdf"
WIDER = "document.scrollingElement.scrollWidth - innerWidth"
STORM_MS = 90_000


@dataclass
class Day:
    made: Made
    code: str
    activity: str


@pytest.fixture
def day(house: House) -> Day:
    """One row is ready on the first group's sheet; Ratna assesses."""
    key = house.host_key()
    house.starts()
    made = Made(house, key)
    code = made.day().code
    objects = made.asks(f"/api/workshops/{WORKSHOP}/objects", None, made.token)["objects"]
    activity = next(one["id"] for one in objects if one["type"] == "activity" and one["state"] == "open")
    group = next(one["group_id"] for one in objects if one["type"] == "membership" and one["group_id"])
    made.does("add_staff", person="per_ratna", name="Ibu Ratna", role="assessor", secret=RATNA)
    made.does("save_entry", activity=activity, unit=group, entry="ent_1", values=ROW, ready=True)
    return Day(made, code, activity)


@pytest.fixture
def proxy(house: House, day: Day) -> Iterator[Proxy]:
    between = Proxy(Weather(random.Random(8)), house.port)
    yield between
    between.close()


@pytest.fixture
def renstra(tmp_path: Path) -> Path:
    path = tmp_path / RENSTRA
    path.write_bytes(pdf(120, size=3_000_000))
    return path


def chosen(page: Page, label: str, *files: Path) -> None:
    page.get_by_label(label, exact=True).first.set_input_files(list(files))


def saved(page: Page, button: str, to: Path) -> bytes:
    with page.expect_download() as coming:
        page.get_by_role("button", name=button).first.click()
    path = to / "saved"
    coming.value.save_as(path)
    return path.read_bytes()


def test_P1_a_renstra_arrives_whole_over_a_breaking_line_a_reload_and_a_killed_server_and_is_read_by_the_assessor(
    day: Day, devices: Devices, browser: Browser, proxy: Proxy, house: House, renstra: Path, tmp_path: Path
) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="id-ID", bypass_csp=True)
    device = Watched(context, f"http://rembuk.test:{proxy.door('andi')}")
    device.offline = True
    andi = Participant(device)
    andi.joins(day.code, "Dinas Kesehatan", "dr. Andi Tenri")
    andi.page.get_by_role("link", name="Dokumen", exact=True).click()
    expect(andi.page.get_by_text("Belum ada dokumen di meja ini.")).to_be_visible()
    assert andi.page.evaluate(WIDER) == 0 and weighty(andi.page) == []

    proxy.weather.stormy = True
    chosen(andi.page, "Tambah dokumen", renstra)
    expect(andi.page.get_by_text(re.compile(r"Dikirim [1-9]|[1-9]\d? % sudah sampai"))).to_be_visible(timeout=STORM_MS)
    assert andi.page.evaluate(WIDER) == 0
    proxy.calm()
    andi.page.goto(f"{device.base}/w/{WORKSHOP}#/tasks/{day.activity}")
    andi.page.reload()
    expect(andi.page.get_by_role("heading", name=ROW["sasaran"])).to_be_visible(timeout=BACK_MS)
    proxy.cut("andi")
    house.stops()
    house.starts()
    andi.page.get_by_role("link", name="Dokumen (1)").click(timeout=STORM_MS)
    expect(andi.page.get_by_text(f"{RENSTRA} sudah di meja.")).to_be_visible(timeout=STORM_MS)
    expect(andi.page.get_by_role("listitem").filter(has_text=RENSTRA)).to_be_visible()
    assert weighty(andi.page) == []

    andi.page.goto(f"{device.base}/w/{WORKSHOP}#/tasks/{day.activity}/ent_1")
    andi.taps_on("Rujuk dokumen")
    andi.page.get_by_label("Halaman atau bagian").fill("hal. 12")
    andi.taps_on("Simpan rujukan")
    expect(andi.sheet.get_by_text("hal. 12")).to_be_visible()
    assert weighty(andi.page) == [] and andi.page.evaluate(WIDER) == 0

    ratna = devices.one(TABLET, bypass_csp=True).page
    ratna.goto(f"{house.base}/assess/{WORKSHOP}#token={RATNA}")
    row = ratna.get_by_role("article").filter(has_text=ROW["sasaran"])
    expect(row.get_by_text("hal. 12")).to_be_visible()
    ratna.get_by_role("navigation").get_by_role("button", name=re.compile("Smart Branding")).click()
    ratna.get_by_text("Dokumen di meja (1)").click()
    assert weighty(ratna) == []
    assert saved(ratna, "Unduh", tmp_path) == renstra.read_bytes()
    context.close()


def test_a_file_that_may_not_lie_there_is_refused_with_its_reason_and_can_be_put_away(
    day: Day, devices: Devices, tmp_path: Path
) -> None:
    andi = Participant(devices.phone(bypass_csp=True))
    andi.joins(day.code, "Dinas Kesehatan", "dr. Andi Tenri")
    andi.page.goto(f"{andi.device.base}/w/{WORKSHOP}#/tasks/{day.activity}/documents")
    # The browser itself notes down every answer that is a refusal.
    andi.device.offline = True
    for what, name in (("Word with macros", "surat.docx"), ("a page", "renstra.pdf")):
        (tmp_path / name).write_bytes(REFUSED[what][0])
        chosen(andi.page, "Tambah dokumen", tmp_path / name)
    expect(andi.page.get_by_text("Dokumen ini memuat makro.")).to_be_visible()
    expect(andi.page.get_by_text("Halaman web tidak diterima.")).to_be_visible()
    assert weighty(andi.page) == [] and andi.page.evaluate(WIDER) == 0
    for _ in range(2):
        andi.taps_on("Batalkan")
    expect(andi.page.get_by_text("tidak diterima")).to_have_count(0)


def test_a_document_gets_a_name_a_new_version_and_is_withdrawn_and_back(
    day: Day, devices: Devices, tmp_path: Path, renstra: Path
) -> None:
    andi = Participant(devices.phone(bypass_csp=True))
    andi.joins(day.code, "Dinas Kesehatan", "dr. Andi Tenri")
    andi.page.goto(f"{andi.device.base}/w/{WORKSHOP}#/tasks/{day.activity}/documents")
    chosen(andi.page, "Tambah dokumen", renstra)
    card = andi.page.get_by_role("listitem").filter(has_text="PDF")
    card.get_by_text("Lainnya").click()
    andi.taps_on("Ganti nama")
    andi.page.get_by_label("Nama dokumen").fill("Renstra akhir")
    andi.taps_on("Simpan")
    expect(card.get_by_text("Renstra akhir.pdf")).to_be_visible()
    (tmp_path / "v2.pdf").write_bytes(pdf(2))
    chosen(andi.page, "Kirim versi baru", tmp_path / "v2.pdf")
    expect(andi.page.get_by_text("Versi sebelumnya (1)")).to_be_visible()
    again = andi.page.get_by_role("listitem").filter(has_text="v2.pdf")
    again.get_by_text("Lainnya").click()
    again.get_by_role("button", name="Tarik").click()
    expect(andi.page.get_by_text("Ditarik (1)")).to_be_visible()
    expect(card.filter(has_text="Renstra akhir.pdf").first).to_be_visible()
    andi.page.get_by_text("Ditarik (1)").click()
    andi.taps_on("Kembalikan")
    expect(andi.page.get_by_text("Versi sebelumnya (1)")).to_be_visible()
    assert weighty(andi.page) == []


def test_photos_of_the_day_get_their_caption_in_the_console_and_are_shared_with_everybody(
    day: Day, devices: Devices, tmp_path: Path
) -> None:
    lina = devices.one(LAPTOP, bypass_csp=True).page
    lina.goto(f"{day.made.house.base}/console/{WORKSHOP}#token={day.made.token}")
    for place in ("Dokumen", "Berkas peserta"):
        lina.get_by_role("navigation").get_by_role("link", name=place).click()
    lina.get_by_role("button", name=re.compile("^Foto acara")).click()
    (tmp_path / "IMG_2201.JPG").write_bytes(photo())
    chosen(lina, "Tambah foto", tmp_path / "IMG_2201.JPG")
    card = lina.get_by_role("listitem").filter(has_text="IMG_2201.jpg")
    card.get_by_text("Lainnya").click()
    card.get_by_role("button", name="Ganti nama").click()
    lina.get_by_label("Keterangan foto").fill("Pembukaan oleh Bupati")
    lina.get_by_role("button", name="Simpan").click()
    expect(card.get_by_text("Pembukaan oleh Bupati")).to_be_visible()
    card.get_by_role("button", name="Lihat").click()
    expect(card.get_by_role("img", name="Pembukaan oleh Bupati")).to_be_visible()
    assert weighty(lina) == [] and lina.evaluate(WIDER) == 0
    andi = Participant(devices.phone())
    andi.joins(day.code, "Dinas Kesehatan", "dr. Andi Tenri")
    andi.page.goto(f"{andi.device.base}/w/{WORKSHOP}#/tasks/{day.activity}/documents")
    expect(andi.page.get_by_text("Pembukaan oleh Bupati")).to_have_count(0)
    card.get_by_role("button", name="Bagikan kepada semua").click()
    expect(andi.page.get_by_text("Pembukaan oleh Bupati")).to_be_visible(timeout=BACK_MS)


def test_the_notulis_photographs_the_agenda_and_a_document_is_erased_for_good_at_the_console(
    day: Day, devices: Devices, tmp_path: Path
) -> None:
    secret = "tautan-notulis-untuk-uji-coba"
    day.made.does("add_staff", person="per_not", name="Notulis", role="scribe", secret=secret)
    notulis = devices.one(TABLET, bypass_csp=True).page
    notulis.goto(f"{day.made.house.base}/notes/{WORKSHOP}#token={secret}")
    notulis.get_by_role("link", name="Foto acara").click()
    (tmp_path / "IMG_7.jpg").write_bytes(photo())
    chosen(notulis, "Tambah foto", tmp_path / "IMG_7.jpg")
    expect(notulis.get_by_role("listitem").filter(has_text="IMG_7.jpg")).to_be_visible()
    expect(notulis.get_by_role("button", name=re.compile("Seluruh kegiatan"))).to_have_count(0)
    assert weighty(notulis) == [] and notulis.evaluate(WIDER) == 0

    lina = devices.one(LAPTOP, bypass_csp=True).page
    lina.goto(f"{day.made.house.base}/console/{WORKSHOP}#token={day.made.token}")
    for place in ("Dokumen", "Berkas peserta"):
        lina.get_by_role("navigation").get_by_role("link", name=place).click()
    lina.get_by_role("button", name=re.compile("^Foto acara")).click()
    card = lina.get_by_role("listitem").filter(has_text="IMG_7.jpg")
    card.get_by_text("Lainnya").click()
    card.get_by_role("button", name="Tarik").click()
    lina.get_by_text("Ditarik (1)").click()
    lina.get_by_role("button", name="Hapus selamanya…").click()
    assert weighty(lina) == []
    lina.get_by_role("button", name="Ya, hapus selamanya").click()
    expect(lina.get_by_text("IMG_7.jpg")).to_have_count(0)
    expect(notulis.get_by_role("listitem").filter(has_text="IMG_7.jpg")).to_have_count(0)

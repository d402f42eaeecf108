"""The console as somebody new to it finds it: led from an empty workshop to the doors, found by key, kept through a change of
language, tidy on a small laptop and on a phone; and what is decided there reaches the phone in the hand.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import weighty
from tests.browser.day import Day, Made
from tests.browser.house import LAPTOP, Devices, House
from tests.browser.people import Facilitator, Participant

pytestmark = pytest.mark.browser

NARROW = {"width": 390, "height": 844}
ROOMS = {
    "id": ("Acara", "Aula", "Kelompok", "Lembar", "Peserta", "Pengumuman", "Layar", "Dokumen", "Riwayat", "Persiapan"),
    "en": ("Agenda", "Hall", "Groups", "Sheets", "People", "Announcements", "Projector", "Papers", "History", "Preparation"),
}
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# What is wider than the window, what a finger would miss, and more than one main button.
UNTIDY = """() => {
  const box = e => e.getBoundingClientRect();
  const seen = e => box(e).width > 1 && box(e).height > 1 && !e.closest('.aside, [hidden]');
  const target = e => (e.matches('input[type=checkbox], input[type=radio], input[type=file]') ? e.closest('label') : e) ?? e;
  const of = e => `${e.tagName} ${(e.innerText || e.getAttribute('aria-label') || '').trim().slice(0, 40)}`;
  const small = [...document.querySelectorAll('button, a[href], input, select, textarea')].filter(seen).map(target)
    .filter(e => Math.min(box(e).height, box(e).width) < 43.5).map(of);
  const work = document.querySelector('.work');
  const over = [document.scrollingElement, work].filter(e => e.scrollWidth > e.clientWidth).map(() => 'runs over the edge');
  const mains = [...document.querySelectorAll('.btn.main')].filter(seen).map(e => e.innerText.trim());
  return [...over, ...small, ...(mains.length > 1 ? [`main: ${mains.join(', ')}`] : [])];
}"""


@pytest.fixture
def made(house: House) -> Made:
    key = house.host_key()
    house.starts()
    return Made(house, key)


@pytest.fixture
def day(made: Made) -> Day:
    return made.day()


def at_the_console(devices: Devices, day: Day, viewport: dict[str, int] = LAPTOP) -> Facilitator:
    lina = Facilitator(devices.one(viewport))
    lina.page.goto(day.link)
    expect(lina.page.get_by_role("navigation")).to_be_visible()
    return lina


def test_a_new_workshop_says_what_to_do_first_and_leads_there(house: House, devices: Devices) -> None:
    key = house.host_key()
    house.starts()
    lina = Facilitator(devices.one(LAPTOP))
    lina.signs_in(key)
    lina.makes_a_workshop("Visi, sasaran, strategi", facilitator="Lina Marlina")
    steps = lina.room.locator(".first-steps")

    expect(steps.get_by_role("listitem")).to_have_count(4)
    for act, lands_on in (
        ("Impor daftar", "Impor dari berkas kantor"),
        ("Bagi kelompok", "Kelompok"),
        ("Buka layar", "Layar aula"),
    ):
        lina.enters("Acara")
        steps.get_by_role("link", name=act).click()
        expect(lina.room.get_by_role("heading", level=1, name=lands_on)).to_be_visible()
    lina.enters("Acara")
    steps.get_by_role("link", name="Isi Wi-Fi").click()
    lina.page.get_by_label("Nama Wi-Fi aula").fill("AULA")
    lina.presses("Simpan")
    lina.enters("Acara")
    expect(steps.get_by_role("listitem").filter(has_text="Pintu masuk")).to_contain_text("Siap")
    run = lina.room.locator(".run").get_by_role("listitem")
    run.nth(2).get_by_role("button", name="Ubah").click()
    lina.presses("Mulai sekarang")
    expect(run.nth(2).get_by_role("button", name="Akhiri")).to_be_visible()
    expect(run.filter(has_text="Dilewati").get_by_role("button", name="Mulai")).to_have_count(2)


def test_slash_finds_people_groups_and_sheets_without_a_mouse(day: Day, devices: Devices) -> None:
    lina = at_the_console(devices, day)
    keys = lina.page.keyboard
    found = lina.page.get_by_role("listbox")
    expect(lina.room.get_by_text(re.compile(r"^Sisa 7[45] menit$")).first).to_be_visible()

    keys.press("/")
    keys.type("andi")
    expect(found.get_by_role("option")).to_have_count(1)
    keys.press("Enter")
    expect(lina.room.get_by_role("complementary").get_by_role("heading", name="dr. Andi Tenri")).to_be_visible()

    keys.press("/")
    keys.type("smart")
    keys.press("ArrowDown")
    expect(found.get_by_role("option", selected=True)).to_contain_text("Smart Branding")
    keys.press("Enter")
    expect(lina.room.get_by_role("complementary").get_by_role("heading", name="Kelompok 2")).to_be_visible()

    keys.press("/")
    keys.type("sasaran")
    keys.press("Enter")
    expect(lina.room.get_by_role("heading", name="Ubah tugas")).to_be_visible()

    keys.press("/")
    keys.type("tidak ada yang begini")
    expect(lina.page.get_by_text("Tidak ada yang cocok")).to_be_visible()
    keys.press("Escape")
    expect(lina.page.get_by_role("combobox", name=re.compile("^Cari orang"))).not_to_be_focused()

    keys.press("?")
    expect(lina.page.get_by_role("heading", name="Tombol pintas")).to_be_focused()
    keys.press("Escape")
    keys.press("a")
    expect(lina.room.get_by_role("heading", name="Ubah tugas")).to_be_focused()
    keys.press("Escape")
    keys.press("a")
    expect(lina.room.get_by_role("heading", name="Aula sekarang")).to_be_visible()
    keys.press("b")
    expect(lina.page).to_have_url(re.compile("/board/"))
    expect(lina.page.get_by_role("heading", name="Papan")).to_be_attached()
    expect(lina.page).to_have_title("Papan · Rembuk")
    keys.press("k")
    expect(lina.room.get_by_role("heading", level=1, name="Kelompok")).to_be_visible()
    expect(lina.page).to_have_title("Kelompok · Rembuk")


@pytest.fixture
def javanese(house: House) -> None:
    """A third language is a file; the server that starts after this reads it."""
    house.languages.mkdir()
    (house.languages / "jv.json").write_text(json.dumps({"name": "Basa Jawa", "texts": {"appearance.language": "Basa"}}))


def test_another_language_and_other_colours_keep_what_is_half_typed(javanese: None, day: Day, devices: Devices) -> None:
    lina = at_the_console(devices, day)
    lina.presses("Tambah acara")
    beside = lina.room.get_by_role("complementary")
    beside.get_by_label("Nama acara").fill("Sambutan bupati")
    beside.get_by_label("Mulai", exact=True).fill("7.45")

    lina.page.locator("summary", has_text="Bahasa").click()
    lina.page.get_by_role("button", name="English").click()
    expect(beside.get_by_label("Title")).to_have_value("Sambutan bupati")
    expect(beside.get_by_label("From", exact=True)).to_have_value("7.45")
    expect(lina.page.get_by_role("link", name="Agenda")).to_be_visible()
    lina.page.get_by_role("button", name="Basa Jawa").click()
    expect(lina.page.locator("summary", has_text="Basa")).to_be_visible()
    expect(lina.page.get_by_role("link", name="Acara")).to_be_visible()
    lina.page.get_by_role("button", name="Gelap").click()
    expect(lina.page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(beside.get_by_label("Nama acara")).to_have_value("Sambutan bupati")
    lina.page.reload()
    expect(lina.page.locator("summary", has_text="Basa")).to_be_visible()
    expect(lina.page.locator("html")).to_have_attribute("data-theme", "dark")


def test_dates_and_times_are_typed_as_they_are_spoken(day: Day, devices: Devices) -> None:
    lina = at_the_console(devices, day)
    lina.enters("Persiapan")
    first = lina.page.get_by_label("Tanggal hari 1")

    expect(first).to_have_value("25 November 2026")
    first.fill("24-11-26")
    lina.page.get_by_label("Jam mulai hari 1").fill("730")
    lina.presses("Simpan")
    expect(lina.room.get_by_text("Tersimpan")).to_be_visible()
    expect(first).to_have_value("24 November 2026")
    expect(lina.page.get_by_label("Jam mulai hari 1")).to_have_value("07.30")
    lina.page.get_by_label("Tanggal hari 2").fill("31 Februari 2026")
    lina.presses("Simpan")
    expect(lina.room.get_by_role("alert")).to_contain_text("Tanggal ini tidak ada di kalender")


def test_ending_an_item_offers_to_close_its_sheets_too(day: Day, devices: Devices) -> None:
    lina = at_the_console(devices, day)
    lina.presses("Akhiri")
    line = lina.room.get_by_role("listitem").filter(has=lina.page.get_by_role("button", name="Tutup juga 1 lembar"))

    expect(line).to_contain_text("Sasaran dan indikator")
    line.get_by_role("button", name="Tutup juga 1 lembar").click()
    expect(lina.room.get_by_text("lembar masih terbuka")).to_have_count(0)
    lina.enters("Lembar")
    expect(lina.room.get_by_text(re.compile("^Ditutup"))).to_be_visible()


def test_P1_a_walk_in_found_on_the_list_goes_on_writing(day: Day, devices: Devices) -> None:
    rusdin = Participant(devices.phone())
    rusdin.page.goto(f"{rusdin.device.base}/j/{day.code}")
    rusdin.taps_on("Dinas Kesehatan")
    rusdin.taps_on("Nama saya tidak ada")
    rusdin.page.get_by_role("textbox").fill("Pak Rusdin")
    rusdin.taps_on("Masuk")
    rusdin.has_the_sheet("Sasaran dan indikator", 10_000)
    rusdin.begins_a_row()
    rusdin.writes(Sasaran="Menurunnya stunting")
    rusdin.is_told("Tersimpan")

    lina = at_the_console(devices, day)
    lina.enters("Peserta")
    lina.presses("Pak Rusdin")
    beside = lina.room.get_by_role("complementary")
    beside.get_by_role("group", name="Ini sebenarnya").get_by_role("button", name="Rusdin, S.K.M.").click()
    beside.get_by_role("button", name="Ya, gabungkan").click()
    expect(beside.get_by_role("heading", name="Rusdin, S.K.M.")).to_be_visible()
    expect(lina.room.get_by_text("Pak Rusdin")).to_have_count(1)
    expect(beside.get_by_role("button", name="Pisahkan Pak Rusdin")).to_be_visible()

    rusdin.writes(Indikator="Prevalensi")
    rusdin.is_told("Tersimpan")
    rusdin.goes_back_to_the_sheet()
    rusdin.reads(["Menurunnya stunting"])
    rusdin.page.get_by_role("navigation").get_by_role("link", name="Saya").click()
    expect(rusdin.page.get_by_text("Rusdin, S.K.M.").first).to_be_visible()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("viewport", [LAPTOP, NARROW], ids=["laptop", "narrow"])
def test_P4_P8_every_room_is_tidy(day: Day, devices: Devices, viewport: dict[str, int], language: str) -> None:
    lina = at_the_console(devices, day, viewport)
    if language == "en":
        lina.page.locator("summary", has_text="Bahasa").click()
        lina.page.get_by_role("button", name="English").click()

    assert [(room, found) for room in visited(lina, language) if (found := untidy(lina.page))] == []


@pytest.mark.parametrize("viewport", [LAPTOP, NARROW], ids=["laptop", "narrow"])
def test_P4_what_opens_beside_a_room_is_tidy_too(day: Day, devices: Devices, viewport: dict[str, int]) -> None:
    lina = at_the_console(devices, day, viewport)

    assert [(place, found) for place in opened(lina) if (found := untidy(lina.page))] == []


def visited(lina: Facilitator, language: str) -> Iterator[str]:
    for room in ROOMS[language]:
        lina.enters(room)
        lina.page.evaluate(SETTLED)
        yield room


def opened(lina: Facilitator) -> Iterator[str]:
    """Forms and panels, by the way somebody comes by them."""
    ways: dict[str, tuple[str, ...]] = {
        "Acara": ("Tambah acara",),
        "Aula": ("Tutup lembar",),
        "Kelompok": ("Ubah kelompok 2", "Ubah pembagian ini", "Meja", "dr. Andi", "Instansi bawaan", "Bagi sekarang"),
        "Lembar": ("Tambah tugas",),
        "Peserta": ("Tambah instansi", "dr. Andi Tenri", "Impor"),
        "Persiapan": ("Dimensi dan pilihan", "Pintu masuk", "Petugas", "Cadangan", "Kesiapan"),
    }
    for room, buttons in ways.items():
        lina.enters(room)
        for button in buttons:
            lina.presses(button)
            lina.page.evaluate(SETTLED)
            yield f"{room}, {button}"


def untidy(page: Page) -> list[str]:
    found: list[Any] = page.evaluate(UNTIDY)
    return [str(one) for one in found]


def test_the_hall_sheet_prints_one_page_for_the_door_and_one_for_each_group(day: Day, devices: Devices) -> None:
    lina = Facilitator(devices.one(LAPTOP, bypass_csp=True))
    lina.page.goto(day.link)
    lina.enters("Persiapan")
    lina.presses("Pintu masuk")
    lina.page.get_by_label("Nama Wi-Fi aula").fill("AULA-BAPPEDA")
    lina.page.get_by_label("Sandi").fill("rembuk2026")
    lina.presses("Simpan")
    lina.page.get_by_role("link", name="Cetak lembar aula").click()
    page = lina.page
    for words in ("AULA-BAPPEDA", "rembuk2026", day.code, "Nama saya tidak ada"):
        expect(page.locator(".sheet-a4")).to_contain_text(words)
    expect(page.get_by_role("img", name=re.compile("^Kode QR"))).to_have_count(2)
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
    page.get_by_role("button", name=re.compile("^Tiap kelompok")).click()
    assert pages_of(page.pdf(prefer_css_page_size=True)) == page.locator(".sheet-a4").count() > 1
    assert weighty(page) == []


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))

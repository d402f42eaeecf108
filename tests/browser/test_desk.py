"""The hall as it fills: the registration desk on a tablet, the leadership's phone, the console's list, digits where phones may be
anywhere, and a name that its owner puts right (PR1)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import weighty
from tests.browser.counting import Counter
from tests.browser.day import WORKSHOP, Made
from tests.browser.house import LAPTOP, WALL, Devices, House, Watched
from tests.browser.people import PROMPT_MS, Participant

pytestmark = pytest.mark.browser

TABLET = {"width": 820, "height": 1180}
SMALL = {"width": 360, "height": 640}
ROSMINI, RUSDIN = "Sitti Rosmini Tamburaka", "Rusdin, S.K.M."
WIDER = "document.scrollingElement.scrollWidth - innerWidth"
SHORT = 700
PRESSES_FOR_A_GUEST = 5
ONE_LINE = 40


@dataclass
class Day:
    made: Made
    code: str

    def at(self, clock: str) -> None:
        self.made.does("set_clock", now=f"2026-11-25T{clock}:00+08:00")

    def link(self, role: str, page: str) -> str:
        secret = f"tautan-untuk-uji-{role}-saja"
        self.made.does("add_staff", person=f"per_{role}", name=role, role=role, secret=secret)
        return f"{self.made.house.base}/{page}/{WORKSHOP}#token={secret}"

    @property
    def console(self) -> str:
        return f"{self.made.house.base}/console/{WORKSHOP}#token={self.made.token}"


def begun(house: House) -> Day:
    key = house.host_key()
    house.starts()
    made = Made(house, key)
    days = [{"date": "2026-11-25", "opens": "08:00"}, {"date": "2026-11-26", "opens": "08:00"}]
    wish = {"id": WORKSHOP, "template": "tahap-2", "title": "Bimtek Smart City, Tahap II", "days": days, "rehearsal": True}
    code = made.asks("/api/host/workshops", {**wish, "facilitator": "Lina Marlina"}, key)["workshop"]["join_code"]
    made.token = made.asks(f"/api/host/workshops/{WORKSHOP}/enter", {}, key)["token"]
    day = Day(made, code)
    day.at("08:05")
    made.fills_the_hall()
    return day


@pytest.fixture
def day(house: House) -> Day:
    return begun(house)


class Registrar:
    def __init__(self, device: Watched, link: str) -> None:
        self.device, self.page = device, device.page
        self.page.goto(link)
        expect(self.page.get_by_role("heading", name="Meja registrasi")).to_be_visible()
        assert "token" not in self.page.url

    def line(self, name: str) -> Locator:
        return self.page.get_by_role("listitem").filter(has_text=name)

    def shows(self, which: str) -> None:
        self.page.get_by_role("group", name="Tampilkan").get_by_role("button", name=re.compile(f"^{which}")).click()

    def ticks(self, name: str) -> None:
        self.page.get_by_role("button", name=f"Catat hadir: {name}").click()


def test_PR1_a_walk_in_at_the_registration_desk_is_seen_by_the_leadership_and_the_console(day: Day, devices: Devices) -> None:
    desk = Registrar(devices.one(TABLET, has_touch=True), day.link("registrar", "desk"))
    leader = devices.phone().page
    leader.goto(day.link("leader", "leaders"))
    expect(leader.get_by_role("heading", name="0 dari 3 OPD hadir")).to_be_visible()
    console = devices.one(LAPTOP).page
    console.goto(day.console)
    for room in ("Peserta", "Kehadiran"):
        console.get_by_role("navigation").get_by_role("link", name=room).click()

    desk.page.get_by_label("Cari nama atau instansi").fill("andoolo")
    desk.ticks(ROSMINI)
    expect(desk.page.get_by_text(f"{ROSMINI} dicatat hadir 08.05")).to_be_visible()
    line = console.get_by_role("listitem").filter(has_text=ROSMINI)
    expect(line).to_contain_text("08.05 · meja registrasi", timeout=PROMPT_MS)
    expect(leader.get_by_role("heading", name="1 dari 3 OPD hadir")).to_be_visible(timeout=5_000)

    at_the_desk = Counter(desk.device)
    desk.page.get_by_role("button", name="Daftarkan tamu").click()
    desk.page.get_by_label("Nama lengkap dengan gelar").fill("H. Tamu Undangan, S.E.")
    desk.page.get_by_label("Instansi", exact=True).fill("diskom")
    desk.page.get_by_role("button", name="Dinas Komunikasi").click()
    desk.page.get_by_role("button", name="Daftarkan, catat hadir").click()
    expect(desk.page.get_by_text("H. Tamu Undangan, S.E. didaftarkan dan dicatat hadir 08.05")).to_be_visible()
    assert at_the_desk.so_far().presses <= PRESSES_FOR_A_GUEST
    expect(desk.page.get_by_text(re.compile("^Kelompok ")).first).to_be_visible()
    expect(leader.get_by_role("heading", name="2 dari 3 OPD hadir")).to_be_visible(timeout=5_000)
    expect(leader.get_by_text("Dinas Kesehatan")).to_be_visible()
    assert "Tamu Undangan" not in leader.inner_text("body") and ROSMINI not in leader.inner_text("body")

    desk.page.get_by_label("Cari nama atau instansi").fill("")
    desk.ticks(RUSDIN)
    expect(desk.page.get_by_text(f"{RUSDIN} dicatat hadir")).to_be_visible()
    desk.page.get_by_role("button", name="Batalkan").last.click()
    expect(desk.page.get_by_text(f"Dibatalkan: {RUSDIN}")).to_be_visible()
    expect(console.get_by_role("listitem").filter(has_text=RUSDIN)).to_contain_text("belum hadir", timeout=PROMPT_MS)


def test_PR1_what_the_desk_ticks_without_a_network_keeps_its_time(day: Day, devices: Devices) -> None:
    desk = Registrar(devices.one(TABLET), day.link("registrar", "desk"))
    desk.ticks(RUSDIN)
    desk.shows("Hadir")
    expect(desk.line(RUSDIN)).to_contain_text("Hadir 08.05")
    desk.shows("Belum")
    desk.device.goes_offline()
    desk.ticks(ROSMINI)
    desk.shows("Hadir")
    expect(desk.line(ROSMINI)).to_contain_text("Di perangkat ini")
    expect(desk.page.get_by_text("1 catatan menunggu di perangkat ini")).to_be_visible(timeout=10_000)
    expect(desk.page.get_by_text("Luring, tersimpan di sini")).to_be_visible()
    desk.page.set_viewport_size(SMALL)
    assert desk.page.locator(".strip span").last.evaluate("clock => clock.getBoundingClientRect().height") < ONE_LINE
    desk.page.set_viewport_size(TABLET)
    day.at("09:40")
    desk.device.comes_back()

    expect(desk.line(ROSMINI)).to_contain_text("Hadir 08.05", timeout=15_000)
    expect(desk.page.get_by_text("09.40")).to_be_visible()


def test_PR1_who_comes_for_somebody_is_noted_at_the_desk_and_taken_back(day: Day, devices: Devices) -> None:
    desk = Registrar(devices.one(SMALL, has_touch=True), day.link("registrar", "desk"))
    page = desk.page
    desk.line(RUSDIN).get_by_role("button").first.click()
    page.get_by_role("button", name="Digantikan orang lain").click()
    page.get_by_role("button", name="Catat pengganti, hadir").click()
    expect(page.get_by_text("Pilih atau tulis nama penggantinya.")).to_be_visible()
    page.get_by_label("Nama lengkap pengganti").fill("Hj. Nurlaela, S.Kep.")
    page.get_by_role("button", name="Catat pengganti, hadir").click()
    expect(page.get_by_text(f"Hj. Nurlaela, S.Kep. menggantikan {RUSDIN}, dicatat hadir 08.05")).to_be_visible()
    beside = page.get_by_role("complementary", name="Hj. Nurlaela, S.Kep.")
    expect(beside.get_by_text(f"menggantikan {RUSDIN}")).to_be_visible()
    expect(beside.get_by_text(re.compile("^Kelompok "))).to_be_visible()
    assert page.evaluate(WIDER) <= 0

    console = devices.one(LAPTOP).page
    console.goto(day.console)
    console.get_by_role("navigation").get_by_role("link", name="Peserta", exact=True).click()
    expect(console.get_by_text(f"Hj. Nurlaela, S.Kep. menggantikan {RUSDIN}")).to_be_visible()
    beside.get_by_role("button", name="Batalkan penggantian").click()
    expect(page.get_by_text("Dibatalkan: Hj. Nurlaela, S.Kep.")).to_be_visible()
    expect(beside.get_by_text(f"menggantikan {RUSDIN}")).to_have_count(0)
    expect(console.get_by_text(f"Dibatalkan: Hj. Nurlaela, S.Kep. menggantikan {RUSDIN}")).to_have_count(1)


def test_PR1_out_back_again_and_a_correction_with_its_reason(day: Day, devices: Devices) -> None:
    desk = Registrar(devices.one(TABLET), day.link("registrar", "desk"))
    desk.ticks(RUSDIN)
    desk.shows("Hadir")
    desk.line(RUSDIN).get_by_role("button").first.click()
    day.at("10:00")
    expect(desk.page.get_by_text("10.00")).to_be_visible()
    desk.page.get_by_role("complementary").get_by_role("button", name="Catat pulang").click()
    desk.shows("Semua")
    expect(desk.line(RUSDIN)).to_contain_text("Pulang 10.00")

    console = devices.one(LAPTOP).page
    console.goto(day.console)
    for room in ("Peserta", "Kehadiran"):
        console.get_by_role("navigation").get_by_role("link", name=room).click()
    console.get_by_role("button", name=re.compile(re.escape(ROSMINI))).click()
    beside = console.get_by_role("complementary", name=ROSMINI)
    beside.get_by_label("Datang").fill("8.10")
    beside.get_by_role("button", name="Simpan koreksi").click()
    expect(beside.get_by_text("Tulis alasannya.")).to_be_visible()
    beside.get_by_label("Alasan").fill("HP mati, dilihat di ruangan")
    beside.get_by_role("button", name="Simpan koreksi").click()
    line = console.get_by_role("listitem").filter(has_text=ROSMINI)
    expect(line).to_contain_text("08.10 · panitia")
    expect(line).to_contain_text("HP mati, dilihat di ruangan")
    beside.get_by_role("button", name="Batalkan").click()
    expect(line).to_contain_text("belum hadir")
    console.get_by_label("Paruh hari").select_option(label="Hari 1 siang")
    console.get_by_role("button", name=re.compile(re.escape(RUSDIN))).click()
    expect(console.get_by_role("complementary", name=RUSDIN).get_by_label("Pulang")).to_have_value("")


def test_what_was_closed_the_leadership_still_sees_as_work_done(day: Day, devices: Devices) -> None:
    leader = devices.phone().page
    leader.goto(day.link("leader", "leaders"))
    expect(leader.get_by_text("Belum ada tugas yang dibuka.")).to_be_visible()
    day.made.starts("Sasaran dan indikator")
    expect(leader.get_by_text("0 dari 6 kelompok selesai · 0 sudah mengisi · 0 baris")).to_be_visible(timeout=5_000)
    objects = day.made.asks(f"/api/workshops/{WORKSHOP}/objects", None, day.made.token)["objects"]
    opened = next(one["id"] for one in objects if one["type"] == "activity" and one["state"] == "open")
    day.made.does("close_activity", activity=opened)

    expect(leader.get_by_text("Ditutup · 0 dari 6 kelompok mengisi · 0 baris")).to_be_visible(timeout=5_000)


def test_PR1_on_a_hosted_server_the_digits_of_the_projector_are_typed_once(
    house: House, devices: Devices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REMBUK_HOSTED", "1")
    day = begun(house)
    wall = devices.one(WALL).page
    wall.goto(day.link("projector", "screen"))
    rusdin = Participant(devices.phone())
    rusdin.joins(day.code, "Dinas Kesehatan", RUSDIN)
    digits = wall.locator(".digits b")
    expect(digits).to_be_visible()
    right = digits.inner_text()
    wrong = "0000" if right != "0000" else "1111"

    page = rusdin.page
    page.get_by_label("Empat angka di layar").fill(wrong)
    rusdin.taps_on("Saya hadir")
    expect(page.get_by_text("Angkanya belum sama dengan yang di layar")).to_be_visible()
    page.get_by_label("Empat angka di layar").fill(right)
    rusdin.taps_on("Saya hadir")
    expect(page.get_by_label("Empat angka di layar")).to_have_count(0)
    page.get_by_role("navigation").get_by_role("link", name="Saya").click()
    expect(page.get_by_text("Hadir sejak 08.05")).to_be_visible()


def test_a_name_put_right_by_its_owner_is_seen_by_the_facilitator_who_may_take_it_back(day: Day, devices: Devices) -> None:
    rusdin = Participant(devices.phone())
    rusdin.joins(day.code, "Dinas Kesehatan", RUSDIN)
    rusdin.page.get_by_role("navigation").get_by_role("link", name="Saya").click()
    rusdin.taps_on("Perbaiki nama atau jabatan")
    rusdin.page.get_by_label("Nama lengkap dengan gelar").fill("Rusdin, S.K.M., M.Kes.")
    rusdin.taps_on("Simpan")
    expect(rusdin.page.get_by_role("heading", name="Rusdin, S.K.M., M.Kes.")).to_be_visible()

    console = devices.one(LAPTOP).page
    console.goto(day.console)
    for room in ("Peserta", "Kehadiran"):
        console.get_by_role("navigation").get_by_role("link", name=room).click()
    expect(console.get_by_text("Nama diperbaiki sendiri (1)")).to_be_visible()
    console.get_by_role("button", name="Kembalikan").click()
    expect(rusdin.page.get_by_role("heading", name=RUSDIN, exact=True)).to_be_visible(timeout=PROMPT_MS)


def test_the_links_of_desk_and_leadership_are_made_in_the_console(day: Day, devices: Devices) -> None:
    console = devices.one(LAPTOP).page
    console.goto(day.console)
    for role, page, heading in (("meja_registrasi", "desk", "Meja registrasi"), ("pimpinan", "leaders", "dari 3 OPD hadir")):
        console.evaluate("() => { location.hash = 'settings/staff' }")
        console.get_by_label("Nama", exact=True).fill(role)
        console.get_by_label("Sebagai").select_option(label=role.replace("_", " ").capitalize())
        console.get_by_role("button", name="Buat tautan").click()
        invited = console.locator(".invited input")
        expect(invited).to_have_value(re.compile(f"/{page}/.+#token="))
        link = invited.input_value()
        other = devices.phone().page
        other.goto(day.made.house.base + re.sub(r"https?://[^/]+", "", link))
        expect(other.get_by_role("heading", name=re.compile(heading))).to_be_visible()


def pages(day: Day, device: Watched) -> Iterator[tuple[str, Page]]:
    desk = Registrar(device, day.link("registrar", "desk"))
    yield "the desk", desk.page
    desk.ticks(RUSDIN)
    yield "a tick", desk.page
    desk.shows("Semua")
    desk.page.locator(".guests .who").first.click()
    yield "somebody beside the list", desk.page
    desk.page.get_by_role("button", name="Tutup").click()
    desk.page.get_by_role("button", name="Daftarkan tamu").click()
    yield "a guest's form", desk.page
    desk.page.goto(day.link("leader", "leaders"))
    expect(desk.page.get_by_role("heading", name=re.compile("OPD hadir"))).to_be_visible()
    yield "the leadership's page", desk.page


@pytest.mark.parametrize("width", [320, 360])
def test_P4_desk_and_leadership_fit_the_smallest_phone(day: Day, devices: Devices, width: int) -> None:
    device = devices.one({"width": width, "height": SHORT}, has_touch=True, is_mobile=True)

    assert [(at, over) for at, page in pages(day, device) if (over := page.evaluate(WIDER)) > 0] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_P8_desk_and_leadership_break_no_weighty_rule_of_accessibility(day: Day, devices: Devices, scheme: str) -> None:
    device = devices.one(SMALL, bypass_csp=True, color_scheme=scheme)

    assert [(at, found) for at, page in pages(day, device) if (found := weighty(page))] == []


def test_a_link_that_ended_says_where_the_next_one_comes_from(day: Day, devices: Devices) -> None:
    desk = Registrar(devices.one(TABLET), day.link("registrar", "desk"))
    day.made.does("revoke_credentials", person="per_registrar")

    expect(desk.page.get_by_role("heading", name="Akses meja registrasi sudah diakhiri")).to_be_visible(timeout=PROMPT_MS)
    other = devices.phone()
    other.page.goto(f"{day.made.house.base}/leaders/{WORKSHOP}#token=tautan-yang-tidak-ada")
    expect(other.page.get_by_role("heading", name="Tautan ini tidak berlaku")).to_be_visible()
    for device in (desk.device, other):
        device.wrong = [said for said in device.wrong if "401" not in said]

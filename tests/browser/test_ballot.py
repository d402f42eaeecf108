"""A secret ballot in the hall: two phones vote by taps alone, one of them without a network, the leadership decides otherwise."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.house import LAPTOP, Devices, House
from tests.browser.lead import Lead
from tests.browser.people import BACK_MS, Participant
from tests.hall import W, the_hall

pytestmark = pytest.mark.browser

OFFICE = "Dinas Kesehatan"
CODE = "ABC234"
WALL = "the-secret-of-the-wall-in-front"
OPTIONS = [
    {"id": "a", "title": "Antrean WA RSUD dan 5 puskesmas"},
    {"id": "b", "title": "Kanal aduan terpadu (SP4N-LAPOR)"},
    {"id": "c", "title": "Bank sampah unit dan induk"},
]


@pytest.fixture
def lead(house: House) -> Lead:
    house.puts(*(one for one in the_hall() if one.id not in ("crd_ann", "crd_cut")))
    house.starts()
    return Lead(house, W, "lina")


def comes_in(devices: Devices, name: str) -> Participant:
    phone = Participant(devices.phone())
    phone.joins(CODE, OFFICE, name)
    return phone


def asks(lead: Lead, kind: str = "dots", **more: object) -> None:
    lead.does("save_ballot", ballot="bal_1", kind=kind, question="Calon program prioritas", options=OPTIONS, **more)
    lead.does("open_ballot", ballot="bal_1")


def opens_the_ballot(phone: Participant) -> None:
    phone.page.get_by_role("link", name=re.compile("Calon program prioritas")).click()
    expect(phone.page.get_by_role("heading", name="Calon program prioritas")).to_be_visible()


def of(phone: Participant, option: str) -> Locator:
    return phone.page.get_by_role("group", name=re.compile(re.escape(option)))


def gives(phone: Participant, option: str, dots: int) -> None:
    for _ in range(dots):
        of(phone, option).get_by_role("button", name=re.compile("^Tambah")).click()


def test_VS4_dots_are_given_kept_through_a_dead_spot_and_shown_when_they_are_revealed(lead: Lead, devices: Devices) -> None:
    ann, cut = comes_in(devices, "ann"), comes_in(devices, "cut")
    cut.page.get_by_role("link", name="Bantuan").click()
    asks(lead)
    cut.is_told("Pemungutan suara dibuka")
    opens_the_ballot(ann)
    gives(ann, "Antrean", 2)
    expect(ann.page.get_by_text("Sisa 1 titik")).to_be_visible()
    ann.page.reload()
    expect(ann.page.get_by_text("Sisa 1 titik")).to_be_visible(timeout=BACK_MS)
    gives(ann, "Bank", 1)
    ann.taps_on("Kirim suara")
    ann.is_told("Suara masuk")

    opens_the_ballot(cut)
    gives(cut, "Antrean", 1)
    cut.device.goes_offline()
    cut.taps_on("Kirim suara")
    cut.is_told("Suara di HP ini, sedang dikirim")
    cut.device.comes_back()
    cut.is_told("Suara masuk")
    lead.does("close_ballot", ballot="bal_1")
    cut.is_told("Pemungutan suara ditutup")
    expect(cut.page.get_by_text("2 suara")).to_have_count(0)
    lead.does("reveal_ballot", ballot="bal_1")
    for phone in (ann, cut):
        phone.is_told("2 suara", within_ms=2_000)
        phone.reads(["Antrean WA", "3", "Bank sampah", "1", "Kanal aduan", "0"])


def test_a_secret_ballot_is_revealed_on_the_wall_and_the_leadership_decides_otherwise(lead: Lead, devices: Devices) -> None:
    lead.does("add_staff", person="per_scr", name="Layar", role="projector", secret=WALL)
    ann, wall, desk = comes_in(devices, "ann"), devices.one(LAPTOP).page, devices.one(LAPTOP).page
    desk.goto(f"{ann.device.base}/ballots/{W}#token=lina")
    desk.get_by_label("Pertanyaan").fill("Calon program prioritas")
    desk.get_by_label("Pilihan", exact=True).fill("\n".join(str(option["title"]) for option in OPTIONS))
    for button in ("Simpan", "Buka", "Tampilkan di layar"):
        desk.get_by_role("button", name=button, exact=True).click()
    wall.goto(f"{ann.device.base}/screen/{W}#token={WALL}")
    opens_the_ballot(ann)
    gives(ann, "Antrean", 2)
    ann.taps_on("Kirim suara")
    ann.is_told("Suara masuk")

    expect(desk.get_by_text("1 dari 1 sudah memberi suara")).to_be_visible()
    expect(wall.get_by_text("suara sudah masuk")).to_be_visible()
    for page in (desk, wall):
        expect(page.get_by_text("2", exact=True)).to_have_count(0)
    desk.get_by_role("button", name="Tutup pemungutan suara").click()
    lead.does("show_page", page="timer", content={})
    expect(desk.get_by_role("button", name="Tampilkan di layar")).to_be_visible()
    desk.get_by_role("button", name="Hitung dan tampilkan hasil").click()
    for page in (desk, wall, ann.page):
        expect(page.get_by_role("listitem").filter(has_text="Antrean").get_by_text("2", exact=True).first).to_be_visible(
            timeout=2_000
        )

    chosen = desk.get_by_role("group", name="Yang ditetapkan, berurutan")
    for option in ("Antrean", "Kanal"):
        chosen.get_by_role("button", name=re.compile(f"^{option}")).click()
    desk.get_by_label("Isi penetapan").fill("Kanal aduan dikerjakan tahun ini")
    desk.get_by_label("Ditetapkan oleh").fill("Hj. Siti, Sekda")
    desk.get_by_label("Alasan").fill("Anggarannya sudah ada")
    desk.get_by_role("button", name="Tetapkan", exact=True).click()
    expect(desk.get_by_text("Berbeda dari hasil suara")).to_be_visible()
    desk.get_by_role("button", name="Tarik penetapan").click()
    expect(desk.get_by_role("button", name="Tetapkan", exact=True)).to_be_visible()


def test_USG_is_given_with_radios_and_what_is_unfinished_is_said(lead: Lead, devices: Devices) -> None:
    ann = comes_in(devices, "ann")
    asks(lead, "usg")
    opens_the_ballot(ann)
    first = ann.page.get_by_role("region", name=re.compile("Antrean"))
    for criterion, mark in (("U · Mendesak", "5"), ("S · Serius", "4")):
        first.get_by_role("group", name=criterion).get_by_role("radio", name=mark).check()
    expect(ann.page.get_by_text("1 belum lengkap")).to_be_visible()
    first.get_by_role("group", name="G · Memburuk bila dibiarkan").get_by_role("radio", name="3").check()
    ann.taps_on("Kirim suara")
    ann.is_told("Suara masuk")
    lead.does("close_ballot", ballot="bal_1")
    lead.does("reveal_ballot", ballot="bal_1")

    ann.is_told("U 5 · S 4 · G 3")


def test_places_are_given_by_tapping_one_after_the_other(lead: Lead, devices: Devices) -> None:
    ann = comes_in(devices, "ann")
    asks(lead, "ranking")
    opens_the_ballot(ann)
    for option in ("Bank", "Antrean", "Kanal", "Antrean"):
        ann.page.get_by_role("button", name=re.compile(f"^{option}")).click()
    ann.taps_on("Kirim suara")
    ann.is_told("Suara masuk")

    expect(ann.page.get_by_role("button", name=re.compile("^Kanal"))).to_contain_text("2")

"""Dividing the hall in front of all: a preview that says why, phones that say where, a move by one key, one button back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.day import Day, Made
from tests.browser.house import LAPTOP, WALL, Devices, House
from tests.browser.people import PROMPT_MS, Facilitator, Participant

pytestmark = pytest.mark.browser

WHY = re.compile(r"diratakan|ditetapkan|tetap di sini|Belum ada orang")


@pytest.fixture
def day(house: House) -> Day:
    key = house.host_key()
    house.starts()
    return Made(house, key).day()


def is_sent_to(page: Page, group: int, place: str = "") -> None:
    sign = page.locator(".table-sign")
    expect(sign.get_by_text(str(group), exact=True)).to_be_visible(timeout=PROMPT_MS)
    if place:
        expect(sign).to_contain_text(place)


def puts_it_away(page: Page) -> None:
    page.get_by_role("button", name="Saya sudah di meja").click()
    expect(page.locator(".table-sign")).to_have_count(0)


def test_a_hall_is_divided_and_every_phone_says_where_to_sit(day: Day, devices: Devices) -> None:
    rusdin = Participant(devices.phone(), sits_down=False)
    phone = rusdin.page
    rusdin.joins(day.code, "Dinas Kesehatan", "Rusdin")
    first = int(phone.locator(".table-sign .number").inner_text())
    puts_it_away(phone)
    phone.reload()
    rusdin.has_the_sheet("Sasaran dan indikator", 10_000)

    lina = Facilitator(devices.one(LAPTOP))
    lina.page.goto(day.link)
    lina.enters("Kelompok")
    lina.presses("Beri 6 kelompok nomor meja")
    is_sent_to(phone, first, f"Meja {first}")
    puts_it_away(phone)

    lina.presses("Bagi sekarang")
    rows = lina.room.get_by_role("row").filter(has_text=WHY)
    expect(rows).to_have_count(6)
    expect(lina.room.get_by_text("Belum ada yang berubah di HP peserta")).to_be_visible()
    lina.page.get_by_text("Aturan lain").click()
    lina.page.get_by_label("Orang dari satu instansi").select_option(label="Tetap bersama")
    expect(lina.room.get_by_text(re.compile("bersama instansinya")).first).to_be_visible()
    assert phone.locator(".table-sign").count() == 0
    lina.presses("Terapkan")
    expect(lina.room.get_by_role("button", name="Terapkan")).to_have_count(0)
    lina.page.reload()
    expect(lina.room.get_by_text(re.compile(r"Lina Marlina membagi \d orang"))).to_be_visible()

    lina.presses("Meja")
    tables = lina.room.get_by_role("region", name=re.compile(r"^\d · Smart"))
    together = tables.filter(has=lina.page.get_by_role("button", name=re.compile("^Rusdin")))
    expect(together).to_contain_text("dr. Andi Tenri")
    before = group_of(lina, "Rusdin")
    if before != first:
        is_sent_to(phone, before, f"Meja {before}")
        puts_it_away(phone)

    target = 3 if before != 3 else 4
    lina.page.get_by_role("button", name=re.compile("^Rusdin")).focus()
    lina.page.keyboard.press(str(target))
    is_sent_to(phone, target, f"Meja {target}")
    expect(lina.page.get_by_role("button", name=re.compile("^Rusdin.*Ditetapkan"))).to_be_focused()
    expect(lina.room.get_by_text("Lina Marlina memindahkan 1 orang")).to_be_visible()

    lina.presses("Batalkan")
    is_sent_to(phone, before)
    expect(lina.page.get_by_role("button", name=re.compile("^Rusdin.*Ditetapkan"))).to_have_count(0)
    puts_it_away(phone)
    rusdin.has_the_sheet("Sasaran dan indikator")


def group_of(lina: Facilitator, name: str) -> int:
    table = lina.room.get_by_role("region").filter(has=lina.page.get_by_role("button", name=re.compile(f"^{name}")))
    return int((table.get_attribute("aria-label") or "0")[0])


def test_who_writes_finishes_the_word_before_the_card_comes(day: Day, devices: Devices) -> None:
    andi = Participant(devices.phone(), sits_down=False)
    andi.joins(day.code, "Dinas Kesehatan", "dr. Andi Tenri")
    puts_it_away(andi.page)
    andi.begins_a_row()
    field = andi.page.get_by_label("Sasaran", exact=True)
    field.press_sequentially("Menurunnya ")

    lina = Facilitator(devices.one(LAPTOP))
    lina.page.goto(day.link)
    lina.enters("Kelompok")
    lina.presses("Meja")
    lina.page.get_by_role("button", name=re.compile("^dr. Andi")).click()
    beside = lina.room.get_by_role("complementary")
    beside.get_by_role("button", name="5 · Smart Society").click()
    expect(lina.room.get_by_text("Lina Marlina memindahkan 1 orang")).to_be_visible()
    field.press_sequentially("stunting")
    expect(field).to_have_value("Menurunnya stunting")
    assert andi.page.locator(".table-sign").count() == 0

    field.blur()
    is_sent_to(andi.page, 5)


def test_somebody_is_dragged_to_another_table(day: Day, devices: Devices) -> None:
    lina = Facilitator(devices.one(WALL))
    lina.page.goto(day.link)
    lina.enters("Kelompok")
    lina.presses("Meja")
    lina.page.get_by_role("button", name=re.compile("^Rusdin")).drag_to(lina.room.get_by_role("region", name=re.compile("^5 ·")))

    expect(lina.room.get_by_role("region", name=re.compile("^5 · .*, 1 orang"))).to_contain_text("Rusdin")
    lina.presses("Orang")
    expect(lina.room.get_by_role("row").filter(has_text="Rusdin")).to_contain_text("Ditetapkan")
    lina.room.get_by_label("Pilih Rusdin").check()
    lina.presses("Lepas ketetapan 1 orang")
    expect(lina.room.get_by_role("row").filter(has_text="Rusdin")).not_to_contain_text("Ditetapkan")


def test_a_grouping_removed_by_mistake_is_a_press_away(day: Day, devices: Devices) -> None:
    lina = Facilitator(devices.one(LAPTOP))
    lina.page.goto(day.link)
    lina.enters("Kelompok")
    lina.presses("Pembagian baru")
    lina.page.get_by_label("Nama pembagian").fill("Meja makan")
    lina.presses("Buat")
    which = lina.room.get_by_role("group", name="Pembagian").get_by_role("button", name="Meja makan")
    expect(which).to_be_visible()
    lina.presses("Ubah pembagian ini")
    lina.presses("Hapus pembagian")
    lina.room.get_by_role("complementary").get_by_role("button", name=re.compile("^Ya|^Hapus")).first.click()
    expect(which).to_have_count(0)

    lina.room.get_by_text("Pembagian yang dihapus").click()
    lina.room.get_by_role("button", name="Kembalikan pembagian Meja makan").click()
    expect(which).to_be_visible()
    expect(lina.room.get_by_text("Pembagian yang dihapus")).to_have_count(0)

"""With keys alone, without a mouse: a participant comes in, writes a row and says it is done; a facilitator starts the next item
and collects the sheets. Wherever the focus goes it is seen (P8)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.day import Day, Made
from tests.browser.house import LAPTOP, Devices, House

pytestmark = pytest.mark.browser

MOST_TABS = 80
FOCUSED = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const box = (at.closest("label") ?? at).getBoundingClientRect();
  const label = at.labels?.[0]?.innerText ?? "";
  const ringed = style.outlineStyle !== "none" || style.boxShadow !== "none";
  return {
    name: [at.getAttribute("aria-label") ?? "", label, at.innerText ?? ""].join(" ").replace(/\\s+/g, " ").trim(),
    // What is only read aloud on arriving there needs no ring.
    seen: at === document.body || at.tabIndex < 0 || (box.bottom > 0 && box.top < innerHeight && ringed),
  };
}"""


@pytest.fixture
def day(house: House) -> Day:
    key = house.host_key()
    house.starts()
    return Made(house, key).day()


def tabs_to(page: Page, name: str) -> None:
    passed = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["seen"], f"the focus is not seen on {focused['name']!r}"
        if focused["name"].startswith(name):
            return
        passed.append(focused["name"])
    raise AssertionError(f"{name!r} is not reached by Tab, only {passed}")


def presses(page: Page, name: str, key: str = "Enter") -> None:
    tabs_to(page, name)
    page.keyboard.press(key)


def test_P8_a_participant_comes_in_writes_and_hands_in_with_keys_alone(day: Day, house: House, devices: Devices) -> None:
    page = devices.one(LAPTOP).page
    page.goto(f"{house.base}/j/{day.code}")
    expect(page.get_by_role("heading", name="Dari instansi mana?")).to_be_visible()
    presses(page, "Dinas Kesehatan")
    expect(page.get_by_role("heading", name="Siapa nama Bapak/Ibu?")).to_be_visible()
    presses(page, "Rusdin")
    expect(page.get_by_role("button", name="Saya sudah di meja")).to_be_visible()
    presses(page, "Saya sudah di meja")
    presses(page, "Tambah baris")
    expect(page.get_by_role("heading", name="Baris 1")).to_be_visible()
    tabs_to(page, "Sasaran")
    page.keyboard.type("Air bersih sampai dusun")
    presses(page, "Lembar")
    expect(page.get_by_text("Air bersih sampai dusun")).to_be_visible()
    presses(page, "Selesai")
    expect(page.get_by_text("Ditandai selesai")).to_be_visible()


def test_P8_a_facilitator_starts_the_next_item_and_collects_the_sheets_with_keys_alone(day: Day, devices: Devices) -> None:
    page = devices.one(LAPTOP).page
    page.goto(day.link)
    expect(page.get_by_role("navigation", name="Ruang konsol")).to_be_visible()
    presses(page, "Aula")
    expect(page.get_by_role("heading", name="Aula sekarang")).to_be_visible()
    presses(page, "Tutup lembar")
    expect(page.get_by_role("complementary").get_by_role("heading").first).to_be_visible()
    presses(page, "Acara")
    presses(page, "Mulai")
    expect(page.get_by_role("button", name="Akhiri")).to_be_visible()

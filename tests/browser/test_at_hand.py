"""A phone in the hand: something to try while waiting, the field in use and its button above the keyboard, a phone on its side
or with letters twice their size, and the same place after the page was thrown away (P1, P4)."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.house import Devices, House, opened
from tests.browser.lead import Lead
from tests.browser.people import Participant
from tests.hall import W, the_hall
from workshop.domain.activities import Activity
from workshop.domain.entries import Entry
from workshop.domain.objects import Stored

pytestmark = pytest.mark.browser

UPRIGHT = {"width": 360, "height": 640}
WITH_KEYBOARD = {"width": 320, "height": 300}
ON_ITS_SIDE = {"width": 640, "height": 330}
TWICE = {"width": 180, "height": 320}
WIDER = "document.scrollingElement.scrollWidth - innerWidth"
SEEN = """field => { const box = field.getBoundingClientRect(), strip = document.querySelector('.strip').getBoundingClientRect(),
  keys = document.querySelector('.keys').getBoundingClientRect();
  return box.top >= strip.bottom && box.bottom <= keys.top && keys.bottom <= visualViewport.height + 1; }"""


@pytest.fixture
def lead(house: House) -> Iterator[Lead]:
    house.puts(*map(planned, the_hall()))
    house.starts()
    lead = Lead(house, W, "lina")
    yield lead
    lead.leaves()


def planned(thing: Stored) -> Stored:
    return replace(thing, state="planned") if isinstance(thing, Activity) else thing


def is_seen(field: Locator) -> None:
    field.focus()
    field.page.wait_for_function(SEEN, arg=field.element_handle(), timeout=3000)


def test_P4_a_phone_is_at_hand_while_waiting_under_its_keyboard_and_after_a_reload(
    lead: Lead, house: House, devices: Devices
) -> None:
    ann = Participant(devices.phone())
    ann.joins("ABC234", "Dinas Kesehatan", "ann")
    page = ann.page
    ann.taps_on("Coba menulis")
    page.get_by_label("Apa makanan khas").fill("lepet jagung")
    ann.taps_on("Simpan")
    ann.is_told("Tersimpan di HP ini saja, latihan")
    lead.does("announce", announcement="ann_1", text="Makan siang di teras")
    ann.is_told("Makan siang di teras")
    page.get_by_role("button", name="Tutup").click()

    lead.does("open_activity", activity="act_1")
    taps = ann.taps
    ann.begins_a_row()
    page.set_viewport_size(WITH_KEYBOARD)
    first, unit = page.get_by_label("Sasaran"), page.get_by_label("Satuan")
    is_seen(first)
    first.type("Air bersih")
    is_seen(unit)
    unit.type("%")
    ann.taps_on("Simpan")
    ann.is_told("Tersimpan")
    assert ann.taps - taps <= 2, "a row is one tap away, and saved with one more"
    is_seen(page.get_by_label("Baseline"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("OPD")).to_be_focused()
    is_seen(page.get_by_label("Tahun"))
    page.evaluate("document.activeElement.blur()")
    stood = page.evaluate("scrollY")
    assert stood > 0

    page.reload()
    expect(page.get_by_role("heading", name="Baris 1")).to_be_visible()
    page.wait_for_function("y => Math.abs(scrollY - y) < 120", arg=stood, timeout=5000)
    page.goto(f"{house.base}/w/{W}")
    expect(page.get_by_role("heading", name="Baris 1")).to_be_visible()
    ann.goes_back_to_the_sheet()
    expect(page.get_by_text("Makan siang di teras")).to_have_count(0)

    for size in (ON_ITS_SIDE, TWICE, UPRIGHT):
        page.set_viewport_size(size)
        expect(page.get_by_text("Tersambung", exact=True)).to_be_in_viewport()
        assert page.evaluate(WIDER) <= 0, size
    house.stops()
    with opened(house.store) as store, store.reading() as reader:
        (row,) = reader.all(Entry, W)
    assert "lepet" not in str(row)

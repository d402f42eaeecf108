"""Parts of a page that are not in its first file: there before they are wanted, never a blank page where they are not (P4)."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import weighty
from tests.browser.day import Day, Made
from tests.browser.house import LAPTOP, Devices, House, Watched, wait_for
from tests.browser.people import Participant
from tests.browser.test_size import Wire
from tools.dev.places import DIST

pytestmark = pytest.mark.browser

NAME = "Rusdin, S.K.M."
FILLED_S = 20
HEADERS = 1_000


@pytest.fixture
def day(house: House) -> Day:
    key = house.host_key()
    house.starts()
    return Made(house, key).day()


def refuses_parts(device: Watched, status: int | None = None) -> None:
    """As a Wi-Fi that is gone, or a laptop whose files are newer than the page."""
    device.context.route(
        "**/static/dist/*-later_*",
        lambda route: route.abort("connectionrefused") if status is None else route.fulfill(status=status, body=""),
    )


def everything_came(page: Page) -> bool:
    named = json.loads(page.locator("#app").get_attribute("data-later") or "{}")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(one => one.name.split('/').pop())")
    return {file for part in named.values() for file in part} <= set(loaded)


def test_P4_once_idle_a_phone_has_every_part_and_opens_it_without_a_network(devices: Devices, day: Day) -> None:
    phone = devices.phone()
    wire = Wire(phone)
    Participant(phone).joins(day.code, "Dinas Kesehatan", NAME)
    wait_for(lambda: everything_came(phone.page), FILLED_S)
    parts = {name.rsplit("/", 1)[1]: size for name, size in wire.came.items() if "-later_" in name}
    assert len(parts) >= 4
    assert all(size < (DIST / f"{name}.gz").stat().st_size + HEADERS for name, size in parts.items()), (
        "fetched once, run from there"
    )
    phone.goes_offline()
    phone.page.get_by_role("link", name="Saya").click()

    expect(phone.page.get_by_role("heading", name=NAME)).to_be_visible()
    expect(phone.page.get_by_role("button", name="Unduh data saya")).to_be_visible()
    phone.comes_back()


def test_P4_a_part_that_does_not_come_says_so_and_comes_at_a_touch(devices: Devices, day: Day) -> None:
    device = devices.phone(bypass_csp=True)
    refuses_parts(device)
    Participant(device).joins(day.code, "Dinas Kesehatan", NAME)
    device.page.get_by_role("link", name="Saya").click()

    expect(device.page.get_by_role("alert")).to_contain_text("Bagian ini belum dapat dibuka")
    expect(device.page.get_by_role("navigation")).to_be_visible()
    assert weighty(device.page) == []
    device.context.unroute_all()
    device.page.get_by_role("button", name="Coba lagi").click()
    expect(device.page.get_by_role("heading", name=NAME)).to_be_visible()


def test_a_console_older_than_the_laptops_files_is_asked_to_load_again(devices: Devices, day: Day) -> None:
    device = devices.one(LAPTOP)
    refuses_parts(device, 404)
    device.page.goto(day.link)
    device.page.get_by_role("navigation").get_by_role("link", name="Dokumen").click()

    expect(device.page.get_by_role("alert")).to_contain_text("Halaman ini sudah diperbarui")
    expect(device.page.get_by_role("navigation", name="Ruang konsol")).to_be_visible()
    device.context.unroute_all()
    device.page.get_by_role("button", name="Muat ulang").click()
    expect(device.page.get_by_role("heading", name="Dokumen")).to_be_visible()
    device.wrong = [said for said in device.wrong if "404" not in said]

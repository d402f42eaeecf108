"""One Chromium for all browser tests of a file, one house and its devices for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.house import Devices, House, chromium
from tools.dev import assets


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        assets.ensure_built()
        yield browser


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.stops()


@pytest.fixture
def devices(browser: Browser, house: House) -> Iterator[Devices]:
    devices = Devices(browser, house)
    yield devices
    wrong = devices.wrong()
    devices.close()
    assert wrong == []

"""One Chromium and one nursery of servers for all browser tests, one house and its devices for each of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.house import Devices, House, chromium
from tests.browser.nursery import Nursery
from tools.dev import assets


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        assets.ensure_built()
        yield browser


@pytest.fixture(scope="package")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
def house(tmp_path: Path, nursery: Nursery) -> Iterator[House]:
    house = House(tmp_path, nursery)
    yield house
    house.stops()


@pytest.fixture
def devices(browser: Browser, house: House) -> Iterator[Devices]:
    devices = Devices(browser, house)
    yield devices
    wrong = devices.wrong()
    devices.close()
    assert wrong == []

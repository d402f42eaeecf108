"""P4 and P3 over the wire: what the smallest phone loads first, and what it loads again."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.day import Made
from tests.browser.house import LAPTOP, Devices, House, Watched

pytestmark = pytest.mark.browser

LARGEST_FIRST_LOAD = 100_000
LARGEST_CONSOLE = 100_000


@dataclass
class Wire:
    """Bytes as they came, headers included, by address; what the browser had kept counts nothing."""

    device: Watched
    came: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names: dict[str, str] = {}
        line = self.device.context.new_cdp_session(self.device.page)
        line.send("Network.enable")
        line.on("Network.responseReceived", lambda said: names.update({said["requestId"]: said["response"]["url"]}))
        line.on("Network.loadingFinished", lambda said: self._add(names.get(said["requestId"], "?"), said))

    def _add(self, name: str, said: dict[str, Any]) -> None:
        self.came[name] = self.came.get(name, 0) + said["encodedDataLength"]


def test_P4_the_first_load_of_a_participant_is_under_100_kilobytes(house: House, devices: Devices) -> None:
    house.starts()
    phone = devices.phone()
    wire = Wire(phone)
    phone.page.goto(house.base)
    phone.page.wait_for_load_state("networkidle")

    assert any(name.endswith(".js") for name in wire.came) and any(name.endswith(".css") for name in wire.came)
    assert sum(wire.came.values()) < LARGEST_FIRST_LOAD, wire.came


def test_P4_a_console_has_its_first_room_under_100_kilobytes_and_the_others_come_later(house: House, devices: Devices) -> None:
    key = house.host_key()
    house.starts()
    day = Made(house, key).day()
    console = devices.one(LAPTOP)
    wire = Wire(console)
    console.page.goto(day.link)
    expect(console.page.get_by_role("heading", name="Sedang di aula")).to_be_visible()
    built = {name: size for name, size in wire.came.items() if "/static/dist/" in name}

    assert sum(built.values()) < LARGEST_CONSOLE, built
    assert not any(f"later_{room}" in name for name in built for room in ("groups", "people", "settings", "attendance"))


def test_P4_the_second_load_fetches_no_built_file_again(house: House, devices: Devices) -> None:
    house.starts()
    phone = devices.phone()
    phone.page.goto(house.base)
    phone.page.wait_for_load_state("networkidle")
    wire = Wire(phone)
    phone.page.goto(f"{house.base}/w/wks_elsewhere")
    phone.page.wait_for_load_state("networkidle")

    assert [name for name, size in wire.came.items() if "/static/dist/" in name and size > 0] == []

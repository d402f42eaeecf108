"""The house the browser stories play in: the real server, and Chromium seeing it as a phone in a hall does.

The name `rembuk.test` leads to this machine but is no origin a browser trusts, so that what plain http on a LAN lacks is
lacking here too.  Every page is watched: an error in its console, a breach of its policy or a request to any other host
is a failure of whatever test opened it (P3).
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.nursery import Nursery, Started
from workshop.storage.sqlite import Store

NAME = "rembuk.test"
PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1366, "height": 768}
WALL = {"width": 1920, "height": 1080}
NETWORK_GONE = (
    "net::ERR_INTERNET_DISCONNECTED",
    "net::ERR_CONNECTION_REFUSED",
    "WebSocket is closed before the connection is established",
)
ONLY_HERE = f"MAP {NAME} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


class House:
    """`store` is reached from here only while the server is down; while it runs, it is the server's own."""

    def __init__(self, folder: Path, nursery: Nursery) -> None:
        self.store = folder / "hall.sqlite"
        self._nursery = nursery
        self._port_file = folder / "port"
        self._said = folder / "server.log"
        self.languages = folder / "languages"
        self.port = 0
        self._server: Started | None = None

    @property
    def base(self) -> str:
        return f"http://{NAME}:{self.port}"

    def starts(self) -> None:
        self._port_file.unlink(missing_ok=True)
        more = ["--languages", str(self.languages)] if self.languages.exists() else []
        words = ["--store", str(self.store), "--host", "127.0.0.1", "--port", str(self.port), "--no-browser"]
        self._server = self._nursery.start([*words, *more, "--port-file", str(self._port_file)], self._said)
        self.port = int(wait_for(self._port, 20))

    def _port(self) -> str:
        assert self._server is not None and self._server.poll() is None, self._said.read_text()
        return self._port_file.read_text() if self._port_file.exists() else ""

    def stops(self) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait(timeout=20)
            self._server = None

    def host_key(self) -> str:
        with opened(self.store) as store, store.reading() as reader:
            return reader.host_key()

    def puts(self, *things: Any) -> None:
        """Furnishes the store before the doors open."""
        with opened(self.store) as store:
            for thing in things:
                store.write(lambda tx, thing=thing: tx.put(thing, "workshop_changed"))


class Watched:
    """One device: a browser context with one page, and all that went wrong on it."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context = context
        self.base = base
        self.page: Page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.wrong: list[str] = []
        self.offline = False
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.wrong.append(f"error: {error.error}"))

    def goes_offline(self) -> None:
        self.offline = True
        self.context.set_offline(True)

    def comes_back(self) -> None:
        self.context.set_offline(False)
        self.offline = False

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.wrong.append(f"asked elsewhere: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not (self.offline or _of_the_network(message.text)):
            self.wrong.append(f"{message.type}: {message.text}")


class Devices:
    """Every device of one test; at its end nothing may have gone wrong on any of them."""

    def __init__(self, browser: Browser, house: House) -> None:
        self.browser = browser
        self.house = house
        self.all: list[Watched] = []

    def one(self, viewport: dict[str, int], **more: Any) -> Watched:
        more = {"locale": "id-ID", "timezone_id": "Asia/Makassar", **more}
        device = Watched(self.browser.new_context(viewport=viewport, **more), self.house.base)
        self.all.append(device)
        return device

    def phone(self, width: int = 360, **more: Any) -> Watched:
        return self.one({**PHONE, "width": width}, has_touch=True, is_mobile=True, **more)

    def wrong(self) -> list[str]:
        return [said for device in self.all for said in device.wrong]

    def close(self) -> None:
        for device in self.all:
            device.context.close()


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    store = Store(path)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[f"--host-resolver-rules={ONLY_HERE}"])
        yield browser
        browser.close()


def wait_for(found: Any, seconds: float = 10) -> Any:
    """What `found()` gives once it gives something."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if value := found():
            return value
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds} s")


def _of_the_network(text: str) -> bool:
    """A line that broke while the server or the network was away: the page says so itself, in words."""
    return any(said in text for said in NETWORK_GONE)

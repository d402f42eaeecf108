"""Headless Chromium as a phone of the hall sees us: plain http under a name that leads to this machine and that no browser
trusts, so that what a LAN address lacks is lacking here too.  Where there is none, the rest is played."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

NAME = "rembuk.test"
ONLY_HERE = f"--host-resolver-rules=MAP {NAME} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
ARGUMENTS = (ONLY_HERE, "--no-sandbox", "--disable-gpu")
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "Chromium tidak ada, adegan peramban dilewati: apt install chromium. "
    "(Chromium is missing, its scenes are left out: apt install chromium.)"
)
PHONE = {"viewport": {"width": 360, "height": 740}, "locale": "id-ID", "timezone_id": "Asia/Makassar", "has_touch": True}


def program() -> str | None:
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class Chromium:
    """One browser for all phones; or one of its own with a folder, which can be killed and started on what that holds."""

    def __init__(self, playwright: Playwright, path: str) -> None:
        self._playwright, self._path = playwright, path
        self._shared: Browser | None = None

    def incognito(self, **more: object) -> BrowserContext:
        if self._shared is None:
            self._shared = self._playwright.chromium.launch(executable_path=self._path, args=[*ARGUMENTS])
        return self._shared.new_context(**{**PHONE, **more})  # type: ignore[arg-type]

    def on_disk(self, folder: Path) -> BrowserContext:
        return self._playwright.chromium.launch_persistent_context(
            folder,
            executable_path=self._path,
            args=[*ARGUMENTS],
            **PHONE,  # type: ignore[arg-type]
        )

    def close(self) -> None:
        if self._shared is not None:
            self._shared.close()


def kill(folder: Path) -> None:
    """The whole browser that has this folder, as a phone's system ends an app: at once."""
    for one in Path("/proc").iterdir():
        if one.name.isdigit() and f"--user-data-dir={folder}".encode() in _words(one):
            os.kill(int(one.name), signal.SIGKILL)


def _words(process: Path) -> list[bytes]:
    try:
        return (process / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return []


@contextmanager
def chromium() -> Iterator[Chromium | None]:
    """Nothing where there is no Chromium here."""
    path = program()
    if path is None:
        yield None
        return
    with sync_playwright() as playwright:
        opened = Chromium(playwright, path)
        try:
            yield opened
        finally:
            opened.close()

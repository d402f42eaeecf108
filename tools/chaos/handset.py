"""One page of the product in Chromium, used as a person uses it: by what is written on it.  What it sends and is answered is
overheard on its WebSocket; what it shows is read from its screen, what it holds back from its storage."""

import json
import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from playwright.sync_api import BrowserContext, Error, Locator, Page, WebSocket, expect

from tools.bench.halls import W
from tools.chaos.chromium import NAME
from tools.chaos.in_page import EMPTY, ENTER, FILL, READ
from tools.chaos.ledger import Ledger, Typed

SENT = re.compile(r'42(\d+)(\["command",.*\])', re.DOTALL)
ANSWERED = re.compile(r"43(\d+)(\[.*\])", re.DOTALL)
SHEET = "#/tasks/act"
PATIENCE_MS = 10_000
TRIES = 6
LAST_KEYS = 4
SHOWN = "header.strip, .phone.join main h1"


class Handset:
    """`name`: of the device; two tabs of one browser are two.  `person`: who holds it now.  `skew_ms`: its clock is that
    wrong, and can be moved on."""

    def __init__(
        self, context: BrowserContext, ledger: Ledger, name: str, person: str, port: int, skew_ms: int | None = None
    ) -> None:
        self.context, self.ledger, self.name, self.person, self.skew_ms = context, ledger, name, person, skew_ms
        self.base = f"http://{NAME}:{port}"
        self.page = self._new_page()

    def _new_page(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        if self.skew_ms is not None:
            page.clock.install(time=time.time() + self.skew_ms / 1000)
        page.on("websocket", self._overhear)
        page.on("pageerror", lambda error: self.ledger.stumbles.append(f"{self.name}: {error}"))
        return page

    # Coming and going.

    def signs_in(self, token: str) -> None:
        """As somebody whom the door of this phone has let in before."""
        someone = {"workshop": W, "title": "", "person": self.person, "name": self.person, "organisation": "", "code": "UKUR22"}
        self._until_shown(lambda: self.page.goto(f"{self.base}/health"), "body")
        self.page.evaluate(ENTER, [{**someone, "token": token}, f"{W} {self.person}"])
        self.opens()

    def opens(self, path: str = f"/w/{W}") -> None:
        self._until_shown(lambda: self.page.goto(self.base + path))

    def reloads(self) -> None:
        self._until_shown(self.page.reload)

    def crashes(self) -> None:
        """The system takes the page's memory in the middle of a word."""
        with suppress(Error):
            self.page.goto("chrome://crash", timeout=PATIENCE_MS)
        self.page.close()
        self.page = self._new_page()

    def freezes(self, asleep: bool) -> None:
        """As a phone in a pocket: nothing of the page runs."""
        session = self.context.new_cdp_session(self.page)
        session.send("Page.setWebLifecycleState", {"state": "frozen" if asleep else "active"})

    def fills_up(self, full: bool) -> None:
        """localStorage to its last byte.  Chromium's own quota does not reach IndexedDB here: its `put` refuses as it would."""
        self.page.evaluate(FILL if full else EMPTY)

    def _until_shown(self, act: Callable[[], Any], shown: str = SHOWN) -> None:
        """What a broken wire left half loaded is loaded again, as people do."""
        for left in reversed(range(TRIES)):
            try:
                act()
                self.page.wait_for_selector(shown, timeout=PATIENCE_MS / 2)
                return
            except Error:
                if left == 0:
                    raise

    # Writing.

    def begins_a_row(self) -> str:
        self.goes_to_the_sheet()
        another = self.page.get_by_role("button", name=re.compile("^Tambah baris"))
        another.or_(self._card).first.wait_for()
        self._sits_down()
        another.click()
        self.page.wait_for_function("location.hash.split('/').length > 3")
        return str(self.page.evaluate("decodeURIComponent(location.hash.split('/')[3])"))

    def writes(self, entry: str, field: str, text: str, stay: bool = False) -> None:
        """The last keys one by one.  `stay`: the finger is still in the field."""
        self.goes_to(f"{SHEET}/{entry}")
        place = self.field(field)
        place.fill(text[:-LAST_KEYS])
        place.press_sequentially(text[-LAST_KEYS:])
        self.ledger.types(Typed(self.person, self.name, entry, field, text))
        if not stay:
            place.blur()

    def taps(self, text: str) -> None:
        self.page.get_by_role("button", name=re.compile(f"^{re.escape(text)}")).first.click()

    def field(self, name: str) -> Locator:
        return self.page.get_by_label(name, exact=True)

    def goes_to_the_sheet(self) -> None:
        self.goes_to(SHEET)

    def goes_to(self, hash: str) -> None:
        self.page.evaluate("hash => { if (location.hash !== hash) location.hash = hash; }", hash)
        self._sits_down()

    def _sits_down(self) -> None:
        """The card that says where to sit covers everything until it is put away."""
        if self._card.count():
            self._card.click()

    @property
    def _card(self) -> Locator:
        return self.page.get_by_role("button", name="Saya sudah di meja")

    # What it shows.

    def seen(self) -> dict[str, Any]:
        """On its sheet."""
        self.goes_to_the_sheet()
        self.page.evaluate("new Promise((done) => setTimeout(done, 40))")
        return dict(self.page.evaluate(READ))

    def is_told(self, text: str, seconds: float = 15) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=seconds * 1000)

    def wake(self) -> None:
        """As the phone's system says that the network is back."""
        self.page.evaluate("dispatchEvent(new Event('online'))")

    # What goes over its wire.

    def _overhear(self, wire: WebSocket) -> None:
        """Who holds the phone may change; a connection is of one person."""
        person, sent = self.person, dict[str, dict[str, Any]]()

        def goes_up(frame: str | bytes) -> None:
            if isinstance(frame, str) and (found := SENT.fullmatch(frame)):
                sent[found[1]] = json.loads(found[2])[1]

        def comes_down(frame: str | bytes) -> None:
            if isinstance(frame, str) and (found := ANSWERED.fullmatch(frame)) and found[1] in sent:
                self.ledger.answered(person, sent[found[1]], json.loads(found[2])[0])

        wire.on("framesent", goes_up)
        wire.on("framereceived", comes_down)

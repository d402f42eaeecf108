"""The door over HTTP: what a phone asks before it has a token.  Every refusal is JSON with its code.

Wrong codes are answered more slowly the more of them come, whoever sends them; a right one of the wall is never kept
waiting, and a personal one no longer than a wrong one.
"""

from collections.abc import Callable
from typing import Any

from flask import Blueprint

from workshop.domain.refusals import Refused
from workshop.service import joining, returning
from workshop.service.desk import Desk
from workshop.service.patience import Patience
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Tx
from workshop.web.answers import answer_refusals
from workshop.web.bodies import shaped

LARGEST = 4096
WALL = "wall"


def door(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("door", __name__, url_prefix="/api/door/<code>")
    answer_refusals(pages)
    patience = Patience()
    _lists(pages, store, patience)
    _ways_in(pages, store, patience)
    return pages


def _lists(pages: Blueprint, store: Store, patience: Patience) -> None:
    @pages.get("")
    def organisations(code: str) -> dict[str, Any]:
        with _Slow(patience, WALL, "unknown_code"), store.reading() as reader:
            return {"ok": True, **joining.door(reader, code)}

    @pages.get("/organisations/<organisation>")
    def names(code: str, organisation: str) -> dict[str, Any]:
        with _Slow(patience, WALL, "unknown_code"), store.reading() as reader:
            return {"ok": True, "people": joining.names(reader, code, organisation)}


def _ways_in(pages: Blueprint, store: Store, patience: Patience) -> None:
    def at_the_door(step: Callable[[Tx], dict[str, Any]]) -> dict[str, Any]:
        with _Slow(patience, WALL, "unknown_code"):
            return {"ok": True, **store.write(step)}

    @pages.post("/join")
    def join(code: str) -> dict[str, Any]:
        arrival = shaped(joining.Arrival, LARGEST)
        return at_the_door(lambda tx: joining.join(tx, code, arrival))

    @pages.post("/claim")
    def claim(code: str) -> dict[str, Any]:
        asked = shaped(returning.Claim, LARGEST)
        return at_the_door(lambda tx: returning.claim(tx, code, asked))

    @pages.post("/claim/<claim_id>")
    def claimed(code: str, claim_id: str) -> dict[str, Any]:
        phone = shaped(returning.Phone, LARGEST)
        return at_the_door(lambda tx: returning.claimed(tx, code, claim_id, phone))

    @pages.post("/return")
    def come_back(code: str) -> dict[str, Any]:
        back = shaped(returning.Return, LARGEST)
        with _Slow(patience, WALL, "unknown_code"), store.reading() as reader:
            lane = f"personal:{joining.workshop_at(reader, code).id}"
        patience.wait(lane)
        with _Slow(patience, lane, "unknown_personal_code", waits=False):
            return at_the_door(lambda tx: returning.come_back(tx, code, back))


class _Slow:
    """Counts the refusals that mean a wrong guess, and lets the answer to one wait outside any transaction."""

    def __init__(self, patience: Patience, lane: str, guessed: str, waits: bool = True) -> None:
        self.patience, self.lane, self.guessed, self.waits = patience, lane, guessed, waits

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Refused) and error.code == self.guessed:
            self.patience.failed(self.lane)
            if self.waits:
                self.patience.wait(self.lane)

"""The phones in Chromium of one scene, asked like a crew: who is online with nothing left to send, whose screen is not what
the tables hold."""

from pathlib import Path
from typing import Any

from tools.bench.halls import W
from tools.chaos.chromium import Chromium
from tools.chaos.handset import Handset
from tools.chaos.ledger import Ledger
from tools.chaos.serving import asked
from workshop.domain.sheets import sheet_id

ONLINE = "Tersambung"


class Pages:
    def __init__(self, chromium: Chromium, ledger: Ledger) -> None:
        self.chromium, self.ledger = chromium, ledger
        self.held: dict[str, Handset] = {}

    def open(self, name: str, person: str, token: str, port: int, **context: Any) -> Handset:
        handset = self.add(name, person, port, **context)
        handset.signs_in(token)
        return handset

    def add(self, name: str, person: str, port: int, skew_ms: int | None = None, **context: Any) -> Handset:
        """A browser of its own that has seen nothing of us yet."""
        self.held[name] = Handset(self.chromium.incognito(**context), self.ledger, name, person, port, skew_ms)
        return self.held[name]

    def add_on_disk(self, name: str, person: str, port: int, folder: Path) -> Handset:
        """A whole browser of its own, on what an earlier one that was killed left in that folder."""
        self.held[name] = Handset(self.chromium.on_disk(folder), self.ledger, name, person, port)
        return self.held[name]

    def beside(self, first: str, name: str) -> Handset:
        """One more tab of that browser, with its storage."""
        one = self.held[first]
        self.held[name] = Handset(one.context, self.ledger, name, one.person, int(one.base.rsplit(":", 1)[1]))
        return self.held[name]

    def close(self, name: str) -> None:
        self.held.pop(name).page.close()

    @property
    def phones(self) -> list[str]:
        return list(self.held)

    def look(self) -> dict[str, dict[str, Any]]:
        return {name: _state(handset.seen()) for name, handset in self.held.items()}

    def compare(self, port: int) -> dict[str, dict[str, Any]]:
        return {name: _compared(handset.seen(), port) for name, handset in self.held.items()}

    def wake(self) -> None:
        for handset in self.held.values():
            handset.wake()

    def kill(self) -> None:
        for handset in self.held.values():
            handset.context.close()
        self.held.clear()


def _state(seen: dict[str, Any]) -> dict[str, Any]:
    """`reason`: where it is not online, what it says instead."""
    state = "door" if seen["door"] else "online" if seen["line"] == ONLINE else "again"
    unsent = max(seen["waiting"], sum(card["unsent"] for card in seen["cards"])) + seen["typing"]
    return {"state": state, "reason": seen["line"], "unsent": unsent, "refused": seen["refused"], "lasting": not seen["warned"]}


def _compared(seen: dict[str, Any], port: int) -> dict[str, Any]:
    """The cards of the sheet against what the snapshot of this person holds: number, text, and that it is stored."""
    shown = {f"{card['number']} {card['title']}" for card in seen["cards"]}
    due = {f"{entry['position']} {_title(entry)}" for entry in _rows(seen["token"], port)}
    unsaid = [f"{card['number']} {card['word']}" for card in seen["cards"] if card["unsent"]]
    found = {"missing": sorted(due - shown), "extra": sorted(shown - due), "different": unsaid}
    return {"equal": not any(found.values()), **found}


def _rows(token: str, port: int) -> list[dict[str, Any]]:
    told = asked(port, token, f"/api/workshops/{W}/objects")
    if not told["ok"]:
        return [{"position": 0, "draft": {"": told["code"]}}]
    mine = next(
        (one for one in told["objects"] if one["type"] == "membership" and one["seat_id"] == told["viewer"]["seat"]), None
    )
    sheet = sheet_id("act", mine["group_id"] or "") if mine else ""
    rows = [one for one in told["objects"] if one["type"] == "entry" and one["sheet_id"] == sheet]
    return [row for row in rows if row["state"] != "withdrawn"]


def _title(entry: dict[str, Any]) -> str:
    """The first text, in the order of the worksheet's fields."""
    texts = [entry["draft"].get(name) for name in ("uraian", "indikator", "sumber", "catatan")]
    return next((text for text in (*texts, *entry["draft"].values()) if text), "")

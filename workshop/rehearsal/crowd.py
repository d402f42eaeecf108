"""`python -m workshop.rehearsal.crowd`: a copy of a hall on a server of its own, filled with simulated people until it ends.

Whoever started it holds the other end of its standard input: when that closes, also because the holder died, the people
leave, the server stops and the folder goes, whole.  How it stands is written into a file beside the copy.
"""

import argparse
import json
import signal
import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from workshop.rehearsal.copying import copied
from workshop.rehearsal.guests import Crowd
from workshop.rehearsal.host import Http, must
from workshop.rehearsal.house import House
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.stumble import Stumbled
from workshop.rehearsal.ways import Way

BETWEEN_ARRIVALS_S = 0.15
BETWEEN_ACTS_S = 0.35
STANDING = "standing.json"


def main(words: Sequence[str]) -> int:
    asked = _asked(words)
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda number, frame: ended.set())
    threading.Thread(target=_until_closed, args=(ended,), daemon=True, name="held").start()
    telling = Telling(asked.standing)
    try:
        telling.says(state="copying")
        furnish = partial(_copies, asked)
        with House(beside=asked.place, host=asked.host, furnish=furnish) as house:
            _plays(house, asked, telling, ended)
    except Stumbled as stumble:
        telling.says(state="failed", detail=str(stumble.args[0]))
        return 2
    telling.says(state="ended")
    return 0


def _plays(house: House, asked: argparse.Namespace, telling: "Telling", ended: threading.Event) -> None:
    host = Http(Way(house.url), house.key)
    entered = must(host.post(f"/api/host/workshops/{asked.workshop}/enter"), "enter")
    telling.says(state="filling", port=house.port, token=entered["token"])
    lead = Phone(Way(house.url), asked.workshop, entered["token"], "lead")
    lead.connect()
    crowd = Crowd(Way(house.url, patience_s=5.0), asked.workshop, lead, asked.people)
    try:
        for _ in crowd.arrive():
            telling.says(phones=len(crowd.guests))
            if ended.wait(BETWEEN_ARRIVALS_S):
                return
        telling.says(state="open")
        while not ended.wait(BETWEEN_ACTS_S):
            crowd.acts()
            telling.says(phones=sum(guest.phone.online for guest in crowd.guests), rows=len(lead.all("entry")))
    finally:
        crowd.leave()
        lead.disconnect()


def _copies(asked: argparse.Namespace, to: Path) -> None:
    copied(asked.store, to, asked.workshop)


class Telling:
    """How it stands, in one small file that is never read half written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.told: dict[str, Any] = {"phones": 0, "rows": 0}

    def says(self, **more: Any) -> None:
        before, self.told = self.told, self.told | more
        if before != self.told:
            draft = self.path.with_name(f"{self.path.name}.new")
            draft.write_text(json.dumps(self.told), encoding="utf-8")
            draft.replace(self.path)


def _until_closed(ended: threading.Event) -> None:
    sys.stdin.buffer.read()
    ended.set()


def _asked(words: Sequence[str]) -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="workshop.rehearsal.crowd")
    asked.add_argument("--store", type=Path, required=True)
    asked.add_argument("--workshop", required=True)
    asked.add_argument("--place", type=Path, required=True)
    asked.add_argument("--host", default="127.0.0.1")
    asked.add_argument("--people", type=int, default=80)
    found = asked.parse_args(words)
    found.standing = found.place / STANDING
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

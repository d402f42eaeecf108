"""Clients that post commands over plain HTTP and repeat the same one until it is answered: load that is there at once."""

import threading
import time
from typing import Any

from tools.chaos.ledger import Typed
from tools.chaos.serving import posted
from tools.chaos.stage import FIELD_IDS, Stage

AGAIN_S = 0.05
NOT_NOW = ("try_again", "disk_full")
# Slower than the server lets one person write.
BETWEEN_S = 0.015


class Scribe(threading.Thread):
    """Sits where phone `n` of the hall sits; writes rows of its own, one save after the other."""

    def __init__(self, stage: Stage, phone: int) -> None:
        super().__init__(daemon=True, name=f"scribe-{phone}")
        self.stage, self.phone = stage, phone
        self.person, self.token = f"per_{phone}", f"phone-{phone}"
        self.answered = 0
        self.waits: list[float] = []
        self._ended, self._may, self._idle = threading.Event(), threading.Event(), threading.Event()
        self._may.set()
        self._base: dict[str, int] = {}

    def run(self) -> None:
        while not self._ended.wait(BETWEEN_S):
            self._idle.set()
            self._may.wait()
            self._idle.clear()
            self._save(f"s{self.answered}_{self.phone}", self.stage.text(self.person))
        self._idle.set()

    def rest(self) -> None:
        """Puts the pen down once the save under way is answered."""
        self._may.clear()
        self._idle.wait(timeout=60)

    def go_on(self) -> None:
        self._may.set()

    def end(self) -> None:
        """The save under way is still carried through."""
        self._ended.set()
        self._may.set()
        self.join(timeout=60)

    def _save(self, id: str, text: str) -> None:
        entry, field = f"ent_s{self.phone}_{self.answered % 3}", FIELD_IDS[self.answered % len(FIELD_IDS)]
        known = self._base.get(f"{entry} {field}", 0)
        payload = {"activity": "act", "unit": self.stage.group_of(self.phone), "entry": entry, "values": {field: text}}
        command = {"id": id, "name": "save_entry", "payload": {**payload, "base": {field: known}}}
        self.stage.ledger.types(Typed(self.person, self.name, entry, field, text))
        ack = self._until_answered(command)
        self.stage.ledger.answered(self.person, command, ack)
        self._base[f"{entry} {field}"] = ack.get("revisions", {}).get(field, known)
        self.answered += 1

    def _until_answered(self, command: dict[str, Any]) -> dict[str, Any]:
        while True:
            began = time.monotonic()
            ack = posted(self.stage.server.port, self.token, command)
            self.waits.append(time.monotonic() - began)
            if ack is not None and (ack.get("ok") or ack.get("code") not in NOT_NOW):
                return ack
            self._note(ack)
            time.sleep(AGAIN_S)

    def _note(self, ack: dict[str, Any] | None) -> None:
        if ack is not None:
            self.stage.struck[f"refused {ack.get('code')}"] += 1


def begin(stage: Stage, phones: range) -> list[Scribe]:
    scribes = [Scribe(stage, phone) for phone in phones]
    for scribe in scribes:
        scribe.start()
    return scribes

"""After the commit: every change to whoever may see it, in the order of the journal (RS5), encoded once per view.

Clients are grouped by their audiences; whoever shares them shares the frame.  A change of scope sends the affected
workshop's clients a fresh welcome (RS3): nothing lost by somebody stays on that somebody's screen.
"""

import threading
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Protocol

from workshop.domain.changes import Change
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.visibility import House
from workshop.service.catching_up import SWITCHED, beneath_switched, changes_scope, house_of, lines_of, welcome
from workshop.service.identity import as_viewer
from workshop.storage.sqlite import Store

MOST_LINES = 100


class Wire(Protocol):
    def emit(self, event: str, data: Any, to: str | list[str]) -> Any: ...
    def disconnect(self, sid: str) -> Any: ...


@dataclass(slots=True)
class Client:
    sid: str
    viewer: Viewer


class Publisher:
    """One per process.  `publish` is the store's `on_commit`; it only queues, the flusher sends."""

    def __init__(self, store: Store, wire: Wire) -> None:
        self.store = store
        self.wire = wire
        self.clients: dict[str, Client] = {}
        self._houses: dict[str, House] = {}
        self._waiting: list[Change] = []
        self._wake = threading.Event()

    def publish(self, changes: list[Change]) -> None:
        self._waiting.extend(changes)
        self._wake.set()

    def flush_for_ever(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            waiting, self._waiting = self._waiting, []
            self.flush(waiting)

    def flush(self, changes: list[Change]) -> None:
        by_workshop: dict[str, list[Change]] = defaultdict(list)
        for change in changes:
            by_workshop[change.workshop_id].append(change)
        for workshop_id, batch in by_workshop.items():
            self._flush_workshop(workshop_id, batch)

    def house(self, workshop_id: str) -> House:
        if workshop_id not in self._houses:
            with self.store.reading() as reader:
                self._houses[workshop_id] = house_of(reader, workshop_id)
        return self._houses[workshop_id]

    def join(self, sid: str, viewer: Viewer) -> None:
        """RS4: joined first, read second; what is published in between arrives twice, which changes nothing (CL4)."""
        self.clients[sid] = Client(sid, viewer)

    def leave(self, sid: str) -> None:
        self.clients.pop(sid, None)

    def _flush_workshop(self, workshop_id: str, batch: list[Change]) -> None:
        if workshop_id not in self._houses and not self._by_audiences(workshop_id):
            return
        house = self.house(workshop_id)
        for change in batch:
            house.learn(change.object)
        if any(changes_scope(change) or change.object.type == "person" for change in batch):
            self._renew(workshop_id)
        whole = [*batch, *self._beneath_switched(batch)]
        for audiences, sids in self._by_audiences(workshop_id).items():
            lines = lines_of(whole, audiences, house)
            for start in range(0, len(lines), MOST_LINES):
                self.wire.emit("changes", {"seq": batch[-1].seq, "changes": lines[start : start + MOST_LINES]}, to=sids)

    def _beneath_switched(self, batch: list[Change]) -> list[Change]:
        if all(change.name != SWITCHED for change in batch):
            return []
        with self.store.reading() as reader:
            return beneath_switched(reader, batch)

    def _by_audiences(self, workshop_id: str) -> dict[frozenset[str], list[str]]:
        found: dict[frozenset[str], list[str]] = defaultdict(list)
        for client in list(self.clients.values()):
            if client.viewer.workshop_id == workshop_id:
                found[client.viewer.audiences()].append(client.sid)
        return found

    def _renew(self, workshop_id: str) -> None:
        """Everybody's rights anew from the tables; whose scope changed is told all, whose access ended is dropped."""
        with self.store.reading() as reader:
            for client in [c for c in self.clients.values() if c.viewer.workshop_id == workshop_id]:
                try:
                    viewer = as_viewer(reader, workshop_id, client.viewer.person_id)
                except Refused:
                    self._drop(client)
                    continue
                if viewer != client.viewer:
                    client.viewer = viewer
                    self.wire.emit("welcome", welcome(reader, viewer, None, self.house(workshop_id)), to=client.sid)

    def _drop(self, client: Client) -> None:
        self.leave(client.sid)
        self.wire.emit("farewell", {"reason": "access_ended"}, to=client.sid)
        self.wire.disconnect(client.sid)

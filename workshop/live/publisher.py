"""After the commit: every change to whoever may see it, in the order of the journal (RS5), one frame for who sees alike.

Whoever's scope a change touched is resolved anew from the tables: told what was gained and what was lost (RS3), welcomed
again where the role or the seat is another, dropped where access ended.  All that is shared is held under one lock, so
that real threads serve as well as green ones.
"""

import itertools
import logging
import math
import threading
import time
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.chains import Carrying, Lineage, Snapshot, SnapshotRow
from workshop.domain.changes import Change
from workshop.domain.entries import Entry
from workshop.domain.groups import Membership
from workshop.domain.house import House
from workshop.domain.people import Credential, Grant, Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.live.telling import Batch, Line, Listening, frames, learned, listening, pieces
from workshop.service.catching_up import house_of, welcome
from workshop.service.gallery import Gallery, array_of
from workshop.service.identity import as_viewer
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Reader

Letter = tuple[str, dict[str, Any], list[str]]

BREATH_S = 0.02
# A stage that was brought in is told in portions, between which phones are answered.
MOST_AT_ONCE = 400
ROWS = (Activity, Carrying, Entry, Lineage, Sheet, Snapshot, SnapshotRow, Worksheet)
LEVEL_TRIES, LEVEL_AFTER_S = 20, 0.005

log = logging.getLogger(__name__)


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
        self._galleries: dict[str, Gallery] = {}
        self._listening: dict[str, Listening] = {}
        self._waiting: list[Change] = []
        self._wake = threading.Event()
        self._lock = threading.RLock()

    def publish(self, changes: list[Change]) -> None:
        with self._lock:
            self._waiting.extend(changes)
        self._wake.set()

    def flush_for_ever(self) -> None:
        """What is published within a breath of the last goes out together: one frame a reader instead of one a save."""
        while True:
            self._wake.wait()
            self._wake.clear()
            with self._lock:
                waiting, self._waiting = self._waiting, []
            self.flush(waiting)
            time.sleep(BREATH_S)

    def flush(self, changes: list[Change]) -> None:
        by_workshop: dict[str, list[Change]] = defaultdict(list)
        for change in changes:
            by_workshop[change.workshop_id].append(change)
        for workshop_id, batch in by_workshop.items():
            try:
                for place, portion in enumerate(portions(batch)):
                    if place:
                        time.sleep(0)
                    self._flush_workshop(workshop_id, portion)
            except Exception:
                log.exception("changes could not be told")
                self.start_over(workshop_id)

    def join(self, sid: str, viewer: Viewer) -> None:
        """RS4: joined first, read second; what is published in between arrives twice, which changes nothing (CL4)."""
        with self._lock, self.store.reading() as reader:
            self._gallery(reader, viewer.workshop_id)
            self._is_now(sid, viewer)

    def greeting(self, sid: str, since: Any) -> dict[str, Any]:
        """The welcome of a client that has joined: its rights as this very reading has them, the objects as last published."""
        with self._lock, self.store.reading() as reader:
            viewer = _still_in(reader, self.clients[sid].viewer)
            self._is_now(sid, viewer)
            gallery = self._gallery(reader, viewer.workshop_id)
            return welcome(reader, viewer, since, gallery, self._houses[viewer.workshop_id])

    def snapshot(self, who: Viewer) -> dict[str, Any]:
        """What somebody sees of the workshop, for whoever is not on the line (yet): no older than what is committed now."""
        committed = self._committed(who.workshop_id)
        for _ in range(LEVEL_TRIES):
            if self._published(who.workshop_id) >= committed:
                break
            time.sleep(LEVEL_AFTER_S)
        with self._lock, self.store.reading() as reader:
            now = as_viewer(reader, who.workshop_id, who.person_id)
            level = self._published(who.workshop_id) >= committed
            return welcome(reader, now, None, self._gallery(reader, who.workshop_id) if level else None)

    def _committed(self, workshop_id: str) -> int:
        with self.store.reading() as reader:
            return reader.seq(workshop_id)

    def _published(self, workshop_id: str) -> float:
        """How far what hangs is; where nothing hangs, the tables themselves are shown."""
        gallery = self._galleries.get(workshop_id)
        return gallery.seq if gallery else math.inf

    def leave(self, sid: str) -> None:
        with self._lock:
            gone = self.clients.pop(sid, None)
            if gone is not None:
                self._listening.pop(gone.viewer.workshop_id, None)

    def in_workshop(self, workshop_id: str) -> list[Client]:
        with self._lock:
            return [client for client in self.clients.values() if client.viewer.workshop_id == workshop_id]

    def _flush_workshop(self, workshop_id: str, batch: list[Change]) -> None:
        with self._lock:
            if not self._listeners(workshop_id).audiences:
                self._forget(workshop_id)
                return
            dropped, letters = self._letters(workshop_id, batch)
        for event, message, sids in letters:
            self.wire.emit(event, message, to=sids)
        for sid in dropped:
            self.wire.disconnect(sid)

    def _letters(self, workshop_id: str, batch: list[Change]) -> tuple[list[str], list[Letter]]:
        with self.store.reading() as reader:
            learning = learned(batch, self._house(reader, workshop_id))
            before, dropped = self._renew(reader, workshop_id, _people_of(batch, learning.before, learning.after))
            letters: list[Letter] = [("farewell", {"reason": reason}, [sid]) for sid, reason in dropped.items()]
            anew = [sid for sid, viewer in before.items() if _is_another(viewer, self.clients[sid].viewer)]
            moved = {sid: viewer.audiences() for sid, viewer in before.items() if sid not in anew}
            for sids, lines in frames(learning, self._listeners(workshop_id, anew), moved, reader):
                letters += _in_pieces(batch, sids, lines)
            gallery = self._hang(reader, workshop_id, learning)
            letters += [("welcome", welcome(reader, self.clients[sid].viewer, None, gallery), [sid]) for sid in anew]
        return [*dropped], letters

    def _listeners(self, workshop_id: str, without: Collection[str] = ()) -> Listening:
        """`without`: those who are told everything anew."""
        if workshop_id not in self._listening:
            clients = self.in_workshop(workshop_id)
            self._listening[workshop_id] = listening({client.sid: client.viewer.audiences() for client in clients})
        all_of_them = self._listening[workshop_id]
        if not without:
            return all_of_them
        return listening({sid: names for sid, names in all_of_them.audiences.items() if sid not in without})

    def _gallery(self, reader: Reader, workshop_id: str) -> Gallery:
        if workshop_id not in self._galleries:
            self._galleries[workshop_id] = Gallery(reader, workshop_id, self._house(reader, workshop_id))
        return self._galleries[workshop_id]

    def _hang(self, reader: Reader, workshop_id: str, learning: Batch) -> Gallery:
        """After the frames are made: they name every object that is seen otherwise than before."""
        gallery = self._gallery(reader, workshop_id)
        for told in learning.told.values():
            gallery.hang(told.change.object, told.now)
        gallery.seq = max(gallery.seq, learning.changes[-1].seq)
        return gallery

    def _forget(self, workshop_id: str) -> None:
        self._houses.pop(workshop_id, None)
        self._galleries.pop(workshop_id, None)

    def _house(self, reader: Reader, workshop_id: str) -> House:
        """As the first client found it, and learning ever since: what a change takes away can only be told from before."""
        if workshop_id not in self._houses:
            self._houses[workshop_id] = house_of(reader, workshop_id)
        return self._houses[workshop_id]

    def _is_now(self, sid: str, viewer: Viewer) -> None:
        known = self.clients.get(sid)
        if known is None or known.viewer != viewer:
            self._listening.pop(viewer.workshop_id, None)
        self.clients[sid] = Client(sid, viewer)

    def _renew(self, reader: Reader, workshop_id: str, people: set[str]) -> tuple[dict[str, Viewer], dict[str, str]]:
        """These people's rights anew from the tables: who is another than before, as they were; and whose access ended, why."""
        before: dict[str, Viewer] = {}
        dropped: dict[str, str] = {}
        for client in self.in_workshop(workshop_id) if people else ():
            if client.viewer.person_id in people:
                try:
                    viewer = _still_in(reader, client.viewer)
                except Refused as refusal:
                    dropped[client.sid] = "person_erased" if refusal.code == "person_erased" else "access_ended"
                    self.leave(client.sid)
                    continue
                if viewer != client.viewer:
                    before[client.sid] = client.viewer
                    self._is_now(client.sid, viewer)
        return before, dropped

    def start_over(self, workshop_id: str) -> None:
        """Nobody is left behind with half a batch: all connect again and catch up."""
        with self._lock:
            self._forget(workshop_id)
            sids = [client.sid for client in self.in_workshop(workshop_id)]
        for sid in sids:
            self.wire.disconnect(sid)


def portions(batch: list[Change]) -> list[list[Change]]:
    """What one command did is told together, unless it is nothing but many rows, which take nothing from anybody's sight."""
    found: list[list[Change]] = []
    for _, lines in itertools.groupby(batch, lambda change: (change.actor, change.command_id)):
        act = list(lines)
        size = MOST_AT_ONCE if all(isinstance(change.object, ROWS) for change in act) else len(act)
        for start in range(0, len(act), size):
            part = act[start : start + size]
            if found and len(found[-1]) + len(part) <= MOST_AT_ONCE:
                found[-1] += part
            else:
                found.append(part)
    return found


def _people_of(batch: list[Change], *houses: House) -> set[str]:
    """Whose scope the batch may have changed."""
    found = set()
    for change in batch:
        thing = change.object
        if isinstance(thing, Person):
            found.add(thing.id)
        elif isinstance(thing, Grant) or (isinstance(thing, Credential) and thing.revoked_at is not None):
            found.add(thing.person_id)
        elif isinstance(thing, Membership | Seat):
            seat_id = thing.id if isinstance(thing, Seat) else thing.seat_id
            found |= {house.seats[seat_id].person_id for house in houses if seat_id in house.seats}
    return found


def _still_in(reader: Reader, viewer: Viewer) -> Viewer:
    """The viewer as the tables have them now; refused when the person or what they signed in with is no longer good."""
    held = reader.get(Credential, viewer.workshop_id, viewer.credential_id)
    if held is None or held.revoked_at is not None:
        person = reader.get(Person, viewer.workshop_id, viewer.person_id)
        raise Refused("person_erased" if person is not None and person.erased_at is not None else "not_signed_in")
    return as_viewer(reader, viewer.workshop_id, held.person_id, held.id)


def _is_another(before: Viewer, after: Viewer) -> bool:
    return (before.roles, before.seat_id) != (after.roles, after.seat_id)


def _in_pieces(batch: list[Change], sids: list[str], lines: list[Line]) -> list[Letter]:
    """Only the last piece says how far it brings one: who hears less of them asks for the rest."""
    parts = list(pieces(lines))
    reached = [batch[0].seq - 1] * (len(parts) - 1) + [batch[-1].seq]
    frames = ({"seq": seq, "changes": array_of(part)} for seq, part in zip(reached, parts, strict=True))
    return [("changes", frame, sids) for frame in frames]

"""Who is here, what their phones still hold and where they write: in memory with a time to live, never journalled (PR1).

Staff are told of people, whole on connecting and then what differs; the phones of a unit are told who writes on the rows
they see.  Both at most once a second, whatever a hall of phones sends.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from workshop import clock
from workshop.domain.activities import Activity
from workshop.domain.entries import Entry
from workshop.domain.house import House
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.domain.visibility import visible_to
from workshop.live.publisher import Client, Publisher, Wire
from workshop.storage.last_heard import Note
from workshop.storage.transaction import Reader

TIME_TO_LIVE_S = 60.0
TELL_EVERY_S = 1.0
MOST_UNSENT = 1_000_000
LONGEST_NAME = 120
MOST_ANSWERED = 100

Here = dict[str, Any]
Writing = dict[str, dict[str, dict[str, str]]]


class Place(msgspec.Struct, forbid_unknown_fields=True):
    entry: str
    field: str


class Present(msgspec.Struct, forbid_unknown_fields=True):
    unsent: int = 0
    writing: Place | None = None
    answered: dict[str, str] = {}
    away: bool = False


@dataclass(slots=True)
class Phone:
    """`audience`: who may know where this phone writes.  `address`: how it calls this laptop.  `unsent`: None until it says.

    `answered`: activity → the asking (its `closing_at`) after which it held nothing back.  `away`: put aside, with all sent."""

    viewer: Viewer
    heard: float
    heard_at: datetime
    address: str = ""
    unsent: int | None = None
    writing: tuple[str, str] | None = None
    audience: str = ""
    answered: dict[str, str] = field(default_factory=dict)
    away: bool = False


@dataclass(slots=True)
class Hall:
    """One workshop's phones by socket, and what was told last.  `notes`: each phone's last word, `left`: how each went away, by
    what it signed in with."""

    phones: dict[str, Phone] = field(default_factory=dict)
    left: dict[str, Phone] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    gone: dict[str, Here] = field(default_factory=dict)
    told_people: dict[str, Here] = field(default_factory=dict)
    told_writing: dict[str, Writing] = field(default_factory=dict)
    stirred: bool = False


class Presence:
    def __init__(self, publisher: Publisher, wire: Wire, now: Callable[[], float] = time.monotonic) -> None:
        self.publisher, self.wire, self.now = publisher, wire, now
        self._halls: dict[str, Hall] = defaultdict(Hall)
        self._backed_up: dict[str, int] = {}
        self._lock = threading.Lock()

    def arrive(self, sid: str, viewer: Viewer, address: str = "") -> None:
        """Tells the newcomer how things stand."""
        with self._lock:
            hall = self._halls[viewer.workshop_id]
            before = hall.notes.get(viewer.credential_id)
            phone = Phone(viewer, self.now(), clock.now(), address, before.unsent if before else None)
            hall.phones[sid] = phone
            hall.left.pop(viewer.credential_id, None)
            _note(hall, phone)
            hall.stirred = True
            message = self._whole(hall, viewer)
        if message:
            self.wire.emit("presence", message, to=sid)

    def hear(self, sid: str, viewer: Viewer, message: Any) -> None:
        """Refused with `malformed` where it is none; where somebody writes is told only if they may see it themselves."""
        present = _present(message)
        place, audience = self._place(viewer, present.writing)
        with self._lock:
            hall = self._halls[viewer.workshop_id]
            phone = hall.phones.setdefault(sid, Phone(viewer, 0.0, clock.now()))
            hall.left.pop(viewer.credential_id, None)
            if phone.viewer.person_id != viewer.person_id:
                # A walk-in found on the list: the phone goes on as somebody else, and nobody waits for the old name.
                hall.gone[phone.viewer.person_id] = {**_here([phone]), "online": False, "unsent": 0}
            phone.viewer, phone.heard, phone.heard_at = viewer, self.now(), clock.now()
            phone.unsent, phone.writing, phone.audience = present.unsent, place, audience
            phone.answered, phone.away = present.answered, present.away
            _note(hall, phone)
            hall.stirred = True

    def leave(self, sid: str) -> None:
        with self._lock:
            for hall in self._halls.values():
                phone = hall.phones.pop(sid, None)
                if phone is not None:
                    _goes(hall, phone)
                    hall.stirred = True

    def backed_up(self, seqs: dict[str, int]) -> None:
        """How far each workshop stands in a copy elsewhere: a phone may let go of what it kept up to there (RC1)."""
        grown = {workshop_id: seq for workshop_id, seq in seqs.items() if seq > self._backed_up.get(workshop_id, 0)}
        self._backed_up |= grown
        for workshop_id, seq in grown.items():
            if sids := [client.sid for client in self.publisher.in_workshop(workshop_id)]:
                self.wire.emit("presence", {"backed_up_seq": seq}, to=sids)

    def addresses(self) -> set[str]:
        """Under which this laptop is reached just now."""
        with self._lock:
            return {phone.address for hall in self._halls.values() for phone in hall.phones.values() if phone.address}

    def notes(self) -> list[Note]:
        """How every phone was heard last, to be found again after a restart; one that has not said what it holds leaves that
        as it was."""
        with self._lock:
            return [note for hall in self._halls.values() for note in hall.notes.values()]

    def phones_of(self, workshop_id: str) -> tuple[list[Phone], list[Phone]]:
        """Those on the line, and those that were, as they were heard last."""
        with self._lock:
            hall = self._halls[workshop_id]
            return [*hall.phones.values()], [*hall.left.values()]

    def tell_for_ever(self, sleep: Callable[[float], Any]) -> None:
        while not self.publisher.store.closed:
            sleep(TELL_EVERY_S)
            self.tell()

    def tell(self) -> None:
        """What changed since the last time, to whom it concerns."""
        for workshop_id in list(self._halls):
            clients = self.publisher.in_workshop(workshop_id)
            with self._lock:
                letters = self._letters(self._halls[workshop_id], clients)
            for message, sids in letters:
                self.wire.emit("presence", message, to=sids)

    def _letters(self, hall: Hall, clients: list[Client]) -> list[tuple[dict[str, Any], list[str]]]:
        if self._forget_silent(hall):
            hall.stirred = True
        if not hall.stirred:
            return []
        hall.stirred = False
        people, writing = _people(hall), _writing(hall)
        news = {person: here for person, here in people.items() if hall.told_people.get(person) != here}
        moved = {unit for unit in {*writing, *hall.told_writing} if writing.get(unit) != hall.told_writing.get(unit)}
        hall.told_people, hall.told_writing = people, writing
        letters: list[tuple[dict[str, Any], list[str]]] = []
        if news and (staff := [client.sid for client in clients if client.viewer.is_staff]):
            letters.append(({"people": news}, staff))
        for client in clients:
            if moved & client.viewer.audiences():
                letters.append(({"writing": _for_audiences(writing, client.viewer.audiences())}, [client.sid]))
        return letters

    def _forget_silent(self, hall: Hall) -> bool:
        silent = [sid for sid, phone in hall.phones.items() if self.now() - phone.heard > TIME_TO_LIVE_S]
        for sid in silent:
            _goes(hall, hall.phones.pop(sid))
        return bool(silent)

    def _whole(self, hall: Hall, viewer: Viewer) -> dict[str, Any]:
        message: dict[str, Any] = {}
        if viewer.is_staff:
            message["people"] = _people(hall)
        if (seq := self._backed_up.get(viewer.workshop_id)) is not None:
            message["backed_up_seq"] = seq
        if writing := _for_audiences(_writing(hall), viewer.audiences()):
            message["writing"] = writing
        return message

    def _place(self, viewer: Viewer, writing: Place | None) -> tuple[tuple[str, str] | None, str]:
        if writing is None:
            return None, ""
        with self.publisher.store.reading() as reader:
            unit = _unit_of(reader, viewer, writing.entry)
        return ((writing.entry, writing.field), unit) if unit else (None, "")


def _goes(hall: Hall, phone: Phone) -> None:
    hall.gone[phone.viewer.person_id] = {**_here([phone]), "online": False}
    hall.left[phone.viewer.credential_id] = phone


def _note(hall: Hall, phone: Phone) -> None:
    """A word of the same phone replaces its last one, whoever it goes on as."""
    viewer, at = phone.viewer, phone.heard_at.isoformat(timespec="seconds")
    hall.notes[viewer.credential_id] = Note(
        viewer.workshop_id, viewer.person_id, phone.unsent, phone.address, at, viewer.credential_id
    )


def _present(message: Any) -> Present:
    try:
        present = msgspec.convert(message, Present, strict=True)
    except msgspec.ValidationError as error:
        raise Refused("malformed", str(error)[:200]) from None
    if not 0 <= present.unsent <= MOST_UNSENT:
        raise Refused("malformed", field="unsent")
    if len(present.answered) > MOST_ANSWERED or any(len(id) > LONGEST_NAME for id in present.answered):
        raise Refused("malformed", field="answered")
    if present.writing and max(len(present.writing.entry), len(present.writing.field)) > LONGEST_NAME:
        raise Refused("malformed", field="writing")
    return present


def _unit_of(reader: Reader, viewer: Viewer, entry_id: str) -> str:
    """The audience of the row's own unit, if the writer is in it or leads; nothing of secret sheets."""
    entry = reader.get(Entry, viewer.workshop_id, entry_id)
    if entry is None:
        return ""
    activity = reader.need(Activity, viewer.workshop_id, entry.activity_id)
    sheet = reader.need(Sheet, viewer.workshop_id, entry.sheet_id)
    house = House()
    house.learn(activity)
    house.learn(sheet)
    if activity.secret or visible_to(entry, viewer.audiences(), house) is None:
        return ""
    prefix = {"person": "person", "organisation": "org", "group": "group"}[sheet.unit]
    unit = f"{prefix}:{sheet.unit_id}"
    return unit if viewer.leads or unit in viewer.audiences() else ""


def _people(hall: Hall) -> dict[str, Here]:
    """Who is here on any phone; else how it was when they were heard last."""
    phones: dict[str, list[Phone]] = defaultdict(list)
    for phone in hall.phones.values():
        phones[phone.viewer.person_id].append(phone)
    return {**hall.gone, **{person: {**_here(held), "online": True} for person, held in phones.items()}}


def _here(phones: Iterable[Phone]) -> Here:
    held = list(phones)
    last = max(phone.heard_at for phone in held)
    return {"online": True, "heard_at": last.isoformat(timespec="seconds"), "unsent": sum(phone.unsent or 0 for phone in held)}


def _writing(hall: Hall) -> dict[str, Writing]:
    found: dict[str, Writing] = {}
    for phone in hall.phones.values():
        if phone.writing is not None:
            entry, name = phone.writing
            writer = {"person": phone.viewer.person_id, "name": phone.viewer.name}
            found.setdefault(phone.audience, {}).setdefault(entry, {})[name] = writer
    return found


def _for_audiences(writing: dict[str, Writing], audiences: frozenset[str]) -> Writing:
    return {entry: fields for unit, rows in writing.items() if unit in audiences for entry, fields in rows.items()}

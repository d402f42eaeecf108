"""Signs of life: the first one of a half-day is an arrival, written once; the hundreds after it cost a look into memory (PR1).

Where the digits of the projector are asked for, a sign of life says nothing; on a hosted server they always are, for there a
phone may be anywhere.  Nothing here writes a departure.
"""

import hashlib
import hmac
import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from workshop import clock
from workshop.domain.attendance import HalfDay, came, is_news, mark_id, of_day, running, settled
from workshop.domain.changes import Change
from workshop.domain.marks import AttendanceMark
from workshop.domain.people import Person
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import DIGITS, Workshop
from workshop.service.identity import ENDED
from workshop.service.timezones import hours_of
from workshop.storage.glances import clock_of
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Reader, Tx

PARTICIPANTS = frozenset({"scribe"})

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rules:
    """What must be known of a workshop to tell an arrival: its half-days, its clock, and whether phones count."""

    half_days: list[HalfDay]
    rehearsal: bool
    by_life: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """Heard and still to be written, with the moment at which it was heard."""

    workshop_id: str
    person_id: str
    half: HalfDay
    now: datetime


class Attending:
    """`_known`: of each person the half-days nothing is to be added to, and the days on which they came."""

    def __init__(self, store: Store, hosted: bool = False) -> None:
        self.store, self.hosted = store, hosted
        self._rules: dict[str, Rules] = {}
        self._known: dict[tuple[str, str], set[str | int]] = defaultdict(set)

    def heard(self, viewer: Viewer) -> Arrival | None:
        """Whether this is news, and when it was heard; nothing is written yet."""
        rules = self._rules.get(viewer.workshop_id) or self._learn_rules(viewer.workshop_id)
        if not rules.by_life or viewer.seat_id is None or viewer.roles - PARTICIPANTS:
            return None
        now = self._now(viewer.workshop_id, rules)
        half = running(rules.half_days, now)
        if half is None or self._is_known(viewer, half, now):
            return None
        arrival = Arrival(viewer.workshop_id, viewer.person_id, half, now)
        return arrival if self._is_news(arrival) else None

    def write(self, arrival: Arrival | None) -> None:
        """A disk that is full loses nothing: the next sign of life is as good."""
        if arrival is None:
            return
        try:
            self.store.write(lambda tx: _arrive(tx, arrival))
        except Exception:
            log.exception("an arrival could not be written")
        else:
            self._known[arrival.workshop_id, arrival.person_id] |= {arrival.half.key, arrival.half.day}

    def learn(self, changes: Iterable[Change]) -> None:
        """What was committed: a workshop's hours may be others now, and a person's word is looked at anew."""
        for change in changes:
            thing = change.object
            if isinstance(thing, Workshop) and thing.id in self._rules:
                self._rules[thing.id] = _rules_of(thing)
                if self.hosted and self._rules[thing.id].by_life:
                    self.forget(thing.id)
            elif isinstance(thing, AttendanceMark) and (thing.source != "phone" or thing.withdrawn):
                self._known.pop((thing.workshop_id, thing.person_id), None)

    def forget(self, workshop_id: str) -> None:
        self._rules.pop(workshop_id, None)
        for key in [key for key in self._known if key[0] == workshop_id]:
            self._known.pop(key, None)

    def _is_known(self, viewer: Viewer, half: HalfDay, now: datetime) -> bool:
        known = self._known.get((viewer.workshop_id, viewer.person_id), ())
        return half.key in known or (half.day in known and now < half.starts)

    def _is_news(self, arrival: Arrival) -> bool:
        known = self._known[arrival.workshop_id, arrival.person_id]
        with self.store.reading() as reader:
            marks = _of_that_day(reader, arrival.workshop_id, arrival.person_id, arrival.half)
        if settled(arrival.half, marks):
            known.add(arrival.half.key)
            return False
        if came(marks) is not None:
            known.add(arrival.half.day)
        return is_news(arrival.half, arrival.now, marks)

    def _now(self, workshop_id: str, rules: Rules) -> datetime:
        """A rehearsal's clock is asked for each time: it jumps."""
        if not rules.rehearsal:
            return clock.now()
        with self.store.reading() as reader:
            return clock.now(clock_of(reader, workshop_id))

    def _learn_rules(self, workshop_id: str) -> Rules:
        with self.store.reading() as reader:
            workshop = reader.need(Workshop, workshop_id, workshop_id)
        if self.hosted and workshop.presence_by != DIGITS:
            workshop = self.store.write(lambda tx: _ask_for_digits(tx, workshop_id))
        self._rules[workshop_id] = _rules_of(workshop)
        return self._rules[workshop_id]


def digits_of(reader: Reader, workshop_id: str, half: HalfDay) -> str:
    """Four digits that follow from the store's own secret: nobody can work them out, and a restart shows the same."""
    said = hmac.new(reader.host_key().encode(), f"{workshop_id}\n{half.key}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(said[:8], 'big') % 10_000:04}"


def digits_now(reader: Reader, workshop: Workshop) -> str:
    """What the projector shows just now; nothing where nobody is asked."""
    half = running(hours_of(workshop), clock.now(workshop.clock_at)) if workshop.presence_by == DIGITS else None
    return digits_of(reader, workshop.id, half) if half else ""


def put_mark(tx: Tx, mark: AttendanceMark, name: str = "attendance_marked") -> AttendanceMark:
    """Under the one id that this person, half-day and kind have."""
    return tx.put(replace(mark, id=mark_id(mark.workshop_id, mark.person_id, mark.half_day, mark.kind)), name)


def marks_of(reader: Reader, workshop_id: str, person_id: str) -> list[AttendanceMark]:
    return reader.all(AttendanceMark, workshop_id, person_id=person_id)


def _rules_of(workshop: Workshop) -> Rules:
    by_life = workshop.presence_by != DIGITS and workshop.status == "active"
    return Rules(hours_of(workshop), workshop.rehearsal, by_life)


def _ask_for_digits(tx: Tx, workshop_id: str) -> Workshop:
    workshop = tx.need(Workshop, workshop_id, workshop_id)
    tx.at = clock.stamp(workshop.clock_at)
    return tx.put(replace(workshop, presence_by=DIGITS), "workshop_changed")


def _of_that_day(reader: Reader, workshop_id: str, person_id: str, half: HalfDay) -> list[AttendanceMark]:
    workshop = reader.need(Workshop, workshop_id, workshop_id)
    return of_day(hours_of(workshop), marks_of(reader, workshop_id, person_id), half.day)


def _arrive(tx: Tx, arrival: Arrival) -> None:
    id, person_id, half = arrival.workshop_id, arrival.person_id, arrival.half
    person, marks = tx.get(Person, id, person_id), _of_that_day(tx, id, person_id, half)
    if person is None or person.status in ENDED or settled(half, marks) or not is_news(half, arrival.now, marks):
        return
    tx.actor, tx.at = person_id, arrival.now.astimezone(UTC).isoformat(timespec="milliseconds")
    put_mark(tx, AttendanceMark(id="", workshop_id=id, person_id=person_id, half_day=half.key, at=tx.at, by=person_id))

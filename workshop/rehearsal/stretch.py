"""A stretch of the days in which something is wrong, and what of it happens all the same.

The busiest stretches are found in the data set itself.  What a person in the hall could not do then is put off until it is
over: to come in, to leave with unsent text, to go on with a row that somebody else holds and nobody sees yet.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import time

from workshop.rehearsal.dataset import Attempt, Event
from workshop.rehearsal.handing_out import by_staff
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.stage import AFTER, ARRIVAL, BEFORE, LEAVE, TRIAL, WRITING, Cue, Stage

LONGEST_MIN = 15
FEWEST_ROWS = 2
LAST = 8


@dataclass(slots=True)
class Stretch:
    """`first`, `last`: minutes.  `queues`: what each phone holds; `apart`: nobody in the hall reaches the laptop meanwhile.

    `acts`: whether what is written leaves the phone at once all the same.
    """

    stage: Stage
    first: int
    last: int
    acts: bool = False
    apart: bool = False
    queues: dict[Phone, list[Event]] = field(default_factory=dict)
    put_off: list[Cue] = field(default_factory=list)
    _waiting: set[str] = field(default_factory=set)
    _writers: dict[str, str] = field(default_factory=dict)

    def joins(self, begins: Callable[[], object], ends: Callable[[], object]) -> None:
        """`ends` must call `is_over` when all is as it was."""

        def begin() -> None:
            begins()
            self.stage.takers.append(self.takes)

        def end() -> None:
            self.stage.takers.remove(self.takes)
            ends()

        self.stage.turns += [Cue(self.first, BEFORE, LAST, begin), Cue(self.last, AFTER, 0, end)]

    def is_over(self) -> None:
        put_off, self.put_off = self.put_off, []
        self.stage.plays(put_off)

    def takes(self, cue: Cue) -> bool:
        if self._waits(cue):
            self.put_off.append(cue)
            return True
        event = cue.subject if cue.rank == WRITING else None
        if not isinstance(event, Event):
            return False
        self._writers.setdefault(event.row_key, _writer(self.stage, event))
        if self.acts or cue.typed or by_staff(self.stage.hall.data, event):
            return False
        self.queues.setdefault(self.stage.writer.keeps(event), []).append(event)
        self._waiting.add(event.submission)
        return True

    def _waits(self, cue: Cue) -> bool:
        if cue.rank in (LEAVE, TRIAL) or (cue.rank == ARRIVAL and self.apart):
            self._waiting |= {cue.subject} if isinstance(cue.subject, str) and cue.rank == ARRIVAL else set()
            return True
        if cue.rank != WRITING or not isinstance(cue.subject, Event):
            return False
        event = cue.subject
        is_asked_again = event.submission in self.stage.writer.sent and not self.acts
        if is_asked_again or self._hangs_on_others(event) or not (self.acts or self._can_be_typed(event, cue.typed)):
            self._waiting |= {event.submission, event.row_key} | ({event.person} if event.person else set())
            return True
        return False

    def _hangs_on_others(self, event: Event) -> bool:
        """On what was put off, or on a row that somebody else wrote in this stretch."""
        rows = {event.row_key, *named(event)}
        own = _writer(self.stage, event)
        return bool(self._waiting & {event.submission, event.person, *rows}) or any(
            self._writers.get(row, own) != own for row in rows
        )

    def _can_be_typed(self, event: Event, away: bool) -> bool:
        """Staff write at the laptop itself; a phone shows the open sheet, and its owner sits at the table."""
        stage = self.stage
        if by_staff(stage.hall.data, event):
            return True
        phone = stage.hall.phones.get(event.person)
        if away or phone is None or not phone.welcome:
            return away and (phone is not None or not self.apart)
        if stage.writer.kept_on(event) or not (phone.online or self.apart):
            return False
        division = stage.tasks.division(event)
        if division is not None and not stage.tables.has(division, event.person, event.unit.key):
            return False
        activity = stage.tasks.opened(event)
        revision = (stage.hall.lead.get("activity", activity) or {}).get("revision", 0)
        return phone.follows("activity", activity, revision) if phone.online else stage.tasks.is_open(activity, phone)


def busiest(stage: Stage, taken: Iterable[Stretch], day: int) -> Stretch | None:
    """The stretch in which most is written from phones, of that day if there is one; apart from those taken."""
    rows = [cue.minute for cue in stage.cues() if _is_from_a_phone(stage, cue)]
    free = [one for one in _windows(rows) if all(one[1] < other.first or one[0] > other.last for other in taken)]
    mine = [one for one in free if _day(stage, one[0]) == day] or free
    if not mine:
        return None
    first, last, _ = max(mine, key=lambda one: (one[2], -one[0]))
    return Stretch(stage, first, last)


def _windows(minutes: list[int]) -> Iterator[tuple[int, int, int]]:
    for first in dict.fromkeys(sorted(minutes)):
        within = [minute for minute in minutes if first <= minute < first + LONGEST_MIN]
        if len(within) >= FEWEST_ROWS:
            yield first, max(within), len(within)


def _is_from_a_phone(stage: Stage, cue: Cue) -> bool:
    event = cue.subject
    return isinstance(event, Event) and cue.rank == WRITING and not event.held and not by_staff(stage.hall.data, event)


def _day(stage: Stage, minute: int) -> int:
    calendar = stage.hall.data.calendar
    return 1 + sum(minute >= calendar.minute(day, time()) for day in range(2, len(calendar.dates) + 1))


def _writer(stage: Stage, event: Event) -> str:
    return "" if by_staff(stage.hall.data, event) else event.person


def named(one: Event | Attempt) -> Iterator[str]:
    """Every text of a row; those that are the key of another row refer to it."""
    for value in one.values.values():
        yield from (text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str))

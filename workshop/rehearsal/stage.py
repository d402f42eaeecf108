"""The stage: the days of a data set, minute by minute, on a hall that is ready.

The workshop's clock is set to each minute before what happens in it (CK1).  Within a minute the agenda comes first, then
who arrives, who moves, what is written, what must be refused, and who leaves.  A disturbance comes before or after all that,
and may take a cue into its own hands.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from workshop.rehearsal import dividing
from workshop.rehearsal.dataset import Attempt, Event, Stay
from workshop.rehearsal.dividing import Tables
from workshop.rehearsal.door import Door
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.handing_out import Tasks, by_staff
from workshop.rehearsal.registration import Registration
from workshop.rehearsal.trying import Trial
from workshop.rehearsal.voting import Voting
from workshop.rehearsal.writing import Writer

BEFORE, AGENDA, ARRIVAL, MOVE, WRITING, TRIAL, LEAVE, AFTER = range(8)
LONGEST_PAUSE_MIN = 20


@dataclass(frozen=True, slots=True)
class Pace:
    """`speed`: that many times as fast as the clock on the wall; None as fast as it goes.  Nights and breaks are cut short."""

    speed: float | None = None

    def wait(self, minutes: int) -> None:
        if self.speed and minutes > 0:
            time.sleep(min(minutes, LONGEST_PAUSE_MIN) * 60 / self.speed)


@dataclass(frozen=True, slots=True, order=True)
class Cue:
    """`subject`: what it is about, a person where somebody comes or goes.  `typed`: of a row that leaves its phone only later."""

    minute: int
    rank: int
    number: int
    act: Callable[[], object] = field(compare=False)
    subject: Event | Attempt | str | None = field(compare=False, default=None)
    typed: bool = field(compare=False, default=False)


@dataclass(slots=True)
class Stage:
    """`turns`: what disturbs the days.  `takers`: asked before each cue; one that says yes has taken it upon itself."""

    hall: Hall
    door: Door
    tasks: Tasks
    tables: Tables
    writer: Writer
    trial: Trial
    registration: Registration
    voting: Voting
    now: int = 0
    turns: list[Cue] = field(default_factory=list)
    takers: list[Callable[[Cue], bool]] = field(default_factory=list)

    def perform(self, pace: Pace, tell: Callable[[int], None], until: int | None = None) -> None:
        """`until`: a minute of the data set at which all stands still, as it is then."""
        now: int | None = None
        for cue in sorted([*self.cues(), *self.turns]):
            if until is not None and cue.minute > until:
                return
            if cue.minute != now:
                pace.wait(cue.minute - now if now is not None else 0)
                self._comes_to(cue.minute, now)
                now = cue.minute
                tell(now)
            self.plays([cue])
        self.tables.take_guests_back()
        dividing.check_last(self.hall)
        self.tasks.close_all()

    def _comes_to(self, minute: int, before: int | None) -> None:
        calendar = self.hall.data.calendar
        if before is not None and calendar.date_of(before) != calendar.date_of(minute):
            self.door.is_locked_for_the_night()
        self.now = minute
        self.hall.leads("set_clock", now=calendar.moment(minute))

    def plays(self, cues: Iterable[Cue]) -> None:
        for cue in cues:
            if not any(takes(cue) for takes in self.takers):
                cue.act()

    def comes(self, person: str, minute: int) -> None:
        self.registration.comes(person, minute, put_off=self.now > minute)

    def cues(self) -> Iterator[Cue]:
        for number, item in enumerate(self.tasks.items):
            yield Cue(item.minute, AGENDA, number, partial(self.tasks.start, item))
        for number, participant in enumerate(self.hall.data.participants.values()):
            for stay in participant.stays:
                yield Cue(stay.arrival, ARRIVAL, number, partial(self.comes, participant.key, stay.arrival), participant.key)
                if stay.leave is not None:
                    goes = partial(self.registration.goes, participant.key, stay.leave)
                    yield Cue(stay.leave, LEAVE, number, goes, participant.key)
        for division in self.hall.data.divisions:
            for number, move in enumerate(division.moves):
                yield Cue(move.minute, MOVE, number, partial(self.tables.seats, division, move.person, move.group))
        yield from self._writing()
        yield from self._voting()

    def _voting(self) -> Iterator[Cue]:
        """Among the agenda's items of the minute, after all that is written in it, and when nothing more comes."""
        ranks = {"opening": AGENDA, "slip": TRIAL, "closing": AFTER}
        acts = (act for poll in self.hall.data.polls for act in self.voting.acts(poll))
        for number, (minute, what, act) in enumerate(acts, start=len(self.tasks.items) + len(self.hall.data.attempts)):
            yield Cue(minute, ranks[what], number, act)

    def _writing(self) -> Iterator[Cue]:
        when, originals = arrivals(self.hall.data.events), self.hall.data.originals()
        for event in self.hall.data.events:
            if when[event] > event.minute and originals[event.submission] is event and not by_staff(self.hall.data, event):
                yield Cue(event.minute, WRITING, event.seq, partial(self.writer.holds, event), event, typed=True)
            yield Cue(when[event], WRITING, event.seq, partial(self.writer.writes, event), event)
        for number, attempt in enumerate(self.hall.data.attempts):
            yield Cue(self._minute_of(attempt, when), TRIAL, number, partial(self.trial.tries, attempt), attempt)

    def _minute_of(self, attempt: Attempt, when: dict[Event, int]) -> int:
        """When its worksheet is filled, all it speaks of is there, and so is who tries it."""
        spoken = [name for value in attempt.values.values() for name in (value if isinstance(value, list) else [value])]
        there = [stay.arrival for stay in self._stays(attempt.person)][:1]
        filled = [minute for event, minute in when.items() if event.worksheet == attempt.worksheet or event.row_key in spoken]
        minute = max([*there, *(filled or [max(when.values(), default=0)])])
        if not attempt.person or self.hall.data.is_there(attempt.person, minute):
            return minute
        return min([stay.arrival for stay in self._stays(attempt.person) if stay.arrival >= minute], default=minute)

    def _stays(self, person: str) -> tuple[Stay, ...]:
        return self.hall.data.participants[person].stays if person else ()


def arrivals(events: tuple[Event, ...]) -> dict[Event, int]:
    """When the server hears of each event: nothing about a row comes before the row, no repeat before its original."""
    rows: dict[str, int] = {}
    sent: dict[str, int] = {}
    found: dict[Event, int] = {}
    for event in events:
        minute = max(event.received, rows.get(event.row_key, event.received), sent.get(event.submission, event.received))
        rows.setdefault(event.row_key, minute)
        sent.setdefault(event.submission, minute)
        found[event] = minute
    return found

"""A data set: the people, the division of the hall and everything that is written, as the stage plays it.

The shape is that of `workshop/rehearsals/konsel` (its README is the contract).  Minutes count from the opening; the
calendar turns them into moments.  Nothing here knows a place, a theme or a worksheet by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from workshop.rehearsal.polls import Poll

UNITS = {"individual": "person", "opd": "organisation", "group": "group"}
BY_STAFF = ("carried", "prework", "proxy", "paper", "file")


@dataclass(frozen=True, slots=True)
class Unit:
    """`kind`: person, organisation or group; `key`: a list key, an organisation's key or a group's key."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Event:
    """One line of answers.json.  `person` is '' for staff; `received` is when the server hears of it.

    Two events are never the same one: a repeat is an event of its own.
    """

    minute: int
    received: int
    seq: int
    submission: str
    worksheet: str
    unit: Unit
    by: str
    person: str
    row_key: str
    op: str
    origin: str
    values: dict[str, Any]
    resend: bool

    @property
    def held(self) -> bool:
        return self.received > self.minute

    @property
    def by_staff(self) -> bool:
        """Entered on behalf: by a member of staff for the person, or for nobody in particular."""
        return not self.person or self.origin in BY_STAFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A row that must be refused."""

    id: str
    worksheet: str
    unit: Unit
    person: str
    values: dict[str, Any]
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stay:
    """One day of one person, in minutes from the opening; `leave` is None for who stayed."""

    day: int
    arrival: int
    leave: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    key: str
    name: str
    organisation: str
    stays: tuple[Stay, ...]
    shares_phone_of: str
    has_phone: bool = True


@dataclass(frozen=True, slots=True)
class Move:
    """`origin`: the group the person leaves, where the data say so."""

    minute: int
    person: str
    group: str | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class GroupPlan:
    key: str
    title: str
    members: tuple[str, ...]
    scribe: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """One grouping.  `defaults`: organisation → group; `first`: person → group before anybody moves; `last`: in the end."""

    key: str
    title: str
    groups: tuple[GroupPlan, ...]
    defaults: Mapping[str, str]
    first: Mapping[str, str]
    last: Mapping[str, str]
    moves: tuple[Move, ...] = ()

    def has(self, group: str) -> bool:
        return any(plan.key == group for plan in self.groups)


@dataclass(frozen=True, slots=True)
class StaffMember:
    key: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of the workshop on its own clock.  Minute 0 is the opening."""

    opening: datetime
    dates: tuple[date, ...]
    opens: tuple[time, ...]

    def moment(self, minute: int) -> str:
        return (self.opening + timedelta(minutes=minute)).isoformat()

    def date_of(self, minute: int) -> date:
        return (self.opening + timedelta(minutes=minute)).date()

    def minute(self, day: int, clock: time) -> int:
        """Of a clock time on day 1, 2 …"""
        moment = datetime.combine(self.dates[day - 1], clock, self.opening.tzinfo)
        return round((moment - self.opening).total_seconds() / 60)

    def day_zero(self, day: int) -> int:
        return self.minute(day, self.opens[day - 1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """`workshop`: workshop.json as it is; `organisations`: keys in the order of the list; `expected`: the figures."""

    folder: Path
    workshop: dict[str, Any]
    calendar: Calendar
    organisations: tuple[str, ...]
    participants: dict[str, Participant]
    staff: tuple[StaffMember, ...]
    divisions: tuple[Division, ...]
    events: tuple[Event, ...]
    attempts: tuple[Attempt, ...]
    expected: dict[str, Any]
    polls: tuple[Poll, ...] = ()

    def worksheets(self) -> tuple[str, ...]:
        """Every worksheet somebody writes or tries to write on, in the order of the day."""
        return tuple(dict.fromkeys([event.worksheet for event in self.events] + [one.worksheet for one in self.attempts]))

    def originals(self) -> dict[str, Event]:
        """Submission → its first event; a later one of the same id is the same phone asking again."""
        found: dict[str, Event] = {}
        for event in self.events:
            found.setdefault(event.submission, event)
        return found

    def is_there(self, person: str, minute: int) -> bool:
        """In the hall at that minute: come, and not gone; who stays is there until midnight."""
        for stay in self.participants[person].stays:
            until = stay.leave if stay.leave is not None else self.calendar.minute(stay.day, time(23, 59))
            if stay.arrival <= minute <= until:
                return True
        return False

    def division_of(self, group: str, worksheet: str, person: str) -> Division | None:
        """Which grouping a group's sheet belongs to: the only one with that key, else the agenda's, else the person's."""
        having = [one for one in self.divisions if one.has(group)]
        wanted = [one for one in having if one.key == self.agenda_grouping(worksheet)]
        own = [one for one in having if one.first.get(person) == group]
        return next(iter([*(having if len(having) == 1 else []), *wanted, *own, *having]), None)

    def agenda_grouping(self, worksheet: str) -> str:
        named = (item.get("grouping") for item in self.workshop["agenda"] if worksheet in item.get("worksheets", []))
        return next((str(name) for name in named if name), "")

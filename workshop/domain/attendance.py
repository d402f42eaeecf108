"""Who was there in which half-day, told by marks alone: `arrived` and `left`, each with its time, source and writer (PR1).

A mark is written by a phone's first sign of life, by the desk, by hand, or by the four digits from the projector.  Somebody
stays until a person says otherwise: a silent phone writes nothing.  What was withdrawn counts no more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from workshop.domain.derived import derived
from workshop.domain.marks import ARRIVED, LEFT, AttendanceMark
from workshop.domain.objects import Json
from workshop.domain.workshops import DIGITS, Workshop

Spell = tuple[datetime, datetime | None]


@dataclass(frozen=True, slots=True)
class HalfDay:
    """A window of one day in the workshop's own time."""

    key: str
    day: int
    starts: datetime
    ends: datetime


def half_days_of(workshop: Workshop, zone: tzinfo) -> list[HalfDay]:
    """In the order of time, in the workshop's own `zone`; a workshop that names none has one a day."""
    dates = {number: str(day["date"]) for number, day in enumerate(workshop.days, start=1) if day.get("date")}
    named: list[Json] = [one for one in workshop.half_days if one["day"] in dates]
    whole: list[Json] = [{"key": f"day{number}", "day": number, "start": "00:00", "end": "23:59"} for number in dates]
    found = [_window(one["key"], one["day"], dates[one["day"]], one["start"], one["end"], zone) for one in named or whole]
    return sorted(found, key=lambda half: (half.starts, half.ends))


def running(half_days: Sequence[HalfDay], now: datetime) -> HalfDay | None:
    """The half-day that whoever comes now belongs to: the first of today that is not over, else today's last."""
    today = [half for half in half_days if half.starts.date() == now.astimezone(half.starts.tzinfo).date()]
    return next((half for half in today if now < half.ends), today[-1] if today else None)


def begun(half_days: Sequence[HalfDay], now: datetime) -> HalfDay | None:
    """The half-day that whoever goes now goes from: the last of today that has begun, else today's first."""
    today = [half for half in half_days if half.starts.date() == now.astimezone(half.starts.tzinfo).date()]
    return next((half for half in reversed(today) if half.starts <= now), today[0] if today else None)


def of_day(half_days: Iterable[HalfDay], marks: Iterable[AttendanceMark], day: int) -> list[AttendanceMark]:
    keys = {half.key for half in half_days if half.day == day}
    return [mark for mark in marks if mark.half_day in keys]


def mark_id(workshop_id: str, person_id: str, half_day: str, kind: str) -> str:
    """One mark of a kind for a person and half-day: whoever writes it again writes the same (CM1)."""
    return derived("att", workshop_id, person_id, half_day, kind)


def spells(marks: Iterable[AttendanceMark]) -> list[Spell]:
    """When somebody was there on one day: from an arrival until a person said that they left, else without an end."""
    told = [mark for mark in marks if not mark.withdrawn and mark.at]
    standing = sorted(told, key=lambda mark: (moment(mark), mark.kind != ARRIVED))
    found: list[Spell] = []
    since: datetime | None = None
    for mark in standing:
        if mark.kind == ARRIVED:
            since = since or moment(mark)
        elif since is not None:
            found.append((since, moment(mark)))
            since = None
    return found if since is None else [*found, (since, None)]


def was_there(half: HalfDay, marks: Sequence[AttendanceMark], rule: str) -> bool:
    """`marks`: of one person on that day.  By digits every half-day asks anew; else whoever came stays."""
    own = any(mark.half_day == half.key and mark.kind == ARRIVED and not mark.withdrawn for mark in marks)
    if rule == DIGITS and not own:
        return False
    return any(since < half.ends and (until is None or until > half.starts) for since, until in spells(marks))


def came(marks: Iterable[AttendanceMark]) -> AttendanceMark | None:
    """The first arrival that stands."""
    standing = [mark for mark in marks if mark.kind == ARRIVED and not mark.withdrawn and mark.at]
    return min(standing, key=moment, default=None)


def settled(half: HalfDay, marks: Iterable[AttendanceMark]) -> bool:
    """Whether a sign of life can add nothing: the half-day has its arrival, or a person said something else.

    A departure stands for the rest of the day, whatever the phone in the pocket says.
    """
    return any(
        (mark.kind == LEFT and not mark.withdrawn)
        or (mark.half_day == half.key and mark.kind == ARRIVED and (not mark.withdrawn or mark.reason != ""))
        for mark in marks
    )


def is_news(half: HalfDay, now: datetime, marks: Iterable[AttendanceMark]) -> bool:
    """Whether a sign of life now is an arrival: the first of the day at any time, later ones once their half-day has begun.

    Phones that go to lunch with their owners are no arrivals of the afternoon.
    """
    return came(marks) is None or half.starts <= now < half.ends


def moment(mark: AttendanceMark) -> datetime:
    return datetime.fromisoformat(mark.at)


def at_clock(half: HalfDay, clock_time: str) -> datetime:
    """`HH:MM` on the half-day's date."""
    return datetime.combine(half.starts.date(), time.fromisoformat(clock_time), half.starts.tzinfo)


def _window(key: str, day: int, on: str, start: str, end: str, zone: tzinfo) -> HalfDay:
    first, last = (datetime.combine(date.fromisoformat(on), time.fromisoformat(text), zone) for text in (start, end))
    return HalfDay(key, day, first, last)

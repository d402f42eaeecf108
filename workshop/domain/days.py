"""*Tutup hari*: a day of the workshop is over, and nobody's rows are left on a phone unless somebody is excused by name.

A closing that excuses nobody is green.  Who was excused, for how many rows and why stays for good, also when the day is
opened again; that the rows came in after all is added to it.
"""

from dataclasses import dataclass, replace
from typing import ClassVar

from workshop.domain.derived import derived
from workshop.domain.objects import Stored
from workshop.domain.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosing(Stored):
    """One a day.  `state` closed or open again; `times`: how often it was closed; `left_open`: activities open at that moment."""

    type: ClassVar[str] = "day_closing"

    day: int
    state: str = "closed"
    times: int = 0
    closed_at: str = ""
    closed_by: str = ""
    left_open: int = 0
    reopened_at: str | None = None
    reopened_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Stored):
    """A person is excused at a closing; `closed_for`: the how-manieth closing of that day.

    `rows`: how many their phones held when heard last, at `heard_at`.  `arrived_at`: when they said they hold nothing more;
    `arrived`: how many rows of theirs were written since.
    """

    type: ClassVar[str] = "waiver"

    closing_id: str
    closed_for: int
    person_id: str
    rows: int
    heard_at: str
    reason: str
    by: str
    at: str
    arrived_at: str | None = None
    arrived: int | None = None


def closing_id(workshop_id: str, day: int) -> str:
    """However many close a day, it is one closing."""
    return derived("day", workshop_id, str(day))


def waiver_id(closing: DayClosing, person_id: str) -> str:
    return derived("wvr", closing.id, str(closing.times), person_id)


def must_be_open(closing: DayClosing | None) -> None:
    if closing is not None and closing.state == "closed":
        raise Refused("day_already_closed", f"day {closing.day}")


def closed(closing: DayClosing, at: str, by: str, left_open: int) -> DayClosing:
    fresh = replace(closing, state="closed", times=closing.times + 1, closed_at=at, closed_by=by, left_open=left_open)
    return replace(fresh, reopened_at=None, reopened_by=None)


def reopened(closing: DayClosing, at: str, by: str) -> DayClosing:
    if closing.state != "closed":
        raise Refused("day_not_closed", f"day {closing.day}")
    return replace(closing, state="open", reopened_at=at, reopened_by=by)

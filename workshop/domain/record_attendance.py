"""The part of a record that says who was there: counts of each half-day and day, and every person with their times.

How a time came to be stands beside it (phone, digits, desk, hand), and the reason where a person put it right.
"""

from collections.abc import Sequence
from typing import Any

from workshop.domain.attendance import HalfDay, was_there
from workshop.domain.marks import ARRIVED, LEFT, AttendanceMark
from workshop.domain.objects import Json
from workshop.domain.people import Person
from workshop.domain.rolls import Roll, sexes


def attendance_part(roll: Roll, sectors: Sequence[dict[str, Any]]) -> dict[str, Json]:
    """`sectors`: the workshop's list, whose values the counts are by."""
    return {
        "presence_by": roll.rule,
        "sectors": [{name: one.get(name, one["value"]) for name in ("value", "label_id", "label_en")} for one in sectors],
        "half_days": [_half_day(roll, half) for half in roll.half_days],
        "days": [_day(roll, day) for day in roll.days()],
        "people": [_person(roll, person) for person in roll.people],
    }


def _half_day(roll: Roll, half: HalfDay) -> dict[str, Json]:
    window = {"key": half.key, "day": half.day, "starts_at": half.starts.isoformat(), "ends_at": half.ends.isoformat()}
    return {**window, **_counts(roll, roll.present(half))}


def _day(roll: Roll, day: int) -> dict[str, Json]:
    return {"day": day, **_counts(roll, roll.came_on(day))}


def _counts(roll: Roll, people: Sequence[Person]) -> dict[str, Json]:
    return {
        "people": len(people),
        "organisations": len(roll.organisations(people)),
        "sectors": roll.sectors(people),
        "sexes": sexes(people),
    }


def _person(roll: Roll, person: Person) -> dict[str, Json]:
    days = [_person_on(roll, person, day) for day in roll.days()]
    return {
        "person_id": person.id,
        "organisation_id": roll.hall.organisation_of.get(person.id),
        "substitute_for": roll.hall.person_id(person.substitute_for) if person.substitute_for else None,
        "days": [one for one in days if one["arrived_at"] is not None],
        "half_days": [_person_in(roll, person, half) for half in roll.half_days],
    }


def _person_on(roll: Roll, person: Person, day: int) -> dict[str, Json]:
    arrival, departure = roll.arrival(person, day), roll.departure(person, day)
    return {
        "day": day,
        "arrived_at": arrival.at if arrival else None,
        "left_at": departure.at if departure else None,
    }


def _person_in(roll: Roll, person: Person, half: HalfDay) -> dict[str, Json]:
    """What was written for this half-day; `present` also of whoever came before it and stayed."""
    own = [mark for mark in roll.marks.get(person.id, ()) if mark.half_day == half.key]
    arrived, left = _standing(own, ARRIVED), _standing(own, LEFT)
    words = [mark for mark in own if mark.reason]
    return {
        "half_day": half.key,
        "present": was_there(half, roll.on(person, half.day), roll.rule),
        **_told("arrived", arrived),
        **_told("left", left),
        "reason": words[-1].reason if words else "",
    }


def _standing(marks: Sequence[AttendanceMark], kind: str) -> AttendanceMark | None:
    standing = [mark for mark in marks if mark.kind == kind and not mark.withdrawn and mark.at]
    return min(standing, key=lambda mark: mark.at, default=None)


def _told(word: str, mark: AttendanceMark | None) -> dict[str, Any]:
    return {
        f"{word}_at": mark.at if mark else None,
        f"{word}_by": mark.source if mark else None,
        f"{word}_written_by": mark.by if mark else None,
    }

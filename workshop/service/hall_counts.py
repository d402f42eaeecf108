"""The hall in figures, for the projector: counts only, never a name, a draft or who is silent (VS3).

Of a secret activity only the sum is told (VS4); of sheets that belong to people or organisations only how many have rows.
"""

from collections.abc import Collection
from typing import Any

from workshop.domain.activities import RUNNING, Activity
from workshop.domain.groups import Group, Membership
from workshop.domain.marks import ARRIVED, AttendanceMark
from workshop.domain.people import Person, Seat
from workshop.domain.sheets import Sheet
from workshop.service.identity import ENDED
from workshop.storage.counting import rows_by_unit
from workshop.storage.transaction import Reader

IN = ("joined", "provisional", "erased")


def hall_counts(reader: Reader, workshop_id: str, states: Collection[str] = RUNNING) -> dict[str, Any]:
    """`{people: {joined, expected}, organisations: {present, expected}, activities: {id: …}}`.

    An organisation is expected where somebody of it is on the list: lists of a whole government name many that send nobody.
    """
    people = {p.id: p.status in IN for p in reader.all(Person, workshop_id) if not p.staff and p.status not in ENDED}
    ticked = {mark.person_id for mark in reader.all(AttendanceMark, workshop_id, kind=ARRIVED, withdrawn=False)}
    joined = {id for id, is_in in people.items() if is_in or id in ticked}
    seats = [s for s in reader.all(Seat, workshop_id, status="held") if s.person_id in people]
    invited = {seat.organisation_id for seat in seats}
    present = {seat.organisation_id for seat in seats if seat.person_id in joined}
    told = [a for a in reader.all(Activity, workshop_id) if a.state in states]
    units = {"person": joined, "organisation": invited}
    return {
        "people": {"joined": len(joined), "expected": len(people)},
        "organisations": {"present": len(present), "expected": len(invited)},
        "activities": {activity.id: _activity(reader, activity, units) for activity in told},
    }


def _activity(reader: Reader, activity: Activity, units: dict[str, set[str]]) -> dict[str, Any]:
    rows = rows_by_unit(reader, activity.workshop_id, activity.id)
    if activity.secret:
        return {"rows": sum(rows.values())}
    done = {s.unit_id for s in reader.all(Sheet, activity.workshop_id, activity_id=activity.id) if s.done}
    if activity.unit == "group":
        groups = _groups(reader, activity)
        return {
            "rows": sum(rows.get(group, 0) for group in groups),
            "groups": {group: {"rows": rows.get(group, 0), "done": group in done} for group in groups},
        }
    expected = units[activity.unit]
    if activity.audience:
        expected = expected & (set(activity.audience) if activity.unit == "organisation" else _people_of(reader, activity))
    return {
        "rows": sum(rows.values()),
        "units": {"writing": sum(1 for count in rows.values() if count), "done": len(done), "expected": len(expected)},
    }


def _people_of(reader: Reader, activity: Activity) -> set[str]:
    """Whose sheets an activity for some groups waits for."""
    members = {m.seat_id for m in reader.all(Membership, activity.workshop_id) if m.group_id in activity.audience}
    return {seat.person_id for seat in reader.all(Seat, activity.workshop_id) if seat.id in members}


def _groups(reader: Reader, activity: Activity) -> list[str]:
    found = [g for g in reader.all(Group, activity.workshop_id, grouping_id=activity.grouping_id) if not g.removed]
    return [g.id for g in sorted(found, key=lambda g: g.number) if not activity.audience or g.id in activity.audience]

"""Who may write on which sheet (VS2), and which saves are late (EN2).

Staff who lead write on behalf on any sheet.  Others write on the sheets of their own units, in activities opened to
them.  A sheet the writer has left still takes what was typed there before: as late.
"""

from collections.abc import Collection

from workshop.domain.activities import Activity
from workshop.domain.groups import Group, Membership
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.seating import during, spans
from workshop.domain.substitutions import Substitution
from workshop.domain.viewers import Viewer
from workshop.storage.history import seating, versions
from workshop.storage.transaction import Reader

UNITS: dict[str, type[Stored]] = {"person": Person, "organisation": Organisation, "group": Group}


def may_write(reader: Reader, viewer: Viewer, activity: Activity, unit_id: str) -> None:
    """The right to change what stands on the sheet; refused with `not_your_sheet` or `activity_not_open`."""
    if viewer.leads:
        _must_exist(reader, activity, unit_id)
        return
    if not is_own(viewer, activity, unit_id):
        raise Refused("not_your_sheet", unit_id)
    _must_take_writing(viewer, activity)
    _must_exist(reader, activity, unit_id)


def has_left(reader: Reader, viewer: Viewer, activity: Activity, unit_id: str) -> bool:
    """Whether the writer once sat where this sheet belongs, in an activity that has been opened."""
    if viewer.leads or activity.state == "planned":
        return False
    if is_own(viewer, activity, unit_id):
        return not is_asked(viewer, activity) and bool(set(activity.audience) & _units_ever(reader, viewer))
    if activity.unit == "person":
        return unit_id in _others_ever(reader, viewer)
    return unit_id in _units_ever(reader, viewer)


def _units_ever(reader: Reader, viewer: Viewer) -> set[str]:
    """Groups and organisations of every seat the viewer held, for as long as it was theirs: nobody inherits a past."""
    id, people = viewer.workshop_id, {viewer.person_id, *_others_ever(reader, viewer)}
    found: set[str] = set()
    for seat in _seats_ever(reader, id, people):
        holders = [(seq, person or "") for seq, person in seating(reader, id, seat, "person_id")]
        held = spans(holders, people)
        found |= during(seating(reader, id, seat, "organisation_id"), held)
        for member in reader.all(Membership, id, seat_id=seat):
            found |= during(seating(reader, id, member.id, "group_id"), held)
    return found


def _seats_ever(reader: Reader, workshop_id: str, people: Collection[str]) -> set[str]:
    own = {seat.id for one in people for seat in reader.all(Seat, workshop_id, person_id=one)}
    told = [one for one in reader.all(Substitution, workshop_id) if {one.predecessor_id, one.substitute_id} & set(people)]
    return own | {one.seat_id for one in told}


def _others_ever(reader: Reader, viewer: Viewer) -> set[str]:
    """Walk-ins who turned out to be the viewer, and whoever the viewer was taken for."""
    earlier = {one.id for one in reader.all(Person, viewer.workshop_id, merged_into=viewer.person_id)}
    taken_for = {one.merged_into for one in versions(reader, Person, viewer.workshop_id, viewer.person_id)}
    return earlier | {one for one in taken_for if one}


def is_own(viewer: Viewer, activity: Activity, unit_id: str) -> bool:
    own: dict[str, frozenset[str | None]] = {
        "person": frozenset({viewer.person_id}),
        "organisation": frozenset({viewer.organisation_id}),
        "group": frozenset(viewer.groups),
    }
    return unit_id in own[activity.unit]


def _must_take_writing(viewer: Viewer, activity: Activity) -> None:
    if activity.state == "planned" or not activity.write:
        raise Refused("activity_not_open", activity.id)
    if not is_asked(viewer, activity):
        raise Refused("not_your_sheet", activity.id)


def is_asked(viewer: Viewer, activity: Activity) -> bool:
    return not activity.audience or bool({*viewer.groups, viewer.organisation_id, viewer.person_id} & set(activity.audience))


def _must_exist(reader: Reader, activity: Activity, unit_id: str) -> None:
    """A group of another grouping has no sheet here."""
    unit = reader.need(UNITS[activity.unit], activity.workshop_id, unit_id)
    if isinstance(unit, Group) and activity.grouping_id and unit.grouping_id != activity.grouping_id:
        raise Refused("unknown_group", unit_id)

"""Who may write on which sheet (VS2), and which saves are late (EN2).

Staff who lead write on behalf on any sheet.  Others write on the sheets of their own units, in activities opened to
them.  A sheet the writer has left still takes what was typed there before: as late.
"""

from workshop.domain.activities import Activity
from workshop.domain.groups import Group, membership_id
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.storage.glances import groups_ever, organisations_ever
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
    if viewer.leads or is_own(viewer, activity, unit_id) or activity.state == "planned" or viewer.seat_id is None:
        return False
    return any(unit_id in _units_ever(reader, activity, seat) for seat in _seats_ever(reader, viewer))


def _seats_ever(reader: Reader, viewer: Viewer) -> list[str]:
    """The own one, and those of walk-ins who turned out to be the viewer."""
    earlier = reader.all(Person, viewer.workshop_id, merged_into=viewer.person_id)
    left = [seat.id for one in earlier for seat in reader.all(Seat, viewer.workshop_id, person_id=one.id)]
    return [*([viewer.seat_id] if viewer.seat_id else []), *left]


def _units_ever(reader: Reader, activity: Activity, seat_id: str) -> set[str]:
    if activity.unit == "group" and activity.grouping_id:
        return groups_ever(reader, activity.workshop_id, membership_id(activity.grouping_id, seat_id))
    return organisations_ever(reader, activity.workshop_id, seat_id) if activity.unit == "organisation" else set()


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
    if activity.audience and not {*viewer.groups, viewer.organisation_id, viewer.person_id} & set(activity.audience):
        raise Refused("not_your_sheet", activity.id)


def _must_exist(reader: Reader, activity: Activity, unit_id: str) -> None:
    """A group of another grouping has no sheet here."""
    unit = reader.need(UNITS[activity.unit], activity.workshop_id, unit_id)
    if isinstance(unit, Group) and activity.grouping_id and unit.grouping_id != activity.grouping_id:
        raise Refused("unknown_group", unit_id)

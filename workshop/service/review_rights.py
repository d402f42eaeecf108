"""Who may review which row (RV2): who leads everywhere, an assessor as far as the grant reaches, checked for every row.

A row's theme is what it says itself, else that of its group; a person's sheet belongs to the organisations of their seats.
"""

from dataclasses import replace

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry
from workshop.domain.groups import Group
from workshop.domain.people import Grant, Seat
from workshop.domain.record_work import Design
from workshop.domain.refusals import Refused
from workshop.domain.reviews import Place, covers
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.storage.transaction import Reader


def must_assess(viewer: Viewer) -> None:
    if not viewer.assesses:
        raise Refused("not_allowed")


def must_reach(reader: Reader, viewer: Viewer, place: Place) -> None:
    must_assess(viewer)
    if not viewer.leads and not _reaches(reader, viewer.workshop_id, viewer.person_id, place):
        raise Refused("outside_your_scope")


def may_judge(reader: Reader, viewer: Viewer, named: str | None, place: Place) -> bool:
    """Whether the sender reaches there, and whoever it is said for too."""
    return all(
        (viewer.leads and one == viewer.person_id) or _reaches(reader, viewer.workshop_id, one, place)
        for one in {viewer.person_id, named or viewer.person_id}
    )


def reaches_whole(reader: Reader, viewer: Viewer, named: str | None, sheet: Place) -> bool:
    """Whatever a row of the sheet is about: a theme reaches no further than the rows that name it."""
    return may_judge(reader, viewer, named, replace(sheet, theme=None))


def speaker(reader: Reader, viewer: Viewer, named: str | None, place: Place) -> str:
    """Who says it: the sender, or the assessor named, whose grant must reach there too."""
    if named is None or named == viewer.person_id:
        return viewer.person_id
    if not _reaches(reader, viewer.workshop_id, named, place):
        raise Refused("not_an_assessor", named, "spoken_by")
    return named


def place_of(reader: Reader, sheet: Sheet, entry: Entry | None = None) -> Place:
    group = reader.get(Group, sheet.workshop_id, sheet.unit_id) if sheet.unit == "group" else None
    own = _theme_of(reader, sheet.activity_id, entry) if entry else None
    return Place(
        theme=own or (group.theme or None if group else None),
        group=sheet.unit_id if sheet.unit == "group" else None,
        organisations=_organisations(reader, sheet),
    )


def assessor_grants(reader: Reader, workshop_id: str, person_id: str) -> list[Grant]:
    held = reader.all(Grant, workshop_id, person_id=person_id, role="assessor")
    return [grant for grant in held if grant.revoked_at is None]


def _reaches(reader: Reader, workshop_id: str, person_id: str, place: Place) -> bool:
    return any(covers(grant.scope, place) for grant in assessor_grants(reader, workshop_id, person_id))


def _theme_of(reader: Reader, activity_id: str, entry: Entry) -> str | None:
    activity = reader.need(Activity, entry.workshop_id, activity_id)
    named = Design.of(reader.need(Worksheet, entry.workshop_id, activity.worksheet_id)).theme_field
    value = entry.parsed.get(named) if named else None
    return value if isinstance(value, str) else None


def _organisations(reader: Reader, sheet: Sheet) -> frozenset[str]:
    if sheet.unit == "organisation":
        return frozenset({sheet.unit_id})
    if sheet.unit == "person":
        return frozenset(seat.organisation_id for seat in reader.all(Seat, sheet.workshop_id, person_id=sheet.unit_id))
    return frozenset()

"""What somebody's own tables have written so far, as a tree to be read: the sheets of the own groups and organisation.

Only what that person may read anyway (VS1): no secret sheet, none where each sees only the own rows; rows that count.
"""

from collections.abc import Iterator
from typing import Any

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry, counts
from workshop.domain.groups import Group, Membership
from workshop.domain.objects import Json
from workshop.domain.organisations import Organisation
from workshop.domain.people import Seat
from workshop.domain.record_work import Design
from workshop.domain.sheets import sheet_id
from workshop.domain.workshops import Workshop
from workshop.storage.transaction import Reader

Units = dict[tuple[str, str], str]


def own_results(reader: Reader, workshop_id: str, person_id: str) -> dict[str, Json]:
    workshop = reader.need(Workshop, workshop_id, workshop_id)
    units = _units(reader, workshop_id, person_id)
    opened = [one for one in reader.all(Activity, workshop_id) if one.opened_at and one.see and not one.secret]
    opened.sort(key=lambda one: (one.opened_at or "", one.id))
    return {
        "title": workshop.title,
        "units": list(units.values()),
        "sheets": [sheet for activity in opened for sheet in _sheets(reader, activity, units)],
    }


def _units(reader: Reader, workshop_id: str, person_id: str) -> Units:
    """What the person sits for now: (kind, id) → its title."""
    found: Units = {}
    for seat in reader.all(Seat, workshop_id, person_id=person_id, status="held"):
        office = reader.get(Organisation, workshop_id, seat.organisation_id)
        found |= {("organisation", office.id): office.name} if office else {}
        for place in reader.all(Membership, workshop_id, seat_id=seat.id):
            group = reader.get(Group, workshop_id, place.group_id) if place.group_id else None
            found |= {("group", group.id): group.title} if group else {}
    return found


def _sheets(reader: Reader, activity: Activity, units: Units) -> Iterator[dict[str, Json]]:
    worksheet = reader.get(Worksheet, activity.workshop_id, activity.worksheet_id)
    fields: list[dict[str, Any]] = worksheet.definition.get("fields", []) if worksheet else []
    hidden = Design.of(worksheet).personal_fields
    titles = {one: worksheet.definition.get(f"title_{one}", "") if worksheet else "" for one in ("id", "en")}
    for (kind, id), title in units.items():
        held = reader.all(Entry, activity.workshop_id, sheet_id=sheet_id(activity.id, id)) if kind == activity.unit else []
        rows = sorted((one for one in held if counts(one)), key=lambda one: (one.position, one.created_at, one.id))
        if rows:
            shown = [one for one in fields if one["id"] not in hidden]
            yield {"activity": activity.title, "worksheet": titles, "unit": title, "rows": [_row(one, shown) for one in rows]}


def _row(entry: Entry, fields: list[dict[str, Any]]) -> list[Json]:
    """Filled fields in the worksheet's order, choices by their words."""
    values = entry.values or {}
    return [
        {"label": {"id": one["label_id"], "en": one["label_en"]}, "said": _said(one, values[one["id"]])}
        for one in fields
        if values.get(one["id"]) not in (None, "", [])
    ]


def _said(field: dict[str, Any], value: Json) -> dict[str, str]:
    several = value if isinstance(value, list) else [value]
    words = {str(one["value"]): one for one in field.get("choices", [])}
    return {
        language: "; ".join(str(words[str(one)][f"label_{language}"]) if str(one) in words else str(one) for one in several)
        for language in ("id", "en")
    }

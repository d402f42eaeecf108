"""The work in a record: activities, their sheets, and the rows that count.

VS4: a secret activity is one sheet without a unit, whose rows carry neither id nor author, time or origin and stand in the
order of their content; how many people wrote is all that is said about them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry, counts, waits
from workshop.domain.objects import Json
from workshop.domain.reach import theme_field
from workshop.domain.record_chains import Origins, origin_part
from workshop.domain.record_hall import Hall, Shelves
from workshop.domain.record_silence import silent_units
from workshop.domain.sheets import Sheet

ORGANISATION_FIELDS = ("opd", "opd_multi")
PERSONAL_TYPES = ("nip", "phone")


@dataclass(frozen=True, slots=True)
class Design:
    """What consolidation must know of a worksheet: its key, the field that names a theme, and which fields are whose."""

    key: str
    title_id: str
    title_en: str
    theme_field: str | None
    organisation_fields: frozenset[str]
    personal_fields: frozenset[str]

    @classmethod
    def of(cls, worksheet: Worksheet | None) -> "Design":
        if worksheet is None:
            return cls("", "", "", None, frozenset(), frozenset())
        definition = worksheet.definition
        fields: list[dict[str, Any]] = definition.get("fields", [])
        return cls(
            key=worksheet.key,
            title_id=definition.get("title_id", ""),
            title_en=definition.get("title_en", ""),
            theme_field=theme_field(definition),
            organisation_fields=frozenset(one["id"] for one in fields if one["type"] in ORGANISATION_FIELDS),
            personal_fields=frozenset(one["id"] for one in fields if one.get("personal") or one["type"] in PERSONAL_TYPES),
        )


@dataclass(frozen=True, slots=True)
class Lens:
    """What every row is read against.  `states`: row → how it stands with the assessors; `origins`: whence carried rows come.

    `entries`: the rows as they were typed; `originals`: row → field → what was typed where the papers print other words (ED1).
    """

    hall: Hall
    language: str
    personal: bool
    states: Mapping[str, str]
    origins: Origins = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    originals: Mapping[str, dict[str, Json]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Work:
    """One activity with its sheets and entries."""

    activity: Activity
    design: Design
    sheets: Mapping[str, Sheet]
    entries: list[Entry]

    def counting(self) -> list[Entry]:
        return [entry for entry in self.entries if counts(entry) and entry.sheet_id in self.sheets]

    def unit_of(self, entry: Entry) -> str:
        return self.sheets[entry.sheet_id].unit_id


def works_of(shelves: Shelves) -> list[Work]:
    """Every activity in the order of its opening; those never opened come last."""
    worksheets = shelves.by_id(Worksheet)
    sheets: dict[str, dict[str, Sheet]] = {}
    for sheet in shelves.all(Sheet):
        sheets.setdefault(sheet.activity_id, {})[sheet.id] = sheet
    entries: dict[str, list[Entry]] = {}
    for entry in sorted(shelves.all(Entry), key=lambda one: (one.position, one.created_at, one.id)):
        entries.setdefault(entry.activity_id, []).append(entry)
    return [
        Work(one, Design.of(worksheets.get(one.worksheet_id)), sheets.get(one.id, {}), entries.get(one.id, []))
        for one in sorted(shelves.all(Activity), key=lambda one: _activity_order(one, worksheets))
    ]


def _activity_order(activity: Activity, worksheets: Mapping[str, Worksheet]) -> tuple[object, ...]:
    worksheet = worksheets.get(activity.worksheet_id)
    place = (worksheet.position, worksheet.key) if worksheet else (10**9, "")
    return (activity.opened_at is None, activity.opened_at or "", *place, activity.id)


def activity_part(work: Work, lens: Lens) -> dict[str, Json]:
    activity, rows = work.activity, work.counting()
    written = {work.unit_of(entry) for entry in rows}
    return {
        "id": activity.id,
        "worksheet_id": activity.worksheet_id,
        "worksheet": work.design.key,
        "title": activity.title or (work.design.title_en if lens.language == "en" else work.design.title_id),
        "unit": activity.unit,
        "grouping_id": activity.grouping_id,
        "agenda_item_id": activity.agenda_item_id,
        "brought_from": activity.brought_from,
        "state": activity.state,
        "secret": activity.secret,
        "opened_at": activity.opened_at,
        "closed_at": activity.closed_at,
        "sheets": _secret_sheets(work, lens) if activity.secret else _open_sheets(work, lens),
        "drafts": sum(entry.state == "draft" and not waits(entry) for entry in work.entries),
        "late": sum(entry.state != "withdrawn" and waits(entry) for entry in work.entries),
        "silent": [_unit(activity.unit, id, lens.hall) for id in silent_units(activity, lens.hall, written)],
        "people": len(written) if activity.unit == "person" else len(_authors(rows, lens.hall)),
    }


def _unit(unit: str, id: str, hall: Hall) -> dict[str, Json]:
    return {"unit_id": id, "unit_key": hall.unit_key(unit, id), "unit_title": hall.unit_title(unit, id)}


def _authors(entries: Iterable[Entry], hall: Hall) -> list[str]:
    return list(dict.fromkeys(hall.person_id(entry.author_id) for entry in entries))


def _open_sheets(work: Work, lens: Lens) -> list[Json]:
    """The sheets with rows, and those that a unit called done without any."""
    rows: dict[str, list[Entry]] = {}
    for row in work.counting():
        rows.setdefault(row.sheet_id, []).append(row)
    kept = [sheet for sheet in work.sheets.values() if sheet.done or sheet.id in rows]
    kept.sort(key=lambda sheet: lens.hall.unit_order(work.activity.unit, sheet.unit_id))
    return [_open_sheet(sheet, rows.get(sheet.id, []), work, lens) for sheet in kept]


def _open_sheet(sheet: Sheet, rows: list[Entry], work: Work, lens: Lens) -> dict[str, Json]:
    return {
        "id": sheet.id,
        "unit": work.activity.unit,
        **_unit(work.activity.unit, sheet.unit_id, lens.hall),
        "done": sheet.done,
        "done_at": sheet.done_at,
        "touched_at": sheet.touched_at,
        "contributors": _authors(rows, lens.hall),
        "rows": [_row(number, row, sheet, work, lens) for number, row in enumerate(rows, start=1)],
    }


def _row(number: int, entry: Entry, sheet: Sheet, work: Work, lens: Lens) -> dict[str, Json]:
    group = lens.hall.groups.get(sheet.unit_id) if work.activity.unit == "group" else None
    content = _content(entry, work.design, lens)
    return {
        "id": entry.id,
        "number": entry.position or number,
        "author_id": lens.hall.person_id(entry.author_id),
        "organisation_id": _organisation(entry.author_id, lens.hall),
        "entered_by": lens.hall.person_id(entry.entered_by),
        "origin": entry.origin,
        "theme": content["theme"] or (group.theme or None if group else None),
        "values": content["values"],
        "parsed": content["parsed"],
        "created_at": entry.created_at,
        "saved_at": entry.saved_at,
        "review": lens.states.get(entry.id, ""),
        "carried_from": origin_part(lens.entries.get(entry.id, entry), lens.origins.get(entry.id), lens.entries),
        "corrected": lens.originals.get(entry.id, {}),
    }


def _organisation(person_id: str, hall: Hall) -> str | None:
    """The author's organisation; the staff write for none."""
    author = hall.person(person_id)
    return None if author is None or author.staff else hall.organisation_of.get(author.id)


def _secret_sheets(work: Work, lens: Lens) -> list[Json]:
    contents = sorted((_content(entry, work.design, lens) for entry in work.counting()), key=_by_content)
    if not contents:
        return []
    nothing = dict.fromkeys(("id", "unit_id", "unit_key", "unit_title", "done_at", "touched_at"))
    rows = [_secret_row(number, content) for number, content in enumerate(contents, start=1)]
    return [{**nothing, "unit": work.activity.unit, "done": False, "contributors": [], "rows": rows}]


def _secret_row(number: int, content: dict[str, Json]) -> dict[str, Json]:
    names = ("id", "author_id", "organisation_id", "entered_by", "origin", "created_at", "saved_at", "review", "carried_from")
    return {**dict.fromkeys(names), "number": number, "corrected": {}, **content}


def _by_content(content: dict[str, Json]) -> str:
    return json.dumps(content["values"], sort_keys=True, ensure_ascii=False)


def _content(entry: Entry, design: Design, lens: Lens) -> dict[str, Json]:
    hidden = frozenset() if lens.personal else design.personal_fields
    parsed = {name: value for name, value in entry.parsed.items() if name not in hidden}
    for name in design.organisation_fields & parsed.keys():
        parsed[name] = _surviving(parsed[name], lens.hall)
    return {
        "theme": parsed.get(design.theme_field) if design.theme_field else None,
        "values": {name: value for name, value in (entry.values or {}).items() if name not in hidden},
        "parsed": parsed,
    }


def _surviving(value: Json, hall: Hall) -> Json:
    if isinstance(value, list):
        return list(dict.fromkeys(hall.organisation_id(str(one)) for one in value))
    return hall.organisation_id(str(value))

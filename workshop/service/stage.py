"""What the wall shows of whoever presents: rows that count, page by page; never a draft, a name only where it was said so (VS3).

Asked of the server like the hall's figures: the projector itself holds no right to any row.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from workshop.documents.cells import cell
from workshop.documents.paper import Design, Paper, Tree
from workshop.domain import reviews
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry, counts
from workshop.domain.fields import Field
from workshop.domain.groups import Group
from workshop.domain.judgements import Review
from workshop.domain.organisations import Organisation, key_of
from workshop.domain.people import Person, Seat
from workshop.domain.plenaries import Plenary, Presentation
from workshop.domain.record_hall import Shelves
from workshop.domain.record_parts import worksheet_parts
from workshop.domain.record_work import PERSONAL_TYPES
from workshop.domain.refusals import Refused
from workshop.domain.sheets import sheet_id
from workshop.domain.stage_pages import Line, Shown, paged
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.showing import screen_of
from workshop.storage.transaction import Reader

STAGE = "plenary"
NAMES_ITS_WRITER = "own_name"
REFERENCES = ("ref", "ref_multi")


def stage_now(reader: Reader, viewer: Viewer, plenary_id: str) -> dict[str, Any]:
    """`{plenary, presentation, pages: [[{number, lines: [{label, text}], accepted, by, goes_on}]]}`; no pages without a stage.

    For who leads, and for a projector while it shows this very page.
    """
    if not (viewer.leads or viewer.is_projector):
        raise Refused("not_allowed")
    plenary = reader.need(Plenary, viewer.workshop_id, plenary_id)
    if not viewer.leads and not _is_shown(reader, viewer, plenary):
        raise Refused("stage_not_shown", plenary.id)
    turn = reader.get(Presentation, plenary.workshop_id, plenary.current_id) if plenary.current_id else None
    pages = _pages(reader, plenary, turn) if turn and not plenary.removed else []
    return {"plenary": plenary.id, "presentation": turn.id if turn else None, "pages": [list(map(_told, one)) for one in pages]}


def _is_shown(reader: Reader, viewer: Viewer, plenary: Plenary) -> bool:
    screen = screen_of(reader, viewer)
    told = screen is not None and screen.page == STAGE and not screen.hidden
    return told and screen is not None and screen.content.get("plenary") == plenary.id


def pages_of(reader: Reader, plenary: Plenary, turn: Presentation) -> int:
    return len(_pages(reader, plenary, turn))


def _told(row: Shown) -> dict[str, Any]:
    lines = [{"label": line.label, "text": line.text} for line in row.lines]
    return {"number": row.number, "lines": lines, "accepted": row.accepted, "by": row.by, "goes_on": row.goes_on}


def _pages(reader: Reader, plenary: Plenary, turn: Presentation) -> list[list[Shown]]:
    activity = reader.get(Activity, plenary.workshop_id, plenary.activity_id) if plenary.activity_id else None
    if activity is None or activity.secret:
        return [[]]
    found = reader.all(Entry, plenary.workshop_id, sheet_id=sheet_id(activity.id, turn.unit_id))
    entries = sorted((one for one in found if counts(one)), key=lambda one: (one.position, one.created_at, one.id))
    worksheet = reader.need(Worksheet, plenary.workshop_id, activity.worksheet_id)
    paper = _paper(reader, plenary, worksheet, entries)
    design = paper.design({"worksheet_id": worksheet.id, "title": "", "unit": activity.unit})
    fields = [field for field in _fields(design) if plenary.names or not _names_somebody(field)]
    accepted = _accepted(reader, plenary.workshop_id, sheet_id(activity.id, turn.unit_id))
    writers = {id: _writer(reader, plenary.workshop_id, id) for id in {one.author_id for one in entries}} if plenary.names else {}
    shown = [
        Shown(one.position or number, _lines(paper, fields, one), one.id in accepted, writers.get(one.author_id, ""))
        for number, one in enumerate(entries, start=1)
    ]
    return paged(shown)


def _fields(design: Design) -> Iterable[Field]:
    """The headline first, whatever stands before it on the sheet."""
    headline = design.headline()
    core = [field for field in design.core() if field.type not in PERSONAL_TYPES and not field.personal]
    return sorted(core, key=lambda field: headline is None or field.id != headline.id)


def _names_somebody(field: Field) -> bool:
    return field.fill == NAMES_ITS_WRITER


def _accepted(reader: Reader, workshop_id: str, sheet: str) -> set[str]:
    said: dict[str, list[Review]] = {}
    for review in reader.all(Review, workshop_id, sheet_id=sheet):
        said.setdefault(review.target_id, []).append(review)
    return {row for row, told in said.items() if reviews.state_of(told) == "accepted"}


def _lines(paper: Paper, fields: list[Field], entry: Entry) -> tuple[Line, ...]:
    row = {"parsed": entry.parsed, "values": entry.values or {}}
    texts = [(field, cell(paper, field, row, "• ")) for field in fields]
    said = [(field, text) for field, text in texts if text]
    return tuple(Line("" if at == 0 else paper.label(field), text) for at, (field, text) in enumerate(said))


def _writer(reader: Reader, workshop_id: str, id: str) -> str:
    person = reader.get(Person, workshop_id, id)
    if person is None:
        return ""
    seat = next(iter(reader.all(Seat, workshop_id, person_id=person.id)), None)
    office = reader.get(Organisation, workshop_id, seat.organisation_id) if seat else None
    return " · ".join(part for part in (person.name, key_of(office) if office else "") if part)


def _paper(reader: Reader, plenary: Plenary, worksheet: Worksheet, entries: list[Entry]) -> Paper:
    """As much of a record as the rows' own words need: organisations, groups, and the rows they refer to."""
    workshop = reader.need(Workshop, plenary.workshop_id, plenary.workshop_id)
    offices = [{"id": one.id, "name": one.name} for one in reader.all(Organisation, workshop.id)]
    groups = [{"theme": one.theme, "title": one.title} for one in reader.all(Group, workshop.id) if not one.removed]
    referred = list(_referred(reader, worksheet, entries))
    used = {worksheet.id, *(one["worksheet_id"] for one in referred)}
    sheets = [one for one in reader.all(Worksheet, workshop.id) if one.id in used]
    tree: Tree = {
        "workshop": {"timezone": workshop.timezone},
        "organisations": offices,
        "people": [],
        "groupings": [{"groups": groups}],
        "themes": workshop.themes,
        "worksheets": worksheet_parts(Shelves(sheets), used),
        "activities": referred,
    }
    return Paper(tree, workshop.language)


def _referred(reader: Reader, worksheet: Worksheet, entries: list[Entry]) -> Iterator[Tree]:
    fields = [Field.from_json(one) for one in worksheet.definition.get("fields", [])]
    named = [field.id for field in fields if field.type in REFERENCES]
    values = [entry.parsed.get(name) for entry in entries for name in named]
    ids = dict.fromkeys(str(id) for value in values if value for id in (value if isinstance(value, list) else [value]))
    for id in ids:
        entry = reader.get(Entry, worksheet.workshop_id, id)
        activity = reader.get(Activity, worksheet.workshop_id, entry.activity_id) if entry else None
        if entry is not None and activity is not None and not activity.secret and counts(entry):
            rows = [{"id": entry.id, "values": entry.values}]
            told = {"worksheet_id": activity.worksheet_id, "title": "", "unit": activity.unit, "secret": False}
            yield {**told, "sheets": [{"rows": rows}]}

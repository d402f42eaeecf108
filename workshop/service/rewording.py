"""The editorial desk at work (ED1): whoever keeps the papers words a text otherwise for them, and nobody's row is touched.

Refused is what is no longer as its sender saw it: the text, or what somebody else at the desk made of it meanwhile.  Of a secret
sheet nothing is corrected: a correction names a row and says its words (VS4).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workshop.domain import accepting as take
from workshop.domain.activities import Activity
from workshop.domain.catalogue import BY_NAME
from workshop.domain.commands.base import Command
from workshop.domain.commands.wording import CorrectWording, UndoWording
from workshop.domain.corrections import (
    FREE,
    ROW,
    TARGETS,
    TYPES,
    Correction,
    correction_id,
    in_sheets,
    lines_of,
    said_above,
    shaped,
)
from workshop.domain.entries import Entry, counts
from workshop.domain.fields import Field
from workshop.domain.objects import Json
from workshop.domain.readings import safe
from workshop.domain.record_work import PERSONAL_TYPES
from workshop.domain.refusals import Refused
from workshop.domain.values import LONGEST_DRAFT, Context, check_field, is_blank
from workshop.domain.viewers import Viewer
from workshop.domain.wording import KINDS, is_ditto
from workshop.service.desk import Handler
from workshop.service.readying import definition_of
from workshop.service.versions import must_keep_papers
from workshop.storage.transaction import Reader, Tx

MOST_AT_ONCE = 500
MOST_LINES = 200
LONGEST_SHOWN = 300
OF_ONE = ("target", "target_id", "field", "original", "text", "revision", "kinds")
NOBODY = Context(organisations={}, references=lambda id, worksheets: False)


@dataclass(frozen=True, slots=True)
class Place:
    """A text that papers print: what stands there now, and of a row's column its design."""

    target: str
    target_id: str
    field_id: str
    present: Json
    entry: Entry | None = None
    design: Field | None = None


def correct_wording(tx: Tx, viewer: Viewer, command: CorrectWording) -> dict[str, Any]:
    must_keep_papers(viewer)
    told = take.rows(command.corrections, "corrections", MOST_AT_ONCE)
    if not told:
        raise Refused("missing_required", field="corrections")
    passed: list[str] = []
    for one in told:
        try:
            _correct(tx, viewer, take.record(one, "corrections", OF_ONE))
        except Refused as refusal:
            if refusal.code not in ("wording_changed", "row_reworded") or len(told) == 1:
                raise
            passed.append(str(one["target_id"]))
    if len(passed) == len(told):
        raise Refused("wording_changed", f"all {len(told)}")
    return {"passed": passed}


def undo_wording(tx: Tx, viewer: Viewer, command: UndoWording) -> None:
    must_keep_papers(viewer)
    ids = take.rows(command.corrections, "corrections", MOST_AT_ONCE)
    take.all_different(ids, "corrections")
    for id in ids:
        held = tx.need(Correction, viewer.workshop_id, id)
        if command.revisions.get(id, held.revision) != held.revision:
            raise Refused("wording_changed", _shown(held.text), "revisions")
        if held.withdrawn != command.undone:
            tx.put(replace(held, withdrawn=command.undone), "wording_undone" if command.undone else "wording_corrected")


def place_of(reader: Reader, workshop_id: str, target: str, id: str, field: str) -> Place:
    """The text, or a refusal: no such place, or none whose words may be corrected."""
    kind = BY_NAME[take.one_of(target, "target", TARGETS)]
    thing: Any = reader.need(kind, workshop_id, id)
    if isinstance(thing, Entry):
        return _of_row(reader, thing, field)
    if thing.withdrawn or field not in FREE[target]:
        raise Refused("not_correctable", f"{field:.60}", "field")
    return Place(target, id, field, getattr(thing, field))


def _of_row(reader: Reader, entry: Entry, field: str) -> Place:
    activity = reader.need(Activity, entry.workshop_id, entry.activity_id)
    if activity.secret:
        raise Refused("secret_sheet", activity.id)
    design = definition_of(reader, entry.workshop_id, activity.worksheet_id)
    found = next((one for one in design.fields if one.id == field), None)
    if found is None or not may_be_corrected(found) or not counts(entry):
        raise Refused("not_correctable", f"{field:.60}", "field")
    return Place(ROW, entry.id, field, (entry.values or {}).get(field), entry, found)


def may_be_corrected(field: Field) -> bool:
    return field.type in TYPES and not field.personal and field.type not in PERSONAL_TYPES and not field.computed and field.stored


def _correct(tx: Tx, viewer: Viewer, told: Mapping[str, Json]) -> None:
    place = place_of(tx, viewer.workshop_id, *(take.needed(told.get(name), name) for name in ("target", "target_id", "field")))
    original = _lines(told.get("original"), "original")
    if lines_of(place.present) != original:
        raise Refused("row_reworded", _shown(lines_of(place.present)), "original")
    id = correction_id(place.target, place.target_id, place.field_id)
    held = tx.get(Correction, viewer.workshop_id, id)
    if told.get("revision") != (held.revision if held else 0):
        raise Refused("wording_changed", _shown(held.text if held else []), "revision")
    fresh = Correction(
        id=id,
        workshop_id=viewer.workshop_id,
        revision=held.revision if held else 0,
        target=place.target,
        target_id=place.target_id,
        field_id=place.field_id,
        original=original,
        text=_worded(place, _lines(told.get("text"), "text")),
        kinds=[take.one_of(kind, "kinds", KINDS) for kind in take.rows(told.get("kinds", []), "kinds", len(KINDS))],
        activity_id=place.entry.activity_id if place.entry else "",
        above=_leaning(tx, place),
        by=viewer.person_id,
        at=tx.at,
    )
    if held is None or replace(held, by=fresh.by, at=fresh.at) != fresh:
        tx.put(fresh, "wording_corrected")


def _worded(place: Place, lines: list[str]) -> list[str]:
    """The new words, where they may stand there as the worksheet asks of its writers; never nothing in the place of something."""
    value = shaped(lines, place.present)
    if is_blank(value) or (not isinstance(place.present, list) and len(lines) != 1):
        raise Refused("missing_required", field="text")
    if place.design is not None:
        try:
            check_field(place.design, value, {}, NOBODY)
        except Refused as refusal:
            raise Refused(refusal.code, refusal.detail, "text") from None
    else:
        take.text(lines[0], "text", FREE[place.target][place.field_id])
    return lines


def _leaning(reader: Reader, place: Place) -> list[str]:
    """A *sda* takes its words from above: what stands there is part of what was seen."""
    if place.entry is None or not is_ditto(lines_of(place.present)):
        return []
    sheet = in_sheets(reader.all(Entry, place.entry.workshop_id, sheet_id=place.entry.sheet_id))
    return said_above(sheet.get(place.entry.sheet_id, ()), place.entry, place.field_id)


def _lines(value: Json, field: str) -> list[str]:
    lines = [str(line) for line in take.rows(value, field, MOST_LINES) if isinstance(line, str)]
    if not isinstance(value, list) or len(lines) != len(value):
        raise Refused("wrong_type", "text expected", field)
    if (length := sum(map(len, lines))) > LONGEST_DRAFT:
        raise Refused("too_long", f"{length} of {LONGEST_DRAFT}", field)
    try:
        safe(lines)
    except Refused as refusal:
        raise Refused(refusal.code, refusal.detail, field) from None
    return lines


def _shown(lines: list[str]) -> str:
    """For whoever was slower: what stands there now."""
    return " / ".join(lines)[:LONGEST_SHOWN]


HANDLERS: dict[type[Command], Handler] = {CorrectWording: correct_wording, UndoWording: undo_wording}

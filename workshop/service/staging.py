"""The next stage opens with what the last one came to: accepted rows by reference, each under the id it always had.

They stand on sheets of their own, closed and named after their stage, with their authors, units and references as far as this
workshop knows them.  Brought again, nothing is there twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.domain import accepting as take
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.carrying import title_of
from workshop.domain.chains import ENTRY, Carrying, Lineage, lineage_id
from workshop.domain.commands.base import Command
from workshop.domain.commands.chains import BringStage
from workshop.domain.derived import derived
from workshop.domain.entries import Entry
from workshop.domain.objects import Json
from workshop.domain.refusals import Refused
from workshop.domain.sheets import sheet_id
from workshop.domain.stages import Stage, StageActivity, StageRow, stage_of
from workshop.domain.values import Context, check_field, computed, is_blank
from workshop.domain.viewers import Viewer
from workshop.domain.worksheets import Definition
from workshop.domain.workshops import Workshop
from workshop.library import shelf
from workshop.service.activities import freeze
from workshop.service.carrying import is_there
from workshop.service.desk import Handler
from workshop.service.readying import ANY_YEAR, organisations_known
from workshop.service.rights import must_lead
from workshop.service.snapshots import of_a_stage, stage_name
from workshop.service.stage_units import Units
from workshop.service.writing import sheet_for
from workshop.storage.transaction import Tx

MOST_ROWS = 5_000


@dataclass
class Bringing:
    """One stage on its way in.  `left`: rows whose unit nobody knows here."""

    tx: Tx
    workshop: Workshop
    stage: Stage
    carrying: str
    chosen: set[str]
    units: Units
    name: str
    context: Context
    made: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def bring_stage(tx: Tx, viewer: Viewer, command: BringStage) -> dict[str, Any]:
    must_lead(viewer)
    workshop = tx.need(Workshop, viewer.workshop_id, viewer.workshop_id)
    stage = stage_of(command.record)
    return brought(tx, workshop, stage, command.carrying, command.rows, command.units, command.people)


def brought(
    tx: Tx, workshop: Workshop, stage: Stage, carrying: str, rows: list[str], units: Mapping[str, str], people: bool
) -> dict[str, Any]:
    if stage.workshop == workshop.id:
        raise Refused("same_stage", field="record")
    if tx.get(Carrying, workshop.id, take.fresh_id(carrying, "carrying")) is not None:
        raise Refused("malformed_id", "already there", "carrying")
    chosen = stage.with_what_they_name(set(take.rows(rows, "rows", MOST_ROWS)))
    known = Units(tx, workshop, stage, dict(units))
    known.bring_organisations(tx)
    if people:
        known.bring_people(tx)
    name = stage_name(stage.stage, stage.title, workshop.language)
    act = Bringing(tx, workshop, stage, carrying, chosen, known, name, _context(tx, workshop, chosen))
    for activity in stage.activities:
        _bring_activity(act, activity)
    of_a_stage(tx, workshop, stage.workshop, act.name, stage.outcomes(_title))
    if act.made:
        tx.put(_told(act), "stage_brought")
    return {"rows": len(act.made), "left": act.left}


def _told(act: Bringing) -> Carrying:
    return Carrying(
        id=act.carrying,
        workshop_id=act.workshop.id,
        activity_id="",
        titles=act.name,
        rows=len(act.made),
        by=act.tx.actor,
        at=act.tx.at,
        source_workshop=act.stage.workshop,
    )


def _title(design: Definition, row: StageRow) -> str:
    return title_of(design, row.values)


def _bring_activity(act: Bringing, source: StageActivity) -> None:
    rows = [row for row in source.rows if row.id in act.chosen and not is_there(act.tx, act.workshop.id, row.id)]
    if not rows:
        return
    tx, id = act.tx, derived("act", act.workshop.id, act.stage.workshop, source.id)
    worksheet = _worksheet(act, source.design)
    if source.unit == "group":
        act.units.bring_grouping(tx, source.grouping)
    activity = tx.get(Activity, act.workshop.id, id)
    if activity is None:
        activity = tx.put(_activity(act, source, id, worksheet), "stage_brought")
    design = Definition.from_json(worksheet.definition)
    for row in rows:
        unit = act.units.here(source, row)
        if unit is None:
            act.left.append(row.id)
        else:
            _bring_row(act, activity, design, row, unit)


def _worksheet(act: Bringing, design: Definition) -> Worksheet:
    """This workshop's own of that key, else a copy of the earlier stage's; frozen, for phones show its rows."""
    tx, id = act.tx, act.workshop.id
    held = [one for one in tx.all(Worksheet, id) if not one.removed]
    own = next((one for one in held if one.key == design.key), None)
    if own is None:
        position = max((one.position for one in held), default=0) + 1
        fresh = Worksheet(
            id=derived("wsh", id, act.stage.workshop, design.key), workshop_id=id, key=design.key, position=position
        )
        return tx.put(_filled(fresh, design), "worksheet_added")
    freeze(tx, own)
    return tx.need(Worksheet, id, own.id)


def _filled(worksheet: Worksheet, design: Definition) -> Worksheet:
    told = worksheet.to_json() | {"definition": design.to_json(), "frozen": True, "share": _is_shared(design.key)}
    return Worksheet.from_json(told)


def _is_shared(key: str) -> bool:
    return key in shelf.worksheet_keys() and shelf.shared(key)


def _activity(act: Bringing, source: StageActivity, id: str, worksheet: Worksheet) -> Activity:
    return Activity(
        id=id,
        workshop_id=act.workshop.id,
        worksheet_id=worksheet.id,
        unit=source.unit,
        title=f"{source.title} · {act.name}"[: take.LONGEST_LINE],
        grouping_id=act.units.grouping(source.grouping) if source.unit == "group" else None,
        share=worksheet.share,
        state="closed",
        opened_at=act.tx.at,
        closed_at=act.tx.at,
        times_opened=1,
        brought_from=act.name,
    )


def _bring_row(act: Bringing, activity: Activity, design: Definition, row: StageRow, unit: str) -> None:
    tx, id = act.tx, act.workshop.id
    sheet = sheet_id(activity.id, unit)
    sheet_for(tx, activity, unit)
    values, parsed = _meant(design, act.units.renamed(row.values), act.context)
    entry = Entry(
        id=row.id,
        workshop_id=id,
        sheet_id=sheet,
        activity_id=activity.id,
        author_id=act.units.author(row.author_id),
        entered_by=act.workshop.owner_id,
        origin="carried",
        position=row.number,
        state="ready",
        draft=dict(values),
        values=values,
        parsed=parsed,
        revisions=dict.fromkeys(values, tx.seq(id) + 1),
        created_at=tx.at,
        saved_at=tx.at,
    )
    stored = tx.put(entry, "stage_brought")
    lineage = Lineage(
        id=lineage_id(row.id),
        workshop_id=id,
        entry_id=row.id,
        activity_id=activity.id,
        sheet_id=sheet,
        carrying_id=act.carrying,
        source_kind=ENTRY,
        source_id=row.id,
        source_workshop=act.stage.workshop,
        source_title=act.name,
        seen=values,
        entry_revision=stored.revision,
    )
    tx.put(lineage, "stage_brought")
    act.made.append(row.id)


def _context(tx: Tx, workshop: Workshop, chosen: set[str]) -> Context:
    """References go to whatever comes along or is here already."""

    def is_there(entry_id: str, worksheets: tuple[str, ...]) -> bool:
        return entry_id in chosen or tx.get(Entry, workshop.id, entry_id) is not None

    return Context(organisations_known(tx, workshop.id), is_there, ANY_YEAR)


def _meant(design: Definition, values: Mapping[str, Json], context: Context) -> tuple[dict[str, Json], dict[str, Json]]:
    """Field by field: what this workshop's worksheet can hold stands, the rest stays with the earlier stage."""
    typed: dict[str, Json] = {}
    parsed: dict[str, Json] = {}
    for one in design.fields:
        value = values.get(one.id)
        if one.computed or not one.stored or is_blank(value):
            continue
        try:
            parsed[one.id] = check_field(one, value, parsed, context)
            typed[one.id] = value
        except Refused:
            continue
    return typed, parsed | computed(design, parsed)


HANDLERS: dict[type[Command], Handler] = {BringStage: bring_stage}

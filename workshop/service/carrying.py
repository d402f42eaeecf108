"""Accepted rows become rows of the next activity: carried, never twice, and taken back as long as nobody wrote in them.

What a source becomes in an activity has one id, so two facilitators who carry at once carry once.  The new row is the
group's own from then on: what happens to the source is shown beside it and changes nothing in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from workshop.domain import accepting as take
from workshop.domain.activities import Activity
from workshop.domain.carrying import Given, carried, mapping
from workshop.domain.chains import KINDS_OF_SOURCE, MARKS, Carrying, Lineage, carried_id, is_free, lineage_id
from workshop.domain.commands.base import Command
from workshop.domain.commands.chains import CarryRows, MarkRow, UndoCarrying
from workshop.domain.entries import Entry
from workshop.domain.groups import Group
from workshop.domain.judgements import Review
from workshop.domain.objects import Json
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet
from workshop.domain.values import Context
from workshop.domain.viewers import Viewer
from workshop.domain.worksheets import CarryRule, Definition
from workshop.library import shelf
from workshop.service.carry_places import Places
from workshop.service.carry_sources import Sources
from workshop.service.desk import Handler
from workshop.service.readying import context_for, ready_if_valid
from workshop.service.review_rights import must_reach, place_of
from workshop.service.rights import must_lead
from workshop.service.sheet_rights import is_own
from workshop.service.writing import not_done, sheet_for
from workshop.storage.glances import next_position
from workshop.storage.transaction import Reader, Tx

MOST_AT_ONCE = 500


@dataclass
class Act:
    """One carrying: where to, and what became of each row."""

    tx: Tx
    viewer: Viewer
    activity: Activity
    design: Definition
    context: Context
    id: str
    sources: Sources
    titles: dict[str, None] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)
    made: dict[str, tuple[Entry, Lineage]] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)


def carry_rows(tx: Tx, viewer: Viewer, command: CarryRows) -> dict[str, Any]:
    must_lead(viewer)
    activity = must_take_rows(tx.need(Activity, viewer.workshop_id, command.activity))
    if tx.get(Carrying, viewer.workshop_id, take.fresh_id(command.carrying, "carrying")) is not None:
        raise Refused("malformed_id", "already there", "carrying")
    wishes = [take.record(one, "rows", ("kind", "id", "unit")) for one in take.rows(command.rows, "rows", MOST_AT_ONCE)]
    if not wishes:
        raise Refused("missing_required", field="rows")
    sources, places = Sources(tx, viewer.workshop_id), Places(tx, activity)
    design = must_repeat(sources.design(activity))
    blank = Entry(id="", workshop_id=viewer.workshop_id, sheet_id="", activity_id=activity.id, author_id="", entered_by="")
    context = context_for(tx, viewer, design, blank)
    act = Act(tx, viewer, activity, design, context, command.carrying, sources)
    left = [str(wish.get("id")) for wish in wishes if not _carry(act, wish, places)]
    _put(act)
    if act.made:
        made = Carrying(
            id=act.id,
            workshop_id=viewer.workshop_id,
            activity_id=activity.id,
            titles=", ".join(title for title in act.titles if title)[: take.LONGEST_LINE],
            rows=len(act.made),
            by=viewer.person_id,
            at=tx.at,
        )
        tx.put(made, "rows_carried")
    incomplete = sum(entry.state != "ready" for entry, _ in act.made.values())
    return {"carried": list(act.made), "left": left, "incomplete": incomplete}


def must_take_rows(activity: Activity) -> Activity:
    if activity.secret:
        raise Refused("secret_sheet", activity.id)
    return activity


def must_repeat(design: Definition) -> Definition:
    if not design.repeated:
        raise Refused("sheet_of_one_row", design.key)
    return design


def rules_for(design: Definition) -> tuple[CarryRule, ...]:
    """The worksheet's own; one that was handed out before there were any has the library's."""
    if design.carry or design.key not in shelf.worksheet_keys():
        return design.carry
    return Definition.from_json(shelf.worksheet(design.key)).carry


def begun(
    activity: Activity, design: Definition, given: Given, unit_id: str, group: Group | None
) -> tuple[dict[str, Json], dict[str, Json]]:
    """The new row's first text with what its place says of itself, and what of it came from the source."""
    draft, seen = carried(design, given, mapping(design, given, rules_for(design)))
    known = {
        "theme_of_group": group.theme if group else "",
        "own_organisation": unit_id if activity.unit == "organisation" else "",
    }
    filled = {
        one.id: known[one.fill or ""] for one in design.fields if draft and one.id not in draft and known.get(one.fill or "")
    }
    return draft | filled, seen


def _carry(act: Act, wish: dict[str, Json], places: Places) -> bool:
    """Whether the row is there now by this act."""
    kind, id = take.one_of(wish.get("kind"), "rows", KINDS_OF_SOURCE), take.fresh_id(take.text(wish.get("id"), "rows"), "rows")
    unit = places.must_have(take.text(wish.get("unit"), "rows"))
    tx, workshop_id = act.tx, act.viewer.workshop_id
    entry_id = carried_id(act.activity.id, kind, id)
    given = act.sources.one(kind, id)
    if given is None or given.activity_id == act.activity.id or entry_id in act.made or is_there(tx, workshop_id, entry_id):
        return False
    group = tx.get(Group, workshop_id, unit) if act.activity.unit == "group" else None
    draft, seen = begun(act.activity, act.design, given, unit, group)
    if not draft:
        raise Refused("nothing_fits", given.title[:80], "rows")
    sheet = sheet_for(tx, act.activity, unit)
    act.sheets[sheet.id] = sheet
    entry = ready_if_valid(_row(act, entry_id, sheet, given, draft), act.design, act.context)
    title = act.sources.title_of_source(given)
    told = Lineage(
        id=lineage_id(entry_id),
        workshop_id=workshop_id,
        entry_id=entry_id,
        activity_id=act.activity.id,
        sheet_id=sheet.id,
        carrying_id=act.id,
        source_kind=kind,
        source_id=id,
        source_title=title,
        seen=seen,
    )
    act.titles[title] = None
    act.made[entry_id] = (entry, told)
    return True


def is_there(tx: Tx, workshop_id: str, entry_id: str) -> bool:
    """A row is never written over once anybody touched it: taken back before, it stands again as it is now."""
    entry, lineage = tx.get(Entry, workshop_id, entry_id), tx.get(Lineage, workshop_id, lineage_id(entry_id))
    if entry is None or is_free(lineage, entry.revision):
        return False
    if lineage is not None and lineage.withdrawn:
        if entry.state == "withdrawn":
            tx.put(replace(entry, state="ready" if entry.values is not None else "draft"), "entry_restored")
            not_done(tx, tx.need(Sheet, workshop_id, entry.sheet_id))
        tx.put(replace(lineage, withdrawn=False), "entry_carried")
    return True


def _put(act: Act) -> None:
    """All of them in a few statements: a whole stage of rows goes over while a hall writes."""
    first = act.tx.seq(act.viewer.workshop_id) + 1
    rows = [entry for entry, _ in act.made.values()]
    told = [replace(one, revisions=dict.fromkeys(one.draft, first + place)) for place, one in enumerate(rows)]
    stored = act.tx.put_all(told, "entry_carried")
    pairs = zip(stored, (lineage for _, lineage in act.made.values()), strict=True)
    act.tx.put_all([replace(lineage, entry_revision=row.revision) for row, lineage in pairs], "entry_carried")
    for sheet in act.sheets.values():
        not_done(act.tx, sheet)


def _row(act: Act, id: str, sheet: Sheet, given: Given, draft: dict[str, Json]) -> Entry:
    """A row that was carried, taken back and is carried again keeps its number."""
    tx, workshop_id = act.tx, act.viewer.workshop_id
    earlier = tx.get(Entry, workshop_id, id)
    if sheet.id not in act.positions:
        act.positions[sheet.id] = next_position(tx, workshop_id, sheet.id)
    position = earlier.position if earlier and earlier.sheet_id == sheet.id else act.positions[sheet.id]
    act.positions[sheet.id] += position == act.positions[sheet.id]
    return Entry(
        id=id,
        workshop_id=workshop_id,
        sheet_id=sheet.id,
        activity_id=act.activity.id,
        author_id=given.author_id or act.viewer.person_id,
        entered_by=act.viewer.person_id,
        origin="carried",
        position=position,
        draft=draft,
        created_at=earlier.created_at if earlier else tx.at,
        saved_at=tx.at,
        saved_by=act.viewer.person_id,
    )


def undo_carrying(tx: Tx, viewer: Viewer, command: UndoCarrying) -> dict[str, Any]:
    must_lead(viewer)
    act = tx.need(Carrying, viewer.workshop_id, command.carrying)
    if act.undone:
        raise Refused("already_undone", act.id)
    kept = [one.entry_id for one in tx.all(Lineage, viewer.workshop_id, carrying_id=act.id) if not _taken_back(tx, one)]
    tx.put(replace(act, undone=True), "carrying_undone")
    return {"kept": kept}


def _taken_back(tx: Tx, lineage: Lineage) -> bool:
    """A row somebody wrote in, reviewed or marked since is theirs: it stays."""
    entry = tx.need(Entry, lineage.workshop_id, lineage.entry_id)
    if lineage.withdrawn:
        return True
    if entry.revision != lineage.entry_revision or lineage.mark or tx.all(Review, entry.workshop_id, target_id=entry.id):
        return False
    stored = tx.put(replace(entry, state="withdrawn"), "entry_withdrawn")
    tx.put(replace(lineage, withdrawn=True, entry_revision=stored.revision), "carrying_undone")
    return True


def mark_row(tx: Tx, viewer: Viewer, command: MarkRow) -> None:
    """Whose sheet it is, also after its closing, and the staff who may speak of the row."""
    entry = tx.need(Entry, viewer.workshop_id, command.entry)
    lineage = tx.get(Lineage, viewer.workshop_id, lineage_id(entry.id))
    _must_speak_of(tx, viewer, entry)
    if lineage is None or lineage.withdrawn:
        raise Refused("not_carried", entry.id)
    mark = take.one_of(command.mark, "mark", MARKS)
    if mark != lineage.mark:
        tx.put(replace(lineage, mark=mark, marked_by=viewer.person_id, marked_at=tx.at), "row_marked")


def _must_speak_of(tx: Tx, viewer: Viewer, entry: Entry) -> None:
    sheet = tx.need(Sheet, viewer.workshop_id, entry.sheet_id)
    if viewer.assesses:
        must_reach(tx, viewer, place_of(tx, sheet, entry))
        return
    activity = tx.need(Activity, viewer.workshop_id, entry.activity_id)
    if not is_own(viewer, activity, sheet.unit_id):
        raise Refused("not_your_sheet", entry.id)
    if activity.state == "planned" or not activity.see:
        raise Refused("activity_not_open", activity.id)


def there(reader: Reader, activity: Activity) -> set[str]:
    """The rows of the activity that carrying leaves as they are."""
    told = {one.entry_id: one for one in reader.all(Lineage, activity.workshop_id, activity_id=activity.id)}
    rows = reader.all(Entry, activity.workshop_id, activity_id=activity.id)
    return {one.id for one in rows if not is_free(told.get(one.id), one.revision)}


def fresh(givens: Iterable[Given], there: set[str], activity_id: str) -> list[Given]:
    """Those that are not there yet."""
    return [one for one in givens if carried_id(activity_id, one.kind, one.id) not in there]


HANDLERS: dict[type[Command], Handler] = {CarryRows: carry_rows, UndoCarrying: undo_carrying, MarkRow: mark_row}

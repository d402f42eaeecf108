"""Writing on sheets: saving, withdrawing and restoring rows, and *Selesai* (EN1–EN3).

A row is never refused for being unfinished unless its writer says it is ready.  A save for a closed activity, or for a
sheet the writer has left, is kept as late and not counted until let in (EN2).
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from workshop.domain.activities import Activity
from workshop.domain.commands.base import ID, Command
from workshop.domain.commands.work import ChooseRival, LetInEntry, MarkDone, RestoreEntry, SaveEntry, WithdrawEntry
from workshop.domain.entries import Base, Entry, Writing, came_in_time, came_late, choose, let_in, merge
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet, sheet_id
from workshop.domain.values import Context, check, draft_text
from workshop.domain.viewers import Viewer
from workshop.domain.worksheets import Definition
from workshop.service.corrections import corrected, handed_in, waits_to_be_handed_in
from workshop.service.desk import Handler
from workshop.service.identity import as_viewer
from workshop.service.moving import unit_meant
from workshop.service.readying import context_for, definition_of, ready_if_valid
from workshop.service.sheet_rights import has_left, is_own, may_write
from workshop.storage.glances import next_position
from workshop.storage.transaction import Tx

ORIGINS_OF_ALL = ("live", "offline")
ORIGINS_OF_STAFF = ("carried", "prework", "proxy", "paper", "file")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a save goes.  `late`: it comes after the end of writing there."""

    activity: Activity
    sheet: Sheet
    design: Definition
    late: bool


def save_entry(tx: Tx, viewer: Viewer, command: SaveEntry) -> dict[str, Any]:
    found = tx.get(Entry, viewer.workshop_id, command.entry)
    place = _place(tx, viewer, command, found)
    before = found or _new_entry(tx, viewer, command, place)
    if before.sheet_id != place.sheet.id:
        raise Refused("not_your_sheet", command.entry)
    context = context_for(tx, viewer, place.design, before)
    _storable(command, before, place.design, context)
    written = Writing(viewer.person_id, tx.at)
    merged, clashes = merge(before, command.values, _base(tx, command), written, tx.seq(viewer.workshop_id) + 1)
    after = _settled(merged, found, command.ready, place, context)
    if found is None or after != found:
        after = _put(tx, viewer, after, before)
        corrected(tx, viewer, before, after, finished=command.ready is True)
        not_done(tx, place.sheet, place.late)
    return {
        "revisions": after.revisions,
        "rivals": clashes,
        "late": place.late or after.late or after.late_edit,
        "state": after.state,
    }


def withdraw_entry(tx: Tx, viewer: Viewer, command: WithdrawEntry) -> None:
    entry, sheet = _writable(tx, viewer, command.entry)
    if entry.state == "withdrawn":
        raise Refused("already_withdrawn", entry.id)
    _must_be_in_time(tx, viewer, entry, sheet)
    tx.put(replace(entry, state="withdrawn"), "entry_withdrawn")
    not_done(tx, sheet)


def restore_entry(tx: Tx, viewer: Viewer, command: RestoreEntry) -> None:
    entry, sheet = _writable(tx, viewer, command.entry)
    if entry.state != "withdrawn":
        raise Refused("not_withdrawn", entry.id)
    _must_be_in_time(tx, viewer, entry, sheet)
    tx.put(replace(entry, state="ready" if entry.values is not None else "draft"), "entry_restored")
    not_done(tx, sheet)


def choose_rival(tx: Tx, viewer: Viewer, command: ChooseRival) -> dict[str, Any]:
    entry, sheet = _writable(tx, viewer, command.entry)
    if command.field not in entry.rivals:
        raise Refused("no_rival", field=command.field)
    design = _design_of(tx, entry)
    draft_text(design, {command.field: command.text})
    chosen = choose(entry, command.field, command.text, tx.seq(viewer.workshop_id) + 1, command.seen)
    activity = tx.need(Activity, viewer.workshop_id, entry.activity_id)
    if not viewer.leads and _is_over(activity, sheet, entry):
        after = came_late(entry, chosen)
    else:
        after = ready_if_valid(came_in_time(entry, chosen, [command.field]), design, context_for(tx, viewer, design, entry))
    stored = tx.put(after, "rival_chosen")
    corrected(tx, viewer, entry, stored, finished=True)
    not_done(tx, sheet)
    return {"revisions": stored.revisions}


def let_in_entry(tx: Tx, viewer: Viewer, command: LetInEntry) -> None:
    """The late text counts from now on, if it is a valid row."""
    if not viewer.leads:
        raise Refused("not_allowed")
    entry = tx.need(Entry, viewer.workshop_id, command.entry)
    if not (entry.late or entry.late_edit):
        raise Refused("not_late", entry.id)
    lets_in(tx, viewer, entry)


def lets_in(tx: Tx, viewer: Viewer, entry: Entry) -> None:
    design = _design_of(tx, entry)
    stored = tx.put(ready_if_valid(let_in(entry), design, context_for(tx, viewer, design, entry)), "entry_let_in")
    corrected(tx, viewer, entry, stored, finished=True)


def mark_done(tx: Tx, viewer: Viewer, command: MarkDone) -> None:
    """*Selesai* is a flag, not a gate: rows too few or unfinished do not stand in its way.  Pressed again after a return, it
    hands the sheet in again."""
    activity = tx.need(Activity, viewer.workshop_id, command.activity)
    unit = unit_meant(tx, activity, command.unit)
    may_write(tx, viewer, activity, unit)
    sheet = sheet_for(tx, activity, unit)
    if sheet.done == command.done and not (command.done and waits_to_be_handed_in(tx, sheet)):
        return
    if command.done:
        handed_in(tx, viewer, tx.put(replace(sheet, done=True, done_by=viewer.person_id, done_at=tx.at), "sheet_done"))
    else:
        not_done(tx, sheet)


def _place(tx: Tx, viewer: Viewer, command: SaveEntry, found: Entry | None) -> Place:
    if not ID.fullmatch(command.entry):
        raise Refused("malformed_id", field="entry")
    activity = tx.need(Activity, viewer.workshop_id, command.activity)
    unit = unit_meant(tx, activity, command.unit)
    left = has_left(tx, viewer, activity, unit)
    if not left:
        may_write(tx, viewer, activity, unit)
    sheet = sheet_for(tx, activity, unit)
    design = definition_of(tx, viewer.workshop_id, activity.worksheet_id)
    return Place(activity, sheet, design, late=not viewer.leads and (left or _is_over(activity, sheet, found)))


def _is_over(activity: Activity, sheet: Sheet, entry: Entry | None) -> bool:
    return activity.state == "closed" and not sheet.reopened and not (entry and entry.reopened)


def _storable(command: SaveEntry, before: Entry, design: Definition, context: Context) -> None:
    """EN3: `ready` demands the row, as its writer sees it, to be valid; a draft need only be storable."""
    if command.ready:
        check(design, {**before.draft, **command.values}, context)
    draft_text(design, command.values)


def _settled(merged: Entry, found: Entry | None, ready: bool | None, place: Place, context: Context) -> Entry:
    """EN2: a late text waits, field by field, beside what is in time; a row that is late as a whole waits as a whole.

    Whatever is in time is ready as soon as it is valid, if it may be: a late text neither holds it up nor gets in with it.
    """
    if place.late:
        kept = came_late(found, merged)
        return ready_if_valid(kept, place.design, context) if kept.late and ready is not False else kept
    kept = merged if found is None else came_in_time(found, merged)
    return kept if ready is False else ready_if_valid(kept, place.design, context)


def _put(tx: Tx, viewer: Viewer, after: Entry, before: Entry) -> Entry:
    became_ready = after.state == "ready" and before.state != "ready"
    saved = after.but(saved_at=tx.at, saved_by=viewer.person_id)
    return tx.put(saved, "entry_readied" if became_ready else "entry_saved")


def not_done(tx: Tx, sheet: Sheet, late: bool = False) -> None:
    if sheet.done and not late:
        tx.put(replace(sheet, done=False, done_by=None, done_at=None), "sheet_not_done")


def _writable(tx: Tx, viewer: Viewer, entry_id: str) -> tuple[Entry, Sheet]:
    entry = tx.need(Entry, viewer.workshop_id, entry_id)
    sheet = tx.need(Sheet, viewer.workshop_id, entry.sheet_id)
    may_write(tx, viewer, tx.need(Activity, viewer.workshop_id, entry.activity_id), sheet.unit_id)
    return entry, sheet


def _must_be_in_time(tx: Tx, viewer: Viewer, entry: Entry, sheet: Sheet) -> None:
    """EN2: after the end a row that counted neither goes nor comes back by its writers; one that waits as late still may."""
    over = _is_over(tx.need(Activity, viewer.workshop_id, entry.activity_id), sheet, entry)
    if over and not viewer.leads and not entry.late and entry.values is not None:
        raise Refused("sheet_is_closed", entry.activity_id)


def _design_of(tx: Tx, entry: Entry) -> Definition:
    return definition_of(tx, entry.workshop_id, tx.need(Activity, entry.workshop_id, entry.activity_id).worksheet_id)


def sheet_for(tx: Tx, activity: Activity, unit_id: str) -> Sheet:
    """The unit's one sheet, made by the first touch."""
    found = tx.get(Sheet, activity.workshop_id, sheet_id(activity.id, unit_id))
    if found:
        return found
    fresh = Sheet(
        id=sheet_id(activity.id, unit_id),
        workshop_id=activity.workshop_id,
        activity_id=activity.id,
        unit=activity.unit,
        unit_id=unit_id,
        touched_at=tx.at,
    )
    return tx.put(fresh, "sheet_started")


def _new_entry(tx: Tx, viewer: Viewer, command: SaveEntry, place: Place) -> Entry:
    return Entry(
        id=command.entry,
        workshop_id=viewer.workshop_id,
        sheet_id=place.sheet.id,
        activity_id=place.activity.id,
        author_id=_author(tx, viewer, command, place),
        entered_by=viewer.person_id,
        origin=_origin(viewer, command.origin),
        position=next_position(tx, viewer.workshop_id, place.sheet.id),
        late=place.late,
        created_at=tx.at,
    )


def _author(tx: Tx, viewer: Viewer, command: SaveEntry, place: Place) -> str:
    """Whose row it is: the writer's own, or that of the person a leading member of staff writes for."""
    if command.on_behalf_of is None:
        return _author_before(tx, command, place) or viewer.person_id
    if not viewer.leads:
        raise Refused("not_allowed", field="on_behalf_of")
    if not command.on_behalf_of:
        return viewer.person_id
    return tx.need(Person, viewer.workshop_id, command.on_behalf_of).id


def _author_before(tx: Tx, command: SaveEntry, place: Place) -> str:
    """After a restore an edit may come before the row's own author does: the row stays theirs, if they write on this sheet."""
    if not command.author or command.base_epoch in (None, tx.epoch()):
        return ""
    with suppress(Refused):
        author = as_viewer(tx, place.activity.workshop_id, command.author)
        if author.leads or is_own(author, place.activity, place.sheet.unit_id):
            return author.person_id
    return ""


def _origin(viewer: Viewer, origin: str) -> str:
    if origin in ORIGINS_OF_ALL or (viewer.leads and origin in ORIGINS_OF_STAFF):
        return origin
    raise Refused("not_allowed" if origin in ORIGINS_OF_STAFF else "wrong_choice", origin[:40], "origin")


def _base(tx: Tx, command: SaveEntry) -> Base:
    foreign = command.base_epoch is not None and command.base_epoch != tx.epoch()
    return Base(command.base, command.base_hashes if foreign else None)


HANDLERS: dict[type[Command], Handler] = {
    SaveEntry: save_entry,
    WithdrawEntry: withdraw_entry,
    RestoreEntry: restore_entry,
    ChooseRival: choose_rival,
    LetInEntry: let_in_entry,
    MarkDone: mark_done,
}

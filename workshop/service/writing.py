"""Writing on sheets: saving, withdrawing and restoring rows (EN1–EN3).

A row is never refused for being unfinished: with `ready` null or false it is stored as typed.  A save for a closed
activity is kept as a late entry, not counted until let in (EN2).
"""

from dataclasses import replace
from typing import Any

from workshop.domain.activities import Activity
from workshop.domain.commands.base import ID, Command
from workshop.domain.commands.work import ChooseRival, LetInEntry, RestoreEntry, SaveEntry, WithdrawEntry
from workshop.domain.entries import Base, Entry, Writing, choose, merge
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet, sheet_id
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.storage.transaction import Tx

LONGEST_TEXT = 20_000


def save_entry(tx: Tx, viewer: Viewer, command: SaveEntry) -> dict[str, Any]:
    activity = tx.need(Activity, viewer.workshop_id, command.activity)
    may_write(viewer, activity, command.unit)
    _well_formed(command)
    sheet = _sheet(tx, activity, command.unit)
    before = tx.get(Entry, viewer.workshop_id, command.entry) or _new_entry(tx, viewer, command, sheet, activity)
    if before.sheet_id != sheet.id:
        raise Refused("not_your_sheet", command.entry)
    merged, clashes = merge(
        before, command.values, _base(tx, command), Writing(viewer.person_id, tx.at), tx.seq(viewer.workshop_id) + 1
    )
    stored = tx.put(replace(merged, saved_at=tx.at, saved_by=viewer.person_id), "entry_saved")
    if sheet.done:
        tx.put(replace(sheet, done=False, done_by=None, done_at=None), "sheet_not_done")
    return {"revisions": stored.revisions, "rivals": clashes, "late": stored.late}


def withdraw_entry(tx: Tx, viewer: Viewer, command: WithdrawEntry) -> None:
    entry = _writable(tx, viewer, command.entry)
    if entry.state == "withdrawn":
        raise Refused("already_withdrawn", entry.id)
    tx.put(replace(entry, state="withdrawn"), "entry_withdrawn")


def restore_entry(tx: Tx, viewer: Viewer, command: RestoreEntry) -> None:
    entry = _writable(tx, viewer, command.entry)
    if entry.state != "withdrawn":
        raise Refused("not_withdrawn", entry.id)
    tx.put(replace(entry, state="ready" if entry.values is not None else "draft"), "entry_restored")


def choose_rival(tx: Tx, viewer: Viewer, command: ChooseRival) -> dict[str, Any]:
    entry = _writable(tx, viewer, command.entry)
    if command.field not in entry.rivals:
        raise Refused("no_rival", field=command.field)
    stored = tx.put(choose(entry, command.field, command.text, tx.seq(viewer.workshop_id) + 1), "rival_chosen")
    return {"revisions": stored.revisions}


def let_in_entry(tx: Tx, viewer: Viewer, command: LetInEntry) -> None:
    if not viewer.leads:
        raise Refused("not_allowed")
    entry = tx.need(Entry, viewer.workshop_id, command.entry)
    if not entry.late:
        raise Refused("not_late", entry.id)
    tx.put(replace(entry, late=False), "entry_let_in")


def may_write(viewer: Viewer, activity: Activity, unit_id: str) -> None:
    """Staff who lead write on behalf; others only on the sheet of their own unit, in an activity opened to it (VS2)."""
    if viewer.leads:
        return
    if unit_id not in _own_units(viewer)[activity.unit]:
        raise Refused("not_your_sheet", unit_id)
    if activity.state == "planned" or not activity.write:
        raise Refused("activity_not_open", activity.id)
    if activity.audience and activity.unit != "person" and unit_id not in activity.audience:
        raise Refused("not_your_sheet", unit_id)


def _own_units(viewer: Viewer) -> dict[str, frozenset[str | None]]:
    return {
        "person": frozenset({viewer.person_id}),
        "organisation": frozenset({viewer.organisation_id}),
        "group": frozenset(viewer.groups),
    }


def _writable(tx: Tx, viewer: Viewer, entry_id: str) -> Entry:
    entry = tx.need(Entry, viewer.workshop_id, entry_id)
    sheet = tx.need(Sheet, viewer.workshop_id, entry.sheet_id)
    may_write(viewer, tx.need(Activity, viewer.workshop_id, entry.activity_id), sheet.unit_id)
    return entry


def _well_formed(command: SaveEntry) -> None:
    if not ID.fullmatch(command.entry):
        raise Refused("malformed_id", field="entry")
    for name, text in command.values.items():
        parts = text if isinstance(text, list) else [text]
        if any(isinstance(part, str) and "\0" in part for part in parts):
            raise Refused("nul_character", field=name)
        if sum(len(str(part)) for part in parts) > LONGEST_TEXT:
            raise Refused("too_long", field=name)


def _sheet(tx: Tx, activity: Activity, unit_id: str) -> Sheet:
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


def _new_entry(tx: Tx, viewer: Viewer, command: SaveEntry, sheet: Sheet, activity: Activity) -> Entry:
    rows = tx.all(Entry, viewer.workshop_id, sheet_id=sheet.id)
    return Entry(
        id=command.entry,
        workshop_id=viewer.workshop_id,
        sheet_id=sheet.id,
        activity_id=activity.id,
        author_id=viewer.person_id,
        entered_by=viewer.person_id,
        origin=command.origin,
        position=max((row.position for row in rows), default=0) + 1,
        late=activity.state == "closed" and not sheet.reopened,
        created_at=tx.at,
    )


def _base(tx: Tx, command: SaveEntry) -> Base:
    foreign = command.base_epoch is not None and command.base_epoch != tx.epoch()
    return Base(command.base, command.base_hashes if foreign else None)


HANDLERS: dict[type[Command], Handler] = {
    SaveEntry: save_entry,
    WithdrawEntry: withdraw_entry,
    RestoreEntry: restore_entry,
    ChooseRival: choose_rival,
    LetInEntry: let_in_entry,
}

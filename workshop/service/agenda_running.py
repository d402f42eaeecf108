"""The day: agenda items, *Mulai*, *Kembali* and the end of one.

*Mulai* is one act: it places the hall, opens the item's activities with their timer, ends the item before it and turns the
projector.  *Kembali* takes it back as far as nobody wrote: a sheet with rows stays open, and nobody is moved from a table.
"""

from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain import activities, agenda
from workshop.domain.activities import LONGEST_MINUTES, Activity, Worksheet
from workshop.domain.agenda import AgendaItem
from workshop.domain.commands.base import Command
from workshop.domain.commands.hall import (
    EndAgendaItem,
    RemoveAgendaItem,
    SaveAgendaItem,
    StartAgendaItem,
    UndoAgendaItem,
)
from workshop.domain.derived import derived
from workshop.domain.entries import Entry
from workshop.domain.groups import Grouping, Membership
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.service import grouping
from workshop.service.activities import grouping_for, opens
from workshop.service.desk import Handler
from workshop.service.rights import must_lead
from workshop.service.running_late import slide
from workshop.service.showing import turn_screen
from workshop.storage.transaction import Tx

MOST_ITEMS = 300
MOST_SHEETS = 20
LAST_DAY = 31
PAGE_OF = {"registration": "join", "break": "break"}


def save_agenda_item(tx: Tx, viewer: Viewer, command: SaveAgendaItem) -> None:
    must_lead(viewer)
    before = tx.get(AgendaItem, viewer.workshop_id, take.fresh_id(command.agenda_item, "agenda_item"))
    if before is None and len(tx.all(AgendaItem, viewer.workshop_id)) >= MOST_ITEMS:
        raise Refused("too_many_items", field="agenda_item")
    start, end = _time(command.start, "start"), _time(command.end, "end")
    if end < start:
        raise Refused("bad_time", "an item ends after it starts", "end")
    tx.put(
        replace(
            before or AgendaItem(id=command.agenda_item, workshop_id=viewer.workshop_id),
            day=take.whole(command.day, "day", 1, LAST_DAY),
            start=start,
            end=end,
            title=take.needed(command.title, "title"),
            kind=take.needed(command.kind, "kind", 40),
            worksheets=_worksheet_keys(tx, viewer, command.worksheets),
            grouping_id=_grouping_id(tx, viewer, command.grouping),
            minutes=take.whole_or_none(command.minutes, "minutes", 1, LONGEST_MINUTES),
            removed=False,
            timing=_timing(before, command.timing),
            expected=before.expected if before and before.start == start else "",
        ),
        "agenda_item_saved",
    )


def remove_agenda_item(tx: Tx, viewer: Viewer, command: RemoveAgendaItem) -> None:
    must_lead(viewer)
    item = _item(tx, viewer, command.agenda_item)
    if item.state == "running":
        raise Refused("agenda_item_running", item.id)
    tx.put(replace(item, removed=True), "agenda_item_removed")


def start_agenda_item(tx: Tx, viewer: Viewer, command: StartAgendaItem) -> None:
    must_lead(viewer)
    item = _item(tx, viewer, command.agenda_item)
    running = [one for one in tx.all(AgendaItem, viewer.workshop_id, state="running") if one.id != item.id]
    minutes = take.whole_or_none(command.minutes, "minutes", 1, LONGEST_MINUTES)
    fresh = agenda.started(item, tx.at, minutes, running[-1].id if running else None)
    for one in running:
        tx.put(agenda.ended(one, tx.at), "agenda_item_ended")
    slide(tx, viewer.workshop_id, item.day, fresh)
    tasks = _tasks(tx, item)
    _place(tx, viewer, dict.fromkeys(id for id in (item.grouping_id, *(task.grouping_id for task in tasks)) if id))
    for task in tasks:
        if not activities.is_running(task):
            opens(tx, task, task.minutes or fresh.minutes)
    tx.put(fresh, "agenda_item_started")
    turn_screen(tx, viewer, PAGE_OF.get(item.kind, "timer"), {"agenda_item": item.id})


def undo_agenda_item(tx: Tx, viewer: Viewer, command: UndoAgendaItem) -> None:
    must_lead(viewer)
    item = _item(tx, viewer, command.agenda_item)
    fresh = agenda.undone(item)
    for task in tx.all(Activity, viewer.workshop_id, agenda_item_id=item.id, state="open"):
        if _opened_with(task, item) and not tx.all(Entry, viewer.workshop_id, activity_id=task.id):
            tx.put(activities.undone(task), "activity_undone")
    tx.put(fresh, "agenda_item_undone")
    before = tx.get(AgendaItem, viewer.workshop_id, item.after) if item.after else None
    if before is None or before.removed:
        turn_screen(tx, viewer, "agenda", {})
    else:
        tx.put(agenda.running_on(before), "agenda_item_started")
        turn_screen(tx, viewer, PAGE_OF.get(before.kind, "timer"), {"agenda_item": before.id})
    slide(tx, viewer.workshop_id, item.day)


def end_agenda_item(tx: Tx, viewer: Viewer, command: EndAgendaItem) -> None:
    must_lead(viewer)
    tx.put(agenda.ended(_item(tx, viewer, command.agenda_item), tx.at), "agenda_item_ended")
    turn_screen(tx, viewer, "agenda", {})


def _timing(before: AgendaItem | None, asked: str | None) -> str:
    if asked is None:
        return before.timing if before else ""
    return take.one_of(asked, "timing", agenda.TIMINGS)


def _item(tx: Tx, viewer: Viewer, id: str) -> AgendaItem:
    item = tx.need(AgendaItem, viewer.workshop_id, id)
    if item.removed:
        raise Refused("unknown_agenda_item", id)
    return item


def _time(text: str, field: str) -> str:
    """The running sheet is worked out from its times; an item without them would stand nowhere."""
    return take.clock_time(take.needed(text, field), field)


def _worksheet_keys(tx: Tx, viewer: Viewer, keys: list[str]) -> list[str]:
    held = {sheet.key for sheet in tx.all(Worksheet, viewer.workshop_id) if not sheet.removed}
    for key in take.rows(keys, "worksheets", MOST_SHEETS):
        if key not in held:
            raise Refused("unknown_worksheet", key[:64], "worksheets")
    return list(dict.fromkeys(keys))


def _grouping_id(tx: Tx, viewer: Viewer, id: str | None) -> str | None:
    if id is not None and tx.need(Grouping, viewer.workshop_id, id).removed:
        raise Refused("unknown_grouping", id, "grouping")
    return id


def _tasks(tx: Tx, item: AgendaItem) -> list[Activity]:
    """What was planned for the item, and one activity for each of its worksheets that has none yet."""
    planned = tx.all(Activity, item.workshop_id, agenda_item_id=item.id)
    sheets = [sheet for sheet in tx.all(Worksheet, item.workshop_id) if not sheet.removed and sheet.key in item.worksheets]
    sheets.sort(key=lambda sheet: item.worksheets.index(sheet.key))
    known = {task.worksheet_id for task in planned}
    return planned + [_task(tx, item, sheet) for sheet in sheets if sheet.id not in known]


def _task(tx: Tx, item: AgendaItem, sheet: Worksheet) -> Activity:
    id = derived("act", item.workshop_id, item.id, sheet.id)
    if (made := tx.get(Activity, item.workshop_id, id)) is not None:
        return made
    unit = str(sheet.definition["unit"])
    fresh = Activity(
        id=id,
        workshop_id=item.workshop_id,
        worksheet_id=sheet.id,
        unit=unit,
        grouping_id=grouping_for(tx, sheet, item.grouping_id) if unit == "group" else None,
        agenda_item_id=item.id,
        share=sheet.share,
        secret=bool(sheet.definition.get("secret", False)),
    )
    return tx.put(fresh, "activity_saved")


def _place(tx: Tx, viewer: Viewer, grouping_ids: dict[str, None]) -> None:
    for id in grouping_ids:
        if all(member.group_id is None for member in tx.all(Membership, viewer.workshop_id, grouping_id=id)):
            grouping.place_by_defaults(tx, viewer, id)


def _opened_with(task: Activity, item: AgendaItem) -> bool:
    """Opened by this start and never before: what was already open is not the item's to take back."""
    return task.times_opened == 1 and (task.opened_at or "") >= (item.started_at or "")


HANDLERS: dict[type[Command], Handler] = {
    SaveAgendaItem: save_agenda_item,
    RemoveAgendaItem: remove_agenda_item,
    StartAgendaItem: start_agenda_item,
    UndoAgendaItem: undo_agenda_item,
    EndAgendaItem: end_agenda_item,
}

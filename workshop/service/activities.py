"""Worksheets and activities: handing out, opening, closing, timers and switches.

The first opening freezes the worksheet: the workshop's choice sets are filled in, and what the phones then have does not
change under them.
"""

from dataclasses import replace
from datetime import datetime

from workshop.domain import accepting as take
from workshop.domain import activities
from workshop.domain.activities import LONGEST_MINUTES, Activity, Worksheet
from workshop.domain.agenda import AgendaItem
from workshop.domain.commands.base import Command
from workshop.domain.commands.work import (
    AddWorksheet,
    CloseActivity,
    ExtendTimer,
    OpenActivity,
    PauseTimer,
    SaveActivity,
    SetSwitches,
)
from workshop.domain.fields import Choice
from workshop.domain.groups import Group, Grouping
from workshop.domain.organisations import Organisation
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.domain.worksheets import UNITS, Definition, resolve
from workshop.domain.workshops import Workshop, choices_of
from workshop.library import shelf
from workshop.service.desk import Handler
from workshop.service.rights import must_lead
from workshop.service.running_late import slide_after
from workshop.storage.transaction import Tx

MOST_WORKSHEETS = 100
MOST_AUDIENCE = 500


def add_worksheet(tx: Tx, viewer: Viewer, command: AddWorksheet) -> None:
    must_lead(viewer)
    held = tx.all(Worksheet, viewer.workshop_id)
    same = next((sheet for sheet in held if sheet.key == command.key and not sheet.removed), None)
    if same is not None or any(sheet.id == command.worksheet for sheet in held):
        raise Refused("worksheet_already_there", command.key[:64], "key")
    if len(held) >= MOST_WORKSHEETS:
        raise Refused("too_many_items", field="key")
    take.fresh_id(command.worksheet, "worksheet")
    position = max((sheet.position for sheet in held), default=0) + 1
    tx.put(from_library(viewer.workshop_id, command.worksheet, command.key, position), "worksheet_added")


def from_library(workshop_id: str, id: str, key: str, position: int) -> Worksheet:
    definition = Definition.from_json(shelf.worksheet(key)).to_json()
    share = shelf.shared(key)
    return Worksheet(id=id, workshop_id=workshop_id, key=key, definition=definition, position=position, share=share)


def save_activity(tx: Tx, viewer: Viewer, command: SaveActivity) -> None:
    must_lead(viewer)
    before = tx.get(Activity, viewer.workshop_id, take.fresh_id(command.activity, "activity"))
    wanted = _wanted(tx, viewer, command, before)
    if before is not None and _is_used(tx, before) and _design(before) != _design(wanted):
        raise Refused("activity_in_use", before.id)
    opened = before is not None and before.state != "planned"
    tx.put(wanted, "activity_switched" if opened else "activity_saved")


def set_switches(tx: Tx, viewer: Viewer, command: SetSwitches) -> None:
    must_lead(viewer)
    activity = tx.need(Activity, viewer.workshop_id, command.activity)
    told = {name: getattr(command, name) for name in ("see", "write", "share") if getattr(command, name) is not None}
    tx.put(replace(activity, **told), "activity_switched")


def open_activity(tx: Tx, viewer: Viewer, command: OpenActivity) -> None:
    must_lead(viewer)
    minutes = take.whole_or_none(command.minutes, "minutes", 1, LONGEST_MINUTES)
    opens(tx, tx.need(Activity, viewer.workshop_id, command.activity), minutes)


def opens(tx: Tx, activity: Activity, minutes: int | None) -> Activity:
    """Opened or reopened; its worksheet is frozen by then and goes out first."""
    fresh = activities.opened(activity, moment(tx), minutes)
    freeze(tx, tx.need(Worksheet, activity.workshop_id, activity.worksheet_id))
    return tx.put(fresh, "activity_opened" if fresh.times_opened == 1 else "activity_reopened")


def freeze(tx: Tx, worksheet: Worksheet) -> None:
    if worksheet.frozen:
        return
    workshop = tx.need(Workshop, worksheet.workshop_id, worksheet.workshop_id)
    sets = {name: [Choice.from_json(choice) for choice in choices] for name, choices in choices_of(workshop).items()}
    whole = resolve(Definition.from_json(worksheet.definition), sets)
    tx.put(replace(worksheet, definition=whole.to_json(), frozen=True), "worksheet_frozen")


def close_activity(tx: Tx, viewer: Viewer, command: CloseActivity) -> None:
    must_lead(viewer)
    tx.put(activities.closed(tx.need(Activity, viewer.workshop_id, command.activity), moment(tx)), "activity_closed")


def extend_timer(tx: Tx, viewer: Viewer, command: ExtendTimer) -> None:
    must_lead(viewer)
    minutes = take.whole(command.minutes, "minutes", -LONGEST_MINUTES, LONGEST_MINUTES)
    activity = tx.need(Activity, viewer.workshop_id, command.activity)
    tx.put(activities.extended(activity, moment(tx), minutes), "timer_changed")
    slide_after(tx, activity)


def pause_timer(tx: Tx, viewer: Viewer, command: PauseTimer) -> None:
    must_lead(viewer)
    turn = activities.paused if command.paused else activities.resumed
    tx.put(turn(tx.need(Activity, viewer.workshop_id, command.activity), moment(tx)), "timer_changed")


def moment(tx: Tx) -> datetime:
    """The workshop's own present (CK1), as the journal has it."""
    return datetime.fromisoformat(tx.at)


def grouping_for(tx: Tx, worksheet: Worksheet, named: str | None) -> str:
    """The division a group activity uses: the named one, else the worksheet's own, else the only one there is."""
    held = [grouping for grouping in tx.all(Grouping, worksheet.workshop_id) if not grouping.removed]
    if named is not None:
        if all(grouping.id != named for grouping in held):
            raise Refused("unknown_grouping", named, "grouping")
        return named
    own = [grouping for grouping in held if grouping.key == worksheet.definition.get("grouping")]
    for fitting in (own, held):
        if len(fitting) == 1:
            return fitting[0].id
    raise Refused("grouping_needed", worksheet.key, "grouping")


def _wanted(tx: Tx, viewer: Viewer, command: SaveActivity, before: Activity | None) -> Activity:
    worksheet = tx.need(Worksheet, viewer.workshop_id, command.worksheet)
    if worksheet.removed:
        raise Refused("unknown_worksheet", command.worksheet, "worksheet")
    unit = take.one_of(worksheet.definition["unit"] if command.unit is None else command.unit, "unit", UNITS)
    if command.agenda_item is not None and tx.need(AgendaItem, viewer.workshop_id, command.agenda_item).removed:
        raise Refused("unknown_agenda_item", command.agenda_item, "agenda_item")
    grouping = grouping_for(tx, worksheet, command.grouping) if unit == "group" or command.grouping else None
    blank = Activity(id=command.activity, workshop_id=viewer.workshop_id, worksheet_id=worksheet.id, unit=unit)
    return replace(
        before or blank,
        worksheet_id=worksheet.id,
        unit=unit,
        title=take.text(command.title, "title"),
        grouping_id=grouping,
        agenda_item_id=command.agenda_item,
        audience=_audience(tx, viewer, command.audience, unit, grouping),
        see=command.see,
        write=command.write,
        share=command.share,
        secret=bool(worksheet.definition.get("secret", False)),
        minutes=take.whole_or_none(command.minutes, "minutes", 1, LONGEST_MINUTES),
    )


def _audience(tx: Tx, viewer: Viewer, named: list[str], unit: str, grouping: str | None) -> list[str]:
    """Ids of this workshop's own groups, or organisations, each once."""
    take.rows(named, "audience", MOST_AUDIENCE)
    for id in named:
        if unit == "organisation":
            tx.need(Organisation, viewer.workshop_id, id)
        elif (group := tx.need(Group, viewer.workshop_id, id)).removed or grouping not in (None, group.grouping_id):
            raise Refused("unknown_group", id, "audience")
    return list(dict.fromkeys(named))


def _design(activity: Activity) -> tuple[str, str, str | None]:
    """What a sheet that somebody wrote on stands on."""
    return activity.worksheet_id, activity.unit, activity.grouping_id


def _is_used(tx: Tx, activity: Activity) -> bool:
    return bool(tx.all(Sheet, activity.workshop_id, activity_id=activity.id))


HANDLERS: dict[type[Command], Handler] = {
    AddWorksheet: add_worksheet,
    SaveActivity: save_activity,
    SetSwitches: set_switches,
    OpenActivity: open_activity,
    CloseActivity: close_activity,
    ExtendTimer: extend_timer,
    PauseTimer: pause_timer,
}

"""The closing that collects (RC3): asked, waited for longer, called off, done by itself; and late texts let in together.

While an activity is closing, what is written is in time.  Who has answered is presence, and nothing of it is stored: after a
restart the phones answer again.
"""

from workshop import clock
from workshop.domain import activities
from workshop.domain.activities import Activity
from workshop.domain.commands.base import Command
from workshop.domain.commands.closing import BeginClosing, CancelClosing, LetInLate
from workshop.domain.derived import derived
from workshop.domain.entries import Entry
from workshop.domain.groups import Group
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.activities import moment
from workshop.service.desk import Handler
from workshop.service.rights import must_lead
from workshop.service.sheet_rights import is_asked
from workshop.service.writing import lets_in
from workshop.storage.transaction import Reader, Tx

WAITING = "workshop_id = ? AND (late = 1 OR late_edit = 1) AND state != 'withdrawn'"


def begin_closing(tx: Tx, viewer: Viewer, command: BeginClosing) -> None:
    must_lead(viewer)
    activity = tx.need(Activity, viewer.workshop_id, command.activity)
    tx.put(activities.closing(activity, moment(tx)), "activity_closing")


def cancel_closing(tx: Tx, viewer: Viewer, command: CancelClosing) -> None:
    must_lead(viewer)
    activity = tx.need(Activity, viewer.workshop_id, command.activity)
    tx.put(activities.staying_open(activity), "closing_cancelled")


def let_in_late(tx: Tx, viewer: Viewer, command: LetInLate) -> dict[str, int]:
    must_lead(viewer)
    if command.activity:
        tx.need(Activity, viewer.workshop_id, command.activity)
    waiting = tx.where(Entry, f"{WAITING} ORDER BY position, id", viewer.workshop_id)
    late = [entry for entry in waiting if command.activity in ("", entry.activity_id)]
    if not late:
        raise Refused("not_late", command.activity)
    for entry in late:
        lets_in(tx, viewer, entry)
    return {"moved": len(late)}


def close_collected(activity: Activity, tx: Tx) -> None:
    """By itself, unless a person was quicker or it was asked for anew meanwhile."""
    now = tx.get(Activity, activity.workshop_id, activity.id)
    if now is None or now.state != "closing" or now.closing_at != activity.closing_at:
        return
    workshop = tx.need(Workshop, activity.workshop_id, activity.workshop_id)
    tx.at, tx.command_id = clock.stamp(workshop.clock_at), derived("cmd", activity.id, str(now.revision))
    tx.put(activities.closed(now, moment(tx)), "activity_closed")


def under_way(reader: Reader) -> list[Activity]:
    """In every workshop that is not put away."""
    return reader.where(Activity, "state = 'closing' AND workshop_id NOT IN (SELECT id FROM workshops WHERE status = 'archived')")


def tables_of(reader: Reader, activity: Activity) -> frozenset[str]:
    """The groups that have a sheet in it."""
    if activity.unit != "group":
        return frozenset()
    return frozenset(group.id for group in reader.all(Group, activity.workshop_id, grouping_id=activity.grouping_id))


def writes_on(viewer: Viewer, activity: Activity, tables: frozenset[str]) -> bool:
    """Whether the viewer has a sheet in it: whose phone may hold something for it."""
    if viewer.is_staff or viewer.seat_id is None or not is_asked(viewer, activity):
        return False
    return activity.unit != "group" or bool(viewer.groups & tables)


HANDLERS: dict[type[Command], Handler] = {
    BeginClosing: begin_closing,
    CancelClosing: cancel_closing,
    LetInLate: let_in_late,
}

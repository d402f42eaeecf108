"""*Tutup hari*: a day closes when nobody's phone is known to hold unsent rows, or a facilitator excuses each such person by name.

What arrives later is kept as ever; that whoever was excused holds nothing more is noted by itself.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from workshop import clock
from workshop.domain import accepting as take
from workshop.domain import days
from workshop.domain.activities import Activity, is_running
from workshop.domain.agenda import AgendaItem
from workshop.domain.commands.base import Command
from workshop.domain.commands.days import CloseDay, ReopenDay
from workshop.domain.days import DayClosing, Waiver
from workshop.domain.entries import Entry
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.desk import Handler
from workshop.service.rights import must_lead
from workshop.service.unsent import Held, holding, owner_of
from workshop.storage.last_heard import Note
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Reader, Tx

LAST_DAY = 31
MOST_WAIVED = 2000
LONGEST_REASON = 500
LOOK_EVERY_S = 2.0

Heard = Callable[[], list[Note]]


def close_day(heard: Heard, tx: Tx, viewer: Viewer, command: CloseDay) -> None:
    must_lead(viewer)
    day = _day(tx, viewer, command.day)
    id = days.closing_id(viewer.workshop_id, day)
    before = tx.get(DayClosing, viewer.workshop_id, id)
    days.must_be_open(before)
    excused, reason = _excused(tx, viewer, command, heard())
    left_open = sum(map(is_running, tx.all(Activity, viewer.workshop_id)))
    fresh = days.closed(before or DayClosing(id=id, workshop_id=viewer.workshop_id, day=day), tx.at, viewer.person_id, left_open)
    closing = tx.put(fresh, "day_closed")
    for held in excused:
        tx.put(_waiver(closing, held, reason), "rows_waived")


def reopen_day(tx: Tx, viewer: Viewer, command: ReopenDay) -> None:
    must_lead(viewer)
    day = take.whole(command.day, "day", 1, LAST_DAY)
    closing = tx.get(DayClosing, viewer.workshop_id, days.closing_id(viewer.workshop_id, day))
    if closing is None:
        raise Refused("day_not_closed", f"day {day}")
    tx.put(days.reopened(closing, tx.at, viewer.person_id), "day_reopened")


def note_arrivals(store: Store, heard: Heard, sleep: Callable[[float], Any]) -> None:
    """While the store is open: who was excused and holds nothing more is noted as arrived; what fails, at the next look."""
    while not store.closed:
        sleep(LOOK_EVERY_S)
        with suppress(Refused, sqlite3.Error):
            note_arrived(store, heard())


def note_arrived(store: Store, heard: list[Note]) -> None:
    with store.reading() as reader:
        waiting = {workshop_id: _arrived(reader, workshop_id, heard) for workshop_id in _awaited(reader)}
    for workshop_id in (id for id, waivers in waiting.items() if waivers):
        store.write(partial(_note, workshop_id, heard))


def _note(workshop_id: str, heard: list[Note], tx: Tx) -> None:
    tx.at = clock.stamp(tx.need(Workshop, workshop_id, workshop_id).clock_at)
    for waiver, owner_id in _arrived(tx, workshop_id, heard):
        since = tx.where(Entry, "workshop_id = ? AND saved_by = ? AND revision > ?", workshop_id, owner_id, waiver.revision)
        tx.put(replace(waiver, arrived_at=tx.at, arrived=len(since)), "waived_rows_arrived")


def _awaited(reader: Reader) -> list[str]:
    """The workshops in which somebody who was excused is still waited for."""
    sql = (
        "SELECT DISTINCT workshop_id FROM waivers WHERE arrived_at IS NULL "
        "AND workshop_id NOT IN (SELECT id FROM workshops WHERE status = 'archived')"
    )
    return [row[0] for row in reader.connection.execute(sql).fetchall()]


def _arrived(reader: Reader, workshop_id: str, heard: list[Note]) -> list[tuple[Waiver, str]]:
    """Waivers with the id of whose phones they are by now."""
    still = {held.person_id for held in holding(reader, workshop_id, heard)}
    waiting = reader.where(Waiver, "workshop_id = ? AND arrived_at IS NULL", workshop_id)
    owned = [(waiver, owner_of(reader, workshop_id, waiver.person_id)) for waiver in waiting]
    return [(waiver, owner.id) for waiver, owner in owned if owner is not None and owner.id not in still]


def _excused(tx: Tx, viewer: Viewer, command: CloseDay, heard: list[Note]) -> tuple[list[Held], str]:
    """Those named who hold something by now: who has sent the rest meanwhile needs no excuse."""
    named = {tx.need(Person, viewer.workshop_id, id).id for id in take.rows(command.waived, "waived", MOST_WAIVED)}
    reason = take.text(command.reason, "reason", LONGEST_REASON)
    held = holding(tx, viewer.workshop_id, heard)
    left = [one for one in held if one.person_id not in named]
    if left:
        raise Refused("rows_unsent", f"{len(left)} people, {sum(one.rows for one in left)} rows", "waived")
    if held:
        take.needed(reason, "reason", LONGEST_REASON)
    return held, reason


def _day(tx: Tx, viewer: Viewer, day: int) -> int:
    """One of the workshop's days, or of its agenda."""
    take.whole(day, "day", 1, LAST_DAY)
    planned = len(tx.need(Workshop, viewer.workshop_id, viewer.workshop_id).days)
    if day > planned and all(item.removed for item in tx.all(AgendaItem, viewer.workshop_id, day=day)):
        raise Refused("unknown_day", f"day {day}", "day")
    return day


def _waiver(closing: DayClosing, held: Held, reason: str) -> Waiver:
    return Waiver(
        id=days.waiver_id(closing, held.person_id),
        workshop_id=closing.workshop_id,
        closing_id=closing.id,
        closed_for=closing.times,
        person_id=held.person_id,
        rows=held.rows,
        heard_at=held.at,
        reason=reason,
        by=closing.closed_by,
        at=closing.closed_at,
    )


def handlers(heard: Heard = list) -> dict[type[Command], Handler]:
    """`heard`: the last words of the phones on the line; without them what was written down decides."""
    return {CloseDay: partial(close_day, heard), ReopenDay: reopen_day}


HANDLERS: dict[type[Command], Handler] = handlers()

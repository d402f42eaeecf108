"""A day that runs late: *Mulai* slides what comes after, and what is shortened is one act that can be taken back.

Only on the day itself: who tries out tomorrow's agenda today moves nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from workshop import clock
from workshop.domain import accepting as take
from workshop.domain import day_plan
from workshop.domain.activities import LONGEST_MINUTES, Activity, is_running
from workshop.domain.agenda import AgendaItem, end_of, in_order, length_of, minute_of, slid, slot_of
from workshop.domain.commands.base import Command
from workshop.domain.commands.running_late import ReplanDay
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.desk import Handler
from workshop.service.rights import must_lead
from workshop.service.timezones import zone_of
from workshop.storage.transaction import Reader, Tx

LAST_DAY = 31
MOST_SHORTENED = 100


def replan_day(tx: Tx, viewer: Viewer, command: ReplanDay) -> None:
    """All of them or none: the plan that was looked at is the plan that is kept."""
    must_lead(viewer)
    day = take.whole(command.day, "day", 1, LAST_DAY)
    if not 0 < len(command.minutes) <= MOST_SHORTENED:
        raise Refused("missing_required", field="minutes")
    items = {item.id: item for item in of_day(tx, viewer.workshop_id, day)}
    for id, minutes in command.minutes.items():
        item = items.get(id)
        if item is None:
            raise Refused("unknown_agenda_item", f"{id:.64}", "minutes")
        if item.state != "planned":
            raise Refused("agenda_item_begun", id, "minutes")
        tx.put(replace(item, minutes=take.whole(minutes, "minutes", 1, LONGEST_MINUTES)), "day_replanned")
    slide(tx, viewer.workshop_id, day)


def undo_replanning(tx: Tx, viewer: Viewer, before: Sequence[tuple[AgendaItem, AgendaItem]]) -> None:
    """Each item as long as it was, where it has not begun and nobody changed its length since."""
    back = []
    for was, became in before:
        item = tx.need(AgendaItem, viewer.workshop_id, became.id)
        if item.state == "planned" and not item.removed and item.minutes == became.minutes:
            back.append(tx.put(replace(item, minutes=was.minutes), "agenda_item_saved"))
    if not back:
        raise Refused("changed_since")
    slide(tx, viewer.workshop_id, back[0].day)


def slide(tx: Tx, workshop_id: str, day: int, starting: AgendaItem | None = None) -> None:
    """What comes after is expected when the hall is free for it; a fixed item keeps its time.

    `starting`: the item as it is about to be put.
    """
    workshop = tx.need(Workshop, workshop_id, workshop_id)
    now = minute_today(workshop, day, datetime.fromisoformat(tx.at))
    if now is None:
        return
    items = [starting if starting and starting.id == item.id else item for item in of_day(tx, workshop_id, day)]
    placed = day_plan.expected([slot_of(item) for item in to_come(items)], free_from(tx, workshop, items, now))
    begins = {one.id: one.begins for one in placed}
    for item in items:
        fresh = slid(item, begins.get(item.id, minute_of(item.start)))
        if item.state == "planned" and fresh != item:
            tx.put(fresh, "agenda_item_slid")


def slide_after(tx: Tx, activity: Activity) -> None:
    """Where the running item takes longer, what comes after is expected later."""
    item = tx.get(AgendaItem, activity.workshop_id, activity.agenda_item_id) if activity.agenda_item_id else None
    if item is not None and item.state == "running":
        slide(tx, activity.workshop_id, item.day)


def plan_of(reader: Reader, workshop_id: str, day: int) -> dict[str, Any]:
    """How late the day is, what to shorten, and what cannot fit; nothing of it on another day."""
    workshop = reader.need(Workshop, workshop_id, workshop_id)
    now = minute_today(workshop, day, clock.now(workshop.clock_at))
    items = of_day(reader, workshop_id, day) if now is not None else []
    slots = [slot_of(item) for item in to_come(items)]
    if now is None or not slots:
        return {"late": 0, "shortenings": [], "shortfalls": [], "fits": True}
    free = free_from(reader, workshop, items, now)
    found = day_plan.proposal(slots, free, end_of(items))
    return {
        "late": day_plan.late(slots, free),
        "shortenings": [{"agenda_item": one.id, "from": one.before, "to": one.after} for one in found.shortenings],
        "shortfalls": [{"before": one.before, "minutes": one.minutes} for one in found.shortfalls],
        "fits": found.fits,
    }


def of_day(reader: Reader, workshop_id: str, day: int) -> list[AgendaItem]:
    return in_order(item for item in reader.all(AgendaItem, workshop_id, day=day) if not item.removed)


def to_come(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """After the one that runs; what was passed over is nobody's to wait for."""
    running = next((at for at, item in enumerate(items) if item.state == "running"), -1)
    return [item for item in items[running + 1 :] if item.state == "planned" and item.start]


def free_from(reader: Reader, workshop: Workshop, items: Sequence[AgendaItem], now: int) -> int:
    """The minute at which the running item will be over: by its timer, else by its length; never before now."""
    item = next((one for one in items if one.state == "running"), None)
    if item is None:
        return now
    midnight = _midnight(workshop, item.day)
    tasks = [task for task in reader.all(Activity, workshop.id, agenda_item_id=item.id) if is_running(task) and task.ends_at]
    by_length = (_minute(midnight, item.started_at) if item.started_at else minute_of(item.start)) + (length_of(item) or 0)
    return max(now, *([_minute(midnight, str(task.ends_at)) for task in tasks] or [by_length]))


def minute_today(workshop: Workshop, day: int, at: datetime) -> int | None:
    """Minutes since midnight, where it is that day now."""
    local = at.astimezone(zone_of(workshop))
    days = workshop.days
    if day > len(days) or days[day - 1].get("date") != local.date().isoformat():
        return None
    return local.hour * 60 + local.minute


def _midnight(workshop: Workshop, day: int) -> datetime:
    """Where that day begins in the hall; only asked of a day that is today."""
    return datetime.fromisoformat(str(workshop.days[day - 1]["date"])).replace(tzinfo=zone_of(workshop))


def _minute(midnight: datetime, at: str) -> int:
    """Of a day, however long before or after it: what was begun the evening before is not to come tonight."""
    return (datetime.fromisoformat(at) - midnight) // timedelta(minutes=1)


HANDLERS: dict[type[Command], Handler] = {ReplanDay: replan_day}

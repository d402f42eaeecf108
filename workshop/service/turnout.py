"""What the head of the office sees at a glance: how many organisations came, which did not, and how far the work is.

Names of organisations only, never of people, and nothing anybody wrote.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from workshop import clock
from workshop.domain.activities import Activity, Worksheet, is_running
from workshop.domain.agenda import AgendaItem
from workshop.domain.attendance import HalfDay, running
from workshop.domain.groups import Group, Membership
from workshop.domain.marks import AttendanceMark
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Grant, Person, Seat
from workshop.domain.record_hall import Shelves, hall_of
from workshop.domain.rolls import Roll, roll_of
from workshop.domain.substitutions import Substitution
from workshop.domain.workshops import Workshop
from workshop.service.hall_counts import hall_counts
from workshop.service.timezones import zone_of
from workshop.storage.transaction import Reader

BEGUN = ("open", "closing", "closed")
KINDS: tuple[type[Stored], ...] = (Organisation, Person, Grant, Seat, Group, Membership, AttendanceMark, Substitution)


def turnout(reader: Reader, workshop_id: str) -> dict[str, Any]:
    """`{workshop, now, half_day, organisations, people, sectors, half_days, agenda, progress}`."""
    workshop = reader.need(Workshop, workshop_id, workshop_id)
    now = clock.now(workshop.clock_at)
    roll = read_roll(reader, workshop)
    return {
        "workshop": {name: getattr(workshop, name) for name in ("id", "title", "place", "language", "timezone", "days")},
        "now": now.isoformat(timespec="seconds"),
        **_present(roll, _shown(roll.half_days, now), workshop),
        "half_days": [_counts(roll, half) for half in roll.half_days if half.starts <= now],
        "agenda": _agenda(reader, workshop_id),
        "progress": _progress(reader, workshop_id),
    }


def read_roll(reader: Reader, workshop: Workshop) -> Roll:
    shelves = Shelves(thing for kind in KINDS for thing in reader.all(kind, workshop.id))
    return roll_of(shelves, hall_of(shelves), workshop, zone_of(workshop))


def _shown(half_days: Iterable[HalfDay], now: datetime) -> HalfDay | None:
    """The running one; between days the last that was, before the first day that one."""
    ordered = list(half_days)
    past = [half for half in ordered if half.starts <= now]
    return running(ordered, now) or (past[-1] if past else ordered[0] if ordered else None)


def _present(roll: Roll, half: HalfDay | None, workshop: Workshop) -> dict[str, Any]:
    present = roll.present(half) if half else []
    expected, came = roll.organisations(roll.people), roll.organisations(present)
    awaited = roll.awaited(present)
    sectors, there = roll.sectors(awaited), roll.sectors(present)
    missing = [roll.hall.organisations[id] for id in expected if id not in set(came)]
    return {
        "half_day": {"key": half.key, "day": half.day, "starts_at": half.starts.isoformat()} if half else None,
        "organisations": {
            "present": len(came),
            "expected": len(expected),
            "missing": [{"id": one.id, "name": one.name, "abbreviation": one.abbreviation} for one in missing],
        },
        "people": {"present": len(present), "expected": len(awaited)},
        "sectors": [
            {**_label(workshop, sector), "present": there.get(sector, 0), "expected": count} for sector, count in sectors.items()
        ],
    }


def _counts(roll: Roll, half: HalfDay) -> dict[str, Any]:
    present = roll.present(half)
    return {
        "key": half.key,
        "day": half.day,
        "starts_at": half.starts.isoformat(),
        "people": len(present),
        "organisations": len(roll.organisations(present)),
    }


def _label(workshop: Workshop, sector: str) -> dict[str, str]:
    choices = workshop.choice_sets.get("sectors", [])
    found: dict[str, Any] = next((one for one in choices if one["value"] == sector), {})
    return {"sector": sector, "label_id": found.get("label_id", sector), "label_en": found.get("label_en", sector)}


def _agenda(reader: Reader, workshop_id: str) -> dict[str, Any]:
    items = [item for item in reader.all(AgendaItem, workshop_id) if not item.removed]
    items.sort(key=lambda item: (item.day, item.start, item.id))
    now = next((item for item in items if item.state == "running"), None)
    later = [
        item for item in items if item.state == "planned" and (now is None or (item.day, item.start) >= (now.day, now.start))
    ]
    return {"now": _item(now), "next": _item(later[0] if later else None)}


def _item(item: AgendaItem | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {"title": item.title, "day": item.day, "start": item.expected or item.start, "started_at": item.started_at}


def _progress(reader: Reader, workshop_id: str) -> list[dict[str, Any]]:
    """Of what is open, then of what was closed: how many have begun and finished, of how many."""
    counted = hall_counts(reader, workshop_id, BEGUN)["activities"]
    opened = [activity for activity in reader.all(Activity, workshop_id) if activity.id in counted]
    opened.sort(key=lambda activity: (BEGUN.index(activity.state), activity.opened_at or "", activity.id))
    titles = {sheet.id: sheet.definition for sheet in reader.all(Worksheet, workshop_id)}
    return [_of(activity, titles.get(activity.worksheet_id, {}), counted[activity.id]) for activity in opened]


def _of(activity: Activity, design: dict[str, Any], counted: dict[str, Any]) -> dict[str, Any]:
    groups = counted.get("groups", {}).values()
    units = counted.get("units") or {
        "writing": sum(1 for group in groups if group["rows"]),
        "done": sum(1 for group in groups if group["done"]),
        "expected": len(groups),
    }
    titles = {name: activity.title or design.get(name, "") for name in ("title_id", "title_en")}
    state = "open" if is_running(activity) else activity.state
    return {**titles, "state": state, "unit": activity.unit, "rows": counted["rows"], **units}

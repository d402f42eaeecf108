"""How the days of the workshop were closed: green, or with whom excused, for what and by whom; and what became of it."""

from workshop.domain.days import DayClosing, Waiver
from workshop.domain.objects import Json
from workshop.domain.record_hall import Hall, Shelves
from workshop.domain.workshops import Workshop


def closing_parts(shelves: Shelves, hall: Hall, workshop: Workshop) -> list[Json]:
    """Every day that was ever closed, also one that is open again."""
    waivers = sorted(shelves.all(Waiver), key=lambda one: (one.closed_for, one.at, one.id))
    return [
        {
            "day": closing.day,
            "date": _date(workshop, closing.day),
            "state": closing.state,
            "times": closing.times,
            "closed_at": closing.closed_at,
            "closed_by": hall.person_id(closing.closed_by),
            "left_open": closing.left_open,
            "reopened_at": closing.reopened_at,
            "reopened_by": hall.person_id(closing.reopened_by) if closing.reopened_by else None,
            "waivers": [_waiver(one, hall) for one in waivers if one.closing_id == closing.id],
        }
        for closing in sorted(shelves.all(DayClosing), key=lambda one: one.day)
    ]


def _waiver(waiver: Waiver, hall: Hall) -> dict[str, Json]:
    person_id = hall.person_id(waiver.person_id)
    return {
        "closed_for": waiver.closed_for,
        "person_id": person_id,
        "organisation_id": hall.organisation_of.get(person_id),
        "rows": waiver.rows,
        "heard_at": waiver.heard_at,
        "reason": waiver.reason,
        "by": hall.person_id(waiver.by),
        "at": waiver.at,
        "arrived_at": waiver.arrived_at,
        "arrived": waiver.arrived,
    }


def _date(workshop: Workshop, day: int) -> str | None:
    """None where the workshop's dates do not reach that far."""
    return str(workshop.days[day - 1].get("date", "")) or None if day <= len(workshop.days) else None

"""How long a workshop keeps personal data, and what whoever comes in is told of it (ND1)."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from workshop.domain.workshops import Workshop


def kept_until(workshop: Workshop) -> date | None:
    """The last day on which personal data are kept; None where nobody decided, or no day is known."""
    days = [str(day["date"]) for day in workshop.days if day.get("date")]
    if not days or "days" not in workshop.retention:
        return None
    return date.fromisoformat(max(days)) + timedelta(days=int(workshop.retention["days"]))


def is_over(workshop: Workshop, now: datetime) -> bool:
    until = kept_until(workshop)
    return until is not None and now.astimezone(ZoneInfo(workshop.timezone)).date() > until


def notice_of(workshop: Workshop) -> dict[str, Any]:
    """What whoever comes in is told before the name: who asks, what for, until when, and whom to ask."""
    until = kept_until(workshop)
    return {
        "organiser": workshop.organiser,
        "purpose": workshop.purpose,
        "contact": workshop.contact,
        "until": until.isoformat() if until else None,
    }

"""Which time zones there are: those of the zone tables this machine or the `tzdata` package has; and a workshop's own hours."""

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workshop.domain.attendance import HalfDay, half_days_of
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop


def known_timezone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused("bad_timezone", f"{name:.64}", "timezone") from None


def zone_of(workshop: Workshop) -> tzinfo:
    """A machine that lacks the workshop's zone counts in UTC."""
    try:
        return ZoneInfo(workshop.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def hours_of(workshop: Workshop) -> list[HalfDay]:
    """The half-days as moments."""
    return half_days_of(workshop, zone_of(workshop))

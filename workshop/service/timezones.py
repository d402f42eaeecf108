"""Which time zones there are: those of the zone tables this machine or the `tzdata` package has."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workshop.domain.refusals import Refused


def known_timezone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused("bad_timezone", f"{name:.64}", "timezone") from None

"""Dates as people type them: ISO, or Indonesian day/month/year; only days that exist in the calendar."""

import re
from datetime import date, datetime

from workshop.domain.refusals import Refused

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INDONESIAN = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?")


def parse_date(text: str) -> str:
    """`2021-10-04`, `4/10/2021` and `04-10-2021` are the same ISO date."""
    try:
        if _ISO.fullmatch(text):
            return date.fromisoformat(text).isoformat()
        if match := _INDONESIAN.fullmatch(text):
            return date(int(match[4]), int(match[3]), int(match[1])).isoformat()
    except ValueError:
        pass
    raise Refused("bad_date", f"{text!r:.40}")


def parse_datetime(text: str) -> str:
    """An ISO date and time; without an offset it is the workshop's local time and stays without one."""
    try:
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise Refused("bad_date", f"{text!r:.40}")

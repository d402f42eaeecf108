"""What a person may set, one value at a time: texts, clock times, dates, numbers and ids, each refused with its field.

Text is kept as it was typed but for the blanks around it; NUL cannot be kept and is refused.
"""

import re
from collections.abc import Mapping
from datetime import date

from workshop.domain.commands.base import ID
from workshop.domain.objects import Json
from workshop.domain.refusals import Refused

LONGEST_LINE = 200
DEEPEST = 12
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def text(value: Json, field: str, longest: int = LONGEST_LINE) -> str:
    if not isinstance(value, str):
        raise Refused("wrong_type", "text expected", field)
    if "\0" in value:
        raise Refused("nul_character", field=field)
    if len(value) > longest:
        raise Refused("too_long", f"{len(value)} of {longest}", field)
    return value.strip()


def needed(value: Json, field: str, longest: int = LONGEST_LINE) -> str:
    found = text(value, field, longest)
    if not found:
        raise Refused("missing_required", field=field)
    return found


def one_of(value: Json, field: str, allowed: tuple[str, ...]) -> str:
    found = text(value, field)
    if found not in allowed:
        raise Refused("wrong_choice", f"one of {', '.join(allowed)}", field)
    return found


def clock_time(value: Json, field: str) -> str:
    """`HH:MM`, or nothing."""
    found = text(value, field)
    if found and not _CLOCK.fullmatch(found):
        raise Refused("bad_time", f"{found:.20}", field)
    return found


def calendar_day(value: Json, field: str) -> str:
    """An ISO date that exists."""
    found = text(value, field)
    try:
        if len(found) == len("2021-09-23"):
            return date.fromisoformat(found).isoformat()
    except ValueError:
        pass
    raise Refused("bad_date", f"{found:.20}", field)


def whole(value: Json, field: str, lowest: int, highest: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused("wrong_type", "whole number expected", field)
    if not lowest <= value <= highest:
        raise Refused("number_out_of_range", f"{lowest} to {highest}", field)
    return value


def whole_or_none(value: Json, field: str, lowest: int, highest: int) -> int | None:
    return None if value is None else whole(value, field, lowest, highest)


def fresh_id(value: str, field: str) -> str:
    if not ID.fullmatch(value):
        raise Refused("malformed_id", field=field)
    return value


def rows(value: Json, field: str, most: int) -> list[Json]:
    if not isinstance(value, list):
        raise Refused("wrong_type", "list expected", field)
    if len(value) > most:
        raise Refused("too_many_items", f"{len(value)} of {most}", field)
    return value


def record(value: Json, field: str, known: tuple[str, ...]) -> dict[str, Json]:
    """An object without a key that nobody knows."""
    if not isinstance(value, dict):
        raise Refused("wrong_type", "object expected", field)
    for key in value:
        if key not in known:
            raise Refused("unknown_field", f"{key!s:.60}", field)
    return value


def storable(value: Json, field: str, depth: int = 0) -> Json:
    """JSON of any shape that a row can keep: no NUL, not endlessly deep."""
    if depth > DEEPEST:
        raise Refused("too_big", "too deep", field)
    if isinstance(value, str) and "\0" in value:
        raise Refused("nul_character", field=field)
    parts = [*value, *value.values()] if isinstance(value, Mapping) else value if isinstance(value, list) else []
    for part in parts:
        storable(part, field, depth + 1)
    return value


def all_different(values: list[str], field: str) -> None:
    if len(set(values)) != len(values):
        raise Refused("twice_the_same", field=field)

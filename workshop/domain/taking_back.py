"""Undoing one act among many: what it changed goes back to what it was, and whatever was changed since stands.

Field by field; within rules and lists, entry by entry.
"""

from dataclasses import replace
from typing import TypeVar

from workshop.domain.objects import Json, Stored

Thing = TypeVar("Thing", bound=Stored)


def taken_back(before: Stored, after: Stored, now: Thing) -> Thing:
    """`before` and `after` the act, and as the object is now."""
    names = [name for name in now.columns() if name != "revision" and getattr(before, name) != getattr(after, name)]
    return replace(now, **{name: _back(*(getattr(one, name) for one in (before, after, now))) for name in names})


def is_untouched(before: Stored, after: Stored, now: Stored) -> bool:
    """Whether every field the act changed still says what the act made it say."""
    changed = (name for name in now.columns() if name != "revision" and getattr(before, name) != getattr(after, name))
    return all(getattr(now, name) == getattr(after, name) for name in changed)


def _back(before: Json, after: Json, now: Json) -> Json:
    if now == after:
        return before
    if isinstance(before, dict) and isinstance(after, dict) and isinstance(now, dict):
        return _rules_back(before, after, now)
    if isinstance(before, list) and isinstance(after, list) and isinstance(now, list):
        return [*(one for one in now if one in before or one not in after), *(one for one in before if one not in [*after, *now])]
    return now


def _rules_back(before: dict[str, Json], after: dict[str, Json], now: dict[str, Json]) -> dict[str, Json]:
    found = {name: value for name, value in now.items() if name in before or after.get(name) != value}
    mine = {name for name in before if before[name] != after.get(name) and now.get(name) == after.get(name)}
    return found | {name: before[name] for name in mine}

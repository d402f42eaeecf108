"""Who sees what of a plenary: order and times everybody; remarks who keeps the notes and the staff, never a wall."""

from collections.abc import Callable
from typing import Any

from workshop.domain.objects import Json, Stored

Views = dict[str, dict[str, Json]]


def _everybody(thing: Stored, house: object) -> Views:
    return dict.fromkeys(("staff", "everyone", "screen", "desk"), thing.to_json())


def _notes(thing: Stored, house: object) -> Views:
    return dict.fromkeys(("staff", "notes"), thing.to_json())


PLENARY_RULES: dict[str, Callable[[Stored, Any], Views]] = {
    "plenary": _everybody,
    "presentation": _everybody,
    "remark": _notes,
}

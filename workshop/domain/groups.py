"""Groupings (one named way of dividing the hall), their groups and who is in them.

A membership is its own object (CL6); its id follows from grouping and seat, so a seat is in one group of a grouping.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from workshop.domain.objects import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping(Stored):
    """`defaults`: organisation id → group id; `overrides`: seat id → group id; both are the grouping's own rules."""

    type: ClassVar[str] = "grouping"

    key: str
    title: str
    defaults: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)
    late_placing: bool = True
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Stored):
    type: ClassVar[str] = "group"

    grouping_id: str
    number: int
    key: str = ""
    title: str = ""
    theme: str = ""
    place: str = ""
    colour: str = ""
    scribe_seat_id: str | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Stored):
    """`group_id` is None for a seat that is in no group of this grouping."""

    type: ClassVar[str] = "membership"

    grouping_id: str
    seat_id: str
    group_id: str | None = None
    how: str = ""


def membership_id(grouping_id: str, seat_id: str) -> str:
    return f"mem_{grouping_id}_{seat_id}"

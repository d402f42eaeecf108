"""Groupings (one named way of dividing the hall), their groups and who is in them.

A membership is its own object (CL6); its id follows from grouping and seat, so a seat is in one group of a grouping.
"""

from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Self

from workshop.domain.objects import Json, Stored

COLOURS = ("pine", "indigo", "brick", "ochre", "plum", "kunyit")
ROLES = ("chair_seat_id", "scribe_seat_id", "speaker_seat_id")
BY_HAND = "by_hand"
# Nobody has decided: whoever has one of these is placed like a late-comer.
LEFT_OPEN = ("undone", "released", "group_removed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping(Stored):
    """`defaults`: organisation id → group id; `overrides`: seat id → group id; `rules`: how the rest is dealt (splitting/rules).

    Late-comers are placed by the same.
    """

    type: ClassVar[str] = "grouping"

    key: str
    title: str
    defaults: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)
    rules: dict[str, Json] = field(default_factory=dict)
    late_placing: bool = True
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Stored):
    """`place` is where its table stands, `colour` one of `COLOURS`.  Its chair, scribe and speaker are seats."""

    type: ClassVar[str] = "group"

    grouping_id: str
    number: int
    key: str = ""
    title: str = ""
    theme: str = ""
    place: str = ""
    colour: str = ""
    scribe_seat_id: str | None = None
    chair_seat_id: str | None = None
    speaker_seat_id: str | None = None
    removed: bool = False

    def with_role(self, role: str, seat_id: str | None) -> Self:
        """`role`: one of `ROLES`."""
        told: dict[str, Any] = {role: seat_id}
        return replace(self, **told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Stored):
    """`group_id` is None for a seat that is in no group of this grouping.

    `how`: by_hand, or the rule that placed it: fixed, same_as, defaults, together, balanced, late …
    """

    type: ClassVar[str] = "membership"

    grouping_id: str
    seat_id: str
    group_id: str | None = None
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seating(Stored):
    """One act of placing, as it can be taken back: `kind` split, rest, move, release or group_removed.

    What it changed stands in the journal with `line`, its own; `people`: how many seats it moved.
    """

    type: ClassVar[str] = "seating"

    grouping_id: str
    kind: str
    by: str
    at: str
    people: int = 0
    line: int = 0
    seed: int = 0
    undone: bool = False


def membership_id(grouping_id: str, seat_id: str) -> str:
    return f"mem_{grouping_id}_{seat_id}"

"""Commands about who sits in which group: a split that was previewed, moves by hand, and taking either back."""

from dataclasses import dataclass

from workshop.domain.commands.base import Command
from workshop.domain.objects import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSeats(Command):
    """The confirmed preview: seat id → group id (None: in no group).  `how` by_hand moves these seats as `move_seat` does.

    `as_of` is the preview's own: another split meanwhile is refused, who was moved by hand meanwhile stays, who came is placed
    by the rules.  `rules`: kept with the grouping; absent, they stay.
    """

    grouping: str
    seats: dict[str, str | None]
    how: str = "split"
    as_of: int | None = None
    rules: dict[str, Json] | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveSeat(Command):
    """By hand: the seat stays there in every later split, until it is released."""

    grouping: str
    seat: str
    group: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSeats(Command):
    """They stay where they are; the next split may move them."""

    grouping: str
    seats: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreGrouping(Command):
    """One that was removed is back with its groups, and everybody in them as before."""

    grouping: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoSeating(Command):
    """Everybody whom that act moved is back where they were before, but who was moved since, left, or came."""

    seating: str

"""Who stands in for whom: from a moment on another person fills the seat, with its organisation and its groups.

The person who left keeps what is theirs alone: sheets of their own, votes, drafts, the personal code.  A substitution that
ended was true while it lasted; one that was undone never was, though what was written meanwhile stays.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from workshop.domain.objects import Stored
from workshop.domain.people import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution(Stored):
    """`by`: the substitute at the door, or the member of staff who put it in."""

    type: ClassVar[str] = "substitution"

    seat_id: str
    predecessor_id: str
    substitute_id: str
    at: str = ""
    by: str = ""
    ended_at: str | None = None
    undone: bool = False

    @property
    def standing(self) -> bool:
        return self.ended_at is None and not self.undone


@dataclass(frozen=True, slots=True)
class Holding:
    """`since` and `until` are moments; None is from the beginning, and until now."""

    seat_id: str
    person_id: str
    since: str | None
    until: str | None


def holders(seats: Iterable[Seat], substitutions: Iterable[Substitution]) -> list[Holding]:
    """Who held each seat when, in the order of time; whoever was put there by mistake never did."""
    true = [one for one in substitutions if not one.undone]
    return [
        holding
        for seat in sorted(seats, key=lambda seat: seat.id)
        for holding in _holders_of(seat, [one for one in true if one.seat_id == seat.id])
    ]


def _holders_of(seat: Seat, substitutions: list[Substitution]) -> Iterator[Holding]:
    """From the first one on, each hands on to the next; of what one moment holds, what has ended comes first."""
    told = sorted(substitutions, key=lambda one: (one.at, one.standing, one.revision))
    turns = [(one.at, one.predecessor_id, one.substitute_id) for one in told]
    turns += [(one.ended_at, one.substitute_id, one.predecessor_id) for one in told if one.ended_at is not None]
    turns.sort(key=lambda turn: turn[0])
    person = turns[0][1] if turns else seat.person_id
    since: str | None = None
    while turn := next((turn for turn in turns if turn[1] == person), None):
        turns.remove(turn)
        yield Holding(seat.id, person, since, turn[0])
        since, _, person = turn
    yield Holding(seat.id, person, since, None)


def left_seats(substitutions: Iterable[Substitution]) -> dict[str, Substitution]:
    """Person → the substitution by which another fills their seat now; the latest, where there are several."""
    standing = [one for one in substitutions if one.standing]
    return {one.predecessor_id: one for one in sorted(standing, key=lambda one: (one.at, one.revision))}

"""Splitting the hall: which seat goes to which group, decided purely, so that a preview is the result.

By a grouping's defaults, a seat follows its own exception, else its organisation; who has neither stays unplaced and is
named.  Balanced, chance decides within what is even: sizes differ by at most one, so does every sector's share of each
group, and within a sector every organisation's.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Placed = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat as splitting sees it."""

    seat_id: str
    organisation_id: str = ""
    sector: str = ""


def by_defaults(
    seats: Iterable[Seated], groups: Sequence[str], defaults: Mapping[str, str], overrides: Mapping[str, str]
) -> Placed:
    """Seat → group, None where neither the seat nor its organisation has one among these groups."""
    present = set(groups)
    wanted = {seat.seat_id: overrides.get(seat.seat_id) or defaults.get(seat.organisation_id) for seat in seats}
    return {seat: group if group in present else None for seat, group in wanted.items()}


def balanced(seats: Iterable[Seated], groups: Sequence[str], seed: int) -> Placed:
    """Dealt out like cards, sector by sector and organisation by organisation; the same seed deals the same hands."""
    dice = random.Random(seed)
    order = _in_runs(sorted(seats, key=lambda seat: seat.seat_id), dice)
    hands = list(groups)
    dice.shuffle(hands)
    return {seat.seat_id: hands[place % len(hands)] if hands else None for place, seat in enumerate(order)}


def smallest(groups: Sequence[str], placed: Iterable[str]) -> str | None:
    """The group with the fewest seats; of several the first."""
    sizes = dict.fromkeys(groups, 0)
    for group in placed:
        if group in sizes:
            sizes[group] += 1
    return min(sizes, key=lambda group: sizes[group], default=None)


def unplaced(placed: Placed) -> list[str]:
    return [seat for seat, group in placed.items() if group is None]


def _in_runs(seats: list[Seated], dice: random.Random) -> list[Seated]:
    """In chance order, but each sector's seats in one run, and within it each organisation's: runs are dealt evenly."""
    dice.shuffle(seats)
    luck = {name: dice.random() for name in sorted({seat.sector for seat in seats})}
    place = {name: dice.random() for name in sorted({seat.organisation_id for seat in seats})}
    return sorted(seats, key=lambda seat: (luck[seat.sector], place[seat.organisation_id]))

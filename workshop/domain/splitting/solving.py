"""Dividing a hall: who has a place by some rule sits there, the others are dealt out around them.

A preview is made by this and what it showed is what is placed; a late-comer is one more seat in the same game.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workshop.domain.splitting.board import Block
from workshop.domain.splitting.dealing import dealt
from workshop.domain.splitting.seats import Placed, Question, Wanted


@dataclass(frozen=True, slots=True)
class Split:
    """Seat → group, and seat → the rule that placed it: fixed, kept, same_as, defaults, together or balanced."""

    placed: Placed
    why: dict[str, str]


def split(question: Question, seed: int, better: bool = True) -> Split:
    """`better` off: dealt only, for where there is no time."""
    wanted = question.wanted()
    if question.rules.organisation == "together":
        wanted |= _with_their_own(question, wanted)
    groups, free = list(question.groups), _blocks(question, wanted)
    if not groups:
        return Split({seat.seat_id: None for seat in question.seats}, {})
    number = {group: at for at, group in enumerate(groups)}
    held = {seat: number[group] for seat, (group, _) in sorted(wanted.items())}
    found = dealt(question, held, free, seed, better)
    placed: Placed = {seat.seat_id: groups[held.get(seat.seat_id, found.get(seat.seat_id, 0))] for seat in question.seats}
    freely = {seat: "together" if len(block) > 1 else "balanced" for block in free for seat in block}
    return Split(placed, {seat: why for seat, (_, why) in wanted.items()} | freely)


def place_one(question: Question, seat_id: str) -> tuple[str | None, str]:
    """Where a late-comer goes, all others standing where they are; of groups alike the one with the lowest number."""
    found = split(question, seed=0, better=False)
    return found.placed.get(seat_id), found.why.get(seat_id, "")


def _with_their_own(question: Question, wanted: Wanted) -> Wanted:
    """Who is free follows the part of the own delegation that has a place, the larger part where it has several."""
    order = {group: at for at, group in enumerate(question.groups)}
    parts: dict[str, Counter[str]] = {}
    for seat in question.seats:
        if seat.organisation_id and seat.seat_id in wanted:
            parts.setdefault(seat.organisation_id, Counter())[wanted[seat.seat_id][0]] += 1
    anchors = {name: min(part, key=lambda group: (-part[group], order[group])) for name, part in parts.items()}
    return {
        seat.seat_id: (anchors[seat.organisation_id], "together")
        for seat in question.seats
        if seat.seat_id not in wanted and seat.organisation_id in anchors
    }


def _blocks(question: Question, wanted: Iterable[str]) -> list[Block]:
    """What moves as one: each free seat, or each free delegation."""
    held, blocks = set(wanted), dict[str, list[str]]()
    for seat in sorted(question.seats, key=lambda seat: seat.seat_id):
        if seat.seat_id not in held:
            together = question.rules.organisation == "together" and seat.organisation_id
            blocks.setdefault(f"org {seat.organisation_id}" if together else f"seat {seat.seat_id}", []).append(seat.seat_id)
    return [tuple(block) for _, block in sorted(blocks.items())]

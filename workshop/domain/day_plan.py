"""A day that runs late: where each item is to be expected, what to shorten so that the rest fits, and what cannot fit.

Fixed items (prayer, meals, the end) never move, nothing begins before its planned time, and the order stays.  Between two
fixed times the longest item gives first, none below half its length; what is missing then is named in minutes.  Pure: minutes
since midnight, no clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

SHORTEST = 10
STEP = 5


@dataclass(frozen=True, slots=True)
class Slot:
    """An item that has not begun.  `start`: as planned; `minutes`: how long it is meant to take."""

    id: str
    start: int
    minutes: int
    fixed: bool = False

    @property
    def shortest(self) -> int:
        """Half of it, in steps of five: less would be another item."""
        half = -(-self.minutes // (2 * STEP)) * STEP
        return min(self.minutes, max(SHORTEST, half))


@dataclass(frozen=True, slots=True)
class Placed:
    id: str
    begins: int
    minutes: int

    @property
    def ends(self) -> int:
        return self.begins + self.minutes


@dataclass(frozen=True, slots=True)
class Shortening:
    id: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Shortfall:
    """`before`: the fixed item that is run into; empty for the end of the day."""

    before: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Proposal:
    placed: tuple[Placed, ...]
    shortenings: tuple[Shortening, ...]
    shortfalls: tuple[Shortfall, ...]

    @property
    def fits(self) -> bool:
        return not self.shortfalls


def expected(slots: Sequence[Slot], free: int) -> list[Placed]:
    """Where each begins when nothing is shortened and the hall is free from `free` on: only what is pushed moves."""
    placed: list[Placed] = []
    for slot in slots:
        begins = slot.start if slot.fixed else max(slot.start, free)
        placed.append(Placed(slot.id, begins, slot.minutes))
        free = max(free, begins) + slot.minutes
    return placed


def proposal(slots: Sequence[Slot], free: int, end: int) -> Proposal:
    """What to shorten so that every fixed time and the day's `end` stand."""
    placed: list[Placed] = []
    shortfalls: list[Shortfall] = []
    for moving, fixed in _stretches(slots):
        limit = fixed.start if fixed else end
        kept = _shortened(moving, free, limit)
        placed += expected(kept, free)
        over = _over(kept, free, limit)
        if over > 0:
            shortfalls.append(Shortfall(fixed.id if fixed else "", over))
        if fixed:
            placed.append(Placed(fixed.id, fixed.start, fixed.minutes))
            free = fixed.start + fixed.minutes
    lengths = {one.id: one.minutes for one in placed}
    shortenings = [Shortening(one.id, one.minutes, lengths[one.id]) for one in slots if lengths[one.id] != one.minutes]
    return Proposal(tuple(placed), tuple(shortenings), tuple(shortfalls))


def late(slots: Sequence[Slot], free: int) -> int:
    """By how many minutes the next item begins after its plan, or is run into where it is fixed."""
    return max(0, free - slots[0].start) if slots else 0


def _stretches(slots: Sequence[Slot]) -> list[tuple[list[Slot], Slot | None]]:
    """What can move, up to the fixed item that ends it; the last stretch ends with the day."""
    found: list[tuple[list[Slot], Slot | None]] = []
    moving: list[Slot] = []
    for slot in slots:
        if slot.fixed:
            found.append((moving, slot))
            moving = []
        else:
            moving.append(slot)
    return [*found, (moving, None)] if moving else found


def _shortened(slots: Sequence[Slot], free: int, limit: int) -> list[Slot]:
    floor = {slot.id: slot.shortest for slot in slots}
    kept = list(slots)
    while (over := _over(kept, free, limit)) > 0:
        at, most = _who_gives(kept, free, floor)
        if most == 0:
            break
        kept[at] = replace(kept[at], minutes=kept[at].minutes - min(STEP, over, most))
    return kept


def _who_gives(slots: Sequence[Slot], free: int, floor: dict[str, int]) -> tuple[int, int]:
    """The longest whose shortening brings the end nearer, and by how many minutes at most; 0 where there is none."""
    placed = expected(slots, free)
    best, most, room = 0, 0, STEP
    for at in range(len(slots) - 1, -1, -1):
        spare = min(room, slots[at].minutes - floor[slots[at].id])
        if spare > 0 and (most == 0 or slots[at].minutes > slots[best].minutes):
            best, most = at, spare
        room = min(room, placed[at].begins - slots[at].start)
    return best, most


def _over(slots: Sequence[Slot], free: int, limit: int) -> int:
    placed = expected(slots, free)
    return (placed[-1].ends if placed else free) - limit

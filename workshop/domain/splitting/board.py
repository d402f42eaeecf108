"""The hall while it is being dealt out: how many of which kind sit in each group, and what a step would cost.

Of every kind (an organisation, a sector, one sex …) pairs that share a group are counted: fewest pairs is the most even share.
Costs are compared kind by kind, the stronger rule first; they stand in one whole number, a rule's weight being more than all
weaker ones can ever add up to.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from workshop.domain.splitting.seats import Question, Seated

# No sector, organisation or group is called so.
VOICE = "\0voice"
Block = tuple[str, ...]
Kind = Callable[[Seated], str]


@dataclass(frozen=True, slots=True)
class Piece:
    """What moves as one: a seat, or a delegation that stays together.  `parts`: slot → how many of that kind."""

    seats: Block
    parts: Mapping[int, int]


class Board:
    """`counts[group][slot]`; a slot is one kind's value.  `weights[slot]`: what a pair of it costs."""

    def __init__(self, question: Question) -> None:
        self.groups = question.groups
        self.at: dict[Block, int] = {}
        self._seats = {seat.seat_id: seat for seat in question.seats}
        self._kinds = _kinds(question)
        room = max(2, len(question.seats)) ** 2
        self._slots: dict[tuple[int, str], int] = {}
        self.weights: list[int] = []
        for level, kind in enumerate(self._kinds):
            for value in sorted({kind(seat) for seat in question.seats} - {""}):
                self._slots[level, value] = len(self.weights)
                self.weights.append(room ** (len(self._kinds) - 1 - level))
        self.lone = next((slot for (_, value), slot in self._slots.items() if value == VOICE), -1)
        minds = self.lone >= 0 and question.rules.sector == "no_lone"
        self._lone_weight = self.weights[self.lone] * room if minds else 0
        self.counts = [[0] * len(self.weights) for _ in self.groups]

    def piece(self, seats: Block) -> Piece:
        found: Counter[int] = Counter()
        for seat in seats:
            for level, kind in enumerate(self._kinds):
                value = kind(self._seats[seat])
                if value:
                    found[self._slots[level, value]] += 1
        return Piece(seats, dict(found))

    def put(self, piece: Piece, group: int) -> None:
        self._count(piece, group, 1)
        self.at[piece.seats] = group

    def take(self, piece: Piece) -> None:
        self._count(piece, self.at.pop(piece.seats), -1)

    def price(self, piece: Piece, group: int) -> int:
        """Of putting it there, beside what it costs anywhere."""
        held, weights = self.counts[group], self.weights
        price = sum(weights[slot] * many * held[slot] for slot, many in piece.parts.items())
        if self._lone_weight and (voices := piece.parts.get(self.lone, 0)):
            price += self._lone_weight * ((held[self.lone] + voices == 1) - (held[self.lone] == 1))
        return price

    def cheapest(self, piece: Piece, order: Sequence[int]) -> int:
        """Of several the first in this order."""
        return min(order, key=lambda group: self.price(piece, group))

    def move_gain(self, piece: Piece, to: int) -> int:
        """What the whole would cost more by the move, but for lone voices."""
        here, there, weights = self.counts[self.at[piece.seats]], self.counts[to], self.weights
        return sum(weights[slot] * many * (there[slot] - here[slot] + many) for slot, many in piece.parts.items())

    def shared(self, one: Piece, other: Piece) -> int:
        """What two moves against each other save beside the two alone."""
        parts, weights = other.parts, self.weights
        return 2 * sum(weights[slot] * many * parts[slot] for slot, many in one.parts.items() if slot in parts)

    def lone_gain(self, one: Piece, to: int, other: Piece | None = None) -> int:
        """What lone voices cost more when `one` goes there and `other` comes back for it."""
        if not self._lone_weight:
            return 0
        leaving = one.parts.get(self.lone, 0) - (other.parts.get(self.lone, 0) if other else 0)
        if not leaving:
            return 0
        here, there = self.counts[self.at[one.seats]][self.lone], self.counts[to][self.lone]
        after, before = (here - leaving == 1) + (there + leaving == 1), (here == 1) + (there == 1)
        return self._lone_weight * (after - before)

    def cost(self) -> int:
        pairs = sum(weight * _pairs(held[slot]) for held in self.counts for slot, weight in enumerate(self.weights))
        return pairs + self._lone_weight * sum(held[self.lone] == 1 for held in self.counts if self.lone >= 0)

    def least(self) -> int:
        """What no way of dealing can go below."""
        sums = (sum(held[slot] for held in self.counts) for slot in range(len(self.weights)))
        return sum(weight * fewest_pairs(many, len(self.groups)) for weight, many in zip(self.weights, sums, strict=True))

    def _count(self, piece: Piece, group: int, sign: int) -> None:
        held = self.counts[group]
        for slot, many in piece.parts.items():
            held[slot] += sign * many


def _pairs(many: int) -> int:
    return many * (many - 1) // 2


def fewest_pairs(many: int, groups: int) -> int:
    share, rest = divmod(many, groups)
    return rest * _pairs(share + 1) + (groups - rest) * _pairs(share)


def pieces(board: Board, blocks: Iterable[Block]) -> list[Piece]:
    return [board.piece(block) for block in blocks]


def _kinds(question: Question) -> list[Kind]:
    """Strongest first.  An organisation with a group of its own is together on purpose."""
    rules, largest = question.rules, question.largest_sector()
    kinds: list[Kind] = []
    if rules.organisation == "apart":
        kinds.append(lambda seat: "" if question.own_group(seat.organisation_id) else seat.organisation_id)
    kinds += [_company(question.met.get(other, {})) for other in rules.different_from]
    kinds.append(lambda seat: "all")
    if rules.sector != "free":
        kinds += [_nobody, _voices(largest), lambda seat: seat.sector]
    if rules.sex:
        kinds.append(lambda seat: seat.sex)
    if rules.seniority:
        kinds.append(lambda seat: seat.seniority)
    return kinds


def _company(groups: Mapping[str, str]) -> Kind:
    return lambda seat: groups.get(seat.seat_id, "")


def _nobody(seat: Seated) -> str:
    """Where the weight of lone voices stands: above how even the voices are."""
    return ""


def _voices(largest: str) -> Kind:
    """Those beside the largest sector, as one kind."""
    return lambda seat: VOICE if seat.sector and seat.sector != largest else ""

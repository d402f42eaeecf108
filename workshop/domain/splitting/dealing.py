"""Dealing out whoever is free, and then bettering it: where two change places, or one goes over, and the whole gains.

Chance decides within what is even, and only chance of the seed: the same question and seed give the same groups on any
machine.  The bettering ends after so many looks, not after so much time.
"""

import random
from collections.abc import Sequence

from workshop.domain.splitting.board import Block, Board, Piece, pieces
from workshop.domain.splitting.seats import Question, Seated

MOST_LOOKS = 250_000
MOST_DEALS = 6


def dealt(question: Question, held: dict[str, int], free: Sequence[Block], seed: int, better: bool = True) -> dict[str, int]:
    """Seat → place of its group, for the free blocks, beside those who are `held` where they are."""
    dice = random.Random(seed)
    best: dict[str, int] = {}
    lowest, looks = -1, Looks(MOST_LOOKS if better else 0)
    for _ in range(MOST_DEALS):
        board = _board(question, held)
        loose = _deal(board, question, free, dice)
        improve(board, loose, dice, looks)
        if lowest < 0 or board.cost() < lowest:
            lowest = board.cost()
            best = {seat: group for block in free for seat, group in dict.fromkeys(block, board.at[block]).items()}
        if looks.left <= 0 or lowest == board.least():
            break
    return best


class Looks:
    """How much bettering is left."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, many: int) -> bool:
        self.left -= many
        return self.left > 0


def improve(board: Board, loose: list[Piece], dice: random.Random, looks: Looks) -> None:
    """Until nothing gains any more."""
    order = sorted(loose, key=lambda piece: piece.seats)
    dice.shuffle(order)
    gained = True
    while gained and looks.left > 0 and board.cost() > board.least():
        gained = False
        for one in order:
            gained |= _better(board, one, order, looks)


def _better(board: Board, one: Piece, others: list[Piece], looks: Looks) -> bool:
    """The first step of this piece that gains, if any."""
    if not looks.take(len(others)):
        return False
    here = board.at[one.seats]
    gains = [0 if to == here else board.move_gain(one, to) for to in range(len(board.groups))]
    for to, gain in enumerate(gains):
        if to != here and gain + board.lone_gain(one, to) < 0:
            _move(board, one, to)
            return True
    for other in others:
        to = board.at[other.seats]
        if to != here and other.parts != one.parts:
            change = gains[to] + board.move_gain(other, here) - board.shared(one, other)
            if change + board.lone_gain(one, to, other) < 0:
                _move(board, one, to)
                _move(board, other, here)
                return True
    return False


def _move(board: Board, piece: Piece, to: int) -> None:
    board.take(piece)
    board.put(piece, to)


def _board(question: Question, held: dict[str, int]) -> Board:
    board = Board(question)
    for seat, group in held.items():
        board.put(board.piece((seat,)), group)
    return board


def _deal(board: Board, question: Question, free: Sequence[Block], dice: random.Random) -> list[Piece]:
    """Each where it costs least, in runs: a sector's, within it an organisation's, so that each run is dealt evenly."""
    order = list(range(len(board.groups)))
    dice.shuffle(order)
    loose = pieces(board, _in_runs(question, free, dice))
    for piece in loose:
        board.put(piece, board.cheapest(piece, order))
    return loose


def _in_runs(question: Question, free: Sequence[Block], dice: random.Random) -> list[Block]:
    """The largest delegations first, while there is room everywhere."""
    seats: dict[str, Seated] = {seat.seat_id: seat for seat in question.seats}
    blocks = sorted(free)
    dice.shuffle(blocks)
    luck = {name: dice.random() for name in sorted({seat.sector for seat in question.seats})}
    place = {name: dice.random() for name in sorted({seat.organisation_id for seat in question.seats})}

    def run(block: Block) -> tuple[int, float, float]:
        first = seats[block[0]]
        return -len(block), luck[first.sector], place[first.organisation_id]

    return sorted(blocks, key=run)

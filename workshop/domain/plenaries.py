"""The plenary: groups or organisations present one after another, each for so many minutes; and the time each of them took.

Order and time are worked out here.  A presentation's time is three facts, so that it runs on over a restart (CK1): what it may
take, what it took up to its last stop, and since when it runs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import ClassVar

from workshop.domain.objects import Stored

HOWS = ("number", "reversed", "drawn")
WAITING, PRESENTING, DONE, SKIPPED = "waiting", "presenting", "done", "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plenary(Stored):
    """`unit`: group (of `grouping_id`) or organisation; `activity_id`: whose sheets are shown.  `minutes`: for each who presents.

    `how`: number, reversed, drawn (with `seed`) or by_hand.  `names`: the wall says who wrote a row; `remote`: who presents may
    turn its pages.  `state` planned, running, done; `current_id`: the presentation on stage.
    """

    type: ClassVar[str] = "plenary"

    title: str
    agenda_item_id: str | None = None
    activity_id: str | None = None
    unit: str = "group"
    grouping_id: str | None = None
    minutes: int = 10
    how: str = "number"
    seed: int = 0
    names: bool = False
    remote: bool = False
    state: str = "planned"
    current_id: str | None = None
    started_at: str | None = None
    ended_at: str | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation(Stored):
    """One unit's turn.  `state` waiting, presenting, done or skipped; `page` of `pages` is on the wall.

    `allotted_s`: what it may take, the plenary's minutes until it starts; `spent_s`: what it took before `since`.
    """

    type: ClassVar[str] = "presentation"

    plenary_id: str
    unit: str
    unit_id: str
    position: int = 0
    state: str = WAITING
    allotted_s: int | None = None
    spent_s: int = 0
    since: str | None = None
    started_at: str | None = None
    ended_at: str | None = None
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlenaryAct(Stored):
    """One act of whoever leads the plenary, as it can be taken back: what it changed stands in the journal with `line`."""

    type: ClassVar[str] = "plenary_act"

    plenary_id: str
    kind: str
    presentation_id: str | None = None
    by: str = ""
    at: str = ""
    line: int = 0
    undone: bool = False


def spent(turn: Presentation, at: str) -> int:
    """Seconds it has taken up to now."""
    running = _seconds(turn.since, at) if turn.since else 0
    return turn.spent_s + running


def called(turn: Presentation, plenary: Plenary, at: str) -> Presentation:
    """On stage, its clock running; who was there before goes on with what is left."""
    return replace(
        turn,
        state=PRESENTING,
        allotted_s=turn.allotted_s if turn.allotted_s is not None else plenary.minutes * 60,
        since=at,
        started_at=turn.started_at or at,
        ended_at=None,
    )


def stepped_down(turn: Presentation, at: str, state: str) -> Presentation:
    """Off the stage; what it took is kept."""
    return replace(turn, state=state, spent_s=spent(turn, at), since=None, ended_at=None if state == WAITING else at)


def paused(turn: Presentation, at: str) -> Presentation:
    return replace(turn, spent_s=spent(turn, at), since=None)


def resumed(turn: Presentation, at: str) -> Presentation:
    return replace(turn, since=turn.since or at)


def extended(turn: Presentation, at: str, minutes: int) -> Presentation:
    """So much more, or less; one whose time is over gets it from now on."""
    allotted = turn.allotted_s or 0
    start = max(allotted, spent(turn, at)) if minutes > 0 else allotted
    return replace(turn, allotted_s=max(0, start + minutes * 60))


def in_order(turns: Iterable[Presentation]) -> list[Presentation]:
    return sorted(turns, key=lambda turn: (turn.position, turn.id))


def arranged(turns: Iterable[Presentation], natural: list[str], how: str, seed: int) -> list[Presentation]:
    """Who has not been on stage, in a new order behind those who have.  `natural`: the units by number."""
    ordered = in_order(turns)
    place = {unit: number for number, unit in enumerate(natural)}
    waiting = [turn for turn in ordered if turn.state == WAITING]
    if how == "drawn":
        waiting.sort(key=lambda turn: lot(seed, turn.unit_id))
    else:
        waiting.sort(key=lambda turn: place.get(turn.unit_id, len(place)), reverse=how == "reversed")
    return numbered([turn for turn in ordered if turn.state != WAITING] + waiting)


def moved(turns: Iterable[Presentation], one: Presentation, before: str | None) -> list[Presentation]:
    """`one` right before another, or at the end."""
    rest = [turn for turn in in_order(turns) if turn.id != one.id]
    at = next((number for number, turn in enumerate(rest) if turn.id == before), len(rest))
    return numbered([*rest[:at], one, *rest[at:]])


def numbered(turns: list[Presentation]) -> list[Presentation]:
    return [turn if turn.position == number else replace(turn, position=number) for number, turn in enumerate(turns, start=1)]


def lot(seed: int, unit_id: str) -> bytes:
    """Drawn by lot: the same seed gives the same order on any machine, and nobody can tell it from the ids."""
    return sha256(f"{seed}\n{unit_id}".encode()).digest()


def _seconds(start: str, end: str) -> int:
    return max(0, round((datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds()))

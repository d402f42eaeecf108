"""Failing commit: the disk is full, or breaks at the flush; a clear refusal, no half-writes, and all goes on afterwards."""

import time
from collections.abc import Callable
from pathlib import Path

from tools.bench.halls import W
from tools.chaos.crew import Crew, wait_until
from tools.chaos.judging import judge
from tools.chaos.ledger import Ledger
from tools.chaos.scribes import begin
from tools.chaos.stage import Size, Stage

KIND = "failing commit"
RUNS = Path(__file__).parents[1] / "servers" / "forgetful.py"
SCRIBES = 2
REFUSED_S = 10.0
HELD_S = 0.7
NOTHING_FITS = 1


def play(stage: Stage, size: Size) -> None:
    crew = stage.crew()
    phones = size.phones - SCRIBES
    stage.seat(crew, range(phones))
    stage.all_back()
    scribes = begin(stage, range(phones, size.phones))
    for _ in range(size.rounds):
        for name, turn in (("full", _marked("full")), ("broken", _marked("broken")), ("no room", _no_room)):
            _while_failing(stage, crew, phones, name, turn)
        for scribe in scribes:
            scribe.rest()
        stage.must_be_level()
        for scribe in scribes:
            scribe.go_on()
    for scribe in scribes:
        scribe.end()


def _while_failing(stage: Stage, crew: Crew, phones: int, name: str, turn: Callable[[Stage, bool], None]) -> None:
    time.sleep(HELD_S)
    before = stage.struck["refused try_again"]
    turn(stage, True)
    for phone in range(phones):
        stage.types(crew, phone)
    if not wait_until(lambda: stage.struck["refused try_again"] > before, REFUSED_S):
        stage.notes.append(f"{name}: nobody was refused")
    time.sleep(HELD_S)
    _no_half_writes(stage, name)
    stage.struck[name] += 1
    turn(stage, False)
    if other := stage.ledger.codes() - {"try_again"}:
        stage.behind.append(f"{name}: answered {sorted(other)} instead of try_again")


def _no_half_writes(stage: Stage, name: str) -> None:
    """Even now the journal folds to the tables, and everything acknowledged before is there."""
    acknowledged = Ledger(sent=dict(stage.ledger.sent), acknowledged=dict(stage.ledger.acknowledged))
    found = judge(stage.server.store, W, acknowledged, only_acknowledged=True)
    stage.behind += [f"{name}: {case}" for case in found.cases]


def _marked(suffix: str) -> Callable[[Stage, bool], None]:
    def turn(stage: Stage, failing: bool) -> None:
        mark = Path(f"{stage.server.store}.{suffix}")
        if failing:
            mark.touch()
        else:
            mark.unlink()

    return turn


def _no_room(stage: Stage, failing: bool) -> None:
    """The system itself lets no file of the server grow."""
    import resource

    _, most = resource.prlimit(stage.server.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(stage.server.pid, resource.RLIMIT_FSIZE, (NOTHING_FITS if failing else most, most))

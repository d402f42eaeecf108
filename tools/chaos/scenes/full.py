"""Failing commit: the disk is full, or breaks at the flush; a clear refusal, no half-writes, and all goes on afterwards.

A full disk has a name of its own, which the facilitator reads in the console until there is room again.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.bench.halls import W
from tools.chaos.crew import Crew, wait_until
from tools.chaos.judging import judge
from tools.chaos.ledger import Ledger
from tools.chaos.scribes import begin
from tools.chaos.serving import asked
from tools.chaos.stage import Size, Stage

KIND = "failing commit"
RUNS = Path(__file__).parents[1] / "servers" / "forgetful.py"
SCRIBES = 2
ROUNDS = 2
REFUSED_S = 10.0
HELD_S = 0.7
NOTHING_FITS = 1


@dataclass(frozen=True, slots=True)
class Failure:
    """`code`: what everybody is answered meanwhile, and nothing else."""

    name: str
    code: str
    turn: Callable[[Stage, bool], None]


def play(stage: Stage, size: Size) -> None:
    crew = stage.crew()
    phones = size.phones - SCRIBES
    stage.seat(crew, range(phones))
    stage.all_back()
    scribes = begin(stage, range(phones, size.phones))
    for _ in range(min(size.rounds, ROUNDS)):
        for failure in FAILURES:
            _while_failing(stage, crew, phones, failure)
        for scribe in scribes:
            scribe.rest()
        stage.must_be_level()
        for scribe in scribes:
            scribe.go_on()
    for scribe in scribes:
        scribe.end()


def _while_failing(stage: Stage, crew: Crew, phones: int, failure: Failure) -> None:
    time.sleep(HELD_S)
    name, said = failure.name, f"refused {failure.code}"
    before, known = stage.struck[said], len(stage.ledger.refused)
    failure.turn(stage, True)
    for phone in range(phones):
        stage.types(crew, phone)
    if not wait_until(lambda: stage.struck[said] > before, REFUSED_S):
        stage.behind.append(f"{name}: nobody was refused as {failure.code}")
    time.sleep(HELD_S)
    _no_half_writes(stage, name)
    _console_says(stage, failure.code == "disk_full", name)
    stage.struck[name] += 1
    failure.turn(stage, False)
    if other := {code for _, code in stage.ledger.refused[known:]} - {failure.code}:
        stage.behind.append(f"{name}: answered {sorted(other)} instead of {failure.code}")


def _console_says(stage: Stage, full: bool, name: str) -> None:
    """What the strip above every room is made from."""
    said = asked(stage.server.port, "console-0", f"/api/workshops/{W}/backup")
    if said.get("disk_full") is not full:
        stage.behind.append(f"{name}: the console is told {said}")


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


FAILURES = (
    Failure("full", "disk_full", _marked("full")),
    Failure("broken", "try_again", _marked("broken")),
    Failure("no room", "disk_full", _no_room),
)

"""Pulled plug: the power goes under load; what had not been flushed is gone, in whole or in sectors."""

import time
from pathlib import Path

from tools.chaos.disk import Disk
from tools.chaos.scenes.killed import wait_for_load
from tools.chaos.scribes import begin
from tools.chaos.stage import Size, Stage

KIND = "pulled plug"
RUNS = Path(__file__).parents[1] / "servers" / "forgetful.py"
SCRIBES = 4
LATEST_S = 0.4


def play(stage: Stage, size: Size) -> None:
    disk, server = Disk(stage.server.store), stage.server
    Path(f"{server.store}.slow").touch()
    crew = stage.crew()
    phones = size.phones - SCRIBES
    stage.seat(crew, range(phones))
    scribes = begin(stage, range(phones, size.phones))
    _restart_watched(stage, disk)
    for _ in range(size.plugs):
        for phone in stage.dice.sample(range(phones), k=3):
            stage.types(crew, phone)
        wait_for_load(scribes)
        time.sleep(stage.dice.uniform(0, LATEST_S))
        server.kill()
        stage.struck["writes forgotten"] += disk.forget(stage.dice)
        stage.struck["plug pulled"] += 1
        disk.remember()
        server.start()
    for scribe in scribes:
        scribe.end()


def _restart_watched(stage: Stage, disk: Disk) -> None:
    """From a moment at which the files are known."""
    stage.server.kill()
    disk.remember()
    stage.server.start()

"""Killed server: `kill -9` under load at random moments, started again on the same file and port."""

import time

from tools.chaos.crew import wait_until
from tools.chaos.scribes import Scribe, begin
from tools.chaos.stage import Size, Stage

KIND = "killed server"
SCRIBES = 4
LATEST_S = 0.4
LOAD = 2
ALL_BACK_EVERY = 20
PAUSE_S = 0.004


def play(stage: Stage, size: Size) -> None:
    """Most of the hall are phones; the last few are scribes, whose load is there the moment the server is."""
    crew = stage.crew()
    phones = size.phones - SCRIBES
    stage.seat(crew, range(phones), size.pages)
    stage.all_back()
    scribes = begin(stage, range(phones, size.phones))
    for kill in range(1, size.kills + 1):
        for phone in stage.dice.sample(range(phones), k=3):
            stage.types(crew, phone)
        wait_for_load(scribes)
        time.sleep(stage.dice.uniform(0, LATEST_S))
        stage.server.kill()
        stage.struck["kill -9"] += 1
        stage.server.start()
        if kill % ALL_BACK_EVERY == 0 and not stage.all_back():
            stage.notes += stage.waiting()
    for scribe in scribes:
        scribe.end()


def wait_for_load(scribes: list[Scribe]) -> None:
    before = [scribe.answered for scribe in scribes]
    wait_until(lambda: sum(scribe.answered for scribe in scribes) >= sum(before) + LOAD, 20, PAUSE_S)

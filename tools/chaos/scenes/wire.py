"""Broken wire: saves while connections are cut, reset, silenced, slowed and doubled at any byte."""

import time

from tools.chaos.crew import Crew
from tools.chaos.stage import Size, Stage

KIND = "broken wire"
BETWEEN_S = 0.04


def play(stage: Stage, size: Size) -> None:
    crew = stage.crew()
    stage.weather.stormy = True
    stage.seat(crew, range(size.phones), size.pages)
    end = time.monotonic() + size.seconds
    while (stage.ledger.saves < size.saves or stage.faults < size.faults) and time.monotonic() < end:
        _one_more(stage, crew, size.phones)
        time.sleep(BETWEEN_S)


def _one_more(stage: Stage, crew: Crew, phones: int) -> None:
    stage.types(crew, stage.dice.randrange(phones))

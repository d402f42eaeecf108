"""Broken wire: saves while connections are cut, reset, silenced, slowed and doubled at any byte of request, answer, broadcast."""

import time

from tools.chaos.stage import Size, Stage

KIND = "broken wire"
ABOUT_SAVES = ("request", "ack", "broadcast")
BETWEEN_S = 0.03
HURRY_EVERY = 12


def play(stage: Stage, size: Size) -> None:
    """Pages are loaded before it begins.  Phones' systems say now and then that the network is back: more lines to break."""
    crew = stage.crew()
    under_node = size.phones - size.pages
    stage.seat(crew, range(under_node, size.phones), size.pages)
    stage.weather.stormy = True
    stage.seat(crew, range(under_node))
    end = time.monotonic() + size.seconds
    typed = 0
    while (stage.ledger.saves < size.saves or struck(stage) < size.faults) and time.monotonic() < end:
        stage.types(crew, stage.dice.randrange(size.phones))
        typed += 1
        if typed % HURRY_EVERY == 0:
            crew.wake()
        time.sleep(BETWEEN_S)
    if stage.ledger.saves < size.saves or struck(stage) < size.faults:
        stage.notes.append(f"in {size.seconds:.0f} s only {stage.ledger.saves} saves and {struck(stage)} faults on them")


def struck(stage: Stage) -> int:
    """How often a save was hit, on its way to the server, in its answer or on its way to the others."""
    return sum(times for what, times in stage.proxy.faults.items() if what.split()[-1] in ABOUT_SAVES)

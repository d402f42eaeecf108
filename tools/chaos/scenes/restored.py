"""Restored copy: the laptop dies under load and goes on from its newest copy; phones send again what that does not hold.

Once on a second laptop (another folder, another port behind the same address), once in its own place, once by the console's
button.  Each is a new epoch; what participants were told is stored is there once, and nobody has to sign in again.
"""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, redirect_stdout
from io import StringIO
from pathlib import Path

from tools.chaos.crew import Crew, wait_until
from tools.chaos.serving import Server, asked
from tools.chaos.stage import Size, Stage
from workshop.cli import main as cli
from workshop.storage.restoring import newest
from workshop.storage.transaction import Reader

KIND = "restored copy"
EVERY_S = "1"
LOAD_S = (0.5, 1.2)
BETWEEN_S = 0.04
NEW_EPOCH_S = 30.0


def play(stage: Stage, size: Size) -> None:
    """The first phones are killed with the laptop and opened again after it; the others stay."""
    stay, fall = stage.crew(), stage.crew()
    fallen = max(2, size.phones // 6)
    stage.server.kill()
    stage.server.arguments = ("--backup", str(stage.folder / "stick"), "--backup-every", EVERY_S)
    stage.server.start()
    stage.seat(fall, range(fallen))
    stage.seat(stay, range(fallen, size.phones), size.pages)
    stage.all_back()
    ways = (_on_a_second_laptop, _in_its_place, _by_the_button)
    for number in range(size.restores):
        _load(stage, (fall, stay), size.phones)
        _copied(stage)
        _load(stage, (fall, stay), size.phones)
        stage.weather.stormy = number >= len(ways)
        _restored(stage, fall, ways[number % len(ways)])
        _load(stage, (stay,), size.phones, fallen)
        stage.proxy.calm()
        stage.wake()
        stage.must_be_level()


def _restored(stage: Stage, fall: Crew, way: Callable[[Stage], None]) -> None:
    """Nobody is asked to sign in: the secrets are in the copy."""
    epoch = _epoch(stage.server.store)
    fall.kill()
    way(stage)
    if not wait_until(lambda: _epoch(stage.server.store) != epoch, NEW_EPOCH_S):
        stage.notes.append(f"{way.__name__}: still the old epoch")
    stage.struck[way.__name__.strip("_").replace("_", " ")] += 1
    fall.again()
    stage.behind += [f"after {way.__name__}: {seen}" for seen in stage.shut_out()]


def _in_its_place(stage: Stage) -> None:
    stage.server.kill()
    _restore(stage, stage.server.store)
    stage.server.start()


def _on_a_second_laptop(stage: Stage) -> None:
    """The first one is lost with all it had."""
    first = stage.server
    folder = stage.folder / f"laptop_{stage.struck.total()}"
    folder.mkdir()
    second = Server(folder / "hall.sqlite", first.program, first.arguments)
    first.kill()
    _restore(stage, second.store)
    second.start()
    stage.behind += [f"the first laptop stumbled over {said}" for said in first.stumbles()]
    stage.server, stage.proxy.server_port = second, second.port
    first.store.unlink()


def _by_the_button(stage: Stage) -> None:
    """The console's *Pulihkan*: the server stops, puts the copy in place and begins anew by itself.  The newest is taken right
    after it was made: what a still newer one holds, phones have let go of."""
    _copied(stage)
    with closing(sqlite3.connect(stage.server.store)) as connection:
        key = Reader(connection).host_key()
    answer = asked(stage.server.port, key, "/api/host/restore", {"file": str(newest(stage.folder / "stick"))})
    if not answer["ok"]:
        stage.notes.append(f"the button: {answer}")


def _restore(stage: Stage, store: Path) -> None:
    with redirect_stdout(StringIO()):
        code = cli(["restore", str(stage.folder / "stick"), "--store", str(store)])
    if code != 0:
        raise RuntimeError(f"the copy could not be restored: {code}")


def _copied(stage: Stage) -> None:
    """The server's own copies go on meanwhile: at least one more is there."""
    before = newest(stage.folder / "stick")
    wait_until(lambda: newest(stage.folder / "stick") != before, 10)


def _load(stage: Stage, crews: tuple[Crew, ...], phones: int, first: int = 0) -> None:
    """Everybody types for a while; some are still at it when it ends."""
    end = time.monotonic() + stage.dice.uniform(*LOAD_S)
    while time.monotonic() < end:
        phone = stage.dice.randrange(first, phones)
        stage.types(next((one for one in crews if f"p{phone}" in one.phones), crews[0]), phone)
        time.sleep(BETWEEN_S)


def _epoch(store: Path) -> str:
    try:
        with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
            return Reader(connection).epoch()
    except sqlite3.Error:
        return ""

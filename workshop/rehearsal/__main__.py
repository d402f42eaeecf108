"""`python3 dev.py rehearse [DIR]`: plays a data set on a server of its own, or on one that runs, and says what came out."""

import argparse
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from workshop.rehearsal import loading, report
from workshop.rehearsal.broken import Broken
from workshop.rehearsal.comparing import compare_nothing, not_yet
from workshop.rehearsal.dataset import Dataset
from workshop.rehearsal.disturbing import ALL, Disturbances
from workshop.rehearsal.ground import FIRST, Ground
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.house import House
from workshop.rehearsal.links import links
from workshop.rehearsal.playing import Outcome, play
from workshop.rehearsal.router import Router
from workshop.rehearsal.stage import Pace
from workshop.rehearsal.stumble import Stumbled
from workshop.texts import text

DIFFERENT, STUMBLED, BROKEN, INTERRUPTED = 1, 2, 3, 130


def main(words: Sequence[str]) -> int:
    asked = _asked(words)
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        return _rehearse(asked, loading.read(asked.dir))
    except Broken as fault:
        report.complain([str(fault)])
        return BROKEN
    except Stumbled as stumble:
        report.complain([str(stumble)])
        return STUMBLED
    except KeyboardInterrupt:
        return INTERRUPTED


def _interrupted(number: int, frame: object) -> None:
    """Being ended is as good as Ctrl+C: the server of its own must not be left behind."""
    raise KeyboardInterrupt


def _rehearse(asked: argparse.Namespace, data: Dataset) -> int:
    began = time.monotonic()
    with _disturbed(asked, data) if asked.disturb else _undisturbed(asked, data) as (hall, key, disturbances):
        try:
            outcome = _play(asked, hall, disturbances)
            _tell(asked, data, outcome, time.monotonic() - began, disturbances)
            if dropped := sum(phone.dropped for phone in hall.everybody()):
                report.say("rehearsal.dropped", dropped)
            if asked.keep:
                _stay(hall, key, asked.url is None)
        finally:
            hall.leave()
    return 0 if outcome.good else DIFFERENT


def _play(asked: argparse.Namespace, hall: Hall, disturbances: Disturbances | None) -> Outcome:
    """Where the performance breaks off, the JSON says so too: nothing was got."""
    try:
        return play(hall, Pace(asked.speed), asked.export, disturbances)
    except Stumbled as stumble:
        if asked.json:
            nothing, faults = compare_nothing(hall.data.expected), [*hall.faults, str(stumble)]
            report.write_json(asked.json, nothing, faults, disturbances.seen if disturbances else None)
        report.complain(hall.faults)
        raise


@contextmanager
def _undisturbed(asked: argparse.Namespace, data: Dataset) -> Iterator[tuple[Hall, str, None]]:
    """On the running server that was named, else on one of the rehearsal's own."""
    if asked.url:
        yield Hall(asked.url.rstrip("/"), asked.key, data), asked.key, None
        return
    with House() as house:
        report.say("rehearsal.step.server", house.url)
        yield Hall(house.url, house.key, data), house.key, None


@contextmanager
def _disturbed(asked: argparse.Namespace, data: Dataset) -> Iterator[tuple[Hall, str, Disturbances]]:
    """On a server of its own, behind a router of its own: what is done to them is done to nobody else's."""
    with House("--url", f"http://{FIRST}") as house, Router(house.port, [FIRST]) as router:
        report.say("rehearsal.step.server", house.url)
        ground = Ground(house, router)
        hall = Hall(house.url, house.key, data, ground.way(FIRST))
        yield hall, house.key, Disturbances(ground, asked.only or ALL)


def _tell(asked: argparse.Namespace, data: Dataset, outcome: Outcome, seconds: float, disturbances: Disturbances | None) -> None:
    seen = disturbances.seen if disturbances else None
    report.disturbances(seen or [])
    print()
    print(report.table(outcome.figures, not_yet(data.expected), colours=sys.stdout.isatty()))
    print()
    report.complain([*report.differences(outcome.figures), *outcome.faults])
    unequal = sum(not figure.equal for figure in outcome.figures)
    report.say("rehearsal.result", differences=unequal, faults=len(outcome.faults), seconds=round(seconds))
    if asked.json:
        report.write_json(asked.json, outcome.figures, outcome.faults, seen)


def _stay(hall: Hall, key: str, own: bool) -> None:
    """The hall stays as it is, phones connected, until Ctrl+C."""
    for sentence, link in links(hall, key):
        report.say(sentence, link)
    if own:
        report.say("rehearsal.keep")
        while True:
            time.sleep(3600)


def _asked(words: Sequence[str]) -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="dev.py rehearse", description="Rembuk, geladi · rehearsal")
    asked.add_argument("dir", nargs="?", type=Path, default=loading.DEFAULT, metavar="DIR", help="folder data · a data set")
    asked.add_argument("--json", type=Path, metavar="FILE", help="tulis angka · write the figures")
    asked.add_argument("--keep", action="store_true", help="biarkan berjalan · leave the hall running")
    asked.add_argument("--speed", type=float, metavar="N", help="N× waktu nyata · N× real time")
    asked.add_argument("--url", help="server yang sedang berjalan · a running server")
    asked.add_argument("--key", default="", help="kunci fasilitator · the host key, shown by dev.py key")
    asked.add_argument("--export", type=Path, metavar="DIR", help="simpan unduhan · keep what was downloaded")
    asked.add_argument("--disturb", action="store_true", help="dengan gangguan · with a late opening, a power cut and more")
    asked.add_argument(
        "--only", action="append", choices=ALL, metavar="NAME", help=f"satu gangguan saja · only one: {', '.join(ALL)}"
    )
    given = asked.parse_args(words)
    given.disturb = given.disturb or bool(given.only)
    if given.url and given.disturb:
        asked.error(f"{text('rehearsal.broken.disturb_url', 'id')} · {text('rehearsal.broken.disturb_url', 'en')}")
    if given.url and not given.key:
        asked.error("--url memerlukan --key · --url needs --key")
    if given.speed is not None and given.speed <= 0:
        asked.error("--speed harus lebih dari 0 · --speed must be above 0")
    return given


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

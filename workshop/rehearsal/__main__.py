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
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.house import House
from workshop.rehearsal.links import links
from workshop.rehearsal.playing import Outcome, play
from workshop.rehearsal.stage import Pace
from workshop.rehearsal.stumble import Stumbled

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
    with _house(asked) as (url, key):
        hall = Hall(url, key, data)
        try:
            outcome = _play(asked, hall)
            _tell(asked, data, outcome, time.monotonic() - began)
            if dropped := sum(phone.dropped for phone in hall.everybody()):
                report.say("rehearsal.dropped", dropped)
            if asked.keep:
                _stay(hall, key, asked.url is None)
        finally:
            hall.leave()
    return 0 if outcome.good else DIFFERENT


def _play(asked: argparse.Namespace, hall: Hall) -> Outcome:
    """Where the performance breaks off, the JSON says so too: nothing was got."""
    try:
        return play(hall, Pace(asked.speed), asked.export)
    except Stumbled as stumble:
        if asked.json:
            report.write_json(asked.json, compare_nothing(hall.data.expected), [*hall.faults, str(stumble)])
        report.complain(hall.faults)
        raise


@contextmanager
def _house(asked: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """The running server that was named, else one of the rehearsal's own."""
    if asked.url:
        yield asked.url.rstrip("/"), asked.key
        return
    with House() as house:
        report.say("rehearsal.step.server", house.url)
        yield house.url, house.key


def _tell(asked: argparse.Namespace, data: Dataset, outcome: Outcome, seconds: float) -> None:
    print()
    print(report.table(outcome.figures, not_yet(data.expected), colours=sys.stdout.isatty()))
    print()
    report.complain([*report.differences(outcome.figures), *outcome.faults])
    unequal = sum(not figure.equal for figure in outcome.figures)
    report.say("rehearsal.result", differences=unequal, faults=len(outcome.faults), seconds=round(seconds))
    if asked.json:
        report.write_json(asked.json, outcome.figures, outcome.faults)


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
    given = asked.parse_args(words)
    if given.url and not given.key:
        asked.error("--url memerlukan --key · --url needs --key")
    if given.speed is not None and given.speed <= 0:
        asked.error("--speed harus lebih dari 0 · --speed must be above 0")
    return given


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

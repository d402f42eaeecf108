"""Figures of the product alone: resync of a dark hall, a slow disk, snapshots, a long journal, the first load."""

import gzip
import random
import re
import time
import urllib.request
from functools import partial

from tools.bench.contestants import Contestant, running
from tools.bench.crowd import Crowd
from tools.bench.halls import W
from tools.bench.measures import saves, sustained
from tools.bench.wires import Loop, Wire

RATES = [250, 500, 750, 1000, 1500, 2000, 2500, 3000, 4000, 5000]
JITTER_S = 2.0


def dark_150_equal_s() -> float:
    """150 phones are cut off, others write, all come back within the client's jitter: seconds until each is level."""
    with running("rembuk", 240, 500) as contestant:
        crowd = Crowd(contestant)
        crowd.connect(240)
        seq, epoch = _state(contestant)
        for wire in crowd.phones[:150]:
            wire.close()
        saves(_rest(crowd), 50, 2.0)
        found = _return(contestant, {"epoch": epoch, "seq": seq}, 150)
        crowd.close()
    return found


def slow_disk_ratio(seconds: float) -> float:
    """Sustained saves per second with 5 ms more a commit, against without."""
    held = []
    for name in ("slow", "rembuk"):
        with running(name, 240) as contestant:
            crowd = Crowd(contestant)
            crowd.connect(240)
            held.append(sustained(crowd, RATES, seconds))
            crowd.close()
    return held[0] / max(1.0, held[1])


def snapshots() -> dict[str, float]:
    """150 people, 1,000 rows: milliseconds of a console's snapshot over HTTP, and both sizes compressed."""
    with running("rembuk", 150, 1000) as contestant:
        took = []
        for _ in range(7):
            start = time.perf_counter()
            console = len(_objects(contestant, "console-0"))
            took.append(time.perf_counter() - start)
        phone = len(_objects(contestant, "phone-0"))
    return {"snapshot_ms": sorted(took)[3] * 1000, "snapshot_console_kb": console / 1000, "snapshot_phone_kb": phone / 1000}


def journal_ratio(changes: int, seconds: float) -> float:
    """Processor time of a save with a journal of that many changes, against an empty one."""
    costs = []
    for length in (changes, 0):
        with running("rembuk", 240, journal=length) as contestant:
            crowd = Crowd(contestant)
            crowd.connect(240)
            saves(crowd, 200, 1.0, 10_000_000)
            costs.append(saves(crowd, 200, seconds, 20_000_000).cpu)
            crowd.close()
    return costs[0] / costs[1]


def first_load_kb() -> float:
    """All bytes of a phone's first visit: the page, its script and its style, compressed."""
    with running("rembuk", 12) as contestant:
        page = _get(contestant, "/", {"Accept-Encoding": "br, gzip"})
        plain = gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page
        files = re.findall(r"/static/[^\"']+", _get(contestant, "/", {}).decode() if page[:1] != b"<" else plain.decode())
        sizes = [len(_get(contestant, file, {"Accept-Encoding": "br, gzip"})) for file in files]
    return (len(page) + sum(sizes)) / 1000


def _rest(crowd: Crowd) -> Crowd:
    crowd.phones = crowd.phones[150:]
    return crowd


def _return(contestant: Contestant, since: dict[str, object], phones: int) -> float:
    loop, dice, level, last = Loop(), random.Random(3), set[int](), [0.0]

    def listen(wire: Wire, payload: bytes, now: float) -> None:
        if payload.startswith(b'42["welcome"'):
            level.add(id(wire))
            last[0] = now

    start = time.perf_counter()
    wires: list[Wire] = []

    def back(phone: int) -> None:
        wires.append(loop.add(Wire(contestant.port, contestant.auth(phone) | {"since": since}, listen)))

    moments = sorted(start + dice.random() * JITTER_S for _ in range(phones))
    loop.run(lambda: len(level) >= phones, 30.0, [(moment, partial(back, n)) for n, moment in enumerate(moments)])
    loop.close()
    return last[0] - start if len(level) >= phones else 99.0


def _state(contestant: Contestant) -> tuple[int, str]:
    told = gzip.decompress(_objects(contestant, "phone-0")).decode()
    seq, epoch = re.search(r'"seq":\s*(\d+)', told), re.search(r'"epoch":\s*"([^"]+)"', told)
    assert seq and epoch
    return int(seq[1]), epoch[1]


def _objects(contestant: Contestant, token: str) -> bytes:
    headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "gzip"}
    return _get(contestant, f"/api/workshops/{W}/objects", headers)


def _get(contestant: Contestant, path: str, headers: dict[str, str]) -> bytes:
    request = urllib.request.Request(f"http://127.0.0.1:{contestant.port}{path}", headers=headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return bytes(answer.read())

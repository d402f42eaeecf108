"""The product beside its peers in the same run, alternating; a ratio is that of the medians of the rounds."""

import statistics
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tools.bench.contestants import running
from tools.bench.crowd import Crowd
from tools.bench.measures import broadcasts, burst, memory_per_phone_kb, saves, sustained
from tools.bench.single import RATES

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything: a short run says whether it works, a full one how fast it is."""

    rounds: int
    seconds: float
    crowd: int
    times: int


SHORT = Size(1, 0.4, 40, 2)
FULL = Size(3, 5.0, 1000, 15)


def ratios(size: Size, say: Say) -> dict[str, float]:
    return {**_saves(size, say), **_sustained(size, say), **_broadcasts(size, say), **_bursts(size, say), **_rest(size, say)}


def _rounds(size: Size, names: tuple[str, ...], measure: Callable[[str], Any], say: Say) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for turn in range(size.rounds):
        for name in names if turn % 2 == 0 else names[::-1]:
            found[name].append(measure(name))
            say(f"  {name}: {found[name][-1]}")
    return found


def _median(found: list[Any], of: Callable[[Any], float]) -> float:
    return statistics.median(of(one) for one in found)


def _saves(size: Size, say: Say) -> dict[str, float]:
    def measure(name: str) -> Any:
        with running(name, 240) as contestant:
            crowd = Crowd(contestant)
            crowd.connect(240)
            saves(crowd, 100, 1.0, 90_000_000)
            found = saves(crowd, 200, size.seconds)
            crowd.close()
            return found

    say("saves at 200/s")
    found = _rounds(size, ("bare", "rembuk"), measure, say)
    return {
        "save_ack_p50_vs_bare": _median(found["rembuk"], lambda s: s.p50) / _median(found["bare"], lambda s: s.p50),
        "save_ack_p99_vs_bare": _median(found["rembuk"], lambda s: s.p99) / _median(found["bare"], lambda s: s.p99),
    }


def _sustained(size: Size, say: Say) -> dict[str, float]:
    def measure(name: str) -> float:
        with running(name, 240) as contestant:
            crowd = Crowd(contestant)
            crowd.connect(240)
            held = sustained(crowd, RATES, min(size.seconds, 2.0))
            crowd.close()
            return held

    say("saves held")
    found = _rounds(size, ("bare", "naive", "rembuk"), measure, say)
    held = {name: _median(rates, float) for name, rates in found.items()}
    return {
        "saves_sustained_vs_bare": held["rembuk"] / max(1.0, held["bare"]),
        "saves_sustained_vs_naive": held["rembuk"] / max(1.0, held["naive"]),
    }


def _broadcasts(size: Size, say: Say) -> dict[str, float]:
    def measure(name: str) -> Any:
        with running(name, size.crowd) as contestant:
            crowd = Crowd(contestant)
            crowd.connect(size.crowd)
            found = broadcasts(crowd, size.times)
            crowd.close()
            return found

    say(f"one message to {size.crowd}")
    found = _rounds(size, ("bare", "node", "rembuk"), measure, say)
    last = {name: _median(fanouts, lambda f: f.p50) for name, fanouts in found.items()}
    cpu = {name: _median(fanouts, lambda f: f.cpu) for name, fanouts in found.items()}
    return {
        "broadcast_1000_p50_vs_bare": last["rembuk"] / last["bare"],
        "broadcast_1000_p50_vs_node": last["rembuk"] / last["node"],
        "cpu_per_delivery_vs_bare": cpu["rembuk"] / max(1e-9, cpu["bare"]),
    }


def _bursts(size: Size, say: Say) -> dict[str, float]:
    def measure(name: str) -> Any:
        with running(name, size.crowd) as contestant:
            return burst(contestant, size.crowd)

    say(f"{size.crowd} at once")
    found = _rounds(size, ("bare", "rembuk"), measure, say)
    with running("rembuk", 2 * size.crowd) as contestant:
        twice = burst(contestant, 2 * size.crowd)
    return {
        "burst_1000_vs_bare": _median(found["rembuk"], lambda b: b.seconds) / _median(found["bare"], lambda b: b.seconds),
        "burst_2000_failures": float(twice.failures),
    }


def _rest(size: Size, say: Say) -> dict[str, float]:
    def longest(name: str) -> float:
        with running(name, size.crowd) as contestant:
            crowd = Crowd(contestant)
            crowd.connect(size.crowd)
            stretches = [saves(crowd, 300, size.seconds, 1_000_000 * (n + 1)) for n in range(5 if size.rounds > 1 else 1)]
            crowd.close()
            return statistics.median(stretch.longest for stretch in stretches)

    say("the longest wait, and memory")
    wait = _rounds(Size(1, size.seconds, size.crowd, size.times), ("bare", "rembuk"), longest, say)
    memory = {name: memory_per_phone_kb(name, size.crowd) for name in ("bare", "rembuk")}
    say(f"  memory a phone, kB: {memory}")
    return {
        "longest_ack_1000_vs_bare": wait["rembuk"][0] / wait["bare"][0],
        "memory_per_phone_vs_bare": memory["rembuk"] / max(0.1, memory["bare"]),
    }

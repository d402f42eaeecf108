"""What is measured, one function a measurement; each takes a running contestant and returns plain figures.

Times are seconds from the moment a message was due, not from when the generator got round to it (open loop).
"""

import statistics
import time
from dataclasses import dataclass

from tools.bench.contestants import Contestant, running
from tools.bench.crowd import Crowd
from tools.bench.wires import Loop, Wire

ALLOWED_P99_S = 0.25
GRACE_S = 3.0


@dataclass(frozen=True, slots=True)
class Saves:
    """Of one stretch at a steady rate: latencies in seconds, the acknowledged share, processor time a save."""

    rate: float
    p50: float
    p99: float
    longest: float
    acked: float
    cpu: float

    @property
    def sustained(self) -> bool:
        return self.acked >= 0.99 and self.p99 <= ALLOWED_P99_S


def saves(crowd: Crowd, rate: float, seconds: float, first: int = 1) -> Saves:
    crowd.heard.acks.clear()
    due: dict[int, float] = {}

    def act(number: int) -> None:
        crowd.save(number % len(crowd.phones), number)

    plan = crowd.plan(rate, seconds, act, first)
    due = {first + step: moment for step, (moment, _) in enumerate(plan)}
    before = crowd.contestant.cpu_s()
    crowd.loop.run(lambda: len(crowd.heard.acks) >= len(plan), seconds + GRACE_S, plan)
    used = crowd.contestant.cpu_s() - before
    took = sorted(moment - due[number] for number, moment in crowd.heard.acks.items() if number in due)
    if not took:
        return Saves(rate, 9.9, 9.9, 9.9, 0.0, 9.9)
    return Saves(rate, part(took, 0.5), part(took, 0.99), took[-1], len(took) / len(plan), used / len(took))


def sustained(crowd: Crowd, rates: list[int], seconds: float) -> float:
    """The highest rate of the ladder that was held: 99 % acknowledged, p99 within 250 ms."""
    held, first = 0.0, 1_000_000
    for rate in rates:
        found = saves(crowd, rate, seconds, first)
        first += 1_000_000
        if not found.sustained:
            break
        held = rate
        crowd.loop.run(lambda: False, 0.3)
    return held


@dataclass(frozen=True, slots=True)
class Fanout:
    """Seconds until the last of all clients had it; processor seconds a delivery."""

    p50: float
    cpu: float


def broadcasts(crowd: Crowd, times: int) -> Fanout:
    everybody = len(crowd.phones) + len(crowd.consoles)
    took, used, delivered = [], 0.0, 0
    for number in range(1, times + 1):
        crowd.loop.run(lambda: False, 0.1)
        crowd.heard.broadcasts = 0
        before, start = crowd.contestant.cpu_s(), time.perf_counter()
        crowd.announce(number + 500)
        crowd.loop.run(lambda: crowd.heard.broadcasts >= everybody, 5.0)
        took.append(crowd.heard.last - start)
        used += crowd.contestant.cpu_s() - before
        delivered += crowd.heard.broadcasts
    return Fanout(statistics.median(took), used / max(1, delivered))


@dataclass(frozen=True, slots=True)
class Burst:
    """Seconds until everybody who scanned at once had the first state, and how many never got it."""

    seconds: float
    failures: int


def burst(contestant: Contestant, phones: int, timeout_s: float = 60.0) -> Burst:
    loop, welcomed, last = Loop(), set[int](), [0.0]

    def listen(wire: Wire, payload: bytes, now: float) -> None:
        if payload.startswith(b'42["welcome"'):
            welcomed.add(id(wire))
            last[0] = now

    start = time.perf_counter()
    for phone in range(phones):
        loop.add(Wire(contestant.port, contestant.auth(phone), listen))
    loop.run(lambda: len(welcomed) >= phones, timeout_s)
    loop.close()
    return Burst(last[0] - start, phones - len(welcomed))


def memory_per_phone_kb(name: str, phones: int) -> float:
    """How much the server grows per connected phone."""
    with running(name, phones) as contestant:
        warm = Crowd(contestant)
        warm.connect(20, 0)
        before = contestant.memory_kb()
        crowd = Crowd(contestant)
        crowd.connect(phones, 0)
        grown = contestant.memory_kb() - before
        crowd.close()
        warm.close()
    return grown / phones


def part(took: list[float], share: float) -> float:
    """The quantile of sorted times."""
    return took[min(len(took) - 1, int(len(took) * share))]

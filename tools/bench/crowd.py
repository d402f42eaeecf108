"""A crowd of phones and consoles on one server: connected, counted, and listened to."""

import json
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tools.bench.contestants import Contestant
from tools.bench.halls import CONSOLES
from tools.bench.wires import Loop, Wire, event_frame

CONNECT_S = 60.0


@dataclass(slots=True)
class Heard:
    """What arrived: acknowledgements by id with their moment, and how many broadcasts, with the last one's moment."""

    acks: dict[int, float] = field(default_factory=dict)
    refused: int = 0
    broadcasts: int = 0
    last: float = 0.0
    welcomed: int = 0


class Crowd:
    """All wires of one measurement.  `revisions`: what each phone knows of its own row, as a real phone would."""

    def __init__(self, contestant: Contestant) -> None:
        self.contestant = contestant
        self.loop = Loop()
        self.heard = Heard()
        self.phones: list[Wire] = []
        self.consoles: list[Wire] = []
        self.revisions: dict[int, dict[str, int]] = {}
        self._asked: dict[int, int] = {}
        self._expected = 0

    def connect(self, phones: int, consoles: int = CONSOLES, at_once: int = 200) -> None:
        """Waits until each has its first state."""
        wanted = [self.contestant.auth(n) for n in range(phones)]
        wires = [*self._connected(wanted, at_once), *self._connected(map(self.contestant.console_auth, range(consoles)), at_once)]
        self.phones, self.consoles = wires[:phones], wires[phones:]

    def save(self, phone: int, number: int) -> None:
        message = self.contestant.save(phone, number)
        if "payload" in message:
            message["payload"]["base"] = self.revisions.get(phone, {})
            self._asked[number] = phone
        self.phones[phone].send(event_frame("command", message, number))

    def announce(self, number: int) -> None:
        self.consoles[0].send(event_frame("command", self.contestant.announce(number), number))

    def plan(self, rate: float, seconds: float, act: Callable[[int], None], first: int, seed: int = 7) -> list[Any]:
        """Poisson arrivals: moments from now, and what happens then."""
        dice, at, plan = random.Random(seed), time.perf_counter() + 0.05, []
        end = at + seconds
        number = first
        while (at := at + dice.expovariate(rate)) < end:
            plan.append((at, partial(act, number)))
            number += 1
        return plan

    def close(self) -> None:
        self.loop.close()

    def listen(self, wire: Wire, payload: bytes, now: float) -> None:
        if payload.startswith(b"43"):
            self._acknowledged(payload, now)
        elif payload.startswith(b'42["changes"'):
            self.heard.broadcasts += 1
            self.heard.last = now
        elif payload.startswith(b'42["welcome"'):
            self.heard.welcomed += 1
            self.heard.last = now

    def _acknowledged(self, payload: bytes, now: float) -> None:
        start = payload.index(b"[")
        number = int(payload[2:start])
        answer = json.loads(payload[start:])[0]
        self.heard.acks[number] = now
        self.heard.refused += not answer.get("ok")
        if "revisions" in answer and number in self._asked:
            self.revisions[self._asked[number]] = answer["revisions"]

    def _connected(self, auths: Iterable[dict[str, Any]], at_once: int) -> list[Wire]:
        wires: list[Wire] = []
        waiting = list(auths)
        for start in range(0, len(waiting), at_once):
            part = [self.loop.add(Wire(self.contestant.port, auth, self.listen)) for auth in waiting[start : start + at_once]]
            wires += part
            self._expected += len(part)
            if not self.loop.run(lambda: self.heard.welcomed >= self._expected, CONNECT_S):
                raise RuntimeError(f"{self.contestant.name}: {self.heard.welcomed} of {self._expected} got their first state")
        return wires

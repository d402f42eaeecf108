"""What becomes of a connection: drawn by seeded dice when it is made."""

import random
from dataclasses import dataclass

TARGETS = ("request", "ack", "broadcast", "welcome", "head")
WEIGHTS = (32, 32, 22, 7, 7)
WAYS = ("cut", "reset", "half_open", "deaf", "mute", "slow", "double")
WAY_WEIGHTS = (34, 26, 6, 3, 3, 16, 12)
LONGEST_DELAY_S = 0.25


@dataclass(slots=True)
class Fate:
    """At the `nth` piece of kind `target`, after the share `at` of its bytes, `way` happens.

    cut: both ends are closed after the part; reset: with RST; half_open: nothing passes any more either way, both ends
    stay open; deaf, mute: nothing comes down, nothing goes up; slow: every piece waits; double: the whole frame twice.
    """

    way: str
    target: str
    nth: int
    at: float
    delay_s: float = 0.0

    def aim_at_raw(self) -> None:
        """Plain HTTP has no frames to aim at, and half a request twice is nothing a network does."""
        if self.target != "head":
            self.target = "raw"
        if self.way == "double":
            self.way = "cut"

    def meets(self, kind: str) -> bool:
        """Counts the piece; whether it is the one."""
        if kind != self.target:
            return False
        self.nth -= 1
        return self.nth == 0


class Weather:
    """Stormy or calm for everybody; `dice` make a run repeatable as far as timing allows."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.stormy = False
        self.longest = 2

    def fate(self, fresh: bool = True) -> Fate | None:
        """Of a fresh connection, or of one that stands and has its head and its welcome behind it."""
        if not self.stormy:
            return None
        way = self.dice.choices(WAYS, WAY_WEIGHTS)[0]
        target = (
            "request" if way == "double" else self.dice.choices(*((TARGETS, WEIGHTS) if fresh else (TARGETS[:3], WEIGHTS[:3])))[0]
        )
        return Fate(way, target, self.dice.randint(1, self._farthest(target)), self.dice.random(), self._delay(way))

    def _farthest(self, target: str) -> int:
        return self.longest if target in ("request", "ack", "broadcast") else 1

    def _delay(self, way: str) -> float:
        return self.dice.uniform(0.01, LONGEST_DELAY_S) if way == "slow" else 0.0

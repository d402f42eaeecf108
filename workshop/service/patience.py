"""Guessing is slowed for everybody alike, and nobody is turned away for it: a hall stands behind one address.

Each lane counts wrong tries, which are forgotten with time.  Past a free number the answer takes longer, up to a bound.
Where the right answer must not show by coming sooner, the wait comes before the try is looked at.  Nothing here sleeps
inside a transaction (TX1).
"""

import time
from collections.abc import Callable

from workshop.domain.refusals import Refused

FREE = 20
FORGOTTEN_AFTER_S = 3.0
LONGEST_S = 3.0
LONGEST_AFTER = 30
MOST_WAITING = 100


class Patience:
    def __init__(self, pause: Callable[[float], None] = time.sleep, now: Callable[[], float] = time.monotonic) -> None:
        self.pause, self.now = pause, now
        self._wrong: dict[str, tuple[float, float]] = {}
        self._waiting = 0

    def failed(self, lane: str) -> None:
        level, now = self._level(lane), self.now()
        self._wrong = {name: kept for name, kept in self._wrong.items() if name == lane or self._level(name) > 0}
        self._wrong[lane] = (level + 1, now)

    def wait(self, lane: str) -> None:
        """As long as the lane's wrong tries ask for; more at once than can wait are told to come again."""
        delay = LONGEST_S * max(0.0, self._level(lane) - FREE) / LONGEST_AFTER
        if not delay:
            return
        if self._waiting >= MOST_WAITING:
            raise Refused("try_again", "many tries at once")
        self._waiting += 1
        try:
            self.pause(delay)
        finally:
            self._waiting -= 1

    def _level(self, lane: str) -> float:
        """Never more than what the longest wait needs, so that an attack is soon forgotten once it ends."""
        count, at = self._wrong.get(lane, (0.0, 0.0))
        return min(FREE + LONGEST_AFTER, max(0.0, count - (self.now() - at) / FORGOTTEN_AFTER_S))

"""How fast one credential may send: a bucket of tokens each, so that a flood harms its sender alone.

Never by address: a whole hall stands behind one.  Unknown tokens have buckets too; full ones are forgotten.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

BURST = 300.0
PER_SECOND = 100.0
MOST_KEPT = 10_000


@dataclass(slots=True)
class Bucket:
    left: float
    at: float


class Allowance:
    def __init__(self, burst: float = BURST, per_second: float = PER_SECOND, now: Callable[[], float] = time.monotonic) -> None:
        self.burst, self.per_second, self.now = burst, per_second, now
        self._buckets: dict[str, Bucket] = {}

    def takes(self, credential: str) -> bool:
        """Whether one more command of this credential is taken now."""
        now = self.now()
        bucket = self._buckets.get(credential)
        if bucket is None:
            self._forget_full(now)
            bucket = self._buckets[credential] = Bucket(self.burst, now)
        bucket.left, bucket.at = self._level(bucket, now), now
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True

    def kept(self) -> int:
        return len(self._buckets)

    def _level(self, bucket: Bucket, now: float) -> float:
        return min(self.burst, bucket.left + (now - bucket.at) * self.per_second)

    def _forget_full(self, now: float) -> None:
        if len(self._buckets) >= MOST_KEPT:
            self._buckets = {who: kept for who, kept in self._buckets.items() if self._level(kept, now) < self.burst}

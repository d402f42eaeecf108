"""The test page: which phones reached this laptop, by which address, and whether they are still there.

Memory only, like presence (PR1), and bounded: nobody signs in for it, so nothing of it is a right or a record.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from typing import Any

MOST_PHONES = 1_000
MOST_WORKSHOPS = 50
GONE_AFTER_S = 12.0


@dataclass(slots=True)
class Tried:
    """One phone: the address it came by, how long its last question took, whether a lasting line stood, its clock's error."""

    address: str
    took_ms: int
    line: bool | None
    clock_off_s: float
    heard: float


@dataclass(slots=True)
class Trial:
    began: float
    phones: dict[str, Tried] = field(default_factory=dict)
    most_at_once: int = 0


class Trying:
    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._trials: dict[str, Trial] = {}
        self._turn = threading.Lock()

    def begins(self, workshop_id: str) -> None:
        """Counting starts anew."""
        with self._turn:
            if len(self._trials) >= MOST_WORKSHOPS and workshop_id not in self._trials:
                self._trials.pop(min(self._trials, key=lambda id: self._trials[id].began))
            self._trials[workshop_id] = Trial(self._now())

    def heard(self, workshop_id: str, device: str, tried: Tried) -> int:
        """How many phones have the page open now, this one among them."""
        if workshop_id not in self._trials:
            self.begins(workshop_id)
        with self._turn:
            trial = self._trials[workshop_id]
            if device in trial.phones or len(trial.phones) < MOST_PHONES:
                tried.heard = self._now()
                trial.phones[device] = tried
            here = self._here(trial)
            trial.most_at_once = max(trial.most_at_once, here)
            return here

    def standing(self, workshop_id: str) -> dict[str, Any]:
        with self._turn:
            trial = self._trials.get(workshop_id) or Trial(self._now())
            phones = list(trial.phones.values())
            return {
                "since_s": int(self._now() - trial.began),
                "opened": len(phones),
                "here": self._here(trial),
                "most": trial.most_at_once,
                "without_line": sum(phone.line is False for phone in phones),
                "slowest_ms": max((phone.took_ms for phone in phones), default=0),
                "clock_off_s": round(median(phone.clock_off_s for phone in phones)) if phones else None,
                "by_address": _counted(phone.address for phone in phones),
            }

    def _here(self, trial: Trial) -> int:
        return sum(self._now() - phone.heard < GONE_AFTER_S for phone in trial.phones.values())


def _counted(addresses: Any) -> dict[str, int]:
    counts: dict[str, int] = {}
    for address in addresses:
        counts[address] = counts.get(address, 0) + 1
    return counts

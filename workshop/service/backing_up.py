"""Copies of the store every few minutes, when an activity opens or closes and when a day does, and how they stand.

The folder is the one told at the start, else the one chosen in the console and kept in the store.  Whatever becomes of it,
the hall goes on: a copy that fails is said with its reason and tried again.  How far each workshop is copied is told on
(RC1): until then phones keep what was acknowledged.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from workshop import clock
from workshop.domain.changes import Change
from workshop.storage import backup
from workshop.storage.backup import CannotCopy, Copy
from workshop.storage.choices import choose, chosen
from workshop.storage.sqlite import Store

FOLDER = "backup_folder"
AGAIN_S = 30.0
OLD_S = 15 * 60.0
SETTLE_S = 1.0
TURNS = frozenset({"activity_opened", "activity_closed", "day_closed"})

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """`folder`: as told at the start."""

    folder: Path | None = None
    every_s: float = 300.0


class BackingUp:
    """`run_for_ever` copies; `backed_up` is called with workshop → seq after every good copy."""

    def __init__(self, store: Store, plan: Plan, backed_up: Callable[[dict[str, int]], None] = lambda seqs: None) -> None:
        self.store, self.plan, self.backed_up = store, plan, backed_up
        with store.reading() as reader:
            kept = chosen(reader, FOLDER)
        self.folder = plan.folder or (Path(kept) if kept else None)
        self.last: Copy | None = None
        self.failure: CannotCopy | None = None
        self._since = clock.now()
        self._wake = threading.Event()
        self._turn = threading.Lock()
        self._resting = False

    def choose(self, folder: Path) -> None:
        """Kept only when a copy could be laid there; raises CannotCopy."""
        self.store.offload(backup.claim, folder)
        before, self.folder = self.folder, folder
        self.copy()
        if self.failure is not None:
            failure, self.failure, self.folder = self.failure, None, before
            raise failure
        self.store.write(lambda tx: choose(tx, FOLDER, str(folder)))

    def heard(self, changes: Iterable[Change]) -> None:
        """Called after commits: where an activity opens or closes, or a day closes, a copy is due."""
        if any(change.name in TURNS for change in changes):
            self._wake.set()

    def rest(self, resting: bool) -> None:
        """While the store is started again from a copy: what a newer one holds, phones must not let go of (RC1)."""
        with self._turn:
            self._resting = resting

    def run_for_ever(self) -> None:
        """A folder told at the start is ours from here on; one chosen before must bear its mark."""
        if self.plan.folder is not None:
            with suppress(CannotCopy):
                backup.claim(self.plan.folder)
        while True:
            self.copy()
            if self._wake.wait(AGAIN_S if self.failure else self.plan.every_s):
                self._wake.clear()
                threading.Event().wait(SETTLE_S)

    def copy(self) -> None:
        """One copy now, off the event loop; nothing where no folder is chosen."""
        with self._turn:
            if self.folder is not None and not self._resting and self._copied(self.folder) and self.last is not None:
                self.backed_up(self.last.held.seqs)

    def _copied(self, folder: Path) -> bool:
        try:
            self.last = self.store.offload(_taken, self.store.path, folder, clock.now())
            self.failure = None
        except CannotCopy as failure:
            self.failure = failure
        except Exception as error:
            log.exception("the copy could not be made")
            self.failure = CannotCopy("folder_failed", type(error).__name__)
        return self.failure is None

    def standing(self) -> dict[str, Any]:
        """`state`: good, first (none yet), old, failing with `code` and `detail`, unchosen.  `made_at`: of the last good copy.
        `disk_full`: the store itself finds no room."""
        age = (clock.now() - (self.last.made_at if self.last else self._since)).total_seconds()
        return {
            "state": self._state(age),
            "folder": str(self.folder or ""),
            "made_at": self.last.made_at.isoformat(timespec="seconds") if self.last else None,
            "age_s": int(age) if self.last else None,
            "code": self.failure.code if self.failure else "",
            "detail": self.failure.detail if self.failure else "",
            "disk_full": self.store.full,
        }

    def _state(self, age: float) -> str:
        if self.folder is None:
            return "unchosen"
        if self.failure is not None:
            return "failing"
        if age > max(OLD_S, 3 * self.plan.every_s):
            return "old"
        return "good" if self.last else "first"


def _taken(store: Path, folder: Path, now: datetime) -> Copy:
    copy = backup.take(store, folder, now)
    with suppress(CannotCopy):
        backup.thin(folder, copy.held.epoch, now)
    return copy

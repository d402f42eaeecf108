"""A rehearsal beside the living hall: a copy of it on a server of its own with simulated people, for the laptop's own
facilitator to start and end.

Nothing leads back: the copy lies in a folder of its own beside the store, another process serves it at another port, and all of
it goes when it is ended, when this server stops, and at the next start at the latest.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.domain.changes import Change
from workshop.domain.refusals import Refused

ROOT = Path(__file__).resolve().parents[2]
STANDING = "standing.json"
ENDS_WITHIN_S = 20.0
LOOKED_AGAIN_S = 0.1
MOST_PEOPLE = 150
ERASING = frozenset({"person_erased", "text_erased", "attachment_erased"})
NONE: dict[str, Any] = {"state": "none", "phones": 0, "rows": 0}


@dataclass(slots=True)
class Running:
    workshop_id: str
    child: subprocess.Popen[bytes]
    ending: bool = False


class Rehearsing:
    """One at a time.  `host`: where the copy listens, as this server does."""

    def __init__(self, store: Path, host: str) -> None:
        self.store, self.host = store, host
        self.place = store.with_name(f"{store.stem}-geladi")
        self._running: Running | None = None
        self._turn = threading.Lock()
        shutil.rmtree(self.place, ignore_errors=True)

    def begin(self, workshop_id: str, people: int) -> None:
        if not 1 <= people <= MOST_PEOPLE:
            raise Refused("number_out_of_range", f"1 … {MOST_PEOPLE}", "people")
        with self._turn:
            if self._running is not None and self._running.child.poll() is None:
                raise Refused("rehearsal_runs")
            shutil.rmtree(self.place, ignore_errors=True)
            self.place.mkdir(parents=True)
            self._running = Running(workshop_id, self._started(workshop_id, people))

    def heard(self, changes: Iterable[Change]) -> None:
        """Called after commits: where somebody is erased, no copy with the name goes on (ND1)."""
        if self._running is not None and any(change.name in ERASING for change in changes):
            threading.Thread(target=self.end, daemon=True, name="geladi").start()

    def standing(self) -> dict[str, Any]:
        """`state`: none, copying, filling, open, ending, failed.  One that fell over by itself says so until it is put away."""
        running = self._running
        if running is None:
            return NONE
        if running.ending:
            return {**NONE, "state": "ending", "workshop": running.workshop_id}
        told = {**NONE, "state": "copying", **self._told(), "workshop": running.workshop_id}
        fell = running.child.poll() is not None and told["state"] != "failed"
        return told | {"state": "failed"} if fell else told

    def end(self) -> None:
        """The people leave, the server stops, the folder goes; what does not go by itself is ended."""
        with self._turn:
            if self._running is not None:
                self._running.ending = True
                _ended(self._running.child)
            shutil.rmtree(self.place, ignore_errors=True)
            self._running = None

    def _started(self, workshop_id: str, people: int) -> subprocess.Popen[bytes]:
        command: Sequence[str | Path] = (
            *(sys.executable, "-m", "workshop.rehearsal.crowd", "--store", self.store.resolve(), "--workshop", workshop_id),
            *("--place", self.place.resolve(), "--host", self.host, "--people", str(people)),
        )
        with (self.place / "said.log").open("wb") as said:
            return subprocess.Popen(
                [str(word) for word in command],
                stdin=subprocess.PIPE,
                stdout=said,
                stderr=said,
                cwd=ROOT,
                env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
                start_new_session=sys.platform != "win32",
                creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
            )

    def _told(self) -> dict[str, Any]:
        try:
            told: dict[str, Any] = json.loads((self.place / STANDING).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return told


def _ended(child: subprocess.Popen[bytes]) -> None:
    """Closing its input asks it to clear up.  Looks again and again, which is the same on the event loop and in a thread."""
    if child.stdin is not None:
        with suppress(OSError):
            child.stdin.close()
    until = time.monotonic() + ENDS_WITHIN_S
    while child.poll() is None and time.monotonic() < until:
        time.sleep(LOOKED_AGAIN_S)
    if child.poll() is None:
        _killed(child)


def _killed(child: subprocess.Popen[bytes]) -> None:
    """With the server it started; on Windows by the system's own way to end a family."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(child.pid)], capture_output=True, check=False)
    else:
        with suppress(OSError):
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()

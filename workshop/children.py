"""A process of its own for work that is long, or that looks into what strangers sent; nobody else waits for it."""

import os
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOOK_EVERY_S = 0.05
LAST = 19
MOST_MEMORY = 2 << 30


def run(words: Sequence[str | Path], said: Path, complaints: Path, longest_s: float, working: Path | None = None) -> int:
    """Its exit code; one that takes too long is ended.  What it writes goes to the two files, what it lays aside while it works
    into `working`: one that was ended takes nothing away.

    Looks again and again instead of waiting, so that it is the same on the event loop and in a thread.
    """
    until = time.monotonic() + longest_s
    with said.open("wb") as out, complaints.open("wb") as told:
        child = subprocess.Popen(
            [str(word) for word in words],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=told,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | _laid_aside(working),
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        _goes_last(child.pid)
        try:
            while child.poll() is None and time.monotonic() < until:
                time.sleep(LOOK_EVERY_S)
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
    return int(child.returncode)


def _laid_aside(working: Path | None) -> dict[str, str]:
    return dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(working.resolve())) if working else {}


def _goes_last(pid: int) -> None:
    """Whoever saves goes first, also where there is one core for all."""
    if hasattr(os, "setpriority"):
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, pid, LAST)


def bound(longest_s: int) -> None:
    """In the child, before it looks into anything: a file made to harm ends this process and no other.

    Windows has no such limits; there the time alone is bounded, by whoever waits.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (longest_s, longest_s))

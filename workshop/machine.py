"""What one process asks of its machine: the store for itself, open files for every phone, no long pauses for garbage, a
browser for the console.

A full garbage collection stops the loop for 30 to 110 ms in a full hall.  What was loaded is frozen, the automatic full
collection switched off, and one of ours runs when the process is quiet.
"""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, NoReturn

OPEN_FILES = 65_536
BETWEEN_COLLECTIONS_S = 60.0
LONGEST_WAIT_S = 1800.0
QUIET = 0.05


def hold(store: Path) -> IO[bytes] | None:
    """Keeps the store for this process until the answer is closed or the process ends; nothing where another has it.

    Two servers would each publish only their own changes, and half a hall would not see the other half.
    """
    store.parent.mkdir(parents=True, exist_ok=True)
    held = store.with_name(f"{store.name}.held").open("ab")
    try:
        _lock(held)
    except OSError:
        held.close()
        return None
    return held


def start_again(*more: str) -> NoReturn:
    """This very program once more from its beginning, with further arguments; of a flag given twice the later counts."""
    command = [sys.executable, *sys.orig_argv[1:], *more]
    sys.stdout.flush()
    if sys.platform == "win32":
        # There exec would end this process for whoever waits for it, and leave the new one behind.
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def raise_open_files() -> None:
    """As many as the system lets this process have; Windows has no such limit to raise."""
    try:
        import resource
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def settle_memory() -> None:
    """Called once everything is loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(700, 10, 1_000_000)


def collect_when_quiet(sleep: Callable[[float], None]) -> None:
    """For ever: a full collection in a quiet second, or after half an hour without one."""
    while True:
        sleep(BETWEEN_COLLECTIONS_S)
        waited = 0.0
        while waited < LONGEST_WAIT_S and _share_of_a_second(sleep) > QUIET:
            waited += 1
        gc.collect()


def has_browser(surroundings: Mapping[str, str], terminal: bool, platform: str) -> bool:
    """Whether somebody sits in front of this: a terminal with a desktop around it."""
    if not terminal or surroundings.get("CI") or surroundings.get("SSH_CONNECTION"):
        return False
    return platform in ("win32", "darwin") or bool(surroundings.get("DISPLAY") or surroundings.get("WAYLAND_DISPLAY"))


def _lock(held: IO[bytes]) -> None:
    """The system lets go of it when the process ends, however it ends."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _share_of_a_second(sleep: Callable[[float], None]) -> float:
    before = time.process_time()
    sleep(1.0)
    return time.process_time() - before

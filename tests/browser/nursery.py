"""Servers born quickly: one process has read the program once, and each server of a test is forked from it.

A server's start is mostly reading the program; nothing of it has begun when the fork is made (no hub, no socket, no
store), so what is born is what `server.py` with the same words would be.  Elsewhere than on Linux every server is started
by itself; tests/dev, tests/live and tests/chaos start it so everywhere.
"""

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from tools.dev.places import ROOT

SERVER = str(ROOT / "server.py")
NURSERY = f"""
import json, os, random, signal, sys
sys.path.insert(0, {str(ROOT)!r})
import server
from eventlet.patcher import original
plain = original("os")
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for line in iter(lambda: plain.read(0, 65536), b""):
    told = json.loads(line)
    born = plain.fork()
    if born:
        plain.write(1, f"{{born}}\\n".encode())
        continue
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    said = plain.open(told["said"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    quiet = plain.open(os.devnull, os.O_RDONLY)
    for number, file in ((0, quiet), (1, said), (2, said)):
        plain.dup2(file, number)
    random.seed()
    os.environ.clear()
    os.environ.update(told["surroundings"])
    sys.argv[:] = [{SERVER!r}, *told["words"]]
    sys.orig_argv[:] = [sys.executable, *sys.argv]
    server.main()
    sys.exit(0)
"""


class Started(Protocol):
    def poll(self) -> int | None: ...
    def terminate(self) -> None: ...
    def wait(self, timeout: float | None = None) -> int: ...


class Born:
    """A server whose parent is the nursery: watched by its pidfd, which cannot mean another process."""

    def __init__(self, pid: int) -> None:
        self._handle = os.pidfd_open(pid)

    def poll(self) -> int | None:
        return 0 if self._ended(0) else None

    def terminate(self) -> None:
        if not self._ended(0):
            signal.pidfd_send_signal(self._handle, signal.SIGTERM)

    def wait(self, timeout: float | None = None) -> int:
        if not self._ended(timeout):
            raise subprocess.TimeoutExpired(SERVER, timeout or 0)
        os.close(self._handle)
        return 0

    def _ended(self, seconds: float | None) -> bool:
        return bool(select.select([self._handle], [], [], seconds)[0])


class Nursery:
    """`start` gives a server started with these words, saying what it says to the file `said`."""

    def __init__(self) -> None:
        self._parent: subprocess.Popen[bytes] | None = None

    def start(self, words: list[str], said: Path) -> Started:
        if not hasattr(os, "pidfd_open"):
            with said.open("wb") as output:
                return subprocess.Popen([sys.executable, SERVER, *words], stdout=output, stderr=output, cwd=ROOT)
        parent = self._parent = self._parent or self._opens()
        assert parent.stdin is not None and parent.stdout is not None
        parent.stdin.write(json.dumps({"words": words, "said": str(said), "surroundings": dict(os.environ)}).encode() + b"\n")
        parent.stdin.flush()
        return Born(int(parent.stdout.readline()))

    def close(self) -> None:
        if self._parent is not None:
            self._parent.communicate()
            self._parent = None

    def _opens(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", NURSERY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)

"""A server of the rehearsal's own: a child process on a port of this machine alone, over a fresh store in a temporary folder.

It is ended by its own process id, and its folder goes with it.
"""

import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from workshop.rehearsal.stumble import Stumbled
from workshop.storage.transaction import Reader

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN_S = 40.0
STOPS_WITHIN_S = 10.0


class House:
    """`url` and `key` are there once the server listens."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="rembuk-rehearsal-", ignore_cleanup_errors=True)
        self._place = Path(self._folder.name)
        self._process: subprocess.Popen[bytes] | None = None
        self.url = self.key = ""

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end()

    @property
    def log(self) -> str:
        """The last the server said; for whoever looks for the cause of a fall."""
        path = self._place / "server.log"
        return path.read_text(encoding="utf-8", errors="replace")[-2000:] if path.exists() else ""

    def _start(self) -> None:
        store, port = self._place / "rehearsal.sqlite", self._place / "port"
        command = [sys.executable, str(ROOT / "server.py"), "--store", str(store), "--host", "127.0.0.1", "--port", "0"]
        with (self._place / "server.log").open("wb") as log:
            self._process = subprocess.Popen(
                [*command, "--port-file", str(port), "--no-browser"], stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=ROOT
            )
        self.url = f"http://127.0.0.1:{self._port(port)}"
        with closing(sqlite3.connect(store, timeout=10)) as connection:
            self.key = Reader(connection).host_key()

    def _port(self, path: Path) -> int:
        until = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < until:
            if path.exists():
                return int(path.read_text(encoding="utf-8"))
            if self._process is None or self._process.poll() is not None:
                break
            time.sleep(0.05)
        raise Stumbled("rehearsal.stumble.server", detail=self.log)

    def _end(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(STOPS_WITHIN_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(STOPS_WITHIN_S)
        self._folder.cleanup()

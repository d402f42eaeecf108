"""A server of the rehearsal's own: a child process on a port of this machine, over a fresh store in a temporary folder.

It is ended by its own process id, and its folder goes with it.  A disturbed rehearsal cuts its power, stops it for the
night, starts it again on the same file, or on another one that a copy was put into.
"""

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from workshop.addresses import own_url
from workshop.rehearsal.stumble import Stumbled
from workshop.rehearsal.ways import HERE
from workshop.storage.transaction import Reader

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN_S = 40.0
STOPS_WITHIN_S = 10.0
RESTORES_WITHIN_S = 60.0


class House:
    """`url` and `key` are there once the server listens.  `told`: what else it is started with.

    `beside`: where its folder is made; `host`: where it listens; `furnish`: puts a store there before it opens.
    """

    def __init__(
        self,
        *told: str,
        beside: Path | None = None,
        host: str = HERE,
        furnish: Callable[[Path], None] = lambda store: None,
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="rembuk-rehearsal-", dir=beside, ignore_cleanup_errors=True)
        self.host, self.furnish = host, furnish
        self.place = Path(self._folder.name)
        self.store = self.place / "rehearsal.sqlite"
        self.told = told
        self.port = 0
        self.key = ""
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self.furnish(self.store)
            self.opens()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end()

    @property
    def url(self) -> str:
        return own_url(self.host, self.port)

    @property
    def log(self) -> str:
        """The last the server said; for whoever looks for the cause of a fall."""
        path = self.place / "server.log"
        return path.read_text(encoding="utf-8", errors="replace")[-2000:] if path.exists() else ""

    def opens(self) -> None:
        """On its file, at a port that the system chooses; returns once it listens."""
        told = self.place / "port"
        told.unlink(missing_ok=True)
        command = [sys.executable, str(ROOT / "server.py"), "--store", str(self.store), "--host", self.host, "--port", "0"]
        with (self.place / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "--port-file", str(told), "--no-browser", *self.told],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd=ROOT,
            )
        self.port = self._told_port(told)
        with closing(sqlite3.connect(self.store, timeout=10)) as connection:
            self.key = Reader(connection).host_key()

    def loses_power(self) -> None:
        """Killed where it stands: nothing is said, nothing finished."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(STOPS_WITHIN_S)

    def closes(self) -> None:
        """In order, as by Ctrl+C."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(STOPS_WITHIN_S)
            except subprocess.TimeoutExpired:
                self.loses_power()

    def is_another_laptop(self, copies: Path) -> None:
        """From here on the store is a new one, made by the product's own command from the newest copy in the folder."""
        self.store = self.place / "another-laptop" / "rehearsal.sqlite"
        command = [sys.executable, "-m", "workshop.cli", "restore", str(copies), "--store", str(self.store)]
        made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=RESTORES_WITHIN_S)
        if made.returncode:
            raise Stumbled("rehearsal.stumble.step", step="restore", detail=made.stderr.strip())

    def _told_port(self, path: Path) -> int:
        until = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < until:
            if path.exists():
                return int(path.read_text(encoding="utf-8"))
            if self._process is None or self._process.poll() is not None:
                break
            time.sleep(0.05)
        raise Stumbled("rehearsal.stumble.server", detail=self.log)

    def _end(self) -> None:
        self.closes()
        self._folder.cleanup()

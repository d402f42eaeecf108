"""The write-ahead log moves into the file beside the writer, so that no commit waits for a thousand pages.

SQLite by itself does this inside the commit that crosses its limit: one save in a hundred or so then waits for two
synchronisations and every changed page.
"""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Any

EVERY = 250
LATEST_PAGES = 16_000


class Checkpointing:
    """`open`: a connection of its own, opened off the loop too: a busy store can keep it waiting.  `offload` runs its
    argument in a real thread."""

    def __init__(self, open: Callable[[], sqlite3.Connection], offload: Callable[..., Any]) -> None:
        self._open = open
        self._offload = offload
        self._written = 0
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._nearly = False

    def committed(self, changes: int, writer: sqlite3.Connection) -> None:
        """By the writer between two transactions.  What came in meanwhile is little, and lets the log begin anew."""
        self._written += changes
        if self._nearly:
            self._nearly = False
            self._offload(moved, writer)
        elif self._written >= EVERY and self._thread is None:
            with self._starting:
                self._thread = threading.Thread(target=self._move, daemon=True, name="checkpoint")
                self._thread.start()

    def wait(self) -> None:
        with self._starting:
            running = self._thread
        if running is not None:
            running.join(timeout=10)

    def _move(self) -> None:
        try:
            self._offload(self._open_and_move)
        finally:
            self._written, self._nearly, self._thread = 0, True, None

    def _open_and_move(self) -> None:
        with suppress(sqlite3.Error), closing(self._open()) as connection:
            moved(connection)


def moved(connection: sqlite3.Connection) -> None:
    """What a full disk leaves in the log is as safe there."""
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

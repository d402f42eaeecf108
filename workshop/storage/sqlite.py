"""The default store: one SQLite file in WAL with full synchronisation, one writer, self-forming groups.

Commands that wait while a commit runs share the next transaction, a savepoint each, so that a refused one rolls back
alone.  The COMMIT runs through `offload`, off the event loop: the one yield allowed while the transaction is open (TX1).  A job
of many rows has a transaction of its own that is off the loop as a whole.
Acknowledgements leave only after it (CM3).
"""

import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from workshop.domain.changes import Change
from workshop.domain.refusals import Refused
from workshop.storage.checkpointing import LATEST_PAGES, Checkpointing
from workshop.storage.known import Known
from workshop.storage.migrating import bring_up
from workshop.storage.transaction import Reader, Tx

Job = Callable[[Tx], Any]
Offload = Callable[..., Any]
GROUP = 256


def call_here(function: Callable[..., Any], *arguments: Any) -> Any:
    return function(*arguments)


class Ticket:
    """One waiting job and, later, what became of it."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.result: Any = None
        self.error: BaseException | None = None
        self.changes: list[Change] = []
        # A lock that whoever is done opens: an event would be a condition, a lock and a list for one waiter.
        self.done = threading.Lock()
        self.done.acquire()


class Apart(Ticket):
    """A job of many rows: a transaction of its own, off the loop from its begin to its commit."""


class Alone(Ticket):
    """A step between two groups, on the writer's connection, no transaction open."""

    def __init__(self, step: Callable[[sqlite3.Connection], Any]) -> None:
        super().__init__(lambda tx: None)
        self.step = step


class Store:
    """`on_commit` is called by the writer with the changes of a group, after its commit, in order.  `full`: the last group
    found no room on the disk.  `commit`: the writer's own way off the loop; without it `offload`."""

    def __init__(self, path: Path, offload: Offload = call_here, commit: Offload | None = None) -> None:
        self.path = path
        self.offload = offload
        self.commit = commit or offload
        self.on_commit: Callable[[list[Change]], None] = lambda changes: None
        self._queue: queue.Queue[Ticket | None] = queue.Queue()
        self._connection = connect(path)
        bring_up(self._connection)
        self._known = Known(self._connection)
        self._checkpointing = Checkpointing(partial(connect, path), offload)
        self._readers: list[sqlite3.Connection] = []
        self._over = threading.Event()
        self.full = False
        self._thread = threading.Thread(target=self._write_for_ever, daemon=True, name="writer")
        self._thread.start()

    def write(self, job: Job, apart: bool = False) -> Any:
        """Runs `job(tx)` in the next group and returns its result once that is on the disk.  `apart`: it takes long, so it has a
        transaction to itself, while which the loop goes on reading and telling; writers wait for it as for any other."""
        return self._done(Apart(job) if apart else Ticket(job))

    def alone(self, step: Callable[[sqlite3.Connection], Any]) -> Any:
        """Runs `step(connection)` off the loop while no transaction is open; what comes meanwhile waits for it."""
        return self._done(Alone(step))

    def _done(self, ticket: Ticket) -> Any:
        self._queue.put(ticket)
        ticket.done.acquire()
        if ticket.error is not None:
            raise ticket.error
        return ticket.result

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A connection of its own, so that no uncommitted row is seen."""
        if self._over.is_set():
            raise sqlite3.ProgrammingError("the store is closed")
        try:
            connection = self._readers.pop()
        except IndexError:
            connection = connect(self.path)
        try:
            connection.execute("BEGIN")
            yield Reader(connection)
        finally:
            connection.execute("ROLLBACK")
            self._readers.append(connection)
            if self._over.is_set():
                self._close_readers()

    @property
    def closed(self) -> bool:
        return self._over.is_set()

    def close(self) -> None:
        """Who is still reading reads to the end: a connection closed under a reader takes the process with it."""
        self._queue.put(None)
        self._thread.join(timeout=10)
        self._checkpointing.wait()
        self._over.set()
        self._close_readers()
        self._connection.close()

    def _close_readers(self) -> None:
        """Only what is taken out of the list is closed, so that it is nobody else's."""
        with suppress(IndexError):
            while True:
                self._readers.pop().close()

    def _write_for_ever(self) -> None:
        waiting: Ticket | None = None
        while (first := waiting or self._queue.get()) is not None:
            waiting = None
            if isinstance(first, Alone):
                self._run_alone(first)
                continue
            if isinstance(first, Apart):
                self._run([first])
                continue
            group = [first]
            while len(group) < GROUP and not self._queue.empty():
                following = self._queue.get_nowait()
                if following is None:
                    self._queue.put(None)
                    break
                if isinstance(following, Alone | Apart):
                    waiting = following
                    break
                group.append(following)
            self._run(group)

    def _run(self, group: list[Ticket]) -> None:
        try:
            if isinstance(group[0], Apart):
                self.offload(self._begun_to_committed, group[0])
            else:
                self._begin()
                for ticket in group:
                    self._try(ticket)
                self.commit(self._connection.execute, "COMMIT")
        except BaseException as error:
            self._give_up(group, error)
        else:
            self.full = False
            changes = [change for ticket in group for change in ticket.changes]
            for ticket in group:
                ticket.done.release()
            if changes:
                self.on_commit(changes)
            self._checkpointing.committed(len(changes), self._connection)

    def _begin(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        self._known.begin()

    def _begun_to_committed(self, ticket: Apart) -> None:
        """In a real thread: the writer waits, and nobody else comes near the connection or what is known of it."""
        self._begin()
        self._try(ticket)
        self._connection.execute("COMMIT")

    def _run_alone(self, ticket: Alone) -> None:
        try:
            ticket.result = self.offload(ticket.step, self._connection)
        except BaseException as error:
            ticket.error = error
        self._known.forget()
        ticket.done.release()

    def _try(self, ticket: Ticket) -> None:
        tx = Tx(self._connection, self._known)
        self._connection.execute("SAVEPOINT one")
        try:
            ticket.result = ticket.job(tx)
        except sqlite3.OperationalError:
            raise
        except Exception as error:
            ticket.error = error
            self._connection.execute("ROLLBACK TO one")
            self._known.forget()
        else:
            ticket.changes = tx.changes
        self._connection.execute("RELEASE one")

    def _give_up(self, group: list[Ticket], error: BaseException) -> None:
        """A commit that fails answers the whole group `try_again`, or `disk_full`; nothing of it was written."""
        self.full = getattr(error, "sqlite_errorname", "") == "SQLITE_FULL"
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        self._known.forget()
        for ticket in group:
            ticket.error = ticket.error or Refused("disk_full" if self.full else "try_again", str(error))
            ticket.done.release()


def connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "busy_timeout = 10000",
        f"wal_autocheckpoint = {LATEST_PAGES}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection

"""What the one writer has read and nobody has changed since: a save asks for the same activity, sheet and person as the one
before it.

Good only while every write passes the writer: whatever was written past it, on this connection or on another, is noticed
by SQLite's own counts, and then nothing is known any more.
"""

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from workshop.domain.groups import Membership
from workshop.domain.objects import Stored
from workshop.domain.people import Credential, Grant, Person, Seat

Found = TypeVar("Found")

SCOPE = (Person, Seat, Membership, Credential, Grant)
MOST = 5_000


class Known:
    """`objects`: (kind, workshop, id) → the object or None.  `facts`: what was worked out from who is who.  `seqs`: workshop →
    the last number given."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.objects: dict[tuple[type[Stored], str, str], Stored | None] = {}
        self.facts: dict[tuple[str, ...], Any] = {}
        self.seqs: dict[str, int] = {}
        self._written = connection.total_changes
        self._others = -1

    def begin(self) -> None:
        """In each new transaction: nobody else writes until it ends."""
        others = self.connection.execute("PRAGMA data_version").fetchone()[0]
        if others != self._others:
            self.forget()
            self._others = others

    def forget(self) -> None:
        self.objects.clear()
        self.facts.clear()
        self.seqs.clear()
        self._written = self.connection.total_changes

    def look(self) -> None:
        """Before each use: what was written on this connection other than through `wrote` makes everything unknown."""
        if self._written != self.connection.total_changes or len(self.objects) > MOST or len(self.facts) > MOST:
            self.forget()

    def fact(self, key: tuple[str, ...], find: Callable[[], Found]) -> Found:
        self.look()
        if key not in self.facts:
            self.facts[key] = find()
        found: Found = self.facts[key]
        return found

    def wrote(self, thing: Stored | None = None) -> None:
        """Our own write is done; `look` was asked before it."""
        self._written = self.connection.total_changes
        if thing is not None:
            self.objects[type(thing), thing.workshop_id, thing.id] = thing
            self.seqs[thing.workshop_id] = thing.revision
            if isinstance(thing, SCOPE):
                self.facts.clear()

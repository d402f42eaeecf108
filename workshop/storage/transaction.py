"""Reading and writing inside one transaction.

`put` is the only writer of objects: the row and its journal line go in together (CL2), with a sequence number taken in
the same transaction (CL1).  Nothing here emits, sleeps or logs (TX1).
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from workshop.domain.catalogue import BY_NAME, KINDS, table_of
from workshop.domain.changes import Change
from workshop.domain.objects import Stored
from workshop.domain.refusals import Refused
from workshop.storage.known import Found, Known
from workshop.storage.rows import UPSERTS, Kind, dumps, from_row, select_sql, to_row
from workshop.storage.schema import quoted


class Reader:
    """Objects and journal lines as they stand on this connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def get(self, kind: type[Kind], workshop_id: str, id: str) -> Kind | None:
        row = self.connection.execute(select_sql(kind, "workshop_id = ? AND id = ?"), (workshop_id, id)).fetchone()
        return from_row(kind, row) if row else None

    def revision_of(self, kind: type[Stored], workshop_id: str, id: str) -> int | None:
        sql = f"SELECT revision FROM {table_of(kind)} WHERE workshop_id = ? AND id = ?"
        row = self.connection.execute(sql, (workshop_id, id)).fetchone()
        return int(row[0]) if row else None

    def fact(self, key: tuple[str, ...], find: Callable[[], Found]) -> Found:
        """What `find` says of who is who (people, seats, groups, grants, credentials); `key` names all it depends on."""
        return find()

    def need(self, kind: type[Kind], workshop_id: str, id: str) -> Kind:
        """The object, or the refusal `unknown_<type>`: an id from elsewhere is as good as none (VS2)."""
        found = self.get(kind, workshop_id, id)
        if found is None:
            raise Refused(f"unknown_{kind.type}", id)
        return found

    def all(self, kind: type[Kind], workshop_id: str, /, **equals: Any) -> list[Kind]:
        where = " AND ".join(["workshop_id = ?", *(f"{quoted(name)} = ?" for name in equals)])
        rows = self.connection.execute(select_sql(kind, where), (workshop_id, *equals.values())).fetchall()
        return [from_row(kind, row) for row in rows]

    def where(self, kind: type[Kind], condition: str, *arguments: Any) -> list[Kind]:
        return [from_row(kind, row) for row in self.connection.execute(select_sql(kind, condition), arguments).fetchall()]

    def everything(self, workshop_id: str) -> Iterator[Stored]:
        for kind in KINDS:
            yield from self.all(kind, workshop_id)

    def seq(self, workshop_id: str) -> int:
        row = self.connection.execute("SELECT seq FROM counters WHERE workshop_id = ?", (workshop_id,)).fetchone()
        return int(row[0]) if row else 0

    def epoch(self) -> str:
        return str(self.connection.execute("SELECT epoch FROM store").fetchone()[0])

    def host_key(self) -> str:
        """The secret of the laptop's facilitator, made with the store and moving with it."""
        return str(self.connection.execute("SELECT host_key FROM store").fetchone()[0])

    def changes_since(self, workshop_id: str, seq: int, limit: int = 1_000_000) -> list[Change]:
        rows = self.connection.execute(
            "SELECT workshop_id, seq, name, type, object, actor, command_id, at FROM changes "
            "WHERE workshop_id = ? AND seq > ? ORDER BY seq LIMIT ?",
            (workshop_id, seq, limit),
        ).fetchall()
        return [Change(w, s, n, BY_NAME[t].from_json(msgspec.json.decode(o)), a, c, at) for w, s, n, t, o, a, c, at in rows]

    def receipt(self, actor: str, command_id: str) -> dict[str, Any] | None:
        row = self.connection.execute(
            "SELECT ack FROM receipts WHERE actor = ? AND command_id = ?", (actor, command_id)
        ).fetchone()
        return dict(msgspec.json.decode(row[0])) if row else None

    def count(self, kind: type[Stored], workshop_id: str) -> int:
        sql = f"SELECT count(*) FROM {table_of(kind)} WHERE workshop_id = ?"
        return int(self.connection.execute(sql, (workshop_id,)).fetchone()[0])


class Tx(Reader):
    """One command's share of the write transaction.  `changes` collects what it put, in order."""

    def __init__(self, connection: sqlite3.Connection, known: Known | None = None) -> None:
        super().__init__(connection)
        self.known = known or Known(connection)
        self.actor = "system"
        self.command_id = ""
        self.at = ""
        self.changes: list[Change] = []

    def get(self, kind: type[Kind], workshop_id: str, id: str) -> Kind | None:
        self.known.look()
        place = (kind, workshop_id, id)
        if place not in self.known.objects:
            self.known.objects[place] = super().get(kind, workshop_id, id)
        found = self.known.objects[place]
        assert found is None or isinstance(found, kind)
        return found

    def revision_of(self, kind: type[Stored], workshop_id: str, id: str) -> int | None:
        found = self.get(kind, workshop_id, id)
        return found.revision if found else None

    def fact(self, key: tuple[str, ...], find: Callable[[], Found]) -> Found:
        return self.known.fact(key, find)

    def seq(self, workshop_id: str) -> int:
        self.known.look()
        if workshop_id not in self.known.seqs:
            self.known.seqs[workshop_id] = super().seq(workshop_id)
        return self.known.seqs[workshop_id]

    def put(self, thing: Kind, name: str) -> Kind:
        """Writes the row and its journal line; returns the object with its new revision."""
        self.known.look()
        seq = self.next_seq(thing.workshop_id)
        stored = thing.but(revision=seq)
        self.connection.execute(UPSERTS[type(thing)], to_row(stored))
        change = Change(stored.workshop_id, seq, name, stored, self.actor, self.command_id, self.at)
        self.connection.execute("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _journal_line(change))
        self.known.wrote(stored)
        self.changes.append(change)
        return stored

    def put_all(self, things: Sequence[Kind], name: str) -> list[Kind]:
        """Many of one kind and workshop as `put` would one by one, in a few statements: a whole hall changes tables at once."""
        if not things:
            return []
        self.known.look()
        last = self.next_seq(things[0].workshop_id, len(things))
        stored = [thing.but(revision=last - len(things) + place) for place, thing in enumerate(things, start=1)]
        fresh = [Change(one.workshop_id, one.revision, name, one, self.actor, self.command_id, self.at) for one in stored]
        self.connection.executemany(UPSERTS[type(things[0])], map(to_row, stored))
        self.connection.executemany("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_journal_line, fresh))
        for one in stored:
            self.known.wrote(one)
        self.changes += fresh
        return stored

    def next_seq(self, workshop_id: str, many: int = 1) -> int:
        """The last of so many."""
        row = self.connection.execute(
            "INSERT INTO counters VALUES (?1, ?2) ON CONFLICT (workshop_id) DO UPDATE SET seq = seq + ?2 RETURNING seq",
            (workshop_id, many),
        ).fetchone()
        return int(row[0])

    def copy_receipts(self, workshop_id: str, actor: str, to: str) -> None:
        """What one person was acknowledged for, another is too from now on (CM1)."""
        self.connection.execute(
            "INSERT INTO receipts SELECT ?, command_id, workshop_id, ack, at FROM receipts WHERE workshop_id = ? AND actor = ? "
            "AND command_id NOT IN (SELECT command_id FROM receipts WHERE actor = ?)",
            (to, workshop_id, actor, to),
        )

    def keep_receipt(self, workshop_id: str, ack: dict[str, Any]) -> None:
        self.known.look()
        self.connection.execute(
            "INSERT INTO receipts VALUES (?, ?, ?, ?, ?)",
            (self.actor, self.command_id, workshop_id, dumps(ack), self.at),
        )
        self.known.wrote()


def _journal_line(change: Change) -> tuple[Any, ...]:
    thing = change.object
    who = (change.actor, change.command_id, change.at)
    return (change.workshop_id, change.seq, change.name, thing.type, thing.id, dumps(thing.to_json()), *who)

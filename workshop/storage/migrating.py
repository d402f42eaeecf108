"""Brings a store to the present shape: numbered SQL files, each applied once and whole, with its mark in the same transaction.

sqlite-utils keeps the marks; `PRAGMA user_version` says the same in one number, which a copy can be asked without being
opened for writing.  A store of a newer Rembuk is refused and left as it is.
"""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import sqlite_utils
from sqlite_utils.migrations import Migrations

from workshop import clock

STEPS = tuple(sorted(Path(__file__).with_name("migrations").glob("[0-9]*.sql")))
VERSION = len(STEPS)


class NewerStore(sqlite3.DatabaseError):
    """The store was written by a newer Rembuk than this one."""


def bring_up(connection: sqlite3.Connection, steps: tuple[Path, ...] = STEPS) -> None:
    have = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if have > len(steps):
        raise NewerStore(f"version {have}, this Rembuk knows {len(steps)}")
    if have == len(steps):
        return
    migrations = Migrations("rembuk")
    for number, step in enumerate(steps, start=1):
        migrations(name=step.stem)(_named(step.stem, partial(_apply, number, step)))
    migrations.apply(sqlite_utils.Database(connection))


def statements(script: str) -> list[str]:
    """Whole statements; SQLite itself says where one ends."""
    found, text = [], ""
    for line in script.splitlines(keepends=True):
        text += line
        if sqlite3.complete_statement(text):
            found.append(text.strip())
            text = ""
    return found


def _apply(number: int, step: Path, database: sqlite_utils.Database) -> None:
    for statement in statements(step.read_text(encoding="utf-8")):
        database.execute(statement)
    if number == 1:
        database.execute("INSERT INTO store VALUES (1, ?, ?, ?)", (clock.new_id("epo"), clock.new_secret(), clock.stamp()))
    database.execute(f"PRAGMA user_version = {number}")


def _named(name: str, apply: Callable[[sqlite_utils.Database], None]) -> Callable[[sqlite_utils.Database], None]:
    def step(db: sqlite_utils.Database, /) -> None:
        apply(db)

    step.__name__ = name
    return step

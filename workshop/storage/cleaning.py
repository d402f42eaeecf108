"""Older states of this store, cleared of who was erased since: its copies in a folder, and what a restore kept aside.

A copy is cleared beside itself, opened and compared, and only then takes its own place: it stays the moment it was, without the
names.  What cannot be reached now is counted, and is cleared when it can.
"""

import shutil
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from pathlib import Path

from workshop.storage.backup import CannotCopy, flush, flush_folder, names, opened, reading, telling
from workshop.storage.erasing import Erased, blank, erased_in
from workshop.storage.migrating import bring_up

BESIDE = ("-wal", "-shm")


def older_states(store: Path, folder: Path | None) -> Iterator[Path]:
    """Every copy in the folder, of whatever epoch: a workshop's ids are the same in all; and the stores kept aside."""
    yield from sorted(store.parent.glob(f"{store.stem}-before-*{store.suffix}"))
    if folder is not None:
        with suppress(CannotCopy), telling():
            yield from [folder / name for _, name in names(folder)]


def tells_still(path: Path, known: Collection[Erased]) -> list[Erased]:
    """Those of the list whom this copy holds and was not cleared of."""
    try:
        with closing(reading(path)) as connection:
            cleared = {(one.workshop_id, one.person_id) for one in erased_in(connection)}
            return [one for one in known if (one.workshop_id, one.person_id) not in cleared and _holds(connection, one)]
    except sqlite3.Error:
        return []


def clear(path: Path, known: Collection[Erased]) -> None:
    """Raises CannotCopy, and then the copy is as it was."""
    draft = path.with_name(f".{path.name}.clearing")
    with telling():
        try:
            shutil.copyfile(path, draft)
            for end in BESIDE:
                if (log := _beside(path, end)).exists() and end == "-wal":
                    shutil.copyfile(log, _beside(draft, end))
            _cleared(draft, known)
            flush(draft)
            opened(draft)
            draft.replace(path)
            for end in BESIDE:
                _beside(path, end).unlink(missing_ok=True)
            flush_folder(path.parent)
        finally:
            for left in (draft, *(_beside(draft, end) for end in BESIDE)):
                with suppress(OSError):
                    left.unlink(missing_ok=True)


def _cleared(draft: Path, known: Collection[Erased]) -> None:
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        bring_up(connection)
        connection.execute("BEGIN IMMEDIATE")
        blank(connection, known)
        connection.execute("COMMIT")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("VACUUM")


def _holds(connection: sqlite3.Connection, one: Erased) -> bool:
    sql = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE workshop_id = ?1 AND id = ?2" for table in ("persons", "attachments"))
    return connection.execute(sql, (one.workshop_id, one.person_id)).fetchone() is not None


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)

"""The store started again from a copy: prepared beside the present one in an epoch of its own, then put in its place.

Nothing of the present store is overwritten: it is kept aside under a name that says when.  The new epoch tells every phone
to ask for everything anew and to send again what the copy does not hold (RC1, RS1); receipts and secrets are in the copy.
"""

import itertools
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from workshop import clock
from workshop.storage import erased_list
from workshop.storage.backup import (
    ATTACHMENTS,
    CannotCopy,
    Held,
    attachments,
    copy_attachments,
    flush,
    flush_folder,
    names,
    opened,
    reading,
    telling,
)
from workshop.storage.choices import choose
from workshop.storage.erasing import Erased, erase_again, erased_in, scrubbed
from workshop.storage.migrating import bring_up
from workshop.storage.transaction import Tx

RESTORED = "restored_from"
BESIDE = ("-wal", "-shm")


def newest(path: Path) -> Path:
    """The copy itself, or the newest of a folder; raises CannotCopy where there is none."""
    with telling():
        if not path.is_dir():
            return path
        found = names(path)
    if not found:
        raise CannotCopy("no_copies", str(path))
    return path / found[0][1]


def prepare(copy: Path, store: Path, now: datetime) -> tuple[Path, Held]:
    """A whole store beside the present one, ready to be put in place, and what it holds."""
    if not copy.is_file():
        raise CannotCopy("no_copy", str(copy))
    held = opened(copy)
    draft = store.with_name(f"{store.name}.restoring")
    with telling():
        store.parent.mkdir(parents=True, exist_ok=True)
        for path in (draft, *(_beside(draft, end) for end in BESIDE)):
            path.unlink(missing_ok=True)
        with closing(reading(copy)) as source, closing(sqlite3.connect(draft, isolation_level=None)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
            _begin_anew(target, copy, held, now)
        flush(draft)
        if opened(draft).seqs != held.seqs:
            raise CannotCopy("damaged", "the copy could not be read twice alike")
        _erase_again(draft, _erased_since(copy, store), now)
        copy_attachments(copy.parent / ATTACHMENTS, attachments(store))
    return draft, held


def put_in_place(draft: Path, store: Path, now: datetime) -> Path | None:
    """Where the store that was there lies now.  Nobody may have it open.  At every moment there is a whole store under its
    name, whatever happens to the machine."""
    with telling():
        aside = _kept_aside(store, now) if store.exists() else None
        draft.replace(store)
        flush_folder(store.parent)
    return aside


def _kept_aside(store: Path, now: datetime) -> Path:
    aside = _free(store.with_name(f"{store.stem}-before-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}{store.suffix}"))
    _settle(store)
    for end in BESIDE:
        if _beside(store, end).exists():
            _beside(store, end).replace(_beside(aside, end))
    _same_again(store, aside)
    return aside


def _begin_anew(target: sqlite3.Connection, copy: Path, held: Held, now: datetime) -> None:
    target.execute("BEGIN IMMEDIATE")
    target.execute("UPDATE store SET epoch = ?", (clock.new_id("epo"),))
    told = {"copy": copy.name, "epoch": held.epoch, "at": now.astimezone(UTC).isoformat(timespec="seconds")}
    choose(Tx(target), RESTORED, told)
    target.execute("COMMIT")


def _erased_since(copy: Path, store: Path) -> list[Erased]:
    """Everybody whom a list that outlives this copy says is gone (ND1)."""
    known = [*erased_list.read(erased_list.beside(store)), *erased_list.read(erased_list.in_folder(copy.parent))]
    with suppress(sqlite3.Error), closing(reading(store)) as present:
        known += erased_in(present)
    return known


def _erase_again(draft: Path, known: list[Erased], now: datetime) -> None:
    """Before anybody opens it; the counters go on from where the copy stood."""
    if not known:
        return
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        bring_up(connection)
        connection.execute("BEGIN IMMEDIATE")
        tx = Tx(connection)
        erase_again(tx, known, now.astimezone(UTC).isoformat(timespec="milliseconds"))
        scrubbed(tx)
        connection.execute("COMMIT")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("VACUUM")
    flush(draft)
    opened(draft)


def _free(path: Path) -> Path:
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in itertools.count(2))
    return path if not path.exists() else next(other for other in numbered if not other.exists())


def _settle(store: Path) -> None:
    """What stands in the log beside it goes into the file; of a damaged store the log is kept aside with it."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _same_again(store: Path, aside: Path) -> None:
    try:
        os.link(store, aside)
    except OSError:
        shutil.copyfile(store, aside)
        flush(aside)


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)

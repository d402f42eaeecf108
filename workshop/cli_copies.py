"""Moving at the command line: a copy of the store taken and started again from, a workshop as one file packed and taken in."""

import argparse
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from workshop import clock, machine
from workshop.complaint import Complaint, said
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.service.backing_up import FOLDER
from workshop.service.listing import packed_name
from workshop.storage import backup, packing, restoring
from workshop.storage.backup import CannotCopy, Held
from workshop.storage.choices import chosen
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Reader


def add_verbs(verbs: Any) -> None:
    """Each with `alone`: what it does, without the store opened for it."""
    copying = verbs.add_parser("backup", help="buat cadangan sekarang · take a copy now")
    copying.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")
    copying.set_defaults(alone=take)
    restore = verbs.add_parser("restore", help="pulihkan dari cadangan · start again from a copy")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(alone=restore_from)
    packs = verbs.add_parser("pack", help="satu kegiatan menjadi satu berkas · a workshop as one file")
    packs.add_argument("workshop", metavar="WORKSHOP", help="id / kode gabung · id or join code")
    packs.add_argument("--out", type=Path, metavar="FILE")
    packs.set_defaults(alone=pack)
    unpacking = verbs.add_parser("unpack", help="masukkan kegiatan dari berkas · take a workshop in from its file")
    unpacking.add_argument("file", type=Path, metavar="FILE")
    unpacking.set_defaults(alone=unpack)


def take(told: argparse.Namespace) -> None:
    """Beside a running server as well as without one."""
    if not told.store.is_file():
        raise Complaint("cli.no_store", store=told.store)
    with _in_words():
        folder = told.folder or _chosen(told.store)
        if folder is None:
            raise Complaint("backup.cli_no_folder")
        if told.folder is not None:
            backup.claim(folder)
        copy = backup.take(told.store, folder.resolve(), clock.now())
        backup.thin(folder, copy.held.epoch, clock.now())
    print(said("backup.cli_taken", file=copy.path, workshops=_counted(copy.held)))


def restore_from(told: argparse.Namespace) -> None:
    with _in_words(), _held(told.store):
        copy = restoring.newest(told.file)
        draft, held = restoring.prepare(copy, told.store, clock.now())
        aside = restoring.put_in_place(draft, told.store, clock.now())
    print(said("backup.cli_restored", copy=copy, store=told.store, workshops=_counted(held)))
    if aside is not None:
        print(said("backup.cli_aside", aside=aside))
    print(said("backup.cli_start"))


def pack(told: argparse.Namespace) -> None:
    """Beside a running server as well as without one."""
    if not told.store.is_file():
        raise Complaint("cli.no_store", store=told.store)
    with closing(sqlite3.connect(told.store, isolation_level=None)) as connection, _in_words():
        connection.execute("BEGIN")
        reader = Reader(connection)
        found = reader.where(Workshop, "? IN (id, join_code)", told.workshop)
        if not found:
            raise Complaint("refusal.unknown_workshop", told.workshop)
        target = told.out or Path(packed_name(found[0], clock.now()))
        with backup.telling():
            packing.pack(reader, found[0].id, told.store, target, clock.stamp())
    print(said("backup.cli_packed", title=found[0].title, file=target))


def unpack(told: argparse.Namespace) -> None:
    with _in_words(), _held(told.store):
        package = packing.opened(told.file)
        store = Store(told.store)
        try:
            became = store.write(lambda tx: packing.unpack(tx, package))
        finally:
            store.close()
        packing.take_attachments(told.file, told.store)
    print(said(f"backup.cli_unpacked_{became}", title=package.manifest["title"]))


@contextmanager
def _held(store: Path) -> Iterator[None]:
    """No server may have it, and none may start meanwhile."""
    try:
        held = machine.hold(store)
    except OSError as error:
        raise Complaint("start.no_store", store=store, reason=error.strerror or error) from None
    if held is None:
        raise Complaint("start.store_held", store=store)
    with held:
        yield


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except CannotCopy as refusal:
        raise Complaint(f"refusal.backup_{refusal.code}", refusal.detail) from None
    except Refused as refusal:
        raise Complaint(f"refusal.{refusal.code}", refusal.detail) from None


def _chosen(store: Path) -> Path | None:
    with closing(backup.reading(store)) as connection, backup.telling():
        kept = chosen(Reader(connection), FOLDER)
    return Path(kept) if kept else None


def _counted(held: Held) -> int:
    return len(held.seqs)

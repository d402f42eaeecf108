"""Copies of the store at the command line: taking one, and starting again from one."""

import argparse
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from workshop import clock, machine
from workshop.complaint import Complaint, said
from workshop.service.backing_up import FOLDER
from workshop.storage import backup, restoring
from workshop.storage.backup import CannotCopy, Held
from workshop.storage.choices import chosen
from workshop.storage.transaction import Reader


def add_verbs(verbs: Any) -> None:
    """Each with `alone`: what it does, without the store opened for it."""
    copying = verbs.add_parser("backup", help="buat cadangan sekarang · take a copy now")
    copying.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")
    copying.set_defaults(alone=take)
    restore = verbs.add_parser("restore", help="pulihkan dari cadangan · start again from a copy")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(alone=restore_from)


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


def _chosen(store: Path) -> Path | None:
    with closing(backup.reading(store)) as connection, backup.telling():
        kept = chosen(Reader(connection), FOLDER)
    return Path(kept) if kept else None


def _counted(held: Held) -> int:
    return len(held.seqs)

"""A copy of a living store for a rehearsal: the same hall, marked as one, and tied to nothing of the real one.

The copy has no folder for backups (else it would push the real copies out), no address of its own (else its codes would lead to
the real hall), and its workshop says in its title and by its flag that it is a rehearsal (CK1).
"""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from workshop.domain.workshops import Workshop
from workshop.service.backing_up import FOLDER
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Tx
from workshop.texts import text

PAGES_AT_ONCE = 64


def copied(store: Path, to: Path, workshop_id: str) -> None:
    """One moment of the store, taken while everybody writes on; then the mark."""
    with closing(sqlite3.connect(store, isolation_level=None)) as source, closing(sqlite3.connect(to)) as target:
        source.execute("BEGIN")
        source.backup(target, pages=PAGES_AT_ONCE)
    copy = Store(to)
    try:
        copy.write(lambda tx: _mark(tx, workshop_id))
    finally:
        copy.close()


def _mark(tx: Tx, workshop_id: str) -> None:
    tx.connection.execute("DELETE FROM settings WHERE name = ?", (FOLDER,))
    workshop = tx.need(Workshop, workshop_id, workshop_id)
    profile = {name: value for name, value in workshop.profile.items() if name != "address"}
    title = text("rehearsal.crowd.title", workshop.language, title=workshop.title)
    tx.put(replace(workshop, rehearsal=True, title=title, profile=profile, joining="open"), "workshop_changed")

"""The log moves into the file beside the writer: it does not grow for ever, and what breaks there breaks no commit."""

import sqlite3
from functools import partial
from pathlib import Path

import pytest

from workshop.domain.organisations import Organisation
from workshop.storage import checkpointing
from workshop.storage.sqlite import Store, connect
from workshop.storage.transaction import Tx

W = "wks_1"


def writes(store: Store, times: int, first: int = 0) -> None:
    def put(number: int, tx: Tx) -> None:
        tx.put(Organisation(id=f"org_{number}", workshop_id=W, name="Dinas " * 200), "organisation_saved")

    for number in range(first, first + times):
        store.write(partial(put, number))


def test_P7_the_log_begins_anew_while_saves_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpointing, "EVERY", 20)
    store = Store(tmp_path / "hall.sqlite")
    for stretch in range(40):
        writes(store, 30, 30 * stretch)
        store._checkpointing.wait()
    log = (tmp_path / "hall.sqlite-wal").stat().st_size
    store.close()

    with connect(tmp_path / "hall.sqlite") as again:
        assert again.execute("SELECT count(*) FROM organisations").fetchone()[0] == 1200
    again.close()
    assert log < 4_000_000, "1,200 saves of about 20 kB of pages each would be 24 MB"


def test_P1_a_log_that_cannot_be_moved_breaks_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path) -> sqlite3.Connection:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(checkpointing, "EVERY", 5)
    store = Store(tmp_path / "hall.sqlite")
    monkeypatch.setattr(store._checkpointing, "_open", partial(broken, store.path))
    writes(store, 40)
    with store.reading() as reader:
        assert reader.count(Organisation, W) == 40
    store.close()

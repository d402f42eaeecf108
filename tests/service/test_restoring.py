"""Starting again from a copy under a running server: stopped only when the copy is good, and never left without a store."""

import threading
from pathlib import Path

import pytest

from workshop import clock
from workshop.domain.organisations import Organisation
from workshop.domain.refusals import Refused
from workshop.service.restoring import Restoring
from workshop.storage import backup, restoring
from workshop.storage.backup import CannotCopy
from workshop.storage.sqlite import Store

W = "wks_one"


def a_store(folder: Path) -> Store:
    store = Store(folder / "hall.sqlite")
    store.write(lambda tx: tx.put(Organisation(id="org_a", workshop_id=W, name="Dinkes"), "organisation_saved"))
    backup.claim(folder / "stick")
    return store


def a_copy(store: Store, folder: Path) -> Path:
    return backup.take(store.path, folder / "stick", clock.now()).path


def test_a_bad_copy_does_not_stop_the_server(tmp_path: Path) -> None:
    store, stopped = a_store(tmp_path), threading.Event()
    asked = Restoring(store, stopped.set)
    with pytest.raises(CannotCopy):
        asked.ask(tmp_path / "none.sqlite")

    assert not stopped.wait(0.7) and not asked.finish()
    store.close()


def test_a_good_one_stops_it_once_and_takes_the_stores_place(tmp_path: Path) -> None:
    store, stopped = a_store(tmp_path), threading.Event()
    copy = a_copy(store, tmp_path)
    with store.reading() as reader:
        epoch, key = reader.epoch(), reader.host_key()
    asked = Restoring(store, stopped.set)
    assert asked.ask(copy) == key
    with pytest.raises(Refused) as refusal:
        asked.ask(copy)
    assert refusal.value.code == "restoring_already" and stopped.wait(5)
    store.close()
    assert asked.finish()

    again = Store(store.path)
    with again.reading() as reader:
        assert reader.epoch() != epoch and reader.count(Organisation, W) == 1
    again.close()


def test_P1_where_the_copy_cannot_be_put_in_place_the_store_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = a_store(tmp_path)
    asked = Restoring(store, lambda: None)
    asked.ask(a_copy(store, tmp_path))
    store.close()

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, "_same_again", full)
    assert asked.finish()

    again = Store(store.path)
    with again.reading() as reader:
        assert reader.count(Organisation, W) == 1
    again.close()

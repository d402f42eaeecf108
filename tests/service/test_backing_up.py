"""Copies by themselves: in time and at an activity's opening and closing; a stick that goes and comes; how far is told (RC1)."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workshop.domain.activities import Activity
from workshop.domain.days import DayClosing
from workshop.domain.organisations import Organisation
from workshop.service import backing_up
from workshop.service.backing_up import BackingUp, Plan
from workshop.storage import backup
from workshop.storage.backup import CannotCopy
from workshop.storage.sqlite import Store

W = "wks_one"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "hall.sqlite")
    yield opened
    opened.close()


def put(store: Store, name: str) -> None:
    store.write(lambda tx: tx.put(Organisation(id=f"org_{name}", workshop_id=W, name=name), "organisation_saved"))


def running(backing: BackingUp) -> None:
    threading.Thread(target=backing.run_for_ever, daemon=True).start()


def waits_for(seen: Callable[[], bool]) -> None:
    for _ in range(400):
        if seen():
            return
        threading.Event().wait(0.02)
    raise AssertionError("it never came")


def copies(folder: Path) -> int:
    return len(backup.names(folder))


def test_without_a_folder_nothing_is_copied_and_it_says_so(store: Store) -> None:
    backing = BackingUp(store, Plan())
    backing.copy()

    assert backing.standing()["state"] == "unchosen"


def test_RC1_how_far_each_workshop_is_copied_is_told_after_every_good_copy(store: Store, tmp_path: Path) -> None:
    told: list[dict[str, int]] = []
    backup.claim(tmp_path / "stick")
    backing = BackingUp(store, Plan(tmp_path / "stick"), told.append)
    put(store, "a")
    backing.copy()
    put(store, "b")
    backing.copy()

    assert told == [{W: 1}, {W: 2}]
    assert (backing.standing()["state"], backing.standing()["age_s"]) == ("good", 0)


def test_RC1_no_copy_is_made_or_told_while_the_store_is_started_again_from_one(store: Store, tmp_path: Path) -> None:
    told: list[dict[str, int]] = []
    backing = BackingUp(store, Plan(), told.append)
    backing.choose(tmp_path / "stick")
    backing.rest(True)
    put(store, "b")
    backing.copy()
    assert len(told) == copies(tmp_path / "stick") == 1

    backing.rest(False)
    backing.copy()
    assert len(told) == 2


def test_a_folder_told_at_the_start_is_copied_to_at_once_and_again_in_time(store: Store, tmp_path: Path) -> None:
    told: list[dict[str, int]] = []
    put(store, "a")
    running(BackingUp(store, Plan(tmp_path / "stick", every_s=0.05), told.append))
    waits_for(lambda: told == [{W: 1}] * len(told) and len(told) > 1)
    put(store, "b")
    waits_for(lambda: told[-1] == {W: 2})


def test_the_closing_of_an_activity_is_copied_without_waiting(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "SETTLE_S", 0.01)
    told: list[dict[str, int]] = []
    backing = BackingUp(store, Plan(tmp_path / "stick", every_s=3600), told.append)
    store.on_commit = backing.heard
    running(backing)
    waits_for(lambda: len(told) == 1)
    put(store, "a")
    closed = Activity(id="act_1", workshop_id=W, worksheet_id="wsh_1", unit="person", state="closed")
    store.write(lambda tx: tx.put(closed, "activity_closed"))
    waits_for(lambda: told[-1] == {W: 2})

    assert len(told) == 2


def test_the_closing_of_a_day_is_copied_without_waiting(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backing_up, "SETTLE_S", 0.01)
    told: list[dict[str, int]] = []
    backing = BackingUp(store, Plan(tmp_path / "stick", every_s=3600), told.append)
    store.on_commit = backing.heard
    running(backing)
    waits_for(lambda: len(told) == 1)
    store.write(lambda tx: tx.put(DayClosing(id="day_1", workshop_id=W, day=1), "day_closed"))
    waits_for(lambda: told[-1] == {W: 1})


def test_a_stick_that_is_pulled_is_said_and_copied_to_again_when_it_is_back(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "AGAIN_S", 0.05)
    stick, away = tmp_path / "stick", tmp_path / "away"
    backing = BackingUp(store, Plan(stick, every_s=0.05))
    running(backing)
    waits_for(lambda: backing.standing()["state"] == "good")
    stick.rename(away)
    waits_for(lambda: backing.standing()["state"] == "failing")
    standing = backing.standing()
    stick.mkdir()
    put(store, "meanwhile")
    still = backing.standing()
    shutil.rmtree(stick)
    away.rename(stick)
    waits_for(lambda: backing.standing()["state"] == "good")

    assert (standing["code"], still["state"]) == ("folder_gone", "failing")
    assert standing["made_at"] is not None


def test_a_chosen_folder_is_kept_for_the_next_start(store: Store, tmp_path: Path) -> None:
    BackingUp(store, Plan()).choose(tmp_path / "stick")

    again = BackingUp(store, Plan())
    assert (again.folder, copies(tmp_path / "stick")) == (tmp_path / "stick", 1)
    assert BackingUp(store, Plan(tmp_path / "told")).folder == tmp_path / "told"


def test_a_folder_where_no_copy_can_lie_is_not_chosen(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backing = BackingUp(store, Plan())
    backing.choose(tmp_path / "stick")

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(CannotCopy):
        backing.choose(tmp_path / "no" / "folder")
    monkeypatch.setattr(backup, "flush", full)
    with pytest.raises(CannotCopy) as refusal:
        backing.choose(tmp_path / "small")

    assert refusal.value.code == "folder_full"
    assert (backing.folder, BackingUp(store, Plan()).folder) == (tmp_path / "stick", tmp_path / "stick")
    assert backing.standing()["state"] == "good"


def test_after_a_quarter_of_an_hour_without_a_copy_it_complains(store: Store, tmp_path: Path) -> None:
    backup.claim(tmp_path / "stick")
    backing = BackingUp(store, Plan(tmp_path / "stick"))
    backing.copy()

    assert backing._state(14 * 60) == "good"
    assert backing._state(16 * 60) == "old"

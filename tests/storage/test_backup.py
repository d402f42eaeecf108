"""Copies of the living store: one moment, whole, verified; a folder that fails leaves no half copy and says why."""

import errno
import os
import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workshop.domain.organisations import Organisation
from workshop.storage import backup
from workshop.storage.backup import CannotCopy, Copy
from workshop.storage.migrating import VERSION
from workshop.storage.sqlite import Store

W = "wks_one"
NOW = datetime(2021, 9, 23, 8, 15, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "hall.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    backup.claim(tmp_path / "stick")
    return tmp_path / "stick"


def put(store: Store, name: str) -> None:
    one = Organisation(id=f"org_{name}", workshop_id=W, name="Dinas Kesehatan " * 20)
    store.write(lambda tx: tx.put(one, "organisation_saved"))


def take(store: Store, stick: Path, now: datetime = NOW) -> Copy:
    return backup.take(store.path, stick, now)


def refused(store: Store, stick: Path) -> str:
    with pytest.raises(CannotCopy) as refusal:
        take(store, stick)
    assert {path.name for path in stick.glob("*")} <= {backup.MARK}
    return refusal.value.code


def test_P1_a_copy_holds_what_was_acknowledged_and_is_a_store_by_itself(store: Store, stick: Path) -> None:
    put(store, "a")
    copy = take(store, stick)
    put(store, "b")

    assert copy.held.seqs == {W: 1}
    assert [path.name for path in stick.iterdir() if path.name != backup.MARK] == [copy.path.name]
    again = Store(copy.path)
    with again.reading() as reader, store.reading() as original:
        assert [one.id for one in reader.all(Organisation, W)] == ["org_a"]
        assert (reader.epoch(), reader.host_key()) == (original.epoch(), original.host_key())
    again.close()


def test_P1_a_copy_taken_while_everybody_writes_is_one_moment(store: Store, stick: Path) -> None:
    done = threading.Event()
    written = [0]

    def hall() -> None:
        while not done.is_set():
            put(store, str(written[0]))
            written[0] += 1

    writing = threading.Thread(target=hall)
    writing.start()
    try:
        while written[0] < 300:
            threading.Event().wait(0.01)
        copies = [take(store, stick, NOW + timedelta(seconds=n)) for n in range(4)]
    finally:
        done.set()
        writing.join()

    for copy in copies:
        with sqlite3.connect(copy.path) as connection:
            ids = {row[0] for row in connection.execute("SELECT id FROM organisations")}
            journal = {row[0] for row in connection.execute("SELECT object_id FROM changes")}
        connection.close()
        assert ids == journal and len(ids) == copy.held.seqs[W]
    assert copies[0].held.seqs[W] < copies[-1].held.seqs[W]


def test_what_never_bore_the_mark_is_no_stick(store: Store, tmp_path: Path) -> None:
    (tmp_path / "mnt").mkdir()

    assert refused(store, tmp_path / "mnt") == "folder_gone"
    assert refused(store, tmp_path / "unplugged") == "folder_gone"


def test_a_folder_is_made_inside_one_that_is_there_only(tmp_path: Path) -> None:
    with pytest.raises(CannotCopy) as refusal:
        backup.claim(tmp_path / "no" / "stick")
    assert refusal.value.code == "folder_gone"


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "folder_full"), (errno.EROFS, "folder_read_only"), (errno.EIO, "folder_failed")]
)
def test_what_the_system_says_of_the_folder_has_a_code_and_leaves_nothing(
    store: Store, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def broken(path: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(backup, "flush", broken)
    assert refused(store, stick) == code
    put(store, "on")


def test_a_full_stick_said_by_sqlite_itself(store: Store, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(50):
        put(store, str(number))
    whole = backup._target

    def small(draft: Path) -> sqlite3.Connection:
        target = whole(draft)
        target.execute("PRAGMA max_page_count = 4")
        return target

    monkeypatch.setattr(backup, "_target", small)
    assert refused(store, stick) == "folder_full"


def test_a_copy_that_came_out_otherwise_never_gets_a_name(store: Store, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, "a")
    flush = backup.flush

    def bitten(path: Path) -> None:
        flush(path)
        content = bytearray(path.read_bytes())
        content[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
        path.write_bytes(content)

    monkeypatch.setattr(backup, "flush", bitten)
    assert refused(store, stick) == "damaged"


def test_a_copy_cut_short_a_strange_file_and_a_newer_store_are_told_apart(store: Store, stick: Path, tmp_path: Path) -> None:
    for number in range(50):
        put(store, str(number))
    copy = take(store, stick).path
    cut, strange, other, newer = (tmp_path / name for name in ("cut", "strange", "other", "newer"))
    cut.write_bytes(copy.read_bytes()[:40_000])
    strange.write_text("Berita acara " * 100)
    newer.write_bytes(copy.read_bytes())
    for path, said in ((other, "CREATE TABLE t (x)"), (newer, f"PRAGMA user_version = {VERSION + 1}")):
        connection = sqlite3.connect(path)
        connection.execute(said)
        connection.close()

    codes = []
    for path in (cut, strange, other, newer):
        with pytest.raises(CannotCopy) as refusal:
            backup.opened(path)
        codes.append(refusal.value.code)
    assert codes == ["damaged", "not_a_copy", "not_a_copy", "newer_version"]


def test_the_newest_stay_then_one_an_hour_then_one_a_day() -> None:
    copies = [(NOW - timedelta(minutes=5 * n), f"c{n}") for n in range(12 * 24 * 10)]

    stay = backup.kept(copies, NOW)
    assert {f"c{n}" for n in range(12)} <= stay
    assert 12 + 24 * 7 <= len(stay) <= 12 + 24 * 7 + 6
    assert backup.kept([one for one in copies if one[1] in stay], NOW) == stay


def test_another_stores_copies_in_the_same_folder_are_left_alone(store: Store, stick: Path, tmp_path: Path) -> None:
    other = Store(tmp_path / "other.sqlite")
    backup.take(other.path, stick, NOW - timedelta(days=30))
    other.close()
    copies = [take(store, stick, NOW + timedelta(seconds=n)) for n in range(15)]
    backup.thin(stick, copies[0].held.epoch, NOW + timedelta(days=30))

    assert len(backup.names(stick)) == backup.NEWEST_KEPT + 1


def test_attachments_travel_along_once(store: Store, stick: Path) -> None:
    lying = backup.attachments(store.path)
    (lying / "ab").mkdir(parents=True)
    (lying / "ab" / "abcdef").write_bytes(b"photo")
    take(store, stick)
    copied = stick / "rembuk-attachments" / "ab" / "abcdef"
    first = copied.stat()
    take(store, stick, NOW + timedelta(seconds=1))

    assert copied.read_bytes() == b"photo" and copied.stat().st_ino == first.st_ino

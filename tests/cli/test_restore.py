"""`dev.py backup` and `dev.py restore`: beside a server, without one, refused in words; the present store is kept aside."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hall import W, the_hall
from workshop import machine
from workshop.cli import main
from workshop.domain.organisations import Organisation
from workshop.service.backing_up import BackingUp, Plan
from workshop.service.identity import viewer_of
from workshop.storage import restoring
from workshop.storage.migrating import VERSION
from workshop.storage.sqlite import Store
from workshop.texts import text


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "laptop" / "hall.sqlite"
    path.parent.mkdir()
    opened = Store(path)
    opened.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in the_hall()])
    opened.close()
    yield path


def backed_up(store: Path, folder: Path) -> Path:
    assert main(["backup", "--store", str(store), str(folder)]) == 0
    return restoring.newest(folder)


def names(store: Path) -> set[str]:
    opened = Store(store)
    with opened.reading() as reader:
        found = {one.name for one in reader.all(Organisation, W)}
    opened.close()
    return found


def adds(store: Path, name: str) -> None:
    opened = Store(store)
    opened.write(lambda tx: tx.put(Organisation(id=f"org_{name}", workshop_id=W, name=name), "organisation_saved"))
    opened.close()


def said(key: str, **values: object) -> list[str]:
    return [text(key, language, **values) for language in ("id", "en")]


def test_a_store_starts_again_from_a_copy_in_a_new_epoch_with_its_secrets_and_the_present_one_kept_aside(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = backed_up(store, tmp_path / "stick")
    adds(store, "Dinas Sosial")
    before = Store(store)
    with before.reading() as reader:
        epoch, key, seq = reader.epoch(), reader.host_key(), reader.seq(W)
    before.close()
    assert main(["restore", str(copy), "--store", str(store)]) == 0

    after = Store(store)
    with after.reading() as reader:
        assert reader.epoch() != epoch and reader.seq(W) == seq - 1
        assert reader.host_key() == key and viewer_of(reader, W, "ann").person_id == "per_ann"
    after.close()
    (aside,) = store.parent.glob("hall-before-*.sqlite")
    assert (names(store), names(aside)) == ({"Dinas Kesehatan"}, {"Dinas Kesehatan", "Dinas Sosial"})
    assert said("backup.cli_aside", aside=aside)[0] in capsys.readouterr().out


def test_of_a_folder_the_newest_copy_is_taken_on_a_laptop_that_has_no_store_yet(store: Path, tmp_path: Path) -> None:
    backed_up(store, tmp_path / "stick")
    new = tmp_path / "other laptop" / "rembuk.sqlite"
    assert main(["restore", str(tmp_path / "stick"), "--store", str(new)]) == 0

    assert names(new) == {"Dinas Kesehatan"}
    assert {path.name for path in new.parent.iterdir()} <= {"rembuk.sqlite", "rembuk.sqlite.held"}


def test_restoring_twice_in_one_second_keeps_both_asides(store: Path, tmp_path: Path) -> None:
    copy = backed_up(store, tmp_path / "stick")
    for _ in range(3):
        assert main(["restore", str(copy), "--store", str(store)]) == 0
    asides = list(store.parent.glob("hall-before-*.sqlite"))

    assert len(asides) == 3 and all(names(aside) == {"Dinas Kesehatan"} for aside in asides)


def test_a_killed_servers_log_goes_aside_with_its_store_and_never_into_the_copy(store: Path, tmp_path: Path) -> None:
    copy = backed_up(store, tmp_path / "stick")
    killed = Store(store)
    killed.write(lambda tx: tx.put(Organisation(id="org_x", workshop_id=W, name="Dinas Sosial"), "organisation_saved"))
    log = store.with_name("hall.sqlite-wal").read_bytes()
    killed.close()
    store.with_name("hall.sqlite-wal").write_bytes(log)
    assert main(["restore", str(copy), "--store", str(store)]) == 0

    (aside,) = store.parent.glob("hall-before-*.sqlite")
    assert (names(store), names(aside)) == ({"Dinas Kesehatan"}, {"Dinas Kesehatan", "Dinas Sosial"})


def test_a_damaged_present_store_is_kept_aside_as_it_is(store: Path, tmp_path: Path) -> None:
    copy = backed_up(store, tmp_path / "stick")
    store.write_bytes(b"spilled coffee" * 1000)
    assert main(["restore", str(copy), "--store", str(store)]) == 0

    (aside,) = store.parent.glob("hall-before-*.sqlite")
    assert aside.read_bytes() == b"spilled coffee" * 1000 and names(store) == {"Dinas Kesehatan"}


def test_a_store_that_a_server_has_is_not_restored(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = backed_up(store, tmp_path / "stick")
    with machine.hold(store) as _:  # type: ignore[union-attr]
        assert main(["restore", str(copy), "--store", str(store)]) == 1

    assert capsys.readouterr().err.splitlines() == said("start.store_held", store=store)
    assert not list(store.parent.glob("hall-before-*"))


def test_what_is_no_good_copy_is_refused_in_words_and_changes_nothing(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = backed_up(store, tmp_path / "stick")
    before = store.read_bytes()
    strange, cut, newer = (tmp_path / name for name in ("strange", "cut", "newer"))
    strange.write_text("Berita acara " * 400)
    cut.write_bytes(copy.read_bytes()[:30_000])
    newer.write_bytes(copy.read_bytes())
    connection = sqlite3.connect(newer)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    capsys.readouterr()
    heads = []
    for path in (strange, cut, newer, tmp_path / "none", tmp_path):
        assert main(["restore", str(path), "--store", str(store)]) == 1
        heads.append(capsys.readouterr().err.splitlines()[0])

    keys = ("not_a_copy", "damaged", "newer_version", "no_copy", "no_copies")
    assert heads == [said(f"refusal.backup_{key}")[0] for key in keys]
    assert store.read_bytes() == before


def test_a_whole_copied_folder_brings_what_its_server_had_not_yet_put_into_the_one_file(store: Path, tmp_path: Path) -> None:
    killed = Store(store)
    killed.write(lambda tx: tx.put(Organisation(id="org_x", workshop_id=W, name="Dinas Sosial"), "organisation_saved"))
    folder = tmp_path / "copied"
    folder.mkdir()
    for path in store.parent.glob("hall.sqlite*"):
        (folder / path.name).write_bytes(path.read_bytes())
    killed.close()
    new = tmp_path / "new.sqlite"
    assert main(["restore", str(folder / "hall.sqlite"), "--store", str(new)]) == 0

    assert names(new) == {"Dinas Kesehatan", "Dinas Sosial"}


def test_without_a_folder_the_one_chosen_in_the_console_is_taken_else_it_is_asked_for(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "--store", str(store)]) == 1
    assert capsys.readouterr().err.splitlines() == said("backup.cli_no_folder")
    opened = Store(store)
    BackingUp(opened, Plan()).choose(tmp_path / "stick")
    opened.close()
    assert main(["backup", "--store", str(store)]) == 0


def test_a_workshop_goes_to_another_laptop_as_one_file(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new, file = tmp_path / "other" / "hall.sqlite", tmp_path / "bimtek.zip"
    assert main(["pack", "ABC234", "--store", str(store), "--out", str(file)]) == 0
    assert main(["unpack", str(file), "--store", str(new)]) == 0
    assert main(["unpack", str(file), "--store", str(new)]) == 0

    said_last = capsys.readouterr().out.splitlines()[-2:]
    assert (names(new), said_last) == ({"Dinas Kesehatan"}, said("backup.cli_unpacked_same", title="Bimtek"))


def test_packing_and_taking_in_are_refused_in_words(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", "wks_none", "--store", str(store)]) == 1
    assert main(["unpack", str(store), "--store", str(tmp_path / "new.sqlite")]) == 1
    assert main(["pack", W, "--store", str(store), "--out", str(tmp_path / "no" / "file.zip")]) == 1

    complaints = capsys.readouterr().err
    wanted = ("refusal.unknown_workshop", "refusal.package_unknown", "refusal.backup_folder_gone")
    assert all(said(key)[0] in complaints for key in wanted)

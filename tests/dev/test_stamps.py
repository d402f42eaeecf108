"""What counts as changed, and therefore is installed or built again."""

from pathlib import Path

import pytest

from tools.dev import environment, stamps
from tools.dev.places import venv_program


def test_line_ends_of_another_system_are_no_change(tmp_path: Path) -> None:
    source = tmp_path / "source.ts"
    source.write_bytes(b"a\nb\n")
    here = stamps.digest([source], tmp_path)

    source.write_bytes(b"a\r\nb\r\n")

    assert stamps.digest([source], tmp_path) == here


def test_a_changed_text_and_a_new_name_are_changes(tmp_path: Path) -> None:
    source = tmp_path / "source.ts"
    source.write_text("a")
    first = stamps.digest([source], tmp_path)
    source.write_text("b")
    second = stamps.digest([source], tmp_path)
    third = stamps.digest([source.rename(tmp_path / "renamed.ts")], tmp_path)

    assert len({first, second, third}) == 3


@pytest.mark.parametrize("content", ["", "{", "[]", "\x00"])
def test_a_broken_stamp_is_no_stamp(tmp_path: Path, content: str) -> None:
    (tmp_path / "stamp").write_text(content)

    assert stamps.read(tmp_path / "stamp") == {}


def test_the_environment_is_prepared_again_only_when_its_lock_changed(tmp_path: Path) -> None:
    lock, venv = tmp_path / environment.RUN, tmp_path / "venv"
    lock.write_text("flask==3.1.3\n")
    python = venv_program("python", venv)
    python.parent.mkdir(parents=True)
    python.touch()
    assert not environment.prepared(environment.RUN, tmp_path, venv)

    stamps.write(venv / "locks.json", {environment.RUN: stamps.digest([lock], tmp_path)})
    assert environment.prepared(environment.RUN, tmp_path, venv)

    lock.write_text("flask==3.1.4\n")
    assert not environment.prepared(environment.RUN, tmp_path, venv)


def test_an_environment_whose_python_went_away_is_not_prepared(tmp_path: Path) -> None:
    lock, venv = tmp_path / environment.RUN, tmp_path / "venv"
    lock.write_text("flask==3.1.3\n")
    venv.mkdir()
    stamps.write(venv / "locks.json", {environment.RUN: stamps.digest([lock], tmp_path)})

    assert not environment.prepared(environment.RUN, tmp_path, venv)

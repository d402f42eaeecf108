"""The tables are the model's, made step by step; a step that fails leaves the store as it was."""

import sqlite3
import typing
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from workshop.domain.catalogue import KINDS, table_of
from workshop.domain.objects import Stored
from workshop.storage.last_heard import notes_of, write_notes
from workshop.storage.migrating import STEPS, VERSION, NewerStore, bring_up, statements
from workshop.storage.schema import is_json
from workshop.storage.sqlite import Store, connect
from workshop.storage.transaction import Reader, Tx


def made(path: Path, steps: tuple[Path, ...] = STEPS) -> sqlite3.Connection:
    connection = connect(path)
    bring_up(connection, steps)
    return connection


def column_of(kind: type[Stored], name: str) -> str:
    hint = typing.get_type_hints(kind)[name]
    parts = typing.get_args(hint) or (hint,)
    whole = not is_json(kind, name) and parts[0] in (int, bool)
    return ("INTEGER" if whole else "TEXT") + ("" if type(None) in parts else " NOT NULL")


def a_step(folder: Path, number: int, script: str) -> Path:
    path = folder / f"{number:04}_tried.sql"
    path.write_text(script, encoding="utf-8")
    return path


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.type)
def test_a_migrated_store_has_the_columns_of_the_model(tmp_path: Path, kind: type[Stored]) -> None:
    with closing(made(tmp_path / "hall.sqlite")) as connection:
        rows = connection.execute(f"PRAGMA table_info({table_of(kind)})").fetchall()

    found = {name: type + (" NOT NULL" if notnull else "") for _, name, type, notnull, _, _ in rows}
    assert found == {name: column_of(kind, name) for name in kind.columns()}


def test_every_table_is_strict(tmp_path: Path) -> None:
    with closing(made(tmp_path / "hall.sqlite")) as connection:
        ours = [
            row for row in connection.execute("PRAGMA table_list") if row[0] == "main" and not row[1].startswith(("sqlite_", "_"))
        ]

    assert ours and [name for _, name, _, _, _, strict in ours if not strict] == []


def test_a_store_is_brought_up_once_and_keeps_what_it_holds(tmp_path: Path) -> None:
    Store(tmp_path / "hall.sqlite").close()
    with closing(connect(tmp_path / "hall.sqlite")) as connection:
        before = connection.execute("SELECT * FROM store").fetchall()

        bring_up(connection)

        assert connection.execute("SELECT * FROM store").fetchall() == before
        assert version(connection) == VERSION == len(STEPS)


def test_an_older_store_gets_only_the_steps_it_lacks(tmp_path: Path) -> None:
    with closing(made(tmp_path / "hall.sqlite")) as connection:
        key = connection.execute("SELECT host_key FROM store").fetchone()
        further = a_step(tmp_path, VERSION + 1, "-- a note; with a semicolon\nALTER TABLE groups ADD COLUMN mood TEXT;\n")

        bring_up(connection, (*STEPS, further))

        assert "mood" in [row[1] for row in connection.execute("PRAGMA table_info(groups)")]
        assert (version(connection), connection.execute("SELECT host_key FROM store").fetchone()) == (VERSION + 1, key)


def test_a_step_that_fails_leaves_no_trace(tmp_path: Path) -> None:
    with closing(made(tmp_path / "hall.sqlite")) as connection:
        broken = a_step(tmp_path, VERSION + 1, "CREATE TABLE half (a TEXT) STRICT;\nCREATE TABEL nonsense;\n")

        with pytest.raises(sqlite3.OperationalError):
            bring_up(connection, (*STEPS, broken))

        assert not connection.in_transaction and version(connection) == VERSION
        assert not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half'").fetchone()


def test_a_store_of_a_newer_rembuk_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    with closing(made(tmp_path / "hall.sqlite")) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")

    with pytest.raises(NewerStore):
        Store(tmp_path / "hall.sqlite")


def test_what_was_heard_of_a_person_before_phones_were_told_apart_ends_with_the_first_word_of_one(tmp_path: Path) -> None:
    until = next(at for at, step in enumerate(STEPS) if step.stem == "0003_closing_a_day")
    with closing(made(tmp_path / "hall.sqlite", STEPS[:until])) as connection:
        connection.execute("INSERT INTO last_heard VALUES ('wks', 'per', 3, '10.0.0.1:8080', '2021-09-23T08:00:00+00:00')")
        bring_up(connection)
        (before,) = notes_of(Reader(connection), "wks")
        write_notes(Tx(connection), [replace(before, phone="crd_a", unsent=None)])
        unsaid = len(notes_of(Reader(connection), "wks"))
        write_notes(Tx(connection), [replace(before, phone="crd_a", unsent=1)])

        assert (before.unsent, before.phone, unsaid) == (3, "", 2)
        assert [(note.phone, note.unsent, note.address) for note in notes_of(Reader(connection), "wks")] == [
            ("crd_a", 1, "10.0.0.1:8080")
        ]


def test_a_script_is_taken_statement_by_statement() -> None:
    assert statements("-- one; two\nCREATE TABLE a (b TEXT);\nINSERT INTO a VALUES (';');\n") == [
        "-- one; two\nCREATE TABLE a (b TEXT);",
        "INSERT INTO a VALUES (';');",
    ]

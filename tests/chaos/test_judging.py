"""The judge is worth something only where it sees what went wrong."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tools.bench.halls import Seated, W, fill
from tools.chaos.judging import Verdict, judge
from tools.chaos.ledger import Ledger, Typed
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.service.wire import command_of
from workshop.storage.sqlite import Store


class Hall:
    """Two phones that have each saved a text, and a ledger that knows of it."""

    def __init__(self, path: Path) -> None:
        self.path, self.ledger = path, Ledger()
        fill(path, Seated(2))
        self.store = Store(path)
        self.desk = Desk(self.store, all_handlers())
        for phone in (0, 1):
            self.saves(phone, f"ent_{phone}", f"teks {phone}")

    def saves(self, phone: int, entry: str, text: str, id: str = "cmd_1") -> None:
        payload = {"activity": "act", "unit": "grp_0", "entry": entry, "values": {"uraian": text}}
        command: dict[str, Any] = {"id": id, "name": "save_entry", "payload": payload}
        ack = self.desk.handle(W, f"phone-{phone}", command_of(command))
        self.ledger.types(Typed(f"per_{phone}", f"p{phone}", entry, "uraian", text))
        self.ledger.answered(f"per_{phone}", command, ack)

    def sql(self, statement: str) -> None:
        self.store.close()
        connection = sqlite3.connect(self.path)
        with connection:
            connection.execute(statement)
        connection.close()

    def verdict(self) -> Verdict:
        return judge(self.path, W, self.ledger)


@pytest.fixture
def hall(tmp_path: Path) -> Any:
    made = Hall(tmp_path / "hall.sqlite")
    yield made
    made.store.close()


def test_a_hall_where_nothing_went_wrong_has_nothing_to_tell(hall: Hall) -> None:
    found = hall.verdict()

    assert (found.acknowledged, found.lost, found.duplicated, found.diverged, found.cases) == (2, 0, 0, 0, [])


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM receipts WHERE actor = 'per_0'", "lost"),
        ("UPDATE changes SET object = replace(object, 'teks 0', 'lain') WHERE command_id = 'cmd_1'", "lost"),
        ("UPDATE entries SET draft = replace(draft, 'teks 0', 'teks 1')", "duplicated"),
        ("UPDATE entries SET draft = replace(draft, 'teks 0', 'lain')", "diverged"),
        ("DELETE FROM entries WHERE id = 'ent_0'", "diverged"),
        ("DELETE FROM changes WHERE seq = 3", "diverged"),
        ("UPDATE counters SET seq = seq + 1", "diverged"),
    ],
)
def test_P1_what_is_broken_in_the_tables_is_counted(hall: Hall, statement: str, what: str) -> None:
    hall.sql(statement)

    assert getattr(hall.verdict(), what) > 0


def test_P1_a_text_that_was_typed_and_never_stored_is_lost(hall: Hall) -> None:
    hall.ledger.types(Typed("per_0", "p0", "ent_0", "uraian", "yang terakhir"))

    assert hall.verdict().lost == 1


def test_P1_a_row_that_nobody_typed_is_one_too_many(hall: Hall) -> None:
    hall.saves(0, "ent_ghost", "siapa ini", "cmd_2")
    hall.ledger.typed.pop()

    assert hall.verdict().duplicated == 1

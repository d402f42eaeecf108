"""Two laptops, the phones' own core between them: a second one started on a copy keeps everyone signed in, and gets back what
it does not hold, once (RC1).  The real server in its own process, the real browser core under Node."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tools.bench.halls import Seated, W, fill
from tools.chaos.crew import Crew, bundled, wait_until
from tools.chaos.judging import judge
from tools.chaos.ledger import Ledger
from tools.chaos.serving import Server
from workshop.cli import main
from workshop.storage.backup import holds, names, reading
from workshop.storage.restoring import newest

PHONES = 3


class Hall:
    """One laptop after another at the same address; the phones stay."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.stick = folder, folder / "stick"
        self.server = Server(self.laptop("first"), arguments=("--backup", str(self.stick), "--backup-every", "86400"))
        fill(self.server.store, Seated(PHONES))
        self.server.start()
        self.ledger = Ledger()
        (folder / "phones").mkdir()
        self.crew = Crew(bundled(folder), folder / "phones", self.ledger)
        for n in range(PHONES):
            self.crew.open(f"p{n}", f"per_{n}", f"phone-{n}", self.server.port)
        self.settles()

    def laptop(self, name: str) -> Path:
        (self.folder / name).mkdir()
        return self.folder / name / "hall.sqlite"

    def all_type(self, word: str) -> None:
        for n in range(PHONES):
            self.crew.type(f"p{n}", "grp_0", f"ent_{n}", "uraian", f"{word} {n}")

    def settles(self) -> None:
        assert wait_until(lambda: all(map(_settled, self.crew.look().values())), 30), self.crew.look()

    def kept(self) -> int:
        """Acknowledged and still on the phones."""
        return sum(
            text.count('\\"accepted\\":{') for text in (path.read_text() for path in (self.folder / "phones").glob("*.json"))
        )

    def moves_to(self, name: str) -> None:
        """The laptop dies; another is started on the newest copy."""
        self.server.kill()
        port, arguments = self.server.port, self.server.arguments
        path = self.laptop(name)
        assert main(["restore", str(self.stick), "--store", str(path)]) == 0
        self.server = Server(path, arguments=arguments)
        self.server.port = port
        self.server.start()

    def close(self) -> None:
        self.crew.kill()
        self.server.kill()


def _settled(seen: dict[str, Any]) -> bool:
    return seen["state"] == "online" and not seen["unsent"] and not seen["refused"]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    opened = Hall(tmp_path)
    yield opened
    opened.close()


@pytest.mark.server
def test_RC1_a_second_laptop_on_a_copy_keeps_everyone_in_and_gets_back_what_the_copy_does_not_hold_once(hall: Hall) -> None:
    hall.all_type("before")
    hall.settles()
    assert main(["backup", "--store", str(hall.server.store), str(hall.stick)]) == 0
    hall.all_type("after")
    hall.settles()
    assert hall.kept() == 2 * PHONES
    hall.moves_to("second")
    hall.all_type("then")
    hall.settles()

    assert wait_until(lambda: len(hall.ledger.acknowledged) >= 3 * PHONES, 10)
    assert all(found["equal"] for found in hall.crew.compare(hall.server.port).values())
    verdict = judge(hall.server.store, W, hall.ledger)
    assert (verdict.bad, verdict.acknowledged) == (0, 3 * PHONES), verdict.cases
    assert hall.ledger.refused == []


@pytest.mark.server
def test_RC1_phones_let_go_of_what_the_server_says_a_copy_holds(hall: Hall) -> None:
    hall.all_type("before")
    hall.settles()
    assert hall.kept() == PHONES
    hall.server.kill()
    hall.server.start()
    hall.settles()

    assert wait_until(lambda: hall.kept() == 0, 20)
    assert len(names(hall.stick)) >= 1
    connection = reading(newest(hall.stick))
    held = holds(connection)
    connection.close()
    assert held.seqs[W] > 0 and len(hall.ledger.acknowledged) == PHONES

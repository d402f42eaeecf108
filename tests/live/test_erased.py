"""ND1 on open lines and under a killed server: the others see it at once or when they are back, the own phone is told why."""

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.hall import W, the_hall
from tests.live.actors import Handset, a_hall
from tests.live.test_two_phones import Server
from tests.service.erasable import found_in
from workshop.domain.objects import Stored
from workshop.domain.people import Person
from workshop.storage.erasing import scrub_waits
from workshop.storage.sqlite import Store

NAME, NIP = "Zqbudiwati Rahma", "198001012006042001"
# Around the moment of the commit, and of the scrubbing after it.
MOMENTS_S = (0.0, 0.004, 0.015, 0.04, 0.1, 0.3)


def named(thing: Stored) -> Stored:
    return replace(thing, name=NAME, nip=NIP) if isinstance(thing, Person) and thing.id == "per_bud" else thing


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(a_hall(tmp_path / "hall.sqlite", [named(thing) for thing in the_hall()]))
    yield running
    running.kill()


def name_on(phone: Handset) -> str:
    found: dict[str, Any] = phone.objects.get(("person", "per_bud")) or {}
    return str(found.get("name", ""))


def test_ND1_RS3_the_other_phones_lose_the_name_and_the_own_one_is_told_why(server: Server) -> None:
    ann, bud, lina, away = (Handset(server, name) for name in ("ann", "bud", "lina", "ann"))
    since = {"epoch": away.greeting["epoch"], "seq": away.greeting["seq"]}
    away.leaves()
    assert name_on(ann) == name_on(lina) == NAME

    assert _erases(lina)["ok"]
    assert ann.until(lambda: name_on(ann) == "Peserta (dihapus) 1")
    assert lina.until(lambda: name_on(lina) == "Peserta (dihapus) 1")
    assert bud.hears("farewell") == {"reason": "person_erased"}
    back = Handset(server, "ann", since)
    assert back.greeting["mode"] == "changes" and NAME not in str(back.greeting)
    assert _refused(server) == "person_erased"
    for phone in (ann, bud, lina, back):
        phone.leaves()


def test_ND1_killed_at_any_moment_it_is_not_begun_or_complete(tmp_path: Path) -> None:
    became = set()
    for number, moment in enumerate(MOMENTS_S):
        folder = tmp_path / str(number)
        folder.mkdir()
        server = Server(a_hall(folder / "hall.sqlite", [named(thing) for thing in the_hall()]))
        asking = threading.Thread(target=_asks, args=(server,), daemon=True)
        asking.start()
        time.sleep(moment)
        server.kill()
        asking.join(timeout=10)
        became.add(_complete(server, folder))
    assert True in became


def _erases(phone: Handset) -> Any:
    return phone.tells("cmd_1", "erase_person", person="per_bud")


def _asks(server: Server) -> None:
    asked = {"id": "cmd_1", "name": "erase_person", "payload": {"person": "per_bud"}}
    with suppress(requests.RequestException):
        requests.post(_address(server, "commands"), json=asked, headers={"Authorization": "Bearer lina"}, timeout=10)


def _complete(server: Server, folder: Path) -> bool:
    """After the next start; what lies between is a failure."""
    server.start()
    seen = requests.get(_address(server, "objects"), headers={"Authorization": "Bearer lina"}, timeout=10).text
    erased = NAME not in seen
    server.kill()
    store = Store(server.path)
    with store.reading() as reader:
        assert not scrub_waits(reader)
        assert (reader.need(Person, W, "per_bud").erased_at is not None) == erased
    store.close()
    assert bool(found_in(folder, {NAME, NIP})) != erased
    return erased


def _refused(server: Server) -> str:
    """What the phone of the erased is answered, whenever it comes back."""
    asked = requests.get(_address(server, "objects"), headers={"Authorization": "Bearer bud"}, timeout=10)
    return str(asked.json()["code"])


def _address(server: Server, rest: str) -> str:
    return f"http://127.0.0.1:{server.port}/api/workshops/{W}/{rest}"

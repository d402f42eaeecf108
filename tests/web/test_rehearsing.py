"""The rehearsal button: simulated people fill a copy of the hall, the real one stands as it was, and the copy goes whole."""

import hashlib
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests
from flask.testing import FlaskClient

from tests.made import Made, W
from workshop.app import create_app
from workshop.domain.agenda import AgendaItem
from workshop.service.backing_up import FOLDER
from workshop.service.rehearsing import Rehearsing
from workshop.settings import Settings
from workshop.storage.choices import choose
from workshop.storage.transaction import Reader

LONGEST_S = 60.0


class Laptop:
    def __init__(self, made: Made, client: FlaskClient, key: str) -> None:
        self.made, self.client, self.key = made, client, key

    def asks(self, path: str = "", body: dict[str, Any] | None = None, key: str = "") -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {key or self.key}"}
        address = f"/api/host/rehearsal{path}"
        answer = (
            self.client.get(address, headers=headers) if body is None else self.client.post(address, json=body, headers=headers)
        )
        found: dict[str, Any] = answer.get_json()
        return found

    def until(self, so: Any) -> dict[str, Any]:
        end = time.monotonic() + LONGEST_S
        while time.monotonic() < end:
            told = self.asks()
            assert told["state"] != "failed", told
            if so(told):
                return told
            time.sleep(0.1)
        raise AssertionError(told)


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """Somebody is in on a real phone, an item runs, and copies go to a stick."""
    made = Made(tmp_path / "hall.sqlite").make(rehearsal=False)
    made.seats("ann", "a")
    item = next(one for one in made.all(AgendaItem) if one.title.startswith("Kata kunci"))
    made.leads("start_agenda_item", agenda_item=item.id)
    made.store.write(lambda tx: choose(tx, FOLDER, str(tmp_path / "stick")))
    made.close()
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite", host="127.0.0.1"))
    with store.reading() as reader:
        key = reader.host_key()
    made.store, made.desk.store = store, store
    yield Laptop(made, app.test_client(), key)
    app.extensions["rehearsing"].end()
    store.close()


def fingerprint(path: Path) -> str:
    """Every row of every table."""
    with closing(sqlite3.connect(path)) as connection:
        return hashlib.sha256("\n".join(connection.iterdump()).encode()).hexdigest()


def copy_of(laptop: Laptop) -> Path:
    (found,) = (laptop.made.store.path.parent / "hall-geladi").glob("rembuk-rehearsal-*/rehearsal.sqlite")
    return found


def objects(told: dict[str, Any]) -> list[dict[str, Any]]:
    headers = {"Authorization": f"Bearer {told['token']}"}
    found = requests.get(f"http://127.0.0.1:{told['port']}/api/workshops/{W}/objects", headers=headers, timeout=10).json()
    listed: list[dict[str, Any]] = found["objects"]
    return listed


def test_CK1_a_rehearsal_fills_a_copy_and_the_real_workshop_is_untouched(laptop: Laptop) -> None:
    real, before = laptop.made.store.path, fingerprint(laptop.made.store.path)
    assert laptop.asks(body={"workshop": W, "people": 8})["ok"]
    assert laptop.asks(body={"workshop": W})["code"] == "rehearsal_runs"
    told = laptop.until(lambda told: told["state"] == "open" and told["rows"] >= 2)
    there = objects(told)
    (workshop,) = [one for one in there if one["type"] == "workshop"]

    assert (workshop["rehearsal"], workshop["title"]) == (True, "GELADI · Bimtek")
    assert len([one for one in there if one["type"] == "person" and not one["staff"]]) == 8
    assert all("Contoh geladi" in str(one["draft"]) for one in there if one["type"] == "entry")
    with closing(sqlite3.connect(copy_of(laptop))) as connection:
        assert connection.execute("SELECT count(*) FROM settings WHERE name = ?", (FOLDER,)).fetchone() == (0,)
        assert Reader(connection).host_key() == laptop.key
    assert fingerprint(real) == before

    assert laptop.asks("/end", {})["state"] == "none"
    assert not (real.parent / "hall-geladi").exists() and fingerprint(real) == before
    with pytest.raises(requests.ConnectionError):
        objects(told)
    assert not (real.parent / "stick").exists(), "no copy was taken of a rehearsal"


def test_only_the_laptops_own_facilitator_starts_one_and_never_of_a_rehearsal(laptop: Laptop, tmp_path: Path) -> None:
    assert laptop.asks(body={"workshop": W}, key=laptop.made.lead)["code"] == "not_signed_in"
    assert laptop.asks(key=laptop.made.lead)["code"] == "not_signed_in"
    assert laptop.asks(body={"workshop": "wks_none"})["code"] == "unknown_workshop"
    assert laptop.asks(body={"workshop": W, "people": 1000})["code"] == "number_out_of_range"
    rehearsal = Made(tmp_path / "other.sqlite").make()
    rehearsal.close()
    app, _, store = create_app(Settings(store=tmp_path / "other.sqlite", host="127.0.0.1"))
    with store.reading() as reader:
        other = Laptop(rehearsal, app.test_client(), reader.host_key())
    assert other.asks(body={"workshop": W})["code"] == "no_rehearsal_here"
    store.close()


def test_a_copy_whose_holder_died_clears_up_by_itself_and_what_was_left_goes_at_the_next_start(laptop: Laptop) -> None:
    laptop.asks(body={"workshop": W, "people": 1})
    told = laptop.until(lambda told: told["state"] == "open")
    place = laptop.made.store.path.parent / "hall-geladi"
    rehearsing: Rehearsing = laptop.client.application.extensions["rehearsing"]
    running = rehearsing._running
    assert running is not None and running.child.stdin is not None
    running.child.stdin.close()

    end = time.monotonic() + LONGEST_S
    while running.child.poll() is None and time.monotonic() < end:
        time.sleep(0.1)
    assert running.child.returncode == 0 and list(place.glob("rembuk-rehearsal-*")) == []
    with pytest.raises(requests.ConnectionError):
        objects(told)
    (place / "rembuk-rehearsal-left").mkdir()
    Rehearsing(laptop.made.store.path, "127.0.0.1")
    assert not place.exists()


def test_ND1_where_somebody_is_erased_no_copy_with_the_name_goes_on(laptop: Laptop) -> None:
    laptop.asks(body={"workshop": W, "people": 1})
    laptop.until(lambda told: told["state"] == "open")
    laptop.made.leads("erase_person", person="per_ann")

    laptop.until(lambda told: told["state"] == "none")
    assert not (laptop.made.store.path.parent / "hall-geladi").exists()

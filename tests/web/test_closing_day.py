"""Closing a day as the console does it: over the wire, with what phones say on the line and what they said before a restart."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask_socketio import SocketIO

from tests.hall import W, the_hall
from workshop.app import create_app
from workshop.domain.people import Credential, Grant, Person
from workshop.domain.workshops import Workshop
from workshop.service.identity import digest
from workshop.settings import Settings
from workshop.storage.last_heard import Note, write_notes

AT = "2021-09-23T08:15:00+00:00"


class House:
    def __init__(self, file: Path) -> None:
        self.app, self.hub, self.store = create_app(Settings(store=file))
        self.numbers = iter(range(1000))

    def asks(self, token: str, path: str, body: Any = None) -> Any:
        client, headers = self.app.test_client(), {"Authorization": f"Bearer {token}"}
        address = f"/api/workshops/{W}/{path}"
        answer = client.get(address, headers=headers) if body is None else client.post(address, json=body, headers=headers)
        return answer.get_json()

    def tells(self, token: str, name: str, **payload: Any) -> Any:
        return self.asks(token, "commands", {"id": f"cmd_{next(self.numbers)}", "name": name, "payload": payload})

    def phone(self, token: str) -> Any:
        auth = {"workshop": W, "token": token, "since": None, "protocol": 1}
        return SocketIO.test_client(self.hub, self.app, auth=auth)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    house = House(tmp_path / "hall.sqlite")
    days = [{"date": "2021-09-23", "opens": "08:00"}]
    hall = [replace(thing, days=days) if isinstance(thing, Workshop) else thing for thing in the_hall()]
    house.store.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in hall])
    for role in ("assessor", "organiser", "observer"):
        person = {"person_id": f"per_{role}", "workshop_id": W}
        things = (
            Person(id=f"per_{role}", workshop_id=W, name=role, staff=True),
            Grant(id=f"grt_{role}", role=role, **person),
            Credential(id=f"crd_{role}", kind="link", secret_hash=digest(role), **person),
        )
        house.store.write(lambda tx, things=things: [tx.put(thing, "workshop_changed") for thing in things])
    house.store.close()
    return tmp_path / "hall.sqlite"


@pytest.fixture
def house(file: Path) -> Iterator[House]:
    opened = House(file)
    yield opened
    opened.store.close()


def test_RC2_what_a_phone_on_the_line_says_counts_at_once_and_no_more_when_it_says_so(house: House) -> None:
    ann = house.phone("ann")
    ann.emit("presence", {"unsent": 2}, callback=True)
    refused = house.tells("lina", "close_day", day=1)
    held = house.asks("lina", "unsent")["held"]
    ann.disconnect()
    gone = house.tells("lina", "close_day", day=1)
    back = house.phone("ann")
    silent = house.tells("lina", "close_day", day=1)
    back.emit("presence", {"unsent": 0}, callback=True)

    assert (refused["code"], refused["detail"]) == ("rows_unsent", "1 people, 2 rows")
    assert (gone["code"], silent["code"]) == ("rows_unsent", "rows_unsent"), "it has not said anything else yet"
    assert [(one["person"], one["rows"]) for one in held] == [("per_ann", 2)] and held[0]["at"] and held[0]["address"]
    assert house.tells("lina", "close_day", day=1)["ok"]


def test_what_was_said_before_a_restart_is_told_to_staff_and_to_nobody_else(file: Path) -> None:
    house = House(file)
    house.store.write(lambda tx: write_notes(tx, [Note(W, "per_bud", 3, "192.168.1.5:8080", AT, "crd_bud")]))
    house.store.close()
    house = House(file)
    told = {"ok": True, "held": [{"person": "per_bud", "rows": 3, "at": AT, "address": "192.168.1.5:8080"}]}

    assert {who: house.asks(who, "unsent") for who in ("lina", "assessor", "organiser", "observer")} == dict.fromkeys(
        ("lina", "assessor", "organiser", "observer"), told
    )
    assert house.asks("bud", "unsent")["code"] == "not_allowed"
    assert house.asks("a stranger", "unsent")["code"] == "not_signed_in"
    assert house.tells("lina", "close_day", day=1)["code"] == "rows_unsent"
    house.store.close()


def test_phones_are_told_nothing_of_a_closing_and_staff_all_of_it(house: House) -> None:
    house.store.write(lambda tx: write_notes(tx, [Note(W, "per_bud", 3, "", AT, "crd_bud")]))
    assert house.tells("lina", "close_day", day=1, waived=["per_bud"], reason="Baterai habis")["ok"]

    def seen(token: str) -> set[str]:
        return {one["type"] for one in house.asks(token, "objects")["objects"]} & {"day_closing", "waiver"}

    assert {who: seen(who) for who in ("lina", "observer", "bud", "ann")} == {
        "lina": {"day_closing", "waiver"},
        "observer": {"day_closing", "waiver"},
        "bud": set(),
        "ann": set(),
    }

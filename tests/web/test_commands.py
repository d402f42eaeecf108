"""Commands and objects over HTTP: the same desk, the same rights and the same view as over the socket."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.hall import W, the_hall
from workshop.app import create_app
from workshop.domain.entries import Entry
from workshop.service.allowance import BURST
from workshop.service.catching_up import welcome
from workshop.service.identity import viewer_of
from workshop.settings import Settings
from workshop.storage.sqlite import Store

SAVE = {"activity": "act_1", "unit": "grp_1", "entry": "ent_1", "values": {"sasaran": "Stunting turun"}}


class Hall:
    def __init__(self, client: FlaskClient, store: Store) -> None:
        self.client, self.store = client, store
        for thing in the_hall():
            store.write(lambda tx, thing=thing: tx.put(thing, "workshop_changed"))

    def sends(self, who: str, message: Any, workshop: str = W) -> tuple[int, dict[str, Any]]:
        answer = self.client.post(f"/api/workshops/{workshop}/commands", headers=bearer(who), json=message)
        return answer.status_code, answer.get_json()

    def objects(self, who: str, **headers: str) -> Any:
        return self.client.get(f"/api/workshops/{W}/objects", headers=bearer(who) | headers)

    def seq(self) -> int:
        with self.store.reading() as reader:
            return reader.seq(W)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite"))
    yield Hall(app.test_client(), store)
    store.close()


def test_a_command_is_carried_out_and_acknowledged(hall: Hall) -> None:
    status, ack = hall.sends("ann", {"id": "cmd_1", "name": "save_entry", "payload": SAVE})

    assert (status, ack["ok"], ack["seq"]) == (200, True, hall.seq())
    with hall.store.reading() as reader:
        assert reader.need(Entry, W, "ent_1").draft == {"sasaran": "Stunting turun"}


def test_CM1_the_same_command_over_http_again_is_the_same_acknowledgement(hall: Hall) -> None:
    message = {"id": "cmd_1", "name": "save_entry", "payload": SAVE}
    first = hall.sends("ann", message)
    seq = hall.seq()

    assert hall.sends("ann", message) == first
    assert hall.seq() == seq


@pytest.mark.parametrize(
    ("who", "workshop", "status", "code"),
    [
        ("cut", W, 400, "not_your_sheet"),
        ("nobody", W, 401, "not_signed_in"),
        ("", W, 401, "not_signed_in"),
        ("ann", "wks_elsewhere", 401, "not_signed_in"),
    ],
)
def test_VS2_who_may_not_is_refused_and_CM2_nothing_is_written(
    hall: Hall, who: str, workshop: str, status: int, code: str
) -> None:
    seq = hall.seq()
    answered, ack = hall.sends(who, {"id": "cmd_1", "name": "save_entry", "payload": SAVE}, workshop)

    assert (answered, ack["code"]) == (status, code)
    assert hall.seq() == seq


@pytest.mark.parametrize(
    ("message", "status", "code", "field"),
    [
        ({"id": "c", "name": "drop_tables", "payload": {}}, 400, "unknown_command", None),
        ({"id": "c", "name": "withdraw_entry", "payload": {"entry": "e", "colour": "red"}}, 400, "unknown_field", "colour"),
        ({"id": "c", "name": "withdraw_entry", "payload": {"entry": 7}}, 400, "wrong_type", "entry"),
        ({"id": "c", "name": "withdraw_entry", "payload": {}}, 400, "missing_required", "entry"),
        ({"id": "c", "name": "withdraw_entry", "payload": []}, 400, "malformed", None),
        ({"id": "no blanks", "name": "withdraw_entry", "payload": {"entry": "e"}}, 400, "malformed_id", "id"),
        ({"name": "withdraw_entry", "payload": {"entry": "e"}}, 400, "wrong_type", "id"),
        ({"id": "c", "name": "withdraw_entry", "payload": {"entry": "x" * 200_000}}, 413, "too_big", None),
        ([1, 2], 400, "malformed", None),
    ],
)
def test_nonsense_is_answered_with_a_code(hall: Hall, message: Any, status: int, code: str, field: str | None) -> None:
    answered, ack = hall.sends("ann", message)

    assert (answered, ack["code"], ack.get("field")) == (status, code, field)


@pytest.mark.parametrize("who", ["ann", "cut", "lina"])
def test_RS2_the_objects_are_those_of_a_welcome(hall: Hall, who: str) -> None:
    hall.sends("ann", {"id": "cmd_1", "name": "save_entry", "payload": SAVE})
    answer = hall.objects(who)
    with hall.store.reading() as reader:
        expected = welcome(reader, viewer_of(reader, W, who), None)

    assert answer.status_code == 200
    assert answer.get_json() == {"ok": True, **expected}
    assert (answer.get_json()["mode"], answer.get_json()["seq"]) == ("snapshot", hall.seq())


def test_the_objects_are_packed_for_who_can_unpack_them(hall: Hall) -> None:
    plain, packed = hall.objects("ann"), hall.objects("ann", **{"Accept-Encoding": "br, gzip;q=0.8"})

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.data)) == plain.get_json()
    assert "Accept-Encoding" in packed.headers["Vary"] and packed.headers["Cache-Control"] == "no-store"


def test_VS2_objects_are_for_people_of_this_workshop_only(hall: Hall) -> None:
    for who in ("", "nobody"):
        assert (hall.objects(who).status_code, hall.objects(who).get_json()["code"]) == (401, "not_signed_in")


def test_a_flood_is_refused_and_harms_nobody_else(hall: Hall) -> None:
    message = {"id": "cmd_1", "name": "restore_entry", "payload": {"entry": "ent_none"}}
    answers = [hall.sends("cut", message) for _ in range(int(BURST) * 2)]

    assert answers[0][1]["code"] == "unknown_entry"
    assert (429, "too_many_commands") in [(status, ack["code"]) for status, ack in answers]
    assert hall.sends("ann", {"id": "cmd_1", "name": "save_entry", "payload": SAVE})[0] == 200


def test_a_fault_of_ours_is_answered_with_a_code_and_written_to_the_log(
    hall: Hall, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = hall.seq()
    monkeypatch.setattr(Entry, "to_json", lambda entry: 1 / 0)
    status, ack = hall.sends("ann", {"id": "cmd_1", "name": "save_entry", "payload": SAVE})

    assert (status, ack["code"], ack["detail"]) == (500, "server_error", "ZeroDivisionError")
    assert "ZeroDivisionError" in caplog.text and hall.seq() == began

"""What really goes over the socket keeps to docs/protocol.schema.json: every command carried out, four kinds of clients told."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import socketio

from tests.live.test_two_phones import ROOT, Server
from tests.made import Made, W
from tests.service.test_rights import COMMAND_OF, PAYLOADS, furnish, token

SCHEMA = json.loads((ROOT / "docs" / "protocol.schema.json").read_text(encoding="utf-8"))
# What takes something away that others need comes after them.
LAST = (
    *("substitute_person", "resume_substitution", "remove_grouping"),
    *("place_seats", "move_seat", "remove_person", "revoke_credentials", "remove_group", "remove_agenda_item"),
    *("close_activity", "erase_person", "archive_workshop", "leave"),
)
# What only a participant says.
THEIRS = (
    "add_attachment",
    "call_help",
    "reclaim_seat",
    "confirm_presence",
    "correct_own_details",
    "cast_vote",
    "cast_group_vote",
)
# Somebody has to be left to come back.
ORDER = sorted((name for name in PAYLOADS if name != "erase_everyone"), key=lambda name: LAST.index(name) if name in LAST else -1)
MEMBERS = ("own", "oth", "scr")
EVENTS = ("welcome", "changes", "presence", "farewell")
WIRE_NAMES = {"presence": "presence_down"}
KINDS = {"auth", "command", "acknowledgement", "presence_up", "presence_down", "welcome", "changes", "farewell"}
WRITING = {"unsent": 2, "writing": {"entry": "ent_1", "field": "sasaran"}}


class Listener:
    """Keeps every message as it came."""

    def __init__(self, server: Server, secret: str, since: Any = None) -> None:
        self.heard: list[tuple[str, Any]] = []
        self.socket = socketio.Client(reconnection=False)
        for event in EVENTS:
            self.socket.on(event, lambda message, event=event: self.heard.append((event, message)))
        self.auth = {"workshop": W, "token": secret, "since": since, "protocol": 1}
        self.socket.connect(f"http://127.0.0.1:{server.port}", auth=self.auth, transports=["websocket"], wait_timeout=10)
        self.until(lambda: bool(self.heard))

    def until(self, so: Any) -> None:
        end = time.monotonic() + 10
        while not so() and time.monotonic() < end:
            time.sleep(0.02)
        assert so(), self.heard[-1:]

    def has(self, event: str, part: str) -> bool:
        return any(kind == event and message.get(part) for kind, message in list(self.heard))

    def reaches(self, seq: int) -> None:
        """Everything up to there is told to who sees it, or the access has ended."""
        self.until(lambda: any(e == "farewell" or m.get("seq", 0) >= seq for e, m in list(self.heard)))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[Server, Made]]:
    made = Made(tmp_path / "hall.sqlite").make()
    made.at("10:00")
    furnish(made)
    made.leads("add_staff", person="per_scr", name="Layar", role="projector", secret=token(made, "scr"))
    made.close()
    running = Server(made.store.path)
    yield running, made
    running.kill()


def wrong(kind: str, message: Any) -> list[str]:
    """Where the message is not what the schema says."""
    found = jsonschema.Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{kind}"}).iter_errors(message)
    return [f"{kind} {one.json_path}: {one.message[:300]}" for one in found]


def test_every_message_of_a_hall_keeps_to_the_published_schema(house: tuple[Server, Made]) -> None:
    server, made = house
    own, other, wall = members = [Listener(server, token(made, who)) for who in MEMBERS]
    lead = Listener(server, made.lead)
    acks, said = {}, [("auth", lead.auth), ("presence_up", WRITING)]
    for name in ORDER:
        command = {"id": f"cmd_{name}", "name": COMMAND_OF.get(name, name), "payload": PAYLOADS[name]}
        asker = own if name in THEIRS else lead
        acks[name] = asker.socket.call("command", command, timeout=10)
        said += [("command", command), ("acknowledgement", acks[name])]
        if name == "save_entry":
            assert own.socket.call("presence", WRITING, timeout=10) == {"ok": True}
            own.until(lambda: own.has("presence", "writing"))
            lead.until(lambda: lead.has("presence", "people"))
    for one in (other, wall, lead):
        one.reaches(acks["archive_workshop"]["seq"])
    greeting = other.heard[0][1]
    back = Listener(server, token(made, "oth"), {"epoch": greeting["epoch"], "seq": greeting["seq"]})
    said += [(WIRE_NAMES.get(event, event), message) for one in (*members, lead, back) for event, message in one.heard]

    assert sum(ack["ok"] for ack in acks.values()) >= len(ORDER) - 14, "of two that take the same thing one is refused"
    assert {kind for kind, _ in said} == KINDS
    assert [complaint for kind, message in said for complaint in wrong(kind, message)] == []


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("line", {"seq": 1, "name": "entry_saved", "type": "entry", "id": "e", "revision": 1, "object": {"id": "e"}}),
        ("line", {"seq": 1, "name": "entry_sold", "type": "entry", "id": "e", "revision": 1, "object": None}),
        ("object", {"type": "seat", "id": "s", "revision": 1, "workshop_id": W, "colour": "red"}),
        ("presence_down", {"people": {"per_ann": {"online": True}}}),
        ("accepted", {"ok": True, "seq": 1, "secret": "x"}),
    ],
)
def test_another_shape_would_be_seen(kind: str, message: Any) -> None:
    assert wrong(kind, message) != []

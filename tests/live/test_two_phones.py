"""The real server in its own process, real sockets: two phones, a console, a stranger, a killed server."""

import os
import queue
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import socketio

from tests.hall import W, the_hall
from workshop.storage.sqlite import Store

ROOT = Path(__file__).resolve().parents[2]


class Server:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.port = "0"
        self.start()

    def start(self) -> None:
        command = [sys.executable, str(ROOT / "server.py"), "--store", str(self.path), "--host", "127.0.0.1", "--port", self.port]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT)
        assert self.process.stdout is not None
        self.port = self.process.stdout.readline().rsplit(":", 1)[1].split("/")[0]
        self.process.stdout.close()

    def kill(self) -> None:
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=10)


class Phone:
    """A client that keeps objects as a browser does: whole objects, newer revisions only (CL3)."""

    def __init__(self, server: Server, token: str, since: Any = None, transport: str = "websocket") -> None:
        self.heard: queue.Queue[tuple[str, Any]] = queue.Queue()
        self.objects: dict[tuple[str, str], dict[str, Any]] = {}
        self.lines: list[dict[str, Any]] = []
        self.socket = socketio.Client(reconnection=False)
        for event in ("welcome", "changes", "presence", "farewell"):
            self.socket.on(event, lambda message, event=event: self.heard.put((event, message)))
        auth = {"workshop": W, "token": token, "since": since, "protocol": 1}
        self.socket.connect(f"http://127.0.0.1:{server.port}", auth=auth, transports=[transport], wait_timeout=10)
        self.greeting = self.hears("welcome")

    def hears(self, wanted: str) -> Any:
        while True:
            event, message = self.heard.get(timeout=10)
            if event == "changes":
                self.lines += message["changes"]
                for line in message["changes"]:
                    self.objects[line["type"], line["id"]] = line["object"]
            if event == wanted:
                return message

    def saves(self, entry: str, id: str, unit: str = "grp_1", **values: Any) -> Any:
        payload = {"activity": "act_1", "unit": unit, "entry": entry, "values": values}
        return self.socket.call("command", {"id": id, "name": "save_entry", "payload": payload}, timeout=10)

    def sends(self, message: Any) -> Any:
        return self.socket.call("command", message, timeout=10)

    def leaves(self) -> None:
        self.socket.disconnect()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    path = tmp_path / "hall.sqlite"
    store = Store(path)
    for thing in the_hall():
        store.write(lambda tx, thing=thing: tx.put(thing, "workshop_changed"))
    store.close()
    running = Server(path)
    yield running
    running.kill()


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_what_one_phone_saves_is_on_the_other_and_not_in_the_next_group(server: Server, transport: str) -> None:
    ann, bud, cut = (Phone(server, name, transport=transport) for name in ("ann", "bud", "cut"))
    ack = ann.saves("ent_1", "cmd_1", sasaran="Stunting turun")
    bud.hears("changes")
    cut.saves("ent_2", "cmd_1", unit="grp_2", sasaran="lain")
    cut.hears("changes")

    assert ack["ok"]
    assert bud.objects["entry", "ent_1"]["draft"] == {"sasaran": "Stunting turun"}
    assert ("entry", "ent_1") not in cut.objects and ("entry", "ent_2") in cut.objects
    for phone in (ann, bud, cut):
        phone.leaves()


def test_RS1_a_phone_that_was_away_hears_only_what_changed_since(server: Server) -> None:
    ann, bud = Phone(server, "ann"), Phone(server, "bud")
    ann.saves("ent_1", "cmd_1", sasaran="a")
    ann.hears("changes")
    since = {"epoch": bud.greeting["epoch"], "seq": bud.greeting["seq"]}
    bud.leaves()
    ann.saves("ent_1", "cmd_2", satuan="%")
    while "satuan" not in ann.objects["entry", "ent_1"]["draft"]:
        ann.hears("changes")
    back = Phone(server, "bud", since)

    assert back.greeting["mode"] == "changes"
    assert [line["id"] for line in back.greeting["objects"] if line["type"] == "entry"] == ["ent_1"]
    assert back.greeting["objects"][-1]["object"]["draft"] == {"sasaran": "a", "satuan": "%"}
    ann.leaves()
    back.leaves()


@pytest.mark.parametrize("since", [{"epoch": "epo_of_a_backup", "seq": 1}, {"epoch": None, "seq": 10**9}, "nonsense", None])
def test_RS1_an_unknown_epoch_or_nonsense_gets_a_snapshot(server: Server, since: Any) -> None:
    phone = Phone(server, "ann", since)

    assert phone.greeting["mode"] == "snapshot"
    assert {o["type"] for o in phone.greeting["objects"]} >= {"workshop", "group", "seat", "person"}
    assert "credential" not in {o["type"] for o in phone.greeting["objects"]}
    phone.leaves()


def test_P1_after_a_kill_the_acknowledged_save_is_there_and_its_repeat_changes_nothing(server: Server) -> None:
    first = Phone(server, "ann").saves("ent_1", "cmd_1", sasaran="a")
    server.kill()
    server.start()
    ann = Phone(server, "ann")

    assert ann.saves("ent_1", "cmd_1", sasaran="a") == first
    entries = [o for o in ann.greeting["objects"] if o["type"] == "entry"]
    assert [entry["draft"] for entry in entries] == [{"sasaran": "a"}]
    ann.leaves()


def test_a_stranger_is_turned_away_at_the_door(server: Server) -> None:
    with pytest.raises(socketio.exceptions.ConnectionError):
        Phone(server, "stranger")


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (None, "malformed"),
        ([1, 2], "malformed"),
        ({"id": "c", "name": "drop_tables", "payload": {}}, "unknown_command"),
        ({"id": "c", "name": "withdraw_entry", "payload": {"entry": "e", "colour": "red"}}, "unknown_field"),
        ({"id": "c", "name": "withdraw_entry", "payload": {"entry": 7}}, "wrong_type"),
        ({"id": "c", "name": "withdraw_entry", "payload": {}}, "missing_required"),
        ({"id": "no blanks", "name": "withdraw_entry", "payload": {"entry": "e"}}, "malformed_id"),
        ({"id": "c", "name": "withdraw_entry", "payload": {"entry": "x" * 200_000}}, "too_big"),
        ({"id": "c", "name": "withdraw_entry", "payload": {"entry": "ent_none"}}, "unknown_entry"),
    ],
)
def test_nonsense_is_answered_with_a_code_and_others_notice_nothing(server: Server, message: Any, code: str) -> None:
    poison, ann = Phone(server, "cut"), Phone(server, "ann")

    assert poison.sends(message)["code"] == code
    assert ann.saves("ent_1", "cmd_1", sasaran="a")["ok"]
    poison.leaves()
    ann.leaves()

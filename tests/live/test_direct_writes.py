"""Straight to the socket, or through the queue: what arrives is the same, whole and in order, also for who reads slowly."""

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import engineio
import engineio.socket
import pytest
import socketio
from engineio.exceptions import QueueEmpty
from engineio.packet import Packet

from tests.live.test_two_phones import Phone, Server
from tests.live.test_two_phones import server as server
from tools.bench.wires import Loop, Wire
from workshop import direct_writes

ROWS = 300
LONG = "Layanan kependudukan sampai tingkat kecamatan — é 🙂 " * 250


@pytest.fixture(params=["", "1"], ids=["direct", "queued"])
def either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("REMBUK_NO_DIRECT_WRITES", request.param)
    yield


@pytest.fixture
def loop() -> Iterator[Loop]:
    opened = Loop()
    yield opened
    opened.close()


def test_RS5_a_slow_reader_gets_every_change_whole_and_in_order(either: None, server: Server, loop: Loop) -> None:
    heard: list[Any] = []
    slow = Wire(int(server.port), {"workshop": "wks_hall", "token": "bud", "since": None, "protocol": 1}, keep(heard))
    slow.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 262144)
    loop.add(slow)
    assert loop.run(lambda: bool(heard), 10.0)
    ann = Phone(server, "ann")
    for number in range(ROWS):
        assert ann.saves(f"ent_{number}", f"cmd_{number}", sasaran=f"{number} {LONG}")["ok"]

    assert loop.run(lambda: len(entries(heard)) >= ROWS, 30.0)
    lines = [line for message in heard for line in message.get("changes", [])]
    assert [line["seq"] for line in lines] == sorted(line["seq"] for line in lines)
    assert entries(heard) == {f"ent_{number}": f"{number} {LONG}" for number in range(ROWS)}
    ann.leaves()


def test_a_library_that_is_not_as_it_was_tested_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    before = engineio.socket.Socket
    monkeypatch.setattr(direct_writes, "TESTED", "0.")

    server = socketio.Server(async_mode="threading")
    assert direct_writes.install(server) is server
    assert engineio.socket.Socket is before


def test_RS5_nothing_is_written_into_the_middle_of_a_frame_that_the_socket_took_in_parts() -> None:
    seen: list[tuple[bytes, bool]] = []
    lock = threading.Lock()
    websocket = SimpleNamespace(socket=SimpleNamespace(fd=SimpleNamespace(send=len)), _sendlock=lock)
    line = direct_writes.Line(websocket)
    websocket.socket.sendall = lambda left: seen.append((bytes(left), line.busy))

    line.send(direct_writes.Rest(memoryview(b"the rest")).encode())

    assert seen == [(b"the rest", True)]
    assert not line.busy


def test_P1_an_empty_queue_does_not_end_a_connection_whose_messages_go_straight() -> None:
    server = engineio.Server(async_mode="threading", ping_interval=0.01, ping_timeout=0.01)
    quiet = direct_writes.DirectSocket(server, "sid")
    quiet.line = direct_writes.Line(silent())
    quiet.last_ping = None
    later = threading.Timer(0.2, quiet.queue.put, [Packet(4, "late")])
    later.start()

    assert [packet.data for packet in quiet.poll()] == ["late"]
    later.join()


def test_P2_a_phone_that_answers_no_ping_is_let_go() -> None:
    server = engineio.Server(async_mode="threading", ping_interval=0.01, ping_timeout=0.01)
    gone = direct_writes.DirectSocket(server, "sid")
    gone.line = direct_writes.Line(silent())

    with pytest.raises(QueueEmpty):
        while gone.poll():
            pass
    assert gone.closed


def silent() -> SimpleNamespace:
    """A WebSocket over which nothing goes."""
    return SimpleNamespace(socket=SimpleNamespace(fd=SimpleNamespace(send=len)), _sendlock=threading.Lock())


def keep(heard: list[Any]) -> Any:
    def listen(wire: Wire, payload: bytes, now: float) -> None:
        if payload.startswith(b"42"):
            heard.append(json.loads(payload[2:])[1])

    return listen


def entries(heard: list[Any]) -> dict[str, str]:
    lines = [line for message in heard for line in message.get("changes", []) if line["type"] == "entry"]
    return {line["id"]: line["object"]["draft"]["sasaran"] for line in lines}

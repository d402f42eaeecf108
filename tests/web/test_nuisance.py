"""The terminal stays readable: what no page of ours sends is counted in one line, a fault of our own is told whole."""

import logging
import random
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tools.bench.halls import Seated, fill
from tools.bench.wires import HANDSHAKE, framed
from tools.chaos.crew import wait_until
from tools.chaos.serving import Server, posted
from workshop import clock, nuisance
from workshop.nuisance import Nuisance, is_ours


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "hall.sqlite")
    fill(made.store, Seated(1))
    made.start()
    yield made
    made.kill()


@pytest.mark.server
def test_garbage_leaves_one_line_in_the_terminal_and_no_traceback(server: Server) -> None:
    dice = random.Random(7)
    nonsense = (b'42["command",' + b"[" * 20_000, b"4" + b"f" * 20, b"451-[]", b"zz")
    assert wait_until(lambda: "Ctrl+C" in server.said.read_text(), 10)
    before = len(server.said.read_text())
    for _ in range(10):
        says(server.port, dice.randbytes(300), b"\r\n\r\n")
        says(server.port, b"POST /api/workshops/wks_bench/commands HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n{")
        says(server.port, HANDSHAKE, *(framed(part) for part in nonsense))
    command = {"id": "cmd_1", "name": "call_help", "payload": {"help_call": "hlp_1"}}
    assert wait_until(lambda: posted(server.port, "phone-0", command) is not None, 10)
    assert wait_until(lambda: "diabaikan" in server.said.read_text(), 10)

    (line,) = server.said.read_text()[before:].strip().splitlines()
    assert re.search("requests? that no Rembuk page makes (was|were) ignored", line)


def test_a_fault_of_our_own_is_told_with_its_traceback() -> None:
    ours = fault_of(lambda: clock.now("yesterday"))
    theirs = fault_of(lambda: int("f"))
    kept = Nuisance()
    kept._quiet_until = float("inf")

    assert is_ours(ours) and not is_ours(theirs)
    assert kept.filter(record(ours)) and not kept.filter(record(theirs)) and not kept.filter(record(None))
    assert kept.counted == {"ValueError": 1, "engine.io": 1}


def test_the_first_of_a_minute_is_said_at_once_and_the_rest_together(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = [100.0]
    monkeypatch.setattr(nuisance, "time", SimpleNamespace(monotonic=lambda: now[0]))
    kept = Nuisance()
    for _ in range(5):
        kept.note("HTTP")
    kept.tell()
    kept.tell()
    now[0] += nuisance.BETWEEN_S
    kept.note("ValueError")

    assert [line.message.split(" ")[0] for line in caplog.records] == ["1", "4", "1"]


def says(port: int, *parts: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        for part in parts:
            line.sendall(part)


def fault_of(act: Any) -> BaseException:
    try:
        act()
    except Exception as fault:
        return fault
    raise AssertionError("nothing went wrong")


def record(fault: BaseException | None) -> logging.LogRecord:
    told = (type(fault), fault, fault.__traceback__) if fault is not None else None
    return logging.LogRecord("engineio.server", logging.ERROR, __file__, 1, "said", (), told)

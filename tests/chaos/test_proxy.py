"""The proxy does what it says: whole, cut short, doubled, silent, dark."""

import random
import socket
import threading
from collections.abc import Iterator

import pytest

from tools.bench.wires import framed
from tools.chaos.fates import Fate, Weather
from tools.chaos.frames import Stream
from tools.chaos.proxy import Proxy

HEAD = b"GET /socket.io/ HTTP/1.1\r\nUpgrade: websocket\r\n\r\n"
COMMAND = framed(b'42["command",{"id":"cmd_1"}]')


class Planned(Weather):
    """The next connection meets exactly this."""

    def __init__(self) -> None:
        super().__init__(random.Random(1))
        self.next: Fate | None = None

    def fate(self, fresh: bool = True) -> Fate | None:
        planned, self.next = self.next, None
        return planned


class Server(threading.Thread):
    """Keeps what arrives."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listening.getsockname()[1])
        self.heard = bytearray()
        self.ended = threading.Event()
        self.start()

    def run(self) -> None:
        try:
            line, _ = self.listening.accept()
            with line:
                while chunk := line.recv(4096):
                    self.heard += chunk
        except OSError:
            self.ended.set()
        self.ended.set()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.listening.close()


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    made = Proxy(Planned(), server.port)
    yield made
    made.close()


def sends(proxy: Proxy, fate: Fate | None) -> socket.socket:
    assert isinstance(proxy.weather, Planned)
    proxy.weather.next = fate
    line = socket.create_connection(("127.0.0.1", proxy.door("p0")), timeout=5)
    line.sendall(HEAD + COMMAND)
    return line


def until(server: Server, size: int) -> bytes:
    for _ in range(200):
        if len(server.heard) >= size or server.ended.wait(0.01):
            break
    return bytes(server.heard)


def told(text: bytes) -> bytes:
    return bytes([0x81, len(text)]) + text


def test_without_a_fault_everything_passes(proxy: Proxy, server: Server) -> None:
    with sends(proxy, None):
        assert until(server, len(HEAD + COMMAND)) == HEAD + COMMAND


@pytest.mark.parametrize("way", ["cut", "reset"])
def test_a_request_is_cut_in_its_middle(proxy: Proxy, server: Server, way: str) -> None:
    with sends(proxy, Fate(way, "request", 1, 0.5)):
        assert server.ended.wait(5)
        assert until(server, len(HEAD)) in (HEAD + COMMAND[: len(COMMAND) // 2], HEAD, b"")
    assert proxy.faults == {f"{way} request": 1}


def test_a_frame_is_doubled(proxy: Proxy, server: Server) -> None:
    with sends(proxy, Fate("double", "request", 1, 0.0)):
        assert until(server, len(HEAD + 2 * COMMAND)) == HEAD + 2 * COMMAND


def test_a_dark_line_is_open_and_silent_until_it_is_light(proxy: Proxy, server: Server) -> None:
    proxy.darken("p0")
    with sends(proxy, None):
        assert not server.ended.wait(0.2) and server.heard == b""


def test_frames_are_known_by_what_they_carry() -> None:
    up, down = Stream("up"), Stream("down")
    welcome, answer = told(b'42["welcome",{}]'), told(b'431[{"ok":true,"seq":7}]')
    pieces = [*up.take(HEAD), *up.take(COMMAND[:5]), *up.take(COMMAND[5:] + framed(b"3"))]
    heard = [*down.take(b"HTTP/1.1 101\r\nUpgrade: websocket\r\n\r\n" + welcome), *down.take(answer)]

    assert [piece.kind for piece in pieces] == ["head", "request", "other"]
    assert [piece.kind for piece in heard] == ["head", "welcome", "ack"]
    assert b"".join(piece.bytes for piece in pieces) == HEAD + COMMAND + framed(b"3")

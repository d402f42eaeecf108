"""A WebSocket that speaks Engine.IO 4 and Socket.IO 5 frames directly: the cheapest client that is still a real one.

One process, one epoll; frames are masked with zeros, which the protocol allows and which costs nothing.  What arrives is
handed over as bytes with the moment it was read, so that the generator's own parsing is no part of a measurement.
"""

import json
import select
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

HANDSHAKE = (
    b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
TEXT, CLOSE, PING = 1, 8, 9
READ = 256 * 1024
Heard = Callable[["Wire", bytes, float], None]


class Wire:
    """One phone.  `ready` once the namespace is joined; `open` until either side closes."""

    def __init__(self, port: int, auth: dict[str, Any] | None, heard: Heard) -> None:
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.connect_ex(("127.0.0.1", port))
        self.auth = json.dumps(auth or {}).encode()
        self.heard = heard
        self.open = True
        self.ready = False
        self.shaken = False
        self._in = bytearray()
        self._out = bytearray(HANDSHAKE)

    def fileno(self) -> int:
        return self.socket.fileno()

    def send(self, text: bytes) -> None:
        self._out += framed(text)
        self.flush()

    def emit(self, event: str, payload: Any, ack: int | None = None) -> None:
        self.send(event_frame(event, payload, ack))

    def flush(self) -> None:
        """Writes what the socket takes; the rest waits for the next turn."""
        if not self._out or not self.open:
            return
        try:
            sent = self.socket.send(self._out)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            self.close()
            return
        del self._out[:sent]

    @property
    def waiting(self) -> bool:
        return bool(self._out)

    def read(self) -> None:
        try:
            chunk = self.socket.recv(READ)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            chunk = b""
        now = time.perf_counter()
        if not chunk:
            self.close()
            return
        self._in += chunk
        self._take(now)

    def close(self) -> None:
        if self.open:
            self.open = False
            self.socket.close()

    def _take(self, now: float) -> None:
        if not self.shaken:
            head = self._in.find(b"\r\n\r\n")
            if head < 0:
                return
            if b" 101 " not in self._in[:head]:
                self.close()
                return
            self.shaken = True
            del self._in[: head + 4]
        for opcode, payload in frames(self._in):
            self._frame(opcode, payload, now)

    def _frame(self, opcode: int, payload: bytes, now: float) -> None:
        if opcode == CLOSE:
            self.close()
        elif opcode != TEXT:
            return
        elif payload == b"2":
            self.send(b"3")
        elif payload.startswith(b"0"):
            self.send(b"40" + self.auth)
        else:
            self.ready = self.ready or payload.startswith(b"40")
            self.heard(self, payload, now)


class Loop:
    """Runs the wires until a moment, sending what is due when it is due (open loop)."""

    def __init__(self) -> None:
        self.wires: dict[int, Wire] = {}
        self._poll = select.epoll()
        self._writing: set[int] = set()

    def add(self, wire: Wire) -> Wire:
        self.wires[wire.fileno()] = wire
        self._poll.register(wire.fileno(), select.EPOLLIN | select.EPOLLOUT)
        self._writing.add(wire.fileno())
        return wire

    def run(self, until: Callable[[], bool], timeout_s: float, due: list[tuple[float, Callable[[], None]]] | None = None) -> bool:
        """False when the time ran out.  `due`: moments (perf_counter) and what to do then, in order."""
        end, plan, step = time.perf_counter() + timeout_s, due or [], 0
        while not (step >= len(plan) and until()):
            now = time.perf_counter()
            if now >= end:
                return False
            while step < len(plan) and plan[step][0] <= now:
                plan[step][1]()
                step += 1
            wait = min(end, plan[step][0]) - now if step < len(plan) else 0.05
            self._turn(max(0.0, min(wait, 0.05)))
        return True

    def close(self) -> None:
        for wire in self.wires.values():
            wire.close()
        self._poll.close()

    def _turn(self, wait_s: float) -> None:
        for fd, event in self._poll.poll(wait_s):
            wire = self.wires[fd]
            if event & (select.EPOLLIN | select.EPOLLHUP | select.EPOLLERR):
                wire.read()
            if event & select.EPOLLOUT and wire.open:
                wire.flush()
            self._watch(fd, wire)

    def _watch(self, fd: int, wire: Wire) -> None:
        if not wire.open:
            del self.wires[fd]
            self._writing.discard(fd)
        elif wire.waiting and fd not in self._writing:
            self._writing.add(fd)
            self._poll.modify(fd, select.EPOLLIN | select.EPOLLOUT)
        elif not wire.waiting and fd in self._writing:
            self._writing.discard(fd)
            self._poll.modify(fd, select.EPOLLIN)


def event_frame(event: str, payload: Any, ack: int | None = None) -> bytes:
    return f"42{'' if ack is None else ack}{json.dumps([event, payload], separators=(',', ':'))}".encode()


def framed(text: bytes) -> bytes:
    """A masked text frame; the mask is zero."""
    size = len(text)
    if size < 126:
        head = struct.pack("!BB", 0x81, 0x80 | size)
    elif size < 65536:
        head = struct.pack("!BBH", 0x81, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", 0x81, 0x80 | 127, size)
    return head + b"\0\0\0\0" + text


def frames(buffer: bytearray) -> list[tuple[int, bytes]]:
    """Takes whole unmasked frames off the front of the buffer."""
    found, at = [], 0
    while len(buffer) - at >= 2:
        size, head = buffer[at + 1] & 0x7F, 2
        if size >= 126:
            wide = 2 if size == 126 else 8
            if len(buffer) - at < 2 + wide:
                break
            size, head = int.from_bytes(buffer[at + 2 : at + 2 + wide], "big"), 2 + wide
        if len(buffer) - at < head + size:
            break
        found.append((buffer[at] & 0x0F, bytes(buffer[at + head : at + head + size])))
        at += head + size
    del buffer[:at]
    return found

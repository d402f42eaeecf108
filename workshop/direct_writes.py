"""Messages written straight to an idle WebSocket, instead of through a queue and a greenlet a recipient.

A broadcast to a thousand phones spends half its time waking a thousand writers.  Here a message goes to the socket at once
when nothing is waiting before it; else, and for whatever the socket does not take, the library's own queue carries on, so
that order is kept.  This leans on names the libraries do not promise: `install` looks whether they are as expected, and
otherwise leaves everything as it was.
"""

import struct
from importlib.metadata import version
from typing import Any

import engineio
import engineio.socket
from engineio.exceptions import QueueEmpty
from engineio.packet import MESSAGE, Packet
from socketio.packet import EVENT

from workshop.reading_ahead import Ahead

TESTED = "4.15."
WANTED = ("send", "poll", "check_ping_timeout", "_websocket_handler", "_upgrade_websocket")


class Rest:
    """What a socket did not take of a frame; it stands first in the queue and must not be framed again."""

    packet_type = 4
    data = ""
    encode_cache = None

    def __init__(self, left: memoryview) -> None:
        self.left = left

    def encode(self, b64: bool = False) -> "Rest":
        return self


class Line:
    """The library's WebSocket as its writer sees it: it also finishes a broken-off frame."""

    def __init__(self, websocket: Any) -> None:
        self._websocket = websocket
        self._lock = websocket._sendlock
        self.write_now = websocket.socket.fd.send
        self.socket = websocket.socket = Ahead(websocket.socket)

    def wait(self) -> Any:
        return self._websocket.wait()

    def send(self, message: Any) -> None:
        if isinstance(message, Rest):
            # Under the library's own lock: nothing may be written directly into the middle of this frame.
            with self._lock:
                self.socket.sendall(message.left)
        else:
            self._websocket.send(message)

    def close(self) -> None:
        self._websocket.close()

    @property
    def busy(self) -> bool:
        """Whether the writer is in the middle of a frame."""
        return bool(self._lock.locked())


class DirectSocket(engineio.socket.Socket):  # type: ignore[misc]
    """An Engine.IO socket that writes at once where it may."""

    line: Line | None = None

    def send(self, packet: Any) -> None:
        self.pass_on(packet, framed(packet))

    def pass_on(self, packet: Any, frame: bytes) -> None:
        """`frame`: the packet as it goes over the line, made once for all who get it."""
        line = self.line
        if (
            line is None
            or not frame
            or not self.upgraded
            or self.upgrading
            or self.closing
            or not self.queue.empty()
            or line.busy
        ):
            super().send(packet)
        elif self.last_ping is None or self.check_ping_timeout():
            self._write(line, packet, frame)

    def poll(self) -> Any:
        """What is written straight never stands in the queue: that it stays empty means nothing, the ping tells who is gone."""
        while True:
            try:
                return super().poll()
            except QueueEmpty:
                if self.line is None or self.closed or not self.check_ping_timeout():
                    raise

    def _websocket_handler(self, websocket: Any) -> Any:
        self.line = Line(websocket)
        return super()._websocket_handler(self.line)

    def _write(self, line: Line, packet: Any, frame: bytes) -> None:
        try:
            sent = line.write_now(frame)
        except OSError:
            # It takes none now, or never again: the queue's writer finds out which.
            sent = 0
        if sent == 0:
            self.queue.put(packet)
        elif sent < len(frame):
            self.queue.put(Rest(memoryview(frame)[sent:]))


class Post:
    """Sends a message to many of a Socket.IO server's clients: encoded once, and nobody looked up by way of a room."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def emit(self, event: str, data: Any, to: str | list[str]) -> None:
        """`data` holds no bytes: nothing is looked through for attachments."""
        message = self._server.packet_class(EVENT, [event, data], "/", binary=False)
        packet = Packet(MESSAGE, message.encode())
        frame = framed(packet)
        sockets, line_of = self._server.eio.sockets, self._server.manager.eio_sid_from_sid
        for sid in [to] if isinstance(to, str) else to:
            socket = sockets.get(line_of(sid, "/"))
            if socket is not None and not socket.closed:
                socket.pass_on(packet, frame)

    def disconnect(self, sid: str) -> None:
        self._server.disconnect(sid)


def install(server: Any) -> Any:
    """Makes new connections of this Socket.IO server write directly, and gives what sends so; the server itself where the
    library is not as it was tested."""
    if not _as_tested(server.eio):
        return server
    engineio.server.socket.Socket = DirectSocket
    return Post(server)


def framed(packet: Any) -> bytes:
    """The packet as one unmasked text frame, made once for all its recipients; empty for what is not text."""
    made = getattr(packet, "frame", None)
    if made is None:
        encoded = packet.encode()
        made = _frame(encoded.encode()) if isinstance(encoded, str) else b""
        packet.frame = made
    return bytes(made)


def _frame(payload: bytes) -> bytes:
    size = len(payload)
    if size < 126:
        return struct.pack("!BB", 0x81, size) + payload
    if size < 65536:
        return struct.pack("!BBH", 0x81, 126, size) + payload
    return struct.pack("!BBQ", 0x81, 127, size) + payload


def _as_tested(server: Any) -> bool:
    driver = getattr(server, "_async", {}).get("websocket")
    whole = all(hasattr(engineio.socket.Socket, name) for name in WANTED) and hasattr(Packet, "encode")
    on_eventlet = driver is not None and driver.__module__ == "engineio.async_drivers.eventlet"
    return whole and on_eventlet and version("python-engineio").startswith(TESTED)

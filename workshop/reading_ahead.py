"""A socket that is read as far as it has come: one call of the system for a frame, where the library makes four."""

from typing import Any

AT_ONCE = 4096


class Ahead:
    """Hands out in the pieces asked for; all else is the socket's own."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._held = b""

    def recv(self, size: int) -> bytes:
        held = self._held or self._socket.recv(max(size, AT_ONCE))
        self._held = held[size:]
        return bytes(held[:size])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)

"""One direction of a connection in the pieces that matter: heads, WebSocket frames by what they carry, raw bytes.

The proxy forwards piece by piece, so that a fault can be aimed at the middle of a request, an acknowledgement or a
broadcast instead of at some byte.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Direction = Literal["up", "down"]
UPGRADE = b"upgrade: websocket"
HEAD_END = b"\r\n\r\n"
KINDS = ((b'42["changes"', "broadcast"), (b'42["welcome"', "welcome"))
# An acknowledgement of a command carries one of these; that of a sign of life neither.
ANSWERS = (b'"seq"', b'"code"')


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind`: head, raw, request, ack, broadcast, welcome, other."""

    kind: str
    bytes: bytes

    @property
    def upgrades(self) -> bool:
        """Whether this head makes a WebSocket of the connection."""
        return UPGRADE in self.bytes.lower()


class Stream:
    """Takes what was read, gives whole pieces; plain HTTP is passed on raw after its first head."""

    def __init__(self, direction: Direction) -> None:
        self.direction = direction
        self.mode = "head"
        self._in = bytearray()

    def take(self, chunk: bytes) -> Iterator[Piece]:
        self._in += chunk
        if self.mode == "head" and HEAD_END in self._in:
            yield self._head()
        if self.mode == "raw" and self._in:
            yield Piece("raw", self._all())
        while self.mode == "frames" and (size := _frame_size(self._in)) is not None:
            yield self._frame(size)

    def rest(self) -> bytes:
        """What is no whole piece when the sender closes."""
        return self._all()

    def _head(self) -> Piece:
        end = self._in.index(HEAD_END) + len(HEAD_END)
        head = bytes(self._in[:end])
        del self._in[:end]
        piece = Piece("head", head)
        self.mode = "frames" if piece.upgrades else "raw"
        return piece

    def _frame(self, size: int) -> Piece:
        frame = bytes(self._in[:size])
        del self._in[:size]
        return Piece(_kind(_payload(frame), self.direction), frame)

    def _all(self) -> bytes:
        found = bytes(self._in)
        self._in.clear()
        return found


def _frame_size(buffer: bytearray) -> int | None:
    """Of the whole first frame, once it is there."""
    if len(buffer) < 2:
        return None
    size, head = buffer[1] & 0x7F, 2
    if size >= 126:
        wide = 2 if size == 126 else 8
        if len(buffer) < 2 + wide:
            return None
        size, head = int.from_bytes(buffer[2 : 2 + wide], "big"), 2 + wide
    whole = head + (4 if buffer[1] & 0x80 else 0) + size
    return whole if len(buffer) >= whole else None


def _payload(frame: bytes) -> bytes:
    """Its first bytes, unmasked."""
    size = frame[1] & 0x7F
    head = 2 + {126: 2, 127: 8}.get(size, 0)
    if not frame[1] & 0x80:
        return frame[head : head + 64]
    mask, masked = frame[head : head + 4], frame[head + 4 : head + 36]
    return bytes(byte ^ mask[at % 4] for at, byte in enumerate(masked))


def _kind(payload: bytes, direction: Direction) -> str:
    if direction == "up":
        return "request" if payload.startswith(b"42") and b'["command"' in payload else "other"
    if payload.startswith(b"43"):
        return "ack" if any(part in payload for part in ANSWERS) else "other"
    return next((kind for start, kind in KINDS if payload.startswith(start)), "other")

"""An emblem as papers hold it: a small PNG, taken apart and written anew, so that nothing but its points is kept.

The browser draws whatever picture was chosen onto a small canvas first; what arrives otherwise is refused.
"""

import base64
import binascii
import struct
import zlib
from collections.abc import Iterator

from workshop.domain.refusals import Refused

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST_SIDE = 320
LARGEST = 60_000
# Colour type → bytes a point, eight bits each.
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}
LAST_FILTER = 4


def redrawn(encoded: str) -> str:
    """Base64 in, base64 out; empty is no emblem."""
    if not encoded:
        return ""
    if len(encoded) > 2 * LARGEST:
        raise Refused("too_big", field="emblem")
    try:
        picture = base64.b64decode(encoded, validate=True)
        again = base64.b64encode(_again(picture)).decode()
    except (binascii.Error, struct.error, zlib.error, ValueError):
        raise Refused("not_a_picture", field="emblem") from None
    if len(again) > LARGEST:
        raise Refused("too_big", field="emblem")
    return again


def _again(picture: bytes) -> bytes:
    if not picture.startswith(SIGNATURE):
        raise ValueError("not a PNG")
    parts = list(_parts(picture))
    head = next(body for kind, body in parts if kind == b"IHDR")
    wide, high, depth, colour, *how = struct.unpack(">IIBBBBB", head)
    if depth != 8 or colour not in CHANNELS or how != [0, 0, 0] or not (0 < wide <= LARGEST_SIDE and 0 < high <= LARGEST_SIDE):
        raise ValueError("not drawn as expected")
    line = 1 + wide * CHANNELS[colour]
    points = _inflated(b"".join(body for kind, body in parts if kind == b"IDAT"), line * high)
    if len(points) != line * high or max(points[::line]) > LAST_FILTER:
        raise ValueError("points are missing")
    told = ((b"IHDR", head), (b"IDAT", zlib.compress(points, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(_part(kind, body) for kind, body in told)


def _parts(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(picture):
        length, kind = struct.unpack_from(">I4s", picture, at)
        body = picture[at + 8 : at + 8 + length]
        if struct.unpack_from(">I", picture, at + 8 + length)[0] != zlib.crc32(kind + body):
            raise ValueError("damaged")
        yield kind, body
        at += 12 + length


def _inflated(packed: bytes, most: int) -> bytes:
    """Never more than the picture can have, however well it was packed."""
    opened = zlib.decompressobj()
    points = opened.decompress(packed, most + 1)
    return points if opened.eof else b""


def _part(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", zlib.crc32(kind + body))

"""A file that arrives piece by piece: what is on the disk is what has arrived, whatever happened to server or phone.

A piece that came before changes nothing, one from further on waits: whoever sends asks where to go on.  Nothing of it is anywhere
to be seen before it is whole.
"""

import os
from pathlib import Path

PIECE = 256 * 1024


def arrived(path: Path) -> int:
    """How many bytes are here."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def take_piece(path: Path, offset: int, piece: bytes, size: int) -> int:
    """How many bytes are here now.  Of a piece that overlaps only the rest is written, and nothing beyond the announced size."""
    have = arrived(path)
    if offset > have:
        return have
    fresh = piece[have - offset : size - offset]
    if fresh:
        with path.open("ab") as file:
            file.write(fresh)
    return have + len(fresh)


def settle(path: Path) -> None:
    """On the disk, before anybody is told that it lies there."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())

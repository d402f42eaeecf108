"""A disk that forgets: from the notes of what was written and flushed, the files as they may lie there after a pulled plug.

What was flushed is there.  Of what was written since, each part of each sector may be there or not, in any order.
"""

import random
import shutil
import struct
from dataclasses import dataclass, field
from pathlib import Path

DB, WAL = 0, 1
WRITTEN, CUT, FLUSHED = 0, 1, 2
HEAD = struct.Struct("<BBqI")
SECTOR = 512
SUFFIXES = {DB: "", WAL: "-wal"}


def note(what: int, file: int, offset: int, part: bytes) -> bytes:
    return HEAD.pack(what, file, offset, len(part)) + part


@dataclass(slots=True)
class Platter:
    """One file: what is surely on the disk, and what only may be."""

    sure: bytearray
    waiting: list[tuple[int, int, bytes]] = field(default_factory=list)

    def flush(self) -> None:
        for what, offset, part in self.waiting:
            self._do(what, offset, part)
        self.waiting.clear()

    def lose(self, dice: random.Random) -> int:
        """Some of what waited arrived, torn at sectors; returns how many writes were lost or torn."""
        share, lost = dice.choice((0.0, 0.5, 0.9)), 0
        for what, offset, part in self.waiting:
            pieces = [(offset + at, part[at : at + SECTOR]) for at in range(0, len(part), SECTOR)] or [(offset, b"")]
            arrived = [piece for piece in pieces if dice.random() < share]
            for at, piece in arrived:
                self._do(what, at, piece)
            lost += len(arrived) < len(pieces)
        self.waiting.clear()
        return lost

    def _do(self, what: int, offset: int, part: bytes) -> None:
        if what == CUT:
            del self.sure[offset:]
            return
        self.sure.extend(b"\0" * (offset - len(self.sure)))
        self.sure[offset : offset + len(part)] = part


class Disk:
    """The store's files of a server started by forgetful.py.  `remember` before every start, `forget` after a kill."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.notes = Path(f"{store}.disk")
        self._base: dict[int, bytes] = {}

    def remember(self) -> None:
        self.notes.unlink(missing_ok=True)
        self._base = {file: path.read_bytes() if (path := self._path(file)).exists() else b"" for file in SUFFIXES}

    def forget(self, dice: random.Random) -> int:
        """Leaves the files as the disk has them; returns how many writes did not survive."""
        platters = {file: Platter(bytearray(base)) for file, base in self._base.items()}
        for what, file, offset, part in _notes(self.notes.read_bytes()):
            if what == FLUSHED:
                platters[file].flush()
            else:
                platters[file].waiting.append((what, offset, part))
        lost = sum(platter.lose(dice) for platter in platters.values())
        for file, platter in platters.items():
            self._path(file).write_bytes(platter.sure)
        Path(f"{self.store}-shm").unlink(missing_ok=True)
        return lost

    def keep_for_inspection(self, folder: Path) -> None:
        for file in SUFFIXES:
            shutil.copy(self._path(file), folder)

    def _path(self, file: int) -> Path:
        return Path(f"{self.store}{SUFFIXES[file]}")


def _notes(log: bytes) -> list[tuple[int, int, int, bytes]]:
    """A last one that the kill cut short had not been flushed either."""
    found, at = [], 0
    while at + HEAD.size <= len(log):
        what, file, offset, size = HEAD.unpack_from(log, at)
        at += HEAD.size + size
        if at > len(log):
            break
        found.append((what, file, offset, log[at - size : at]))
    return found

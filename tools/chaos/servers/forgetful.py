"""The product on a disk that can be watched: what was written, what was flushed, and when it is full or broken.

SQLite's own file layer is wrapped in this process: every write, cut and flush of the store's files goes on and is noted
in `<store>.disk` (disk.py reads it), so that a pulled plug can be played afterwards from what had been flushed.  While
`<store>.full` is there, writes fail as on a full disk; while `<store>.broken` is there, flushes do; while `<store>.slow` is
there, a flush takes its time, so that a plug is mostly pulled before it.
"""

import ctypes
import os
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tools.chaos.disk import CUT as CUT_OFF
from tools.chaos.disk import DB, FLUSHED, WAL, WRITTEN, note

# Before the server greens them: these run in real threads too.
append, is_there, sleep = os.write, os.path.exists, time.sleep

SQLITE_FULL, SQLITE_IOERR_FSYNC = 13, 1034
FLUSH_S = 0.03
MAIN_DB, WAL_FILE = 0x100, 0x80000
FILE = ctypes.c_void_p
WRITE = ctypes.CFUNCTYPE(ctypes.c_int, FILE, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, FILE, ctypes.c_int64)
SYNC = ctypes.CFUNCTYPE(ctypes.c_int, FILE, ctypes.c_int)
# The name as an address: SQLite keeps it, and a copy made for Python would be gone.
OPEN = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, FILE, ctypes.c_int, ctypes.POINTER(ctypes.c_int))


class Methods(ctypes.Structure):
    """sqlite3_io_methods, as far as it is replaced here; what follows is copied as it is."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("close", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("write", WRITE),
        ("truncate", TRUNCATE),
        ("sync", SYNC),
        ("rest", ctypes.c_void_p * 13),
    )


class FileLayer(ctypes.Structure):
    """sqlite3_vfs up to its xOpen."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("size", ctypes.c_int),
        ("longest", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("own", ctypes.c_void_p),
        ("open", OPEN),
    )


class Watched:
    """Wraps the opening of files; must outlive every connection, for SQLite keeps the addresses."""

    def __init__(self, store: Path) -> None:
        self.full, self.broken, self.slow = f"{store}.full", f"{store}.broken", f"{store}.slow"
        self.log = os.open(f"{store}.disk", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        self.files: dict[int, int] = {}
        self.wrapped: dict[int, tuple[Methods, Any]] = {}
        layer = ctypes.cast(_sqlite().sqlite3_vfs_find(None), ctypes.POINTER(FileLayer)).contents
        self.real_open = OPEN(ctypes.cast(layer.open, ctypes.c_void_p).value or 0)
        self.own_open = OPEN(self.open)
        layer.open = self.own_open

    def open(self, layer: Any, name: int, file: int, flags: int, told: Any) -> int:
        answer = int(self.real_open(layer, name, file, flags, told))
        if answer == 0 and flags & (MAIN_DB | WAL_FILE):
            self.files[file] = WAL if flags & WAL_FILE else DB
            place = ctypes.cast(file, ctypes.POINTER(ctypes.c_void_p))
            if place[0]:
                place[0] = self._wrapped(int(place[0]))
        return answer

    def _wrapped(self, address: int) -> int:
        """One for each of SQLite's own sets of methods; a file opened again may hold ours already."""
        if any(ctypes.addressof(ours) == address for ours, _ in self.wrapped.values()):
            return address
        if address not in self.wrapped:
            real = Methods.from_address(address)
            ours = Methods.from_buffer_copy(real)
            kept = self._write(real), self._truncate(real), self._sync(real)
            ours.write, ours.truncate, ours.sync = kept
            self.wrapped[address] = ours, kept
        return ctypes.addressof(self.wrapped[address][0])

    def _noted(self, what: bytes) -> bool:
        """Whoever is called from C must not raise: SQLite would take that for success."""
        try:
            return append(self.log, what) == len(what)
        except OSError:
            return False

    def _write(self, real: Methods) -> Any:
        go_on = real.write

        def write(file: int, part: int, size: int, offset: int) -> int:
            if is_there(self.full):
                return SQLITE_FULL
            if not self._noted(note(WRITTEN, self.files[file], offset, ctypes.string_at(part, size))):
                return SQLITE_FULL
            return int(go_on(file, part, size, offset))

        return WRITE(write)

    def _truncate(self, real: Methods) -> Any:
        go_on = real.truncate

        def truncate(file: int, size: int) -> int:
            if not self._noted(note(CUT_OFF, self.files[file], size, b"")):
                return SQLITE_FULL
            return int(go_on(file, size))

        return TRUNCATE(truncate)

    def _sync(self, real: Methods) -> Any:
        go_on = real.sync

        def sync(file: int, flags: int) -> int:
            if is_there(self.broken):
                return SQLITE_IOERR_FSYNC
            if is_there(self.slow):
                sleep(FLUSH_S)
            answer = int(go_on(file, flags))
            if answer == 0 and not self._noted(note(FLUSHED, self.files[file], 0, b"")):
                return SQLITE_IOERR_FSYNC
            return answer

        return SYNC(sync)


def _sqlite() -> Any:
    """The very library that Python's own sqlite3 uses; one that is built into it cannot be reached."""
    sqlite3.connect(":memory:").close()
    mapped = Path("/proc/self/maps")
    names = {line.split()[-1] for line in mapped.read_text().splitlines() if "libsqlite3" in line} if mapped.exists() else set()
    if len(names) != 1:
        sys.exit("SQLite is built into this Python; the disk cannot be watched.")
    library = ctypes.CDLL(names.pop())
    library.sqlite3_vfs_find.restype = ctypes.c_void_p
    return library


if __name__ == "__main__":
    watched = Watched(Path(sys.argv[sys.argv.index("--store") + 1]))
    import server

    server.main()

"""A copy of the living store: taken while everybody writes on, opened and compared before it gets its name.

The copy is one moment of the store: a reading transaction is held while SQLite's online backup takes page after page.  It is
written under a draft's name, flushed, read back from the disk, and renamed; what has the name of a copy is a good one.
"""

import errno
import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workshop.storage.migrating import VERSION

PAGES_AT_ONCE = 64
MARK = ".rembuk-backups"
ATTACHMENTS = "rembuk-attachments"
NAME = re.compile(r"rembuk-(\d{8}T\d{6})Z-([a-z0-9]{6})\.sqlite")
NEWEST_KEPT = 12
HOURLY_FOR = timedelta(days=7)
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) if hasattr(errno, "EDQUOT") else (errno.ENOSPC, errno.EFBIG)
READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
GONE = (errno.ENOENT, errno.ENODEV, errno.ENOTDIR, errno.ENXIO)


class CannotCopy(Exception):
    """`code`: folder_gone, folder_full, folder_read_only, folder_failed; of a copy no_copy, no_copies, not_a_copy, damaged,
    newer_version."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Held:
    """What a store holds: its epoch, and of each workshop the last change."""

    epoch: str
    seqs: dict[str, int]


@dataclass(frozen=True, slots=True)
class Copy:
    path: Path
    made_at: datetime
    held: Held
    size: int


def claim(folder: Path) -> None:
    """Makes a folder ours, inside one that is there.  Later it must bear the mark: where a stick was plugged in, an empty
    folder of the laptop may remain."""
    with telling():
        if not folder.parent.is_dir():
            raise CannotCopy("folder_gone", str(folder.parent))
        folder.mkdir(exist_ok=True)
        (folder / MARK).write_text("Rembuk\n", encoding="ascii")


def take(store: Path, folder: Path, now: datetime) -> Copy:
    """One good copy more in the folder; raises CannotCopy, and then leaves nothing behind."""
    with telling():
        if not (folder / MARK).is_file():
            raise CannotCopy("folder_gone", str(folder))
        with closing(sqlite3.connect(store, isolation_level=None)) as source:
            source.execute("BEGIN")
            held = holds(source)
            draft = folder / f".rembuk-{held.epoch[-6:]}.draft"
            try:
                path = _written(source, held, draft, now)
            finally:
                with suppress(OSError):
                    draft.unlink(missing_ok=True)
        copy_attachments(attachments(store), folder / ATTACHMENTS)
    return Copy(path, now, held, path.stat().st_size)


def thin(folder: Path, epoch: str, now: datetime) -> None:
    """Of this store's copies the newest stay, one for every hour of a week, and one for every day before that."""
    with telling():
        mine = [one for one in names(folder) if one[1].endswith(f"-{epoch[-6:]}.sqlite")]
        for name in {name for _, name in mine} - kept(mine, now):
            (folder / name).unlink(missing_ok=True)


def kept(copies: Iterable[tuple[datetime, str]], now: datetime) -> set[str]:
    newest_first = sorted(copies, reverse=True)
    stay = {name for _, name in newest_first[:NEWEST_KEPT]}
    periods: set[str] = set()
    for made_at, name in newest_first:
        period = f"{made_at:%Y%m%d}" if now - made_at > HOURLY_FOR else f"{made_at:%Y%m%d%H}"
        if period not in periods:
            periods.add(period)
            stay.add(name)
    return stay


def names(folder: Path) -> list[tuple[datetime, str]]:
    """Everything in the folder that is named as a copy, the newest first."""
    found = [(match, path.name) for path in folder.iterdir() if (match := NAME.fullmatch(path.name))]
    return sorted(((_moment(match[1]), name) for match, name in found), reverse=True)


def opened(path: Path, check: bool = True) -> Held:
    """What a copy holds, read from the disk; raises CannotCopy where it is no whole copy of a store we know."""
    try:
        with closing(reading(path)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                raise CannotCopy("newer_version", f"{version} > {VERSION}")
            if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'store'").fetchone():
                raise CannotCopy("not_a_copy")
            if check and (said := connection.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
                raise CannotCopy("damaged", str(said)[:200])
            return holds(connection)
    except sqlite3.DatabaseError as error:
        not_one = _name(error) == "SQLITE_NOTADB"
        raise CannotCopy("not_a_copy" if not_one else "damaged", str(error)) from None


def reading(path: Path) -> sqlite3.Connection:
    """A copy as it lies there; where a whole folder was copied, with what its last server had not yet put into the one file."""
    way = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{way}", uri=True)


def holds(connection: sqlite3.Connection) -> Held:
    """A journal that does not reach its counter is as good as damaged."""
    epoch = connection.execute("SELECT epoch FROM store").fetchone()
    seqs = dict(connection.execute("SELECT workshop_id, seq FROM counters").fetchall())
    written = dict(connection.execute("SELECT workshop_id, max(seq) FROM changes GROUP BY workshop_id").fetchall())
    if epoch is None or seqs != written:
        raise CannotCopy("damaged", "the journal does not reach its counters")
    return Held(str(epoch[0]), seqs)


def attachments(store: Path) -> Path:
    """Where the files of a store lie, each under a name made of its content."""
    return store.with_name(f"{store.stem}-attachments")


def copy_attachments(source: Path, target: Path) -> None:
    """Only what is not there yet: a file's name tells its content, so one of the same name and size is the same."""
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        to = target / path.relative_to(source)
        if path.is_file() and not (to.is_file() and to.stat().st_size == path.stat().st_size):
            to.parent.mkdir(parents=True, exist_ok=True)
            draft = to.with_name(f".{to.name}.draft")
            shutil.copyfile(path, draft)
            flush(draft)
            draft.replace(to)


def flush(path: Path) -> None:
    """On the disk; and out of the system's memory where it can be told so, so that the next look reads the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def flush_folder(folder: Path) -> None:
    """Windows has no such flush, and some sticks refuse it."""
    with suppress(OSError):
        held = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)


@contextmanager
def telling() -> Iterator[None]:
    """What the system says of a folder, as a code that can be put into words."""
    try:
        yield
    except sqlite3.Error as error:
        raise CannotCopy(_code_of_sqlite(error), str(error)) from None
    except OSError as error:
        raise CannotCopy(_code(error), error.strerror or str(error)) from None


def _written(source: sqlite3.Connection, held: Held, draft: Path, now: datetime) -> Path:
    draft.unlink(missing_ok=True)
    with closing(_target(draft)) as target:
        source.backup(target, pages=PAGES_AT_ONCE, sleep=0)
        target.execute("PRAGMA journal_mode = DELETE")
    flush(draft)
    if opened(draft) != held:
        raise CannotCopy("damaged", "the copy differs")
    path = draft.with_name(f"rembuk-{now.astimezone(UTC):%Y%m%dT%H%M%S}Z-{held.epoch[-6:]}.sqlite")
    draft.replace(path)
    flush_folder(draft.parent)
    return path


def _target(draft: Path) -> sqlite3.Connection:
    """A draft needs no journal of its own: whatever happens, it is thrown away."""
    target = sqlite3.connect(draft, isolation_level=None)
    target.execute("PRAGMA journal_mode = OFF")
    target.execute("PRAGMA synchronous = OFF")
    return target


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def _code(error: OSError) -> str:
    for codes, said in ((FULL, "folder_full"), (READ_ONLY, "folder_read_only"), (GONE, "folder_gone")):
        if error.errno in codes:
            return said
    return "folder_failed"


SAID_BY_SQLITE: dict[str, str] = {"SQLITE_FULL": "folder_full", "SQLITE_READONLY": "folder_read_only"}


def _code_of_sqlite(error: sqlite3.Error) -> str:
    return next((said for name, said in SAID_BY_SQLITE.items() if _name(error).startswith(name)), "folder_failed")


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", None) or ""

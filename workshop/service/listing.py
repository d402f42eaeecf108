"""Copies in a folder as a person chooses among them, places of this laptop where copies may lie, names of packed workshops."""

import os
import re
import sqlite3
import string
import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from workshop.domain.workshops import Workshop
from workshop.storage.backup import names, reading, telling

MOST_SHOWN = 60
STICKS = ("/media/{user}/*", "/run/media/{user}/*", "/media/*", "/mnt/*", "/Volumes/*")
FOLDER = "rembuk-cadangan"


def copies_in(folder: Path) -> list[dict[str, Any]]:
    """The newest first, each with the workshops it holds; one that cannot be read is named without any."""
    with telling():
        found = names(folder)[:MOST_SHOWN]
        return [
            {
                "file": str(folder / name),
                "made_at": made_at.isoformat(timespec="seconds"),
                "size": (folder / name).stat().st_size,
                "workshops": _titles(folder / name),
            }
            for made_at, name in found
        ]


def places(store: Path) -> list[str]:
    """A folder on every disk that was put into this laptop; the store's own disk is none of them."""
    return [str(disk / FOLDER) for disk in _disks() if not on_same_disk(disk, store)]


def packed_name(workshop: Workshop, now: datetime) -> str:
    """What a packed workshop's file is called."""
    return f"{file_name(workshop.title)}-{now:%Y%m%d-%H%M}.rembuk.zip"


def file_name(title: str) -> str:
    """A title as every system takes it."""
    return re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-")[:60] or "rembuk"


def _titles(copy: Path) -> list[str]:
    try:
        with closing(reading(copy)) as connection:
            rows = connection.execute("SELECT title FROM workshops ORDER BY created_at DESC").fetchall()
    except sqlite3.Error:
        return []
    return [str(row[0]) for row in rows]


def _disks() -> Iterable[Path]:
    if sys.platform == "win32":
        return [path for letter in string.ascii_uppercase if (path := Path(f"{letter}:\\")).exists()]
    user = os.environ.get("USER", "")
    found = [Path(path) for pattern in STICKS for path in Path("/").glob(pattern.format(user=user).lstrip("/"))]
    return [path for path in dict.fromkeys(found) if os.path.ismount(path)]


def on_same_disk(folder: Path, store: Path) -> bool:
    """A copy there is lost with the laptop."""
    try:
        return folder.stat().st_dev == store.stat().st_dev
    except OSError:
        return False

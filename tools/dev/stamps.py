"""Remembers by content what was last installed or built: a second start does nothing and needs no network.

A stamp is written only after the step succeeded; a step that broke off is done again.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


def digest(files: Iterable[Path], root: Path) -> str:
    content = hashlib.sha256()
    for file in sorted(files):
        content.update(file.relative_to(root).as_posix().encode() + b"\0")
        content.update(hashlib.sha256(_with_unix_line_ends(file)).digest())
    return content.hexdigest()


def read(stamp: Path) -> dict[str, str]:
    try:
        content = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write(stamp: Path, content: dict[str, str]) -> None:
    stamp.write_text(json.dumps(content, indent=1), encoding="utf-8")


def _with_unix_line_ends(file: Path) -> bytes:
    return file.read_bytes().replace(b"\r\n", b"\n")

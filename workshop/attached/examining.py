"""Looks into one file that has arrived whole, in a process of its own: `python -m workshop.attached.examining FILE KEPT SUM`.

Writes one line of JSON: what it is and its hash, or the code it is refused with.  A picture is written anew at KEPT; everything
else is kept as it came.  Memory and time are bounded, so that a file made to harm ends this process and no other.
"""

import hashlib
import json
import sys
import zlib
from pathlib import Path
from typing import Any

from workshop.attached.kinds import HEAD, IMAGE, PDF, kind_of
from workshop.attached.office import office_type
from workshop.children import bound
from workshop.domain.refusals import Refused

LONGEST_S = 60
PIECE = 1 << 20
PDF_END = b"%%EOF"
PDF_END_WITHIN = 4096


def examined(path: Path, kept: Path, sent: str) -> dict[str, Any]:
    """`{media_type, size, content_hash, kept}`; `kept` names the file to keep, `sent` is the check sum its sender has."""
    if check_sum(path) != sent:
        raise Refused("upload_damaged", field="file")
    with path.open("rb") as file:
        kind = kind_of(file.read(HEAD))
    final = path
    if kind == PDF:
        media_type = _pdf_type(path)
    elif kind == IMAGE:
        from workshop.attached.images import written_anew

        media_type, final = written_anew(path, kept), kept
    else:
        media_type = office_type(path)
    return {"media_type": media_type, "size": final.stat().st_size, "content_hash": _hash(final), "kept": final.name}


def check_sum(path: Path) -> str:
    """CRC-32, as the sender has it: bytes that turned on the way are found, nothing else is claimed."""
    found = 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            found = zlib.crc32(piece, found)
    return f"{found:08x}"


def _pdf_type(path: Path) -> str:
    """One that lost its end opens nowhere."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - PDF_END_WITHIN))
        if PDF_END not in file.read():
            raise Refused("file_damaged", "a PDF without its end", "file")
    return "application/pdf"


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main(path: Path, kept: Path, sent: str) -> None:
    bound(LONGEST_S)
    try:
        print(json.dumps(examined(path, kept, sent)))
    except Refused as refusal:
        print(json.dumps({"code": refusal.code, "detail": refusal.detail}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])

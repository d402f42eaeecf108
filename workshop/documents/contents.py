"""What a file that somebody brings says of itself, and whether it still says what was written; nothing in it is trusted.

`python -m workshop.documents.contents FILE` looks in a process of its own: three lines, the file's hash, its stamp, and `whole`.
"""

import hashlib
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from workshop.children import bound
from workshop.documents.stamps import Stamp, found_in
from workshop.domain.record_hash import hash_of

LONGEST_S = 30
# Unpacked; a paper of ours has some hundred parts, an archive one for each document on the table, packed already.
LARGEST_PART, LARGEST_WHOLE, MOST_PARTS = 100 << 20, 400 << 20, 5_000
TAIL = 4096
CORE, DOCUMENT, MANIFEST = "docProps/core.xml", "word/document.xml", "manifest.json"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEX = re.compile(rb"/Keywords\s*<([0-9A-Fa-f\s]+)>")
_COMMENT = re.compile(rb"(?:\n%|<!-- )rembuk:1:[^\r\n]*\s*$")
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    DefusedXmlException,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    TypeError,
    OSError,
    RuntimeError,
    EOFError,
)


@dataclass(frozen=True, slots=True)
class Brought:
    """`sha256`: of the file as it is; `stamp`: None where it has none; `whole`: its content is what was written."""

    sha256: str
    stamp: Stamp | None
    whole: bool


def read_paper(path: Path) -> Brought:
    return Brought(_sha256(path), *_understood(path))


def told(lines: str) -> Brought:
    """What the process of its own wrote; one that was ended midway knows no stamp."""
    sha256, stamp, whole = [*lines.splitlines(), "", "", ""][:3]
    return Brought(sha256, found_in(stamp), whole == "whole")


def main(path: Path) -> None:
    bound(LONGEST_S)
    print(_sha256(path), flush=True)
    stamp, whole = _understood(path)
    print(ascii(stamp.text())[1:-1] if stamp else "", "whole" if whole else "", sep="\n")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _understood(path: Path) -> tuple[Stamp | None, bool]:
    try:
        return _read(path)
    except BROKEN:
        return None, False


def _read(path: Path) -> tuple[Stamp | None, bool]:
    if zipfile.is_zipfile(path):
        return _of_zip(path)
    content = path.read_bytes()
    if content.lstrip()[:1] == b"{":
        return _of_json(json.loads(content))
    stamp = found_in(content[-TAIL:].decode("latin-1")) if _COMMENT.search(content[-TAIL:]) else None
    if stamp is not None:
        written = _COMMENT.sub(b"", content[-TAIL:])
        return stamp, hashlib.sha256(content[:-TAIL] + written).hexdigest() == stamp.content
    return found_in(_keywords(content)), False


def _of_zip(path: Path) -> tuple[Stamp | None, bool]:
    with zipfile.ZipFile(path) as file:
        told = file.infolist()
        if len(told) > MOST_PARTS or sum(one.file_size for one in told) > max(LARGEST_WHOLE, 4 * path.stat().st_size):
            return None, False
        names = {one.filename for one in told}
        if MANIFEST in names:
            return _of_manifest(file)
        if CORE not in names:
            return None, False
        stamp = found_in(_part(file, CORE).decode("utf-8", "replace"))
        content = _text_of(file) if DOCUMENT in names else _parts_of(file)
    return stamp, stamp is not None and content == stamp.content


def _of_manifest(file: zipfile.ZipFile) -> tuple[Stamp | None, bool]:
    """Every file is what the manifest says, and the manifest what its stamp says."""
    manifest: dict[str, Any] = json.loads(_part(file, MANIFEST))
    stamp = found_in(str(manifest.get("stamp", "")))
    told = manifest["files"]
    names = set(file.namelist()) - {MANIFEST}
    right = names == set(told) and all(hashlib.sha256(_part(file, name)).hexdigest() == told[name]["sha256"] for name in names)
    return stamp, stamp is not None and right and manifest_content(told) == stamp.content


def _of_json(record: dict[str, Any]) -> tuple[Stamp | None, bool]:
    """Without a stamp a record is known by what it says: its rows are there to be hashed."""
    if written := record.pop("stamp", ""):
        stamp = found_in(str(written))
        return stamp, stamp is not None and json_content(record) == stamp.content
    edition = record["edition"]
    stamp = Stamp(
        state=str(edition["state"]),
        workshop=str(record["workshop"]["id"]),
        version=str(edition["version"] or ""),
        seq=int(record["seq"]),
        epoch=str(record["epoch"]),
        rows=str(record["rows_hash"]),
        kind="json",
        reader=str(edition["reader"]),
    )
    return stamp, hash_of(record) == stamp.rows


def json_content(record: Mapping[str, Any]) -> str:
    told = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def manifest_content(files: dict[str, Any]) -> str:
    lines = sorted(f"{name}\0{told['sha256']}" for name, told in files.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def docx_content(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        return _text_of(file)


def _text_of(file: zipfile.ZipFile) -> str:
    """The text of the body, paragraph by paragraph: what another program saves anew without a change stays the same."""
    root = fromstring(_part(file, DOCUMENT))
    said = ["".join(part.text or "" for part in one.iter(f"{WORD}t")) for one in root.iter(f"{WORD}p")]
    return hashlib.sha256("\n".join(line for line in said if line).encode("utf-8", "surrogatepass")).hexdigest()


def zip_content(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        return _parts_of(file)


def _parts_of(file: zipfile.ZipFile) -> str:
    """All parts but the one that carries the stamp."""
    names = sorted(set(file.namelist()) - {CORE})
    lines = [f"{name}\0{hashlib.sha256(_part(file, name)).hexdigest()}" for name in names]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _part(file: zipfile.ZipFile, name: str) -> bytes:
    if file.getinfo(name).file_size > LARGEST_PART:
        raise ValueError(name)
    return file.read(name)


def _keywords(content: bytes) -> str:
    """A PDF keeps its keywords as UTF-16 in hexadecimal, an HTML as they are."""
    told = [bytes.fromhex(found[1].decode("ascii")).decode("utf-16", "replace") for found in _HEX.finditer(content)]
    return "\n".join((*told, content.decode("latin-1"))) if len(content) < LARGEST_PART else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]))

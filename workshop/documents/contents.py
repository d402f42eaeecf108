"""What a file that somebody brings says of itself, and whether it still says what was written; nothing in it is trusted."""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from workshop.documents.stamps import Stamp, found_in
from workshop.domain.record_hash import hash_of

LARGEST_PART = 100 << 20
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
    KeyError,
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
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    try:
        stamp, whole = _read(path)
    except BROKEN:
        stamp, whole = None, False
    return Brought(sha256, stamp, whole)


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
        names = file.namelist()
    if MANIFEST in names:
        return _of_manifest(path)
    if CORE not in names:
        return None, False
    stamp = found_in(_part(path, CORE).decode("utf-8", "replace"))
    content = docx_content(path) if DOCUMENT in names else zip_content(path)
    return stamp, stamp is not None and content == stamp.content


def _of_manifest(path: Path) -> tuple[Stamp | None, bool]:
    """Every file is what the manifest says, and the manifest what its stamp says."""
    manifest: dict[str, Any] = json.loads(_part(path, MANIFEST))
    stamp = found_in(str(manifest.get("stamp", "")))
    told = manifest["files"]
    with zipfile.ZipFile(path) as file:
        names = set(file.namelist()) - {MANIFEST}
    right = names == set(told) and all(hashlib.sha256(_part(path, name)).hexdigest() == told[name]["sha256"] for name in names)
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
    """The text of the body, paragraph by paragraph: what another program saves anew without a change stays the same."""
    root = fromstring(_part(path, DOCUMENT))
    said = ["".join(part.text or "" for part in one.iter(f"{WORD}t")) for one in root.iter(f"{WORD}p")]
    return hashlib.sha256("\n".join(line for line in said if line).encode("utf-8", "surrogatepass")).hexdigest()


def zip_content(path: Path) -> str:
    """All parts but the one that carries the stamp."""
    with zipfile.ZipFile(path) as file:
        names = sorted(set(file.namelist()) - {CORE})
    lines = [f"{name}\0{hashlib.sha256(_part(path, name)).hexdigest()}" for name in names]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as file:
        if file.getinfo(name).file_size > LARGEST_PART:
            raise ValueError(name)
        return file.read(name)


def _keywords(content: bytes) -> str:
    """A PDF keeps its keywords as UTF-16 in hexadecimal, an HTML as they are."""
    told = [bytes.fromhex(found[1].decode("ascii")).decode("utf-16", "replace") for found in _HEX.finditer(content)]
    return "\n".join((*told, content.decode("latin-1"))) if len(content) < LARGEST_PART else ""

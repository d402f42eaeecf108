"""A workshop as one file: every object, the journal and the receipts as JSON lines in a zip, with a list of their hashes.

Ids stay as they are, so a workshop goes from laptop to server and back.  What comes in must follow on what is here: a workshop
that went on in two places is not joined by us.
"""

import hashlib
import json
import re
import shutil
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from workshop import clock
from workshop.domain.attachments import Attachment
from workshop.domain.catalogue import BY_NAME, KINDS, table_of
from workshop.domain.objects import Stored
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.storage.backup import attachments
from workshop.storage.erased_list import line_of, one_of
from workshop.storage.erasing import Erased, erase_again, erased_in, scrub_later
from workshop.storage.migrating import VERSION
from workshop.storage.rows import UPSERTS, dumps, to_row
from workshop.storage.transaction import Reader, Tx

FORMAT, FORMAT_VERSION = "rembuk-workshop", 1
MANIFEST = "manifest.json"
LINE = ("seq", "name", "type", "object_id", "object", "actor", "command_id", "at")
RECEIPT = ("actor", "command_id", "ack", "at")
ATTACHED = "attachments/"
CONTENT = re.compile(r"attachments/[0-9a-f]{64}")
LARGEST_FILE = 1 << 30
# What is held in memory while it is read; files on the table never are.
MOST_TEXT = 512 << 20
MOST_UNPACKED = 8 << 30
RATIO_FROM = 32 << 20
MOST_RATIO = 200
PIECE = 1 << 20

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Package:
    """An opened file whose hashes are right and whose journal folds to its objects.  `journal`, `receipts`: as packed."""

    manifest: Json
    objects: list[Stored]
    journal: list[Json]
    receipts: list[Json]
    erased: list[Erased]

    @property
    def workshop(self) -> str:
        return str(self.manifest["workshop"])

    @property
    def seq(self) -> int:
        return int(self.manifest["seq"])


def pack(reader: Reader, workshop_id: str, store: Path, target: Path | IO[bytes], made_at: str) -> None:
    """One moment of a workshop, and the files its attachments name."""
    workshop = reader.need(Workshop, workshop_id, workshop_id)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        held = {name: _write(file, name, lines) for name, lines in _parts(reader, workshop_id)}
        held |= {name: _add(file, name, path) for name, path in _attached(reader, workshop_id, store)}
        told = {"format": FORMAT, "version": FORMAT_VERSION, "schema": VERSION, "workshop": workshop_id, "title": workshop.title}
        told |= {"seq": reader.seq(workshop_id), "epoch": reader.epoch(), "made_at": made_at, "files": held}
        file.writestr(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1))


# What the library raises over a byte that turned: in the packed text, at its end, in a flag, in a header's figures.
TORN = (zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error)


def opened(path: Path | IO[bytes], most_text: int = MOST_TEXT) -> Package:
    """Refused with `package_unknown`, `package_newer`, `package_too_big` or `package_damaged`."""
    try:
        with zipfile.ZipFile(path) as file:
            _weigh(file, most_text)
            manifest = _manifest(file)
            return _package(file, manifest)
    except (zipfile.BadZipFile, OSError) as error:
        raise Refused("package_unknown", str(error)) from None
    except (*TORN, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused("package_damaged", str(error)[:200]) from None


def unpack(tx: Tx, package: Package) -> str:
    """`new`, `newer` (the workshop here went on there) or `same`; refused with `package_older` or `package_diverged`."""
    here, there = _journal(tx, package.workshop), [_mark(line) for line in package.journal]
    if here == there and here:
        return "same"
    if here[: len(there)] == there and here:
        raise Refused("package_older", package.workshop)
    if there[: len(here)] != here:
        raise Refused("package_diverged", package.workshop)
    try:
        _replace(tx, package)
    except sqlite3.IntegrityError as error:
        raise Refused("package_collides", str(error)) from None
    _forget_whom_it_should(tx, package)
    return "newer" if here else "new"


def take_attachments(path: Path | IO[bytes], store: Path) -> None:
    """The files of a package that was opened, each under the name of its content."""
    with zipfile.ZipFile(path) as file:
        for name in _manifest(file)["files"]:
            if CONTENT.fullmatch(name):
                target = attachments(store) / Path(name).name
                target.parent.mkdir(parents=True, exist_ok=True)
                draft = target.with_name(f".{target.name}.draft")
                with file.open(name) as part, draft.open("wb") as written:
                    shutil.copyfileobj(part, written, PIECE)
                draft.replace(target)


def _weigh(file: zipfile.ZipFile, most_text: int) -> None:
    """By the directory alone, which is read already: zipfile never unpacks more of a part than that says."""
    parts = file.infolist()
    text = [part for part in parts if not part.filename.startswith(ATTACHED)]
    unpacked, packed = sum(part.file_size for part in text), sum(part.compress_size for part in text)
    if unpacked > most_text or (unpacked > RATIO_FROM and unpacked > MOST_RATIO * packed):
        raise Refused("package_too_big", f"{unpacked} bytes of text from {packed}", "file")
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused("package_too_big", "all files together", "file")


def _parts(reader: Reader, workshop_id: str) -> Iterator[tuple[str, Iterable[Json]]]:
    for kind in KINDS:
        yield f"tables/{table_of(kind)}.jsonl", (thing.to_json() for thing in reader.all(kind, workshop_id))
    lines = reader.connection.execute(f"SELECT {', '.join(LINE)} FROM changes WHERE workshop_id = ? ORDER BY seq", (workshop_id,))
    yield "journal.jsonl", (dict(zip(LINE, row, strict=True)) | {"object": json.loads(row[4])} for row in lines)
    receipts = reader.connection.execute(f"SELECT {', '.join(RECEIPT)} FROM receipts WHERE workshop_id = ?", (workshop_id,))
    yield "receipts.jsonl", (dict(zip(RECEIPT, row, strict=True)) | {"ack": json.loads(row[2])} for row in receipts)
    gone = [one for one in erased_in(reader.connection) if one.workshop_id == workshop_id]
    yield "erased.jsonl", map(line_of, gone)


def _write(file: zipfile.ZipFile, name: str, lines: Iterable[Json]) -> Json:
    seen, count = hashlib.sha256(), 0
    with file.open(name, "w") as part:
        for line in lines:
            count += 1
            text = dumps(line).encode() + b"\n"
            seen.update(text)
            part.write(text)
    return {"sha256": seen.hexdigest(), "lines": count}


def _add(file: zipfile.ZipFile, name: str, path: Path) -> Json:
    file.write(path, name)
    with path.open("rb") as content:
        return {"sha256": hashlib.file_digest(content, "sha256").hexdigest(), "size": path.stat().st_size}


def _attached(reader: Reader, workshop_id: str, store: Path) -> Iterator[tuple[str, Path]]:
    """Files are named by their content; of several workshops' files in one folder these are the own."""
    hashes = {
        row[0] for row in reader.connection.execute("SELECT content_hash FROM attachments WHERE workshop_id = ?", (workshop_id,))
    }
    folder = attachments(store)
    for path in sorted(folder.rglob("*")) if hashes and folder.is_dir() else ():
        if path.is_file() and path.name.split(".")[0] in hashes:
            yield f"attachments/{path.name}", path


def _manifest(file: zipfile.ZipFile) -> Json:
    if MANIFEST not in file.namelist():
        raise Refused("package_unknown")
    manifest = dict(json.loads(file.read(MANIFEST)))
    if manifest.get("format") != FORMAT:
        raise Refused("package_unknown")
    if manifest["version"] > FORMAT_VERSION or manifest["schema"] > VERSION:
        raise Refused("package_newer", f"{manifest['version']}, {manifest['schema']}")
    return manifest


def _package(file: zipfile.ZipFile, manifest: Json) -> Package:
    objects = [kind.from_json(row) for kind in KINDS for row in _read(file, manifest, f"tables/{table_of(kind)}.jsonl")]
    journal, receipts = _read(file, manifest, "journal.jsonl"), _read(file, manifest, "receipts.jsonl")
    named = {f"{ATTACHED}{one.content_hash}" for one in objects if isinstance(one, Attachment)}
    for name in manifest["files"]:
        if name.startswith(ATTACHED):
            _must_be_its_content(file, name, named)
    erased = [one_of(line) for line in _read(file, manifest, "erased.jsonl")]
    package = Package(manifest, objects, journal, receipts, [one for one in erased if one.workshop_id == manifest["workshop"]])
    folded = {(line["type"], line["object_id"]): BY_NAME[line["type"]].from_json(line["object"]) for line in journal}
    if [line["seq"] for line in journal] != list(range(1, package.seq + 1)):
        raise ValueError("a journal with holes")
    if folded != {(thing.type, thing.id): thing for thing in objects}:
        raise ValueError("the journal tells of other objects (CL5)")
    if {thing.workshop_id for thing in objects} != {package.workshop}:
        raise ValueError("objects of another workshop")
    return package


def _read(file: zipfile.ZipFile, manifest: Json, name: str) -> list[Json]:
    """A kind of object that was not known when the file was made has no part in it."""
    if name not in manifest["files"]:
        return []
    found, seen = [], hashlib.sha256()
    with file.open(name) as part:
        for line in part:
            seen.update(line)
            found.append(json.loads(line))
    if seen.hexdigest() != manifest["files"][name]["sha256"]:
        raise ValueError(f"{name} is not what was packed")
    return found


def _must_be_its_content(file: zipfile.ZipFile, name: str, named: set[str]) -> None:
    """A file is known by its content, whatever the list says: else one document would be handed out as another."""
    if name not in named or not CONTENT.fullmatch(name) or file.getinfo(name).file_size > LARGEST_FILE:
        raise ValueError(f"{name} is no file of this workshop")
    seen = hashlib.sha256()
    with file.open(name) as part:
        while piece := part.read(PIECE):
            seen.update(piece)
    if f"{ATTACHED}{seen.hexdigest()}" != name:
        raise ValueError(f"{name} holds something else")


def _journal(reader: Reader, workshop_id: str) -> list[tuple[Any, ...]]:
    rows = reader.connection.execute(
        "SELECT seq, object_id, actor, command_id, at FROM changes WHERE workshop_id = ? ORDER BY seq", (workshop_id,)
    )
    return [tuple(row) for row in rows]


def _mark(line: Json) -> tuple[Any, ...]:
    """What a change is known by; the object itself may have been blanked on request (ND1)."""
    return tuple(line[name] for name in ("seq", "object_id", "actor", "command_id", "at"))


def _replace(tx: Tx, package: Package) -> None:
    own = (package.workshop,)
    for table in (*map(table_of, KINDS), "changes", "receipts", "counters"):
        tx.connection.execute(f"DELETE FROM {table} WHERE workshop_id = ?", own)
    for thing in package.objects:
        tx.connection.execute(UPSERTS[type(thing)], to_row(thing))
    for line in package.journal:
        told = line | {"object": dumps(line["object"])}
        tx.connection.execute("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", own + tuple(told[name] for name in LINE))
    for receipt in package.receipts:
        actor, command_id, ack, at = (receipt[name] for name in RECEIPT)
        tx.connection.execute(
            "INSERT INTO receipts VALUES (?, ?, ?, ?, ?)", (actor, command_id, package.workshop, dumps(ack), at)
        )
    tx.connection.execute("INSERT INTO counters VALUES (?, ?)", (package.workshop, package.seq))


def _forget_whom_it_should(tx: Tx, package: Package) -> None:
    """Who was erased here or there is erased in what came in, and in what it took the place of (ND1)."""
    known = [*package.erased, *(one for one in erased_in(tx.connection) if one.workshop_id == package.workshop)]
    if known:
        erase_again(tx, known, clock.stamp())
        scrub_later(tx)

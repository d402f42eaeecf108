"""Everything a workshop leaves behind in one ZIP: the record, its tables and papers, and what each file's SHA-256 is."""

import hashlib
import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from workshop.documents.contents import MANIFEST, manifest_content
from workshop.documents.csv_record import csv_files
from workshop.documents.progress import part
from workshop.documents.stamps import stamp_of

FORMAT, VERSION = "rembuk-archive", 1
SCHEMA = Path(__file__).with_name("record.schema.json")

LONGEST_NAME = 100

_UNSAFE = re.compile(r"[^\w.() -]+")

Record = dict[str, Any]
Part = Callable[[Path], None]


def write_archive(record: Record, language: str, path: Path, papers: Mapping[str, Part], documents: Path | None) -> None:
    """`papers`: name in the archive → what writes it; `documents`: the folder of what people laid on the tables."""
    laid = _documents(record, documents) if documents and record["edition"]["reader"] == "names" else iter(())
    _write(record, path, "zip", chain(_files(record, language, papers), laid))


def write_csv(record: Record, language: str, path: Path) -> None:
    _write(record, path, "csv", csv_files(record, language))


def _write(record: Record, path: Path, kind: str, files: Iterable[tuple[str, bytes]]) -> None:
    hashes: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files:
            file.writestr(name, content)
            hashes[name] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        told = {name: record[name] for name in ("language", "made_at", "seq", "epoch", "rows_hash")}
        stamp = stamp_of(record, kind).over(manifest_content(hashes)).text()
        manifest = {"format": FORMAT, "version": VERSION, "workshop": record["workshop"]["id"], **told, "stamp": stamp}
        file.writestr(MANIFEST, json.dumps(manifest | {"files": hashes}, ensure_ascii=False, indent=1) + "\n")


def _documents(record: Record, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each once, under its own name after its number; a file's name on the disk begins with the hash of its content."""
    wanted = {one["content_hash"]: one["name"] for one in record["documents"] if one["content_hash"]}
    lying = {path.name.split(".")[0]: path for path in sorted(folder.rglob("*")) if path.is_file()} if folder.is_dir() else {}
    for number, (content, name) in enumerate(wanted.items(), start=1):
        if content in lying:
            yield f"documents/{number:03}_{_UNSAFE.sub('-', name)[-LONGEST_NAME:]}", lying[content].read_bytes()


def _files(record: Record, language: str, papers: Mapping[str, Part]) -> Iterator[tuple[str, bytes]]:
    yield "record.json", json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"
    yield "record.schema.json", SCHEMA.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, write) in enumerate(papers.items()):
            with part(number / len(papers), (number + 1) / len(papers), name):
                write(Path(folder) / name)
            yield name, (Path(folder) / name).read_bytes()
    for name, content in csv_files(record, language):
        yield f"csv/{name}", content

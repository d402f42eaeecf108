"""Everything a workshop leaves behind in one ZIP: the record, its tables and papers, and what each file's SHA-256 is."""

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workshop.documents.csv_record import csv_files
from workshop.documents.docx_reading import read_docx
from workshop.documents.docx_record import write_docx
from workshop.documents.html_paper import write_html
from workshop.documents.pdf_paper import write_pdf
from workshop.documents.xlsx_record import write_xlsx

FORMAT, VERSION = "rembuk-archive", 1
MANIFEST = "manifest.json"
SCHEMA = Path(__file__).with_name("record.schema.json")


def write_archive(record: dict[str, Any], language: str, path: Path, named: str) -> None:
    """`named`: what the papers in it are called."""
    hashes: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in _files(record, language, named):
            file.writestr(name, content)
            hashes[name] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        told = {name: record[name] for name in ("language", "made_at", "seq", "epoch")}
        manifest = {"format": FORMAT, "version": VERSION, "workshop": record["workshop"]["id"], **told, "files": hashes}
        file.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")


def _files(record: dict[str, Any], language: str, named: str) -> Iterator[tuple[str, bytes]]:
    yield "record.json", json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"
    yield "record.schema.json", SCHEMA.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        for part in _papers(record, language, Path(folder) / named):
            yield part.name, part.read_bytes()
    for name, content in csv_files(record, language):
        yield f"csv/{name}", content


def _papers(record: dict[str, Any], language: str, start: Path) -> Iterator[Path]:
    docx, xlsx = start.with_name(f"{start.name}.docx"), start.with_name(f"{start.name}.xlsx")
    write_docx(record, language, docx)
    yield docx
    write_xlsx(record, language, xlsx)
    yield xlsx
    composed = read_docx(docx)
    pdf, html = start.with_name(f"{start.name}.pdf"), start.with_name(f"{start.name}.html")
    write_pdf(composed, pdf, record["made_at"])
    yield pdf
    write_html(composed, html)
    yield html

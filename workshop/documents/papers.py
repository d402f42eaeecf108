"""Which papers there are, what their files are called, and how each is written.

A file has its final name only once it is whole.
"""

import json
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workshop.documents.archive import write_archive
from workshop.documents.blocks import Composed
from workshop.documents.csv_record import write_csv
from workshop.documents.docx_reading import read_docx
from workshop.documents.docx_record import write_docx
from workshop.documents.html_paper import write_html
from workshop.documents.kinds import BY_KEY
from workshop.documents.pdf_paper import write_pdf
from workshop.documents.xlsx_record import write_xlsx
from workshop.texts import text

LONGEST_TITLE = 80

_WORDS = re.compile(r"[A-Za-z0-9]+")


def write_paper(record: dict[str, Any], kind: str, language: str, folder: Path) -> Path:
    """Writes one paper into the folder and gives its path; an older file of the same name is replaced."""
    path = folder / file_name(record, kind, language)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        WRITERS[kind](record, language, unfinished)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def file_name(record: dict[str, Any], kind: str, language: str) -> str:
    """`2021-09-23_Rekaman_Bimtek-Smart-City.docx`: the first day, what it is, the title in plain letters."""
    told = record["workshop"]
    dates = [day["date"] for day in told["days"] if day.get("date")]
    first = dates[0] if dates else record["made_at"][:10]
    what = BY_KEY[kind]
    return f"{_plain(first, 10)}_{text(what.word, language)}_{_plain(told['title'], LONGEST_TITLE)}.{what.ending}"


def _plain(title: str, most: int) -> str:
    letters = unicodedata.normalize("NFKD", title.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    words = _WORDS.findall(letters)
    while len("-".join(words)) > most and len(words) > 1:
        words.pop()
    return "-".join(words)[:most] or "Rembuk"


def write_json(record: dict[str, Any], language: str, path: Path) -> None:
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


Write = Callable[[dict[str, Any], str, Path], None]


def printed(docx: Write) -> Write:
    """The PDF of a paper that is written as DOCX."""
    return lambda record, language, path: write_pdf(_composed(docx, record, language), path, record["made_at"])


def shown(docx: Write) -> Write:
    """The HTML of a paper that is written as DOCX."""
    return lambda record, language, path: write_html(_composed(docx, record, language), path)


def _composed(docx: Write, record: dict[str, Any], language: str) -> Composed:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.docx"
        docx(record, language, path)
        return read_docx(path)


def _archive(record: dict[str, Any], language: str, path: Path) -> None:
    write_archive(record, language, path, file_name(record, "docx", language).removesuffix(".docx"))


WRITERS: dict[str, Write] = {
    "json": write_json,
    "docx": write_docx,
    "xlsx": write_xlsx,
    "pdf": printed(write_docx),
    "html": shown(write_docx),
    "csv": write_csv,
    "zip": _archive,
}

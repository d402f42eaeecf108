"""Which papers there are, what their files are called, and how each is written.

A file has its final name only once it is whole.
"""

import json
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workshop.documents.docx_record import write_docx
from workshop.documents.xlsx_record import write_xlsx
from workshop.texts import text

KINDS = ("json", "docx", "xlsx")
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
    return f"{_plain(first, 10)}_{text('paper.file', language)}_{_plain(told['title'], LONGEST_TITLE)}.{kind}"


def _plain(title: str, most: int) -> str:
    letters = unicodedata.normalize("NFKD", title.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    words = _WORDS.findall(letters)
    while len("-".join(words)) > most and len(words) > 1:
        words.pop()
    return "-".join(words)[:most] or "Rembuk"


def write_json(record: dict[str, Any], language: str, path: Path) -> None:
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


WRITERS: dict[str, Callable[[dict[str, Any], str, Path], None]] = {
    "json": write_json,
    "docx": write_docx,
    "xlsx": write_xlsx,
}

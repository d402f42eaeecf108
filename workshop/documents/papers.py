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

from workshop.documents import official_papers as official
from workshop.documents.archive import write_archive
from workshop.documents.blocks import Composed
from workshop.documents.comparison import STATES, write_comparison_docx, write_comparison_xlsx
from workshop.documents.csv_record import write_csv
from workshop.documents.docx_reading import read_docx
from workshop.documents.docx_record import write_docx
from workshop.documents.html_paper import write_html
from workshop.documents.kinds import BY_KEY
from workshop.documents.packet import write_packet
from workshop.documents.paper import Paper
from workshop.documents.paper_parts import part_of
from workshop.documents.pdf_paper import write_pdf
from workshop.documents.xlsx_record import write_xlsx
from workshop.texts import text

LONGEST_TITLE = 80
Write = Callable[[dict[str, Any], str, Path], None]

_WORDS = re.compile(r"[A-Za-z0-9]+")


def write_paper(record: dict[str, Any], kind: str, language: str, folder: Path, about: str = "") -> Path:
    """Writes one paper into the folder and gives its path; an older file of the same name is replaced.

    `about`: the part of the workshop it tells of (`day:1`, `item:…`, `group:…`), or two states to compare (`states:…`); a part
    there is not is a `KeyError`.
    """
    path = folder / file_name(record, kind, language, about)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        _writer(kind, about)(record, language, unfinished)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def _writer(kind: str, about: str) -> Write:
    if about.startswith(STATES):
        return COMPARERS[kind]
    if kind in WRITERS:
        return WRITERS[kind]
    if kind == official.PACKET:
        return lambda record, language, path: write_packet(record, language, about, path, write_paper)
    key, ending = official.key_and_ending(kind)
    own: Write = lambda record, language, path: official.write_official(record, key, language, about, path)  # noqa: E731
    return printed(own) if ending == "pdf" else own


def file_name(record: dict[str, Any], kind: str, language: str, about: str = "") -> str:
    """`2021-09-23_Rekaman_Bimtek-Smart-City.docx`: the first day, what it is, the title in plain letters.

    Of an official paper `2021-09-23_Notulen_Tahap-II_Kelompok-Smart-Living.docx`: the stage and the part instead of the title.
    """
    if kind not in BY_KEY:
        return _official_name(Paper(record, language), kind, about)
    told = record["workshop"]
    dates = [day["date"] for day in told["days"] if day.get("date")]
    first = dates[0] if dates else record["made_at"][:10]
    what = BY_KEY[kind]
    word = "paper.comparison" if about.startswith(STATES) else what.word
    return f"{_plain(first, 10)}_{text(word, language)}_{_plain(told['title'], LONGEST_TITLE)}.{what.ending}"


def _official_name(paper: Paper, kind: str, about: str) -> str:
    key, ending = official.key_and_ending(kind)
    part, told = part_of(paper, about), paper.record["workshop"]
    stage = paper.say("signed.stage", stage=told["stage"]) if told["stage"] else told["title"]
    words = (paper.say(f"signed.paper_{key}"), stage, part.title)
    return "_".join([part.day, *(_plain(word, LONGEST_TITLE) for word in words if word)]) + f".{ending}"


def _plain(title: str, most: int) -> str:
    letters = unicodedata.normalize("NFKD", title.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    words = _WORDS.findall(letters)
    while len("-".join(words)) > most and len(words) > 1:
        words.pop()
    return "-".join(words)[:most] or "Rembuk"


def write_json(record: dict[str, Any], language: str, path: Path) -> None:
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


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
COMPARERS: dict[str, Write] = {
    "docx": write_comparison_docx,
    "xlsx": write_comparison_xlsx,
    "pdf": printed(write_comparison_docx),
    "html": shown(write_comparison_docx),
}

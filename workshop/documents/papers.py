"""Which papers there are, what their files are called, and how each is written.

A file has its final name only once it is whole.
"""

import json
import os
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from workshop.documents import official_papers as official
from workshop.documents.archive import write_archive, write_csv
from workshop.documents.comparison import STATES, write_comparison_docx, write_comparison_xlsx
from workshop.documents.contents import json_content
from workshop.documents.docx_record import write_docx
from workshop.documents.kinds import BY_KEY
from workshop.documents.packet import write_packet
from workshop.documents.paper import Paper
from workshop.documents.paper_parts import part_of
from workshop.documents.printing import Write, printed, shown, stamped
from workshop.documents.stamping import stamp_xlsx
from workshop.documents.stamps import stamp_of
from workshop.documents.xlsx_record import write_xlsx
from workshop.texts import text

LONGEST_TITLE = 80
# With names is what papers are for; who else reads one stands in its name.
READER_WORDS = {"organisation": "paper.file_organisation", "public": "paper.file_public"}
ARCHIVE = "zip"
IN_ARCHIVE = ("docx", "pdf", "xlsx", "html")

_WORDS = re.compile(r"[A-Za-z0-9]+")


def write_paper(
    record: dict[str, Any], kind: str, language: str, folder: Path, about: str = "", documents: Path | None = None
) -> Path:
    """Writes one paper into the folder and gives its path; an older file of the same name is replaced.

    `about`: the part of the workshop it tells of (`day:1`, `item:…`, `group:…`), or two states to compare (`states:…`); a part
    there is not is a `KeyError`.  `documents`: where the files lie that people laid on the tables: the archive has them, the
    report shows their photographs.
    """
    path = folder / file_name(record, kind, language, about)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        _writer(kind, about, documents)(record, language, unfinished)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def _writer(kind: str, about: str, documents: Path | None) -> Write:
    if about.startswith(STATES):
        return COMPARERS[kind]
    if kind == ARCHIVE:
        return partial(_archive, documents)
    if kind in WRITERS:
        return WRITERS[kind]
    if kind == official.PACKET:
        write = partial(write_paper, documents=documents)
        return lambda record, language, path: write_packet(record, language, about, path, write)
    key, ending = official.key_and_ending(kind)
    own: Write = lambda record, language, path: official.write_official(record, key, language, about, path, documents)  # noqa: E731
    return ENDINGS[ending](own, kind) if ending in ENDINGS else own


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
    named = [_plain(first, 10), text(word, language), _plain(told["title"], LONGEST_TITLE)]
    return "_".join([*named, *_edition_words(record, language)]) + f".{what.ending}"


def _official_name(paper: Paper, kind: str, about: str) -> str:
    key, ending = official.key_and_ending(kind)
    part, told = part_of(paper, about), paper.record["workshop"]
    stage = paper.say("signed.stage", stage=told["stage"]) if told["stage"] else told["title"]
    words = (paper.say(f"signed.paper_{key}"), stage, part.title)
    named = [part.day, *(_plain(word, LONGEST_TITLE) for word in words if word), *_edition_words(paper.record, paper.language)]
    return "_".join(named) + f".{ending}"


def _edition_words(record: Mapping[str, Any], language: str) -> list[str]:
    """`Final-2`, and who reads it where that is not everybody who may."""
    edition = record["edition"]
    state = [f"Final-{edition['number']}"] if edition["state"] == "final" else []
    return [*state, *(text(READER_WORDS[one], language) for one in [edition["reader"]] if one in READER_WORDS)]


def _plain(title: str, most: int) -> str:
    letters = unicodedata.normalize("NFKD", title.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    words = _WORDS.findall(letters)
    while len("-".join(words)) > most and len(words) > 1:
        words.pop()
    return "-".join(words)[:most] or "Rembuk"


def write_json(record: dict[str, Any], language: str, path: Path) -> None:
    stamp = stamp_of(record, "json").over(json_content(record)).text()
    path.write_text(json.dumps(record | {"stamp": stamp}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _tables(record: dict[str, Any], language: str, path: Path) -> None:
    write_xlsx(record, language, path)
    stamp_xlsx(path, stamp_of(record, "xlsx"))


def _archive(documents: Path | None, record: dict[str, Any], language: str, path: Path) -> None:
    named = file_name(record, "docx", language).removesuffix(".docx")
    parts = {f"{named}.{BY_KEY[kind].ending}": partial(WRITERS[kind], record, language) for kind in IN_ARCHIVE}
    write_archive(record, language, path, parts, documents)


WRITERS: dict[str, Write] = {
    "json": write_json,
    "docx": stamped(write_docx, "docx"),
    "xlsx": _tables,
    "pdf": printed(write_docx, "pdf"),
    "html": shown(write_docx, "html"),
    "csv": write_csv,
}
# What an official paper, composed as DOCX, is made into.
ENDINGS: dict[str, Callable[[Write, str], Write]] = {"docx": stamped, "pdf": printed, "html": shown}
COMPARERS: dict[str, Write] = {
    "docx": stamped(write_comparison_docx, "docx"),
    "xlsx": write_comparison_xlsx,
    "pdf": printed(write_comparison_docx, "pdf"),
    "html": shown(write_comparison_docx, "html"),
}

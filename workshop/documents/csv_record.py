"""The record's tables as CSV files in one zip: for an archive, and for whoever counts with other programs.

UTF-8 with the mark Excel looks for; `;` between columns and a comma in numbers where the language writes them so.  A text that
a spreadsheet would take for a formula, or digits it would round, has an apostrophe before it.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from workshop.documents.paper import Paper
from workshop.documents.visible import visible
from workshop.documents.xlsx_book import Column, Rupiah, Value
from workshop.documents.xlsx_record import add_tables

MARK = "\ufeff"
LONGEST_NAME = 60
_FORMULA = re.compile(r"^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]")
_ROUNDED = re.compile(r"^(0\d+|\d{16,})$")
_WORDS = re.compile(r"[^\W_]+")


def csv_files(record: dict[str, Any], language: str) -> Iterator[tuple[str, bytes]]:
    paper = Paper(record, language)
    folder = Folder(paper)
    add_tables(folder, paper)
    yield from folder.files


class Folder:
    """Tables as files, numbered in their order."""

    def __init__(self, paper: Paper) -> None:
        self.files: list[tuple[str, bytes]] = []
        self._comma = paper.language == "id"

    def add(self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> None:
        written = io.StringIO(MARK)
        written.seek(0, io.SEEK_END)
        lines = csv.writer(written, delimiter=";" if self._comma else ",", lineterminator="\r\n")
        lines.writerow([safe(column.title) for column in columns])
        lines.writerows([self._said(value) for value in row] for row in rows)
        content = written.getvalue().encode("utf-8", "replace")
        self.files.append((f"{len(self.files) + 1:02}_{_plain(name)}.csv", content))

    def _said(self, value: Value) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            return safe(value)
        if isinstance(value, datetime):
            return value.strftime("%Y-%m-%d %H:%M")
        if isinstance(value, date):
            return value.isoformat()
        number = str(value.amount if isinstance(value, Rupiah) else value)
        return number.replace(".", ",") if self._comma else number


def safe(text: str) -> str:
    shown = visible(text)
    return f"'{shown}" if _FORMULA.match(shown) or _ROUNDED.match(shown) else shown


def _plain(name: str) -> str:
    return "-".join(_WORDS.findall(name))[:LONGEST_NAME].strip("-") or "tabel"

"""A workbook of plain tables: frozen header, filter, widths, print set-up; numbers as numbers, text always as text.

Nothing a participant typed becomes a formula, a link or a number: strings are written as strings, one by one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import xlsxwriter

from workshop.documents.paper import Paper
from workshop.documents.visible import clipped, visible

LONGEST_CELL = 32_000
LONGEST_NAME = 31
# Excel's numbers of paper; its folio is the F4 of Indonesian offices.
SIZES = {"A4": 9, "F4": 14}

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_RESERVED = "history"


class Rupiah(NamedTuple):
    amount: int | float


Value = str | int | float | Rupiah | date | datetime | None


class Tables(Protocol):
    """What takes tables one after the other: a workbook, or a folder of files."""

    def add(self, name: str, columns: Sequence["Column"], rows: Iterable[Sequence[Value]]) -> None: ...


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: int = 18


def moment(paper: Paper, iso: str | None) -> datetime | None:
    """In the workshop's own hours, as a cell holds it."""
    return paper.moments.local(iso) if iso else None


class Book:
    """One file; `add` writes a sheet from top to bottom and keeps none of it."""

    def __init__(self, path: Path, paper: Paper) -> None:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd",
        }
        self._book = xlsxwriter.Workbook(str(path), options)
        self._names: set[str] = set()
        self._paper = paper
        self._head = self._book.add_format({"bold": True, "bg_color": "#E7EDEA", "border": 1, "text_wrap": True, "valign": "top"})
        self._text = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._number = self._book.add_format({"num_format": "#,##0.###############", "valign": "top"})
        self._whole = self._book.add_format({"num_format": "0", "valign": "top"})
        self._money = self._book.add_format({"num_format": '"Rp" #,##0', "valign": "top"})
        self._date = self._book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        self._moment = self._book.add_format({"num_format": "dd/mm/yyyy hh:mm", "valign": "top"})
        self._book.set_properties(_properties(paper))

    def add(self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> None:
        sheet = self._book.add_worksheet(self._free(name))
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width)
            sheet.write_string(0, index, _short(column.title), self._head)
        last = 0
        for last, row in enumerate(rows, start=1):
            for index, value in enumerate(row):
                self._write(sheet, last, index, value)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        self._set_print(sheet, last, len(columns))

    def close(self) -> None:
        self._book.close()

    def _write(self, sheet: Any, row: int, column: int, value: Value) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str):
            sheet.write_string(row, column, _short(value), self._text)
        elif isinstance(value, Rupiah):
            sheet.write_number(row, column, value.amount, self._money)
        elif isinstance(value, datetime):
            sheet.write_datetime(row, column, value.replace(tzinfo=None), self._moment)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self._date)
        else:
            sheet.write_number(row, column, value, self._whole if isinstance(value, int) else self._number)

    def _set_print(self, sheet: Any, rows: int, columns: int) -> None:
        """Digits that are text, like a NIP, are meant so: no warning triangles."""
        sheet.ignore_errors({"number_stored_as_text": f"A1:{xlsxwriter.utility.xl_rowcol_to_cell(rows, columns - 1)}"})
        sheet.set_landscape()
        sheet.set_paper(SIZES.get(paper_size(self._paper), SIZES["A4"]))
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&C{self._paper.say('paper.page', page='&P', pages='&N')}")

    def _free(self, wanted: str) -> str:
        """A name Excel takes: at most 31 characters, none of `[]:*?/\\`, no apostrophe at its ends, not yet used."""
        plain = _cut(" ".join(_NOT_IN_NAMES.sub(" ", visible(wanted)).split()), LONGEST_NAME) or "-"
        plain = f"{_cut(plain, LONGEST_NAME - 2)} _" if plain.casefold() == _RESERVED else plain
        name, number = plain, 1
        while name.casefold() in self._names:
            number += 1
            name = f"{_cut(plain, LONGEST_NAME - len(str(number)) - 3)} ({number})"
        self._names.add(name.casefold())
        return name


def _cut(text: str, most: int) -> str:
    """Counted as Excel counts, in UTF-16."""
    while len(text.encode("utf-16-le")) // 2 > most:
        text = text[:-1]
    return text.strip().strip("'").strip()


def _short(text: str) -> str:
    """What a cell can hold at most; what is left out is shown as left out."""
    shown = visible(text)
    while len(shown.encode("utf-16-le")) // 2 > LONGEST_CELL:
        shown = shown[: LONGEST_CELL // 2 - 1] + "…"
    return shown


def paper_size(paper: Paper) -> str:
    return str(paper.record.get("office", {}).get("paper", "A4"))


def _properties(paper: Paper) -> dict[str, Any]:
    told = paper.record["workshop"]
    made = datetime.fromisoformat(paper.record["made_at"]).astimezone(UTC).replace(tzinfo=None)
    return {
        "title": clipped(visible(told["title"]), 250),
        "author": clipped(visible(told["organiser"]), 250) or "Rembuk",
        "subject": clipped(paper.state_line(), 250),
        "created": made,
    }

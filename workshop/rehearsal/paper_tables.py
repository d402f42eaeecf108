"""The tables of a downloaded DOCX or XLSX as whoever opens it reads them: what they stand under, and what their cells say."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.oxml.ns import qn

HEADINGS = {"Heading1": 0, "Heading2": 1}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table of a DOCX; `chapter`, `section`: the headings above it; `head` is empty where it repeats none."""

    chapter: str
    section: str
    caption: str
    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


def drawn_tables(path: Path) -> list[Drawn]:
    found: list[Drawn] = []
    above, caption = ["", ""], ""
    for element in docx.Document(str(path)).element.body:
        if element.tag == qn("w:tbl"):
            found.append(_drawn(element, above, caption))
        elif element.tag == qn("w:p") and element.style in HEADINGS:
            level = HEADINGS[element.style]
            above[level:], caption = [_said(element), *[""] * (1 - level)], ""
        elif element.tag == qn("w:p") and element.style == "Caption":
            caption = _said(element).partition(". ")[2]
    return found


def _drawn(table: Any, above: list[str], caption: str) -> Drawn:
    rows = list(table.iterchildren(qn("w:tr")))
    lines = tuple(tuple(_said(cell) for cell in row.iterchildren(qn("w:tc"))) for row in rows)
    headed = bool(rows) and next(rows[0].iter(qn("w:tblHeader")), None) is not None
    return Drawn(above[0], above[1], caption, lines[0] if headed else (), lines[1:] if headed else lines)


def _said(element: Any) -> str:
    return "".join(part.text or "" for part in element.iter(qn("w:t")))


def sheets_of(path: Path) -> Iterator[list[dict[str, Any]]]:
    """Each sheet as its lines, by what its first row says."""
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        for sheet in book.worksheets:
            head, *lines = [list(row) for row in sheet.iter_rows(values_only=True)] or [[]]
            yield [dict(zip(map(str, head), line, strict=False)) for line in lines]
    finally:
        book.close()

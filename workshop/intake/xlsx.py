"""Reads a workbook through openpyxl, in its streaming way, values only.

The archive is weighed by its directory before anything is unpacked (zipfile never unpacks more than the
directory says).  XML is parsed with defusedxml in force.  Macros, links, formulas and pictures are never
looked at.
"""

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

import openpyxl

from workshop.domain.refusals import Refused
from workshop.intake.headers import header_score
from workshop.intake.limits import (
    HEADER_SEARCH_ROWS,
    LAST_POSSIBLE_ROW,
    MAX_COLUMNS,
    MAX_RATIO,
    MAX_ROWS,
    MAX_SHEETS,
    MAX_UNPACKED_BYTES,
    RATIO_FROM_BYTES,
)
from workshop.intake.table import Row, Table, letter_of

COLUMNS_READ = 256
EXACT_INTEGERS_BELOW = 2**53
LETTER = [letter_of(index) for index in range(COLUMNS_READ)]

if not openpyxl.DEFUSEDXML:
    raise ImportError("openpyxl must parse with defusedxml")


def read_workbook(content: bytes, filename: str, kind: str | None, sheet: str | None) -> Table:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            weigh(archive)
        with warnings.catch_warnings():
            # openpyxl warns of decorations it drops (validations, styles); none of them is a cell.
            warnings.simplefilter("ignore")
            return _read(content, filename, kind, sheet)
    except Refused:
        raise
    except Exception as error:
        # openpyxl answers a damaged part with whatever fails inside it: KeyError, TypeError, ParseError …
        raise Refused("file_broken", f"{type(error).__name__}: {error}"[:300], "file") from error


def weigh(archive: zipfile.ZipFile) -> None:
    """Refuses bombs, locked archives and archives that hold no workbook, by the directory alone."""
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > MAX_UNPACKED_BYTES or (unpacked > RATIO_FROM_BYTES and unpacked > MAX_RATIO * packed):
        raise Refused("file_too_big", f"unpacks to {unpacked} bytes", "file")
    if any(member.flag_bits & 0x1 for member in members):
        raise Refused("file_protected", "an encrypted archive", "file")
    names = {member.filename for member in members}
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/workbook.xml") for name in names):
        raise Refused("file_not_a_table", "an archive without a workbook", "file")


def _read(content: bytes, filename: str, kind: str | None, sheet: str | None) -> Table:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = book.worksheets[:MAX_SHEETS]
        titles = tuple(str(each.title) for each in sheets)
        chosen = titles.index(sheet) if sheet in titles else _best(sheets, kind)
        rows = tuple(_rows(sheets[chosen]))
    finally:
        book.close()
    if not rows:
        raise Refused("file_empty", field="file")
    return Table(filename, titles[chosen], titles, rows)


def _best(sheets: list[Any], kind: str | None) -> int:
    """Visible before hidden, the better header before the worse, the earlier before the later."""

    def merit(index: int) -> tuple[float, bool, bool, int]:
        rows = list(_rows(sheets[index], HEADER_SEARCH_ROWS))
        return (header_score(rows, kind), sheets[index].sheet_state == "visible", bool(rows), -index)

    if not sheets:
        raise Refused("file_empty", "a workbook without a sheet", "file")
    return max(range(len(sheets)), key=merit)


def _rows(sheet: Any, last: int = LAST_POSSIBLE_ROW) -> Iterator[Row]:
    # The size a sheet states is often wrong; openpyxl would cut rows off by it.
    sheet.reset_dimensions()
    filled = 0
    for number, values in enumerate(_bounded(sheet), start=1):
        if number > last:
            return
        row = _row(number, values)
        if row is None:
            continue
        filled += 1
        if filled > MAX_ROWS + HEADER_SEARCH_ROWS:
            raise Refused("file_too_big", f"more than {MAX_ROWS} rows", "file")
        yield row


def _bounded(sheet: Any) -> Iterable[tuple[object, ...]]:
    for number, values in enumerate(sheet.iter_rows(max_col=COLUMNS_READ, values_only=True), start=1):
        if number > LAST_POSSIBLE_ROW:
            raise Refused("file_broken", "a row beyond the last possible one", "file")
        yield values


def _row(number: int, values: tuple[object, ...]) -> Row | None:
    if values.count(None) == len(values):
        return None
    written = ((index, value, text_of(value)) for index, value in enumerate(values) if value is not None)
    full = [(index, value, text) for index, value, text in written if text.strip()]
    if full and full[-1][0] >= MAX_COLUMNS:
        raise Refused("file_too_big", f"more than {MAX_COLUMNS} columns", "file")
    cells = {LETTER[index]: text for index, _, text in full}
    lossy = frozenset(LETTER[index] for index, value, _ in full if _may_have_lost_digits(value))
    return Row(number, cells, lossy) if cells else None


def _may_have_lost_digits(value: object) -> bool:
    return isinstance(value, int | float) and abs(value) >= EXACT_INTEGERS_BELOW


def text_of(value: object) -> str:
    """A cell as a person would have typed it."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < EXACT_INTEGERS_BELOW:
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)

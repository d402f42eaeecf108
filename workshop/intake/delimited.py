"""Reads CSV as offices save it: any of three delimiters, any of three encodings.

UTF-16 is believed only with its byte-order mark; what is not UTF-8 is read as Windows-1252, which is what
Excel writes. The delimiter is the one that cuts most rows into equally many cells: names full of commas
fool plain counting.
"""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from workshop.domain.refusals import Refused
from workshop.intake.limits import HEADER_SEARCH_ROWS, MAX_COLUMNS, MAX_ROWS
from workshop.intake.table import Row, Table, letter_of

DELIMITERS = (";", ",", "\t")
SAMPLE_ROWS = 200
TEXT_CONTROLS = set(map(chr, range(32))) - set("\t\r\n\v\f\x1c\x1d\x1e\x1f")


def read_delimited(content: bytes, filename: str) -> Table:
    text, delimiter = _without_separator_line(decode(content))
    try:
        rows = tuple(_rows(text, delimiter or best_delimiter(text)))
    except csv.Error as error:
        raise Refused("file_broken", str(error), "file") from error
    if not rows:
        raise Refused("file_empty", field="file")
    return Table(filename, "", (), rows)


def decode(content: bytes) -> str:
    """The text, or a refusal: bytes that no text file holds are not guessed at."""
    encodings: tuple[str, ...] = ("utf-8-sig", "cp1252")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ("utf-16",)
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if TEXT_CONTROLS.intersection(text):
            raise Refused("file_not_a_table", "control characters, as in a binary file", "file")
        return text
    raise Refused("file_not_a_table", "neither UTF-8, UTF-16 nor Windows-1252", "file")


def best_delimiter(text: str) -> str:
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """How many of the first rows have the most usual width, and that width; one column says nothing."""
    sample = islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), SAMPLE_ROWS)
    widths = Counter(len(cells) for cells in sample if len(cells) > 1)
    if not widths:
        return (0.0, 0)
    width, rows = widths.most_common(1)[0]
    return (rows - (widths.total() - rows) / 2, width)


def _without_separator_line(text: str) -> tuple[str, str | None]:
    """Excel's own first line `sep=;` names the delimiter and holds nothing; its place stays counted."""
    first, newline, rest = text.partition("\n")
    named = first.strip().lower()
    if named.startswith("sep=") and len(named) == 5:
        return newline + rest, named[-1]
    return text, None


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    filled = 0
    for number, values in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
        cells = {letter_of(index): value for index, value in enumerate(values[:256]) if value.strip()}
        if not cells:
            continue
        filled += 1
        if filled > MAX_ROWS + HEADER_SEARCH_ROWS:
            raise Refused("file_too_big", f"more than {MAX_ROWS} rows", "file")
        if any(value.strip() for value in values[MAX_COLUMNS:]):
            raise Refused("file_too_big", f"more than {MAX_COLUMNS} columns", "file")
        yield Row(number, cells)

"""Below the header: which rows are lines of the list, and why the others are not.

Offices put sections, blank rows, totals, notes, signatures and repeated headers between the lines.  Each row
left out is kept with its reason.  A row the person has corrected by name is always a line; an excluded one
never is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from workshop.domain.refusals import Refused
from workshop.intake.headers import Header, field_of
from workshop.intake.rosters import Skipped
from workshop.intake.spelling import plain, squeeze
from workshop.intake.table import Row, Table, blank_rows

Corrections = Mapping[int, Mapping[str, str]]

NUMBER = re.compile(r"\(?\d+(?:[.,]0+)?[.)]*")
LETTERED = re.compile(r"\(?(?:[IVXLC]+|[A-Z])[.)]*")
TOTALS = ("jumlah", "total", "sub total", "subtotal", "grand total")
NOTES = ("catatan", "keterangan", "ket", "nb", "note", "mengetahui", "dibuat di", "ditetapkan di", "sumber")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list: field → text as it stands, the heading above it, the columns that lost digits."""

    number: int
    texts: dict[str, str]
    section: str = ""
    lossy: frozenset[str] = frozenset()
    after_gap: bool = False

    def text(self, name: str) -> str:
        return squeeze(self.texts.get(name, ""))


@dataclass(slots=True)
class Body:
    """`skipped` is complete once `lines` has been read to its end."""

    lines: list[Line] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def read_body(
    table: Table,
    header: Header,
    kind: str,
    corrections: Corrections | None = None,
    excluded: AbstractSet[int] = frozenset(),
    is_heading: Callable[[str], bool] = lambda text: False,
) -> Body:
    """`is_heading` says of a lone text among the names that it is surely a heading: a known organisation."""
    corrections = corrections or {}
    body = Body(skipped=_above(table, header))
    reading = _Reading(header, kind, _is_numbered(table, header), is_heading)
    body.skipped += [Skipped(number, "blank") for number in blank_rows(table) if number not in corrections]
    section, previous = "", header.last_row
    for row in _corrected(table, header, corrections):
        if row.number <= header.last_row:
            continue
        reason = "excluded" if row.number in excluded else reading.reason(row, corrections)
        if reason is None:
            body.lines.append(_line(row, header, section, after_gap=row.number != previous + 1))
        else:
            body.skipped.append(Skipped(row.number, reason, _first(row)))
            section = _first(row) if reason == "section" else section
        previous = row.number if reason is None else 0
    body.skipped.sort(key=lambda skipped: skipped.row)
    return body


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the rows of one list have in common, to tell its lines from the rest."""

    header: Header
    kind: str
    numbered: bool
    is_heading: Callable[[str], bool]

    def reason(self, row: Row, corrections: Corrections) -> str | None:
        """Why the row is no line of the list, or nothing if it is one."""
        if corrections.get(row.number, {}).get("name", "").strip():
            return None
        if self._is_numbering(row):
            return "numbering"
        if self._is_header_again(row):
            return "header_again"
        named = {self.header.columns.get(letter, ""): squeeze(text) for letter, text in row.cells.items()}
        if not NUMBER.fullmatch(named.get("no", "")):
            if reason := self._remark(row):
                return reason
            if self._is_section(row, named):
                return "section"
        elif len(row.cells) == 1:
            return "blank"
        return None

    def _is_numbering(self, row: Row) -> bool:
        """`(1) (2) (3)` under the header."""
        close = row.number <= self.header.last_row + 2
        texts = [squeeze(text).strip("().") for text in row.cells.values()]
        return close and len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]

    def _is_header_again(self, row: Row) -> bool:
        columns = self.header.columns
        return len(row.cells) > 1 and all(
            letter in columns and field_of(text, self.kind) == columns[letter] for letter, text in row.cells.items()
        )

    def _remark(self, row: Row) -> str | None:
        said = plain(_first(row)) + " "
        if said.startswith(tuple(word + " " for word in TOTALS)):
            return "total"
        if len(row.cells) <= 2 and said.startswith(tuple(word + " " for word in NOTES)):
            return "note"
        return None

    def _is_section(self, row: Row, named: Mapping[str, str]) -> bool:
        """One text and no number, or a letter or Roman numeral with one text."""
        lettered = bool(LETTERED.fullmatch(named.get("no", "")))
        if "name" not in named:
            return len(row.cells) == 1
        if len(row.cells) - lettered > 1:
            return False
        if "no" in named and not lettered:
            return False
        text = named["name"]
        return self.is_heading(text) or (self.numbered and (lettered or _is_label(text, self.kind)))


def _above(table: Table, header: Header) -> list[Skipped]:
    return [Skipped(row.number, "title", _first(row)) for row in table.rows if row.number < header.row]


def _is_label(text: str, kind: str) -> bool:
    """Of a lone, unnumbered text in a numbered list: shouted, or for organisations a single word."""
    return text.isupper() or (kind == "organisations" and len(text.split()) == 1)


def _is_numbered(table: Table, header: Header) -> bool:
    place = next((letter for letter, name in header.columns.items() if name == "no"), None)
    full = [row for row in table.rows if row.number > header.last_row and len(row.cells) > 1]
    numbers = sum(1 for row in full if NUMBER.fullmatch(squeeze(row.cells.get(place or "", ""))))
    return bool(full) and numbers * 2 > len(full)


def _corrected(table: Table, header: Header, corrections: Corrections) -> Iterator[Row]:
    """The rows as corrected; a cell made empty is gone, a blank row can be filled."""
    places = {name: letter for letter, name in header.columns.items()}
    rows = {row.number: row for row in table.rows}
    for number in sorted(rows.keys() | corrections.keys()):
        row = rows.get(number, Row(number, {}))
        cells, lossy = dict(row.cells), set(row.lossy)
        for column, text in corrections.get(number, {}).items():
            if "\0" in text:
                raise Refused("nul_character", f"row {number}", column)
            letter = places.get(column, column)
            lossy.discard(letter)
            cells[letter] = text
        cells = {letter: text for letter, text in cells.items() if text.strip()}
        if cells:
            yield Row(number, cells, frozenset(lossy))


def _line(row: Row, header: Header, section: str, *, after_gap: bool) -> Line:
    def name_of(letter: str) -> str:
        # A correction may name a field that the file has no column for.
        return header.columns.get(letter, letter if letter.islower() else "")

    texts = {name_of(letter): text for letter, text in row.cells.items() if name_of(letter)}
    return Line(row.number, texts, section, frozenset(map(name_of, row.lossy)), after_gap)


def _first(row: Row) -> str:
    return squeeze(next(iter(row.cells.values()), ""))

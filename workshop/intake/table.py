"""A table as an office sent it: rows of cells as text, each with its place.

Row numbers are 1-based and columns are letters, as the person sees them in the spreadsheet.  Blank cells and
blank rows are left out; `last_row` and the gaps in the numbers tell where blank rows stood.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Row:
    """`lossy`: columns whose number cell may have lost digits (a NIP typed as a number)."""

    number: int
    cells: dict[str, str]
    lossy: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    filename: str
    sheet: str
    sheets: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def last_row(self) -> int:
        return self.rows[-1].number if self.rows else 0


def letter_of(index: int) -> str:
    """The column letter of a 0-based index: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = LETTERS[rest] + letters
    return letters


def column_order(letter: str) -> tuple[int, str]:
    """Sorts A, B … Z, AA as a spreadsheet does."""
    return (len(letter), letter)


def blank_rows(table: Table) -> Iterator[int]:
    """Numbers of the rows in which nothing stands, up to the last row that holds something."""
    present = (row.number for row in table.rows)
    yield from _gaps(present)


def _gaps(numbers: Iterable[int]) -> Iterator[int]:
    expected = 1
    for number in numbers:
        yield from range(expected, number)
        expected = number + 1

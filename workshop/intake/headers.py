"""Finds the header row and says which column means what.

First by the alias table, then by likeness, then the person is asked: columns that stay unknown are listed,
and the caller may state `columns={"B": "name"}`, which always wins ("" ignores a column).  A header may
stand on two rows, as merged cells leave it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import Indel

from workshop.domain.refusals import Refused
from workshop.intake.limits import HEADER_SEARCH_ROWS
from workshop.intake.spelling import plain
from workshop.intake.table import Row, Table, column_order

KINDS = ("organisations", "people")
LIKE_ENOUGH = 0.85
SHORTEST_LIKENESS = 4
NEEDED = "name"


@dataclass(frozen=True, slots=True)
class Header:
    """`row` is 0 where the file has none and the caller named the columns; the list is below `last_row`.

    `texts`: letter → what stands above the column, whatever was made of it.
    """

    row: int
    last_row: int
    columns: dict[str, str]
    unknown: dict[str, str]
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Match:
    field: str
    rank: int
    exact: bool


@cache
def aliases(kind: str) -> dict[str, tuple[str, ...]]:
    """Field → its aliases, the plainest first."""
    loaded = json.loads(files("workshop.intake").joinpath("aliases.json").read_text("utf-8"))
    return {field: tuple(plain(alias) for alias in known) for field, known in loaded[kind].items()}


def fields_of(kind: str) -> tuple[str, ...]:
    return tuple(aliases(kind))


def field_of(text: str, kind: str) -> str | None:
    """The field a header cell means, forgiving case, blanks, punctuation and small misspellings."""
    match = _match(text, kind)
    return match.field if match else None


def header_score(rows: Iterable[Row], kind: str | None) -> float:
    """How well the best of these rows serves as a header; 0 if none does."""
    kinds = (kind,) if kind else KINDS
    return max((_score(row, each) for row in rows for each in kinds), default=0.0)


def find_header(table: Table, kind: str, columns: Mapping[str, str] | None = None) -> Header:
    stated = _checked(columns or {}, kind)
    first_rows = [row for row in table.rows if row.number <= HEADER_SEARCH_ROWS]
    best = max(first_rows, key=lambda row: (_score(row, kind), -row.number), default=None)
    if best is None or not _score(best, kind):
        if NEEDED not in stated.values():
            raise Refused("header_not_found", f"in the first {HEADER_SEARCH_ROWS} rows", "file")
        return Header(0, 0, {letter: field for letter, field in stated.items() if field}, {}, {})
    around = _two_rows(first_rows, best, kind)
    texts = _joined(around, kind)
    taken, unknown = _assign(texts, kind, stated)
    if NEEDED not in taken.values():
        raise Refused("header_not_found", "no column of names", "file")
    return Header(best.number, max(row.number for row in around), taken, unknown, texts)


def _checked(columns: Mapping[str, str], kind: str) -> dict[str, str]:
    for letter, field in columns.items():
        if field and field not in fields_of(kind):
            raise Refused("unknown_field", f"column {letter} cannot be {field!r}", "columns")
    return {letter.upper(): field for letter, field in columns.items()}


def _score(row: Row, kind: str) -> float:
    """The number of fields named, likeness counting less; a row that names no name is no header."""
    found: dict[str, float] = {}
    for text in row.cells.values():
        if match := _match(text, kind):
            found[match.field] = max(found.get(match.field, 0.0), 1.0 if match.exact else LIKE_ENOUGH)
    if NEEDED not in found or (len(found) == 1 and found[NEEDED] < 1.0):
        return 0.0
    return sum(found.values()) - 0.1 * max(0, len(row.cells) - len(found)) / len(row.cells)


def _match(text: str, kind: str) -> _Match | None:
    return _match_plain(plain(text), kind) or _match_plain(plain(text.partition("(")[0]), kind)


@cache
def _places(kind: str) -> dict[str, tuple[str, int]]:
    return {alias: (field, rank) for field, known in aliases(kind).items() for rank, alias in enumerate(known)}


@lru_cache(maxsize=4096)
def _match_plain(said: str, kind: str) -> _Match | None:
    if place := _places(kind).get(said):
        return _Match(place[0], place[1], True)
    if not SHORTEST_LIKENESS <= len(said) <= 60:
        return None
    # The longest common subsequence bounds difflib's ratio from above and is far quicker to find.
    known = list(_places(kind))
    near = process.extract(said, known, scorer=Indel.normalized_similarity, score_cutoff=LIKE_ENOUGH)
    ratios = ((SequenceMatcher(None, said, alias).ratio(), alias) for alias, _, _ in near)
    like, alias = max(ratios, default=(0.0, ""))
    if like < LIKE_ENOUGH:
        return None
    field, rank = _places(kind)[alias]
    return _Match(field, rank + 1000, False)


def _two_rows(rows: Sequence[Row], best: Row, kind: str) -> list[Row]:
    """The best row, and a neighbour that names further fields where the best is empty or unknown."""
    named = {letter: match.field for letter, text in best.cells.items() if (match := _match(text, kind))}
    around = [best]
    for row in rows:
        further = [_match(text, kind) for letter, text in row.cells.items() if letter not in named]
        names_more = bool(further) and all(match and match.field not in named.values() for match in further)
        if names_more and abs(row.number - best.number) == 1:
            around.append(row)
    return around


def _joined(around: Sequence[Row], kind: str) -> dict[str, str]:
    """The header's texts; where two rows speak of one column, the better wins unless it is not understood."""
    texts = dict(around[0].cells)
    for row in around[1:]:
        silent = {letter for letter in row.cells if not _match(texts.get(letter, ""), kind)}
        texts |= {letter: row.cells[letter] for letter in silent}
    return texts


def _assign(texts: Mapping[str, str], kind: str, stated: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Each field gets the one column that names it best; the caller's word comes first."""
    taken = {letter: field for letter, field in stated.items() if field}
    candidates = sorted(
        (match.rank, column_order(letter), letter, match.field)
        for letter, text in texts.items()
        if letter not in stated and (match := _match(text, kind))
    )
    for _, _, letter, field in candidates:
        if field not in taken.values():
            taken[letter] = field
    unknown = {letter: text for letter, text in texts.items() if letter not in taken and letter not in stated}
    in_order = sorted(taken, key=column_order)
    return {letter: taken[letter] for letter in in_order}, unknown

"""What a wall shows of many rows at once: a matrix of themes, the words said most, the years of a roadmap.

Only rows that count, as on a board; never a draft, never who wrote what (VS3), and no row of a secret activity (VS4).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workshop.domain.boards import Board, Card, labels_by, organisations_in
from workshop.domain.common_words import COMMON
from workshop.domain.entries import Entry
from workshop.domain.fields import Field
from workshop.domain.headlines import headline
from workshop.domain.record_hall import Hall
from workshop.domain.worksheets import Definition
from workshop.domain.workshops import Workshop

Tree = dict[str, Any]

MOST_THEMES = 8
MOST_WORDS = 10
FEWEST_SHARED = 5
MOST_YEARS = 12
MOST_BARS = 60
FEWEST_ROWS = 2
SHORTEST_WORD = 4
LONGEST_KEYWORD = 60
TEXTS = ("text", "longtext", "list")

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def matrix_of(board: Board, workshop: Workshop, hall: Hall) -> Tree:
    """Themes down the side, the worksheet's columns along the top: how many rows stand where, of how many organisations."""
    cards = [card for card in board.cards if card.counts]
    held = Counter(card.theme for card in cards)
    themes = labels_by(board, workshop, hall, "theme")
    if len(themes) > MOST_THEMES:
        themes = {key: label for key, label in themes.items() if held[key]}
    columns = labels_by(board, workshop, hall, "column")
    return {
        **_named(board),
        "columns": [{"key": key, "label_id": one, "label_en": other} for key, (one, other) in columns.items()],
        "themes": [_theme([card for card in cards if card.theme == key], key, label, columns) for key, label in themes.items()],
    }


def _theme(cards: list[Card], key: str, label: tuple[str, str], columns: Iterable[str]) -> Tree:
    held = Counter(card.column for card in cards)
    told = {"key": key, "label_id": label[0], "label_en": label[1]}
    return {**told, "rows": len(cards), "organisations": organisations_in(cards), "counts": [held[one] for one in columns]}


def words_of(board: Board, names: Iterable[str]) -> Tree:
    """Short answers are counted whole where enough of them meet, else word by word.  What could be somebody's name is left out
    (VS3)."""
    hidden = {word for name in names for word in _words(name)}
    source = _spoken(board.design)
    told = [_texts(source, card.entry) for card in board.cards if card.counts] if source else []
    whole = _ranked(_answers(one, hidden) for one in told) if source and _is_short(source) else []
    ranked = whole if len(whole) >= FEWEST_SHARED else _ranked(_single(one) - hidden for one in told)
    return {**_named(board), "rows": len(told), "words": [{"word": word, "rows": rows} for word, rows in ranked[:MOST_WORDS]]}


def _ranked(said: Iterable[set[str]]) -> list[tuple[str, int]]:
    """By the number of rows; what only one row says is no ranking."""
    many = Counter(word for one in said for word in one)
    shared = [(word, rows) for word, rows in many.items() if rows >= FEWEST_ROWS]
    return sorted(shared, key=lambda one: (-one[1], one[0]))


def _spoken(design: Definition) -> Field | None:
    """The column a row is named by."""
    found = [field for field in design.fields if field.stored and not field.personal and field.type in TEXTS]
    return next((field for field in (*(one for one in found if one.core), *found)), None)


def _is_short(field: Field) -> bool:
    return field.max_len is not None and field.max_len <= LONGEST_KEYWORD


def _texts(source: Field, entry: Entry) -> list[str]:
    value = (entry.values or {}).get(source.id)
    return [str(part) for part in (value if isinstance(value, list) else [value]) if part not in (None, "")]


def _answers(texts: list[str], hidden: set[str]) -> set[str]:
    whole = {" ".join(text.split()).casefold().strip(" .,;") for text in texts}
    return {text for text in whole if text and not hidden.issuperset(_words(text))}


def _single(texts: list[str]) -> set[str]:
    return {word for text in texts for word in _words(text) if len(word) >= SHORTEST_WORD} - COMMON


def _words(text: str) -> Iterator[str]:
    yield from (found.group().casefold() for found in _WORD.finditer(text))


def roadmap_of(board: Board, workshop: Workshop, hall: Hall, named: Mapping[str, str]) -> Tree:
    """A bar a row, the earliest first; `named`: what the rows are called that others refer to."""
    themes = labels_by(board, workshop, hall, "theme")
    bars = [(years, card) for card in board.cards if card.counts and (years := years_in(board.design, card.entry))]
    bars.sort(
        key=lambda one: (one[0][0], one[0][-1], list(themes).index(one[1].theme) if one[1].theme in themes else len(themes))
    )
    span = sorted({year for years, _ in bars for year in years})
    years = list(range(span[0], min(span[-1], span[0] + MOST_YEARS - 1) + 1)) if span else []
    return {
        **_named(board),
        "years": years,
        "bars": [_bar(held, card, board.design, themes, named) for held, card in bars[:MOST_BARS]],
    }


def _bar(
    years: list[int], card: Card, design: Definition, themes: Mapping[str, tuple[str, str]], named: Mapping[str, str]
) -> Tree:
    label = themes.get(card.theme, (card.theme, card.theme))
    refers = next((field for field in design.fields if field.type == "ref" and field.core), None)
    title = named.get(str(card.entry.parsed.get(refers.id)), "") if refers else ""
    return {
        "title": title or headline(design, card.entry.values or {}),
        "theme_id": label[0],
        "theme_en": label[1],
        "years": years,
    }


def years_in(design: Definition, entry: Entry) -> list[int]:
    """The years a row ticks; else from its first year to its last."""
    ticked = next((field for field in design.fields if field.type == "year_multi" and field.stored), None)
    if ticked is not None:
        told = entry.parsed.get(ticked.id)
        return sorted(year for year in (told if isinstance(told, list) else [told]) if isinstance(year, int))
    ends = [year for field in _year_fields(design) if isinstance(year := entry.parsed.get(field.id), int)]
    return list(range(min(ends), max(ends) + 1)) if ends else []


def _year_fields(design: Definition) -> list[Field]:
    return [field for field in design.fields if field.type == "year" and field.stored]


def _named(board: Board) -> Tree:
    return {"title_id": board.design.title_id, "title_en": board.design.title_en}

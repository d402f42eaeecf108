"""How two states of the work differ, as a table to take away: DOCX to read, XLSX to count with.

The record carries the comparison under `comparison`; nothing else of it is printed.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workshop.documents.docx_page import close, new_document
from workshop.documents.docx_table import Cell, Table, add_table
from workshop.documents.paper import Paper, Tree
from workshop.documents.visible import visible
from workshop.documents.xlsx_book import Book, Column, Value

STATES = "states:"
WAYS = ("added", "changed", "finished", "gone")
HEAD = ("paper.worksheet", "paper.unit_name", "paper.row_said", "paper.field", "paper.was", "paper.became")
WIDTHS = (14, 24, 24, 44, 24, 44, 44)


def states_in(about: str) -> tuple[str, str]:
    """`states:<snapshot>..<snapshot or now>`: the two that are compared."""
    before, _, after = about.removeprefix(STATES).partition("..")
    return before, after or "now"


def write_comparison_docx(record: dict[str, Any], language: str, path: Path) -> None:
    paper = Paper(record, language)
    told = record["comparison"]
    document = new_document(paper)
    document.add_paragraph(paper.say("paper.comparison").upper(), style="Heading 3")
    document.add_paragraph(visible(record["workshop"]["title"]), style="Title")
    document.add_paragraph(between(paper, told))
    document.add_paragraph(in_short(paper, told))
    for way in WAYS:
        found = [one for one in told["differences"] if one["way"] == way]
        if found:
            document.add_heading(f"{_way(paper, way).capitalize()} ({paper.count(len(found))})", 1)
            lines = tuple(tuple(Cell(visible(str(part))) for part in line) for one in found for line in _lines(paper, one))
            add_table(document, Table(tuple(paper.say(key) for key in HEAD), lines))
    if not told["differences"]:
        document.add_paragraph(paper.say("paper.no_difference"))
    close(document)
    document.save(str(path))


def write_comparison_xlsx(record: dict[str, Any], language: str, path: Path) -> None:
    paper = Paper(record, language)
    book = Book(path, paper)
    try:
        titles = [paper.say("paper.way"), *(paper.say(key) for key in HEAD)]
        columns = [Column(title, width) for title, width in zip(titles, WIDTHS, strict=True)]
        book.add(paper.say("paper.comparison"), columns, _every(paper, record["comparison"]))
    finally:
        book.close()


def between(paper: Paper, told: Tree) -> str:
    now = paper.say("paper.present_state")
    return paper.say("paper.between", before=visible(told["before"] or now), after=visible(told["after"] or now))


def in_short(paper: Paper, told: Tree) -> str:
    return ", ".join(f"{paper.count(told['counts'][way])} {_way(paper, way)}" for way in WAYS)


def _way(paper: Paper, way: str) -> str:
    keys = {
        "added": "chains.way.added",
        "changed": "chains.way.changed",
        "finished": "chains.way.finished",
        "gone": "chains.way.gone",
    }
    return paper.say(keys[way])


def _every(paper: Paper, told: Tree) -> Iterator[list[Value]]:
    for one in told["differences"]:
        for line in _lines(paper, one):
            yield [_way(paper, one["way"]), *line]


def _lines(paper: Paper, one: Tree) -> Iterator[list[str]]:
    """One line a field that differs; the row's name only on the first."""
    names = [one[f"worksheet_{paper.language}"], one["unit_title"], one["title"]]
    for place, field in enumerate(one["fields"] or [{"label_id": "", "label_en": "", "old": "", "new": ""}]):
        yield [*(names if place == 0 else ["", "", ""]), field[f"label_{paper.language}"], field["old"], field["new"]]

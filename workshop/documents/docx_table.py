"""Real tables in a DOCX: the header row repeats on every page, rows do not split, widths stand on columns and cells.

Rows are written as XML elements: python-docx looks through the whole table for every cell it is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from workshop.documents.docx_page import after_table, width

HEAD_SHADE = "E7EDEA"
CHARACTER = int(Cm(0.155))
PADDING = int(Cm(0.42))
LONGEST_WORD = 14
AIR = "30"
MOST_WEIGHT = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """`pairs`: labels and values behind each other, for what has no column of its own."""

    text: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    right: bool = False
    bold: bool = False
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`head` is empty for a table of labels and values, whose first column is bold instead.

    `shares`: of the page's width, where `widths` are not told.  `height`: how high a row is at least, for a pen.
    `spans`: over how many columns each head stands, where not over one.
    `together`: on one page, as long as it fits.  `closed`: its last rows stand with what follows, a signature.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] | None = None
    height: int = 0
    shares: tuple[int, ...] = ()
    spans: tuple[int, ...] = ()
    together: bool = False
    closed: bool = False

    def columns(self) -> int:
        return sum(self.spans) if self.spans else len(self.head) or len(self.rows[0])


def add_table(document: Document, table: Table) -> None:
    columns = table.columns()
    widths = table.widths or _shared(table, width(document)) or fitted(table, width(document))
    made = document.add_table(rows=0, cols=columns, style="Table Grid")
    made.autofit = False
    for column, wide in zip(made.columns, widths, strict=True):
        column.width = wide
    _set_size(made._tbl, sum(widths))
    if table.head:
        heads = [Cell(text, bold=True) for text in table.head]
        made._tbl.append(table_row(heads, _over(widths, table.spans), heading=True, spans=table.spans))
    for number, row in enumerate(table.rows, start=1):
        keep = _stays(table, number)
        made._tbl.append(table_row(row, widths, heading=False, height=table.height, keep=keep))
    after_table(document).paragraph_format.keep_with_next = table.closed or None


def _stays(table: Table, number: int) -> bool:
    """Whether a row stands on the page of the next: no table leaves one row alone before or after a page ends."""
    last = len(table.rows)
    return (number < last and (table.together or number in (1, last - 1))) or (table.closed and number == last)


def _shared(table: Table, available: int) -> tuple[int, ...]:
    whole = sum(table.shares)
    return tuple(available * share // whole for share in table.shares)


def fitted(table: Table, available: int) -> tuple[int, ...]:
    """Room for the longest word of each column first, then by how much is written in it."""
    heads = [tuple(Cell(text) for text in table.head)] if table.head else []
    columns = list(zip(*heads, *table.rows, strict=True))
    least = [_least(column) for column in columns]
    spare = available - sum(least)
    if spare < 0:
        return tuple(available * one // sum(least) for one in least)
    weights = [_weight(column) for column in columns]
    return tuple(one + spare * weight // sum(weights) for one, weight in zip(least, weights, strict=True))


def _least(column: Sequence[Cell]) -> int:
    words = [word for cell in column for word in (*cell.text.split(), *(w for _, value in cell.pairs for w in value.split()))]
    return PADDING + CHARACTER * min(LONGEST_WORD, max((len(word) for word in words), default=1))


def _weight(column: Sequence[Cell]) -> int:
    """Long texts get more, but a column of pastes does not starve the others."""
    lengths = [sum(map(len, (cell.text, *(part for pair in cell.pairs for part in pair)))) for cell in column]
    return 1 + min(MOST_WEIGHT * (2 if any(cell.pairs for cell in column) else 1), int(mean(lengths)))


def _set_size(table: Any, total: int) -> None:
    """The whole width, and air above and below every line of text."""
    properties = table.tblPr
    wide = properties.find(qn("w:tblW"))
    wide.set(qn("w:type"), "dxa")
    wide.set(qn("w:w"), _twentieths(total))
    add_air(table)


def add_air(table: Any) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), AIR)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table.tblPr.find(qn("w:tblLook")).addprevious(margins)


def _over(widths: Sequence[int], spans: Sequence[int]) -> Sequence[int]:
    """How wide each head is."""
    if not spans:
        return widths
    edges = [sum(spans[:place]) for place in range(len(spans) + 1)]
    return [sum(widths[start:end]) for start, end in pairwise(edges)]


def table_row(
    cells: Sequence[Cell], widths: Sequence[int], heading: bool, height: int = 0, spans: Sequence[int] = (), keep: bool = False
) -> Any:
    row = OxmlElement("w:tr")
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if height:
        properties.append(_marked("trHeight", val=_twentieths(height), hRule="atLeast"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    for cell, wide, span in zip(cells, widths, spans or [1] * len(cells), strict=True):
        row.append(_cell(cell, wide, heading, span, keep or heading))
    return row


def _cell(cell: Cell, wide: int, heading: bool, span: int, keep: bool) -> Any:
    made, properties = OxmlElement("w:tc"), OxmlElement("w:tcPr")
    properties.append(_marked("tcW", w=_twentieths(wide), type="dxa"))
    if span > 1:
        properties.append(_marked("gridSpan", val=str(span)))
    if heading or cell.shade:
        properties.append(_marked("shd", val="clear", color="auto", fill=cell.shade or HEAD_SHADE))
    made.append(properties)
    if cell.text or not cell.pairs:
        made.append(_paragraph([(cell.text, cell.bold)], heading, cell.right, keep))
    if cell.pairs:
        made.append(_paragraph(_run_on(cell.pairs), heading, False, keep))
    return made


def _marked(name: str, **values: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _run_on(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, bool]]:
    """Labelled values behind each other: beside short core columns a line each would stretch every row."""
    parts: list[tuple[str, bool]] = []
    for label, value in pairs:
        parts += [((" · " if parts else "") + f"{label}: ", True), (value, False)]
    return parts


def _paragraph(parts: list[tuple[str, bool]], heading: bool, right: bool, keep: bool) -> Any:
    paragraph = OxmlElement("w:p")
    properties = paragraph.get_or_add_pPr()
    properties.get_or_add_pStyle().set(qn("w:val"), "TableHead" if heading else "TableText")
    if keep:
        properties.append(OxmlElement("w:keepNext"))
    if right:
        side = OxmlElement("w:jc")
        side.set(qn("w:val"), "right")
        properties.append(side)
    for text, bold in parts:
        run = paragraph.add_r()
        if bold:
            run.get_or_add_rPr().append(OxmlElement("w:b"))
        _say(run, text)
    return paragraph


def _say(run: Any, text: str) -> None:
    """Lines and tabs as Word has them; python-docx searches the run first for what it is to replace."""
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(OxmlElement("w:br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                run.append(OxmlElement("w:tab"))
            if piece:
                said = OxmlElement("w:t")
                said.text = piece
                said.set(qn("xml:space"), "preserve")
                run.append(said)


def _twentieths(length: int) -> str:
    return str(round(length / 635))

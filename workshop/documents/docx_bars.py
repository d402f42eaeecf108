"""Bars of a chart as a table whose cells are joined: it edits, prints and reads aloud like any, and the number stands beside it.

Rows are written as XML elements, as in other tables: joining cells one by one takes python-docx longer than all else in a report.
"""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from workshop.documents.docx_page import after_table, width
from workshop.documents.docx_table import Cell, table_row
from workshop.documents.passages import Bar, Bars

SHADE = "0F5A4F"
# Shares of the page: the label, the units a bar is made of, the figure.
LABEL, UNIT, UNITS, FIGURE = 34, 2, 26, 14
GAP = Pt(4)


def add_bars(document: Document, block: Bars) -> None:
    largest = max((bar.size for bar in block.bars), default=0) or 1
    label, unit, figure = (width(document) * share // 100 for share in (LABEL, UNIT, FIGURE))
    table = document.add_table(rows=0, cols=UNITS + 2, style="Normal Table")
    table.autofit = False
    for column, wide in zip(table.columns, (label, *[unit] * UNITS, figure), strict=True):
        column.width = wide
    for bar in block.bars:
        table._tbl.append(_bar(bar, largest, (label, unit, figure)))
        table._tbl.append(_gap(label + UNITS * unit + figure, last=bar is block.bars[-1]))
    after_table(document)


def _bar(bar: Bar, largest: float, wide: tuple[int, int, int]) -> Any:
    label, unit, figure = wide
    long = max(1, round(UNITS * bar.size / largest)) if bar.size else 0
    told = (
        (Cell(bar.label), label, 1),
        (Cell(shade=SHADE), long * unit, long),
        (Cell(), (UNITS - long) * unit, UNITS - long),
        (Cell(bar.said), figure, 1),
    )
    cells, widths, spans = zip(*(one for one in told if one[2]), strict=True)
    return table_row(cells, widths, heading=False, spans=spans, keep=True)


def _gap(wide: int, last: bool) -> Any:
    """Air between two bars."""
    row = table_row((Cell(),), (wide,), heading=False, spans=(UNITS + 2,), keep=not last)
    (properties,) = row.iter(qn("w:pPr"))
    air = OxmlElement("w:spacing")
    air.set(qn("w:line"), str(GAP.twips))
    air.set(qn("w:lineRule"), "exact")
    properties.append(air)
    return row

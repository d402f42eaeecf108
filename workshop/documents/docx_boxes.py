"""What stands in tables without being one: labels behind colons, signatures, boxes side by side."""

from collections.abc import Iterator, Sequence
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as DocxTable
from docx.table import _Cell

from workshop.documents.docx_page import after_table, width
from workshop.documents.docx_table import add_air
from workshop.documents.passages import Corners, Pairs, Signer, Signing

SPACE_TO_SIGN = 4
DOTTED = "………………………………"
PAIR_SHARES = (26, 3, 71)


def add_pairs(document: Document, block: Pairs) -> None:
    table = _table(document, PAIR_SHARES, rows=len(block.lines))
    for row, (label, value) in zip(table.rows, block.lines, strict=True):
        _uncut(row)
        for cell, text in zip(row.cells, (label, ":", value), strict=True):
            _say(cell, text)
    after_table(document)


def add_signing(document: Document, block: Signing) -> None:
    """Names stand level, and with the line before them on one page."""
    pairs = [block.signers] if block.middle else list(_pairs(block.signers))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    after_table(document).paragraph_format.keep_with_next = True
    table = _table(document, (100 // len(pairs[0]),) * len(pairs[0]), rows=2 * len(pairs))
    for place, pair in enumerate(pairs):
        over, under = table.rows[2 * place], table.rows[2 * place + 1]
        lines = max(len(one.above) for one in pair if one)
        for row in (over, under):
            _uncut(row)
        for above, below, one in zip(over.cells, under.cells, pair, strict=True):
            if one is not None:
                _sign(above, below, one, lines)
            else:
                # LibreOffice goes by the first cell of a row whether rows stay on one page.
                _line(above, "", first=True)
                _line(below, "", first=True)
    after_table(document)


def _pairs(signers: Sequence[Signer]) -> Iterator[tuple[Signer | None, Signer | None]]:
    for place in range(0, len(signers) - 1, 2):
        yield signers[place], signers[place + 1]
    if len(signers) % 2:
        yield None, signers[-1]


def _sign(above: _Cell, below: _Cell, one: Signer, lines: int) -> None:
    for number, line in enumerate([*[""] * (lines - len(one.above)), *one.above]):
        _line(above, line, first=number == 0)
    for number in range(SPACE_TO_SIGN):
        _line(below, "", first=number == 0)
    run = _line(below, one.name or DOTTED).runs[0]
    run.bold, run.underline = True, bool(one.name)
    for line in one.below:
        _line(below, line)


def _line(cell: _Cell, text: str, first: bool = False) -> Any:
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after, paragraph.paragraph_format.keep_with_next = Pt(0), True
    paragraph.add_run(text)
    return paragraph


def add_corners(document: Document, block: Corners) -> None:
    pairs = [block.boxes[place : place + 2] for place in range(0, len(block.boxes), 2)]
    table = _table(document, (50, 50), rows=len(pairs), style="Table Grid")
    add_air(table._tbl)
    for row, pair in zip(table.rows, pairs, strict=True):
        _uncut(row)
        cells = row.cells if len(pair) > 1 else [row.cells[0].merge(row.cells[-1])]
        for cell, box in zip(cells, pair, strict=True):
            if box.shade:
                _shade(cell, box.shade)
            cell.paragraphs[0].style = "Table Head"
            cell.paragraphs[0].add_run(box.title)
            for line in box.lines:
                cell.add_paragraph(line, style="Table Text").paragraph_format.space_after = Pt(2)
    after_table(document)


def _table(document: Document, shares: Sequence[int], rows: int, style: str = "Normal Table") -> DocxTable:
    table: DocxTable = document.add_table(rows=rows, cols=len(shares), style=style)
    table.autofit = False
    whole = width(document)
    wide = [whole * share // 100 for share in shares]
    for column, one in zip(table.columns, wide, strict=True):
        column.width = one
    for row in table.rows:
        for cell, one in zip(row.cells, wide, strict=True):
            cell.width = one
    return table


def _say(cell: _Cell, text: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.add_run(text)


def _shade(cell: _Cell, fill: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _uncut(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))

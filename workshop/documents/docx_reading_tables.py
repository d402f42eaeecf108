"""The tables of a DOCX as blocks: joined cells, lines, shades, and rows that repeat as headings."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workshop.documents.blocks import ALL_EDGES, Align, Cell, Grid, Row, Text
from workshop.documents.docx_styles import ALIGNS, qn

if TYPE_CHECKING:
    from workshop.documents.docx_reading import Reading

TWIP = 20
SIDES = {"top": "t", "right": "r", "end": "r", "bottom": "b", "left": "l", "start": "l"}
NO_LINE = ("nil", "none")


def grid_of(reading: "Reading", table: Any, part: Any) -> Grid:
    properties = table.find(qn("w:tblPr"))
    edges = _edges_of_table(reading, properties)
    style = None if properties is None else properties.find(qn("w:tblStyle"))
    spread = reading.styles.table_spread(None if style is None else style.get(qn("w:val")))
    rows = [_row(reading, row, part, edges) for row in table.iterchildren(qn("w:tr"))]
    rows = rows if spread == reading.styles.spread else [_spread(row, reading.styles.spread, spread) for row in rows]
    widths = tuple(float(one.get(qn("w:w")) or 0) / TWIP for one in table.iter(qn("w:gridCol")))
    air, side = _padding(properties)
    return Grid(widths, _counted(rows), _align(properties), air, side)


def _spread(row: Row, before: float, spread: float) -> Row:
    """The lines of a table stand as its style says where their own says nothing else."""
    cells = (
        replace(
            cell,
            blocks=tuple(
                replace(one, spread=spread) if isinstance(one, Text) and one.spread == before else one for one in cell.blocks
            ),
        )
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def _edges_of_table(reading: "Reading", properties: Any) -> frozenset[str]:
    borders = None if properties is None else properties.find(qn("w:tblBorders"))
    style = None if properties is None else properties.find(qn("w:tblStyle"))
    lined = reading.styles.table_lines(None if style is None else style.get(qn("w:val")))
    if borders is None:
        return ALL_EDGES if lined else frozenset()
    within = {"insideH": "tb", "insideV": "lr"}
    said = {name: borders.find(qn(f"w:{name}")) for name in (*SIDES, *within)}
    drawn = {name for name, one in said.items() if one is not None and one.get(qn("w:val")) not in NO_LINE}
    return frozenset("".join(SIDES.get(name) or within[name] for name in drawn))


def _row(reading: "Reading", row: Any, part: Any, edges: frozenset[str]) -> Row:
    properties = row.find(qn("w:trPr"))
    height = None if properties is None else properties.find(qn("w:trHeight"))
    least = 0.0 if height is None else float(height.get(qn("w:val")) or 0) / TWIP
    heading = properties is not None and properties.find(qn("w:tblHeader")) is not None
    return Row(tuple(_cell(reading, one, part, edges) for one in row.iterchildren(qn("w:tc"))), heading, least)


def _cell(reading: "Reading", cell: Any, part: Any, edges: frozenset[str]) -> Cell:
    properties = cell.find(qn("w:tcPr"))
    blocks = tuple(block for element in cell for block in reading.blocks_of(element, part))
    if properties is None:
        return Cell(blocks, edges=edges)
    merge, shade = properties.find(qn("w:vMerge")), properties.find(qn("w:shd"))
    fill = "" if shade is None else shade.get(qn("w:fill")) or ""
    span, middle = properties.find(qn("w:gridSpan")), properties.find(qn("w:vAlign"))
    covered = merge is not None and merge.get(qn("w:val")) != "restart"
    return Cell(
        blocks=() if covered else blocks,
        span=1 if span is None else int(span.get(qn("w:val"))),
        covered=covered,
        shade=fill if fill != "auto" else "",
        edges=_own_edges(properties.find(qn("w:tcBorders")), edges),
        middle=middle is not None and middle.get(qn("w:val")) == "center",
    )


def _own_edges(borders: Any, edges: frozenset[str]) -> frozenset[str]:
    if borders is None:
        return edges
    said = {side: borders.find(qn(f"w:{name}")) for name, side in SIDES.items()}
    drawn = {side for side, one in said.items() if one is not None and one.get(qn("w:val")) not in NO_LINE}
    gone = {side for side, one in said.items() if one is not None} - drawn
    return frozenset((edges | drawn) - gone)


def _counted(rows: list[Row]) -> tuple[Row, ...]:
    """Each cell with how many rows it goes down."""
    found: list[Row] = []
    for number, row in enumerate(rows):
        cells, column = [], 0
        for cell in row.cells:
            cells.append(cell if cell.covered else replace(cell, down=1 + _below(rows[number + 1 :], column)))
            column += cell.span
        found.append(replace(row, cells=tuple(cells)))
    return tuple(found)


def _below(rows: list[Row], column: int) -> int:
    count = 0
    for row in rows:
        at = 0
        for cell in row.cells:
            if at == column:
                break
            at += cell.span
        else:
            return count
        if at != column or not cell.covered:
            return count
        count += 1
    return count


def _padding(properties: Any) -> tuple[float, float]:
    margins = None if properties is None else properties.find(qn("w:tblCellMar"))
    said = {} if margins is None else {name: margins.find(qn(f"w:{name}")) for name in ("top", "left", "start")}
    lengths = {name: float(one.get(qn("w:w"))) / TWIP for name, one in said.items() if one is not None}
    return lengths.get("top", 0.0), lengths.get("left", lengths.get("start", 5.4))


def _align(properties: Any) -> Align:
    aligned = None if properties is None else properties.find(qn("w:jc"))
    return "left" if aligned is None else ALIGNS.get(aligned.get(qn("w:val")), "left")

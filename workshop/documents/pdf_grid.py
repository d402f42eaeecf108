"""Tables on pages: heading rows stand again on each, a row stays in one piece unless it is longer than a page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop.documents.blocks import Cell, Grid, Row, Text
from workshop.documents.pdf_flow import Flow, Shade, Stroke
from workshop.documents.pdf_lines import Line

THIN = 0.5
OPENING = 12


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell with its text broken into lines; `whole`: it holds more than text and is drawn block by block."""

    cell: Cell
    x: float
    width: float
    lines: tuple[Line, ...]
    height: float
    whole: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """`keep`: stands on the page of the row after it, as a line for a signature with the name under it."""

    cells: tuple[Filled, ...]
    height: float
    heading: bool
    keep: bool


class Tables:
    def put(self, flow: Flow, grid: Grid) -> None:
        """From where the flow is; rows that belong together stay together where a page can hold them."""
        grid = _fitted(flow, grid)
        rows = measured(flow, grid)
        head = _head(rows)
        top = _full_height(flow) - sum(row.height for row in head)
        for group in _groups(rows):
            need = sum(row.height for row in group)
            if flow.y + need > flow.bottom + 0.1 and not (need > top and flow.bottom - flow.y > top / 3):
                _turn(flow, grid, head, group)
            for row in group:
                _put_row(flow, grid, row, head)

    def draw(self, flow: Flow, grid: Grid, x: float, y: float) -> None:
        grid = _fitted(flow, grid)
        for row in measured(flow, grid):
            _draw_row(flow, grid, row, x, y, row.height)
            y += row.height

    def height(self, flow: Flow, grid: Grid) -> float:
        return sum(row.height for row in measured(flow, _fitted(flow, grid)))

    def opening_height(self, flow: Flow, grid: Grid) -> float:
        """The heading rows and the first row under them."""
        rows = measured(flow, _fitted(flow, replace(grid, rows=grid.rows[:OPENING])))
        groups, heads = _groups(rows), len(_head(rows))
        count = max(heads + 1, len(groups[0]) if groups else 0)
        return min(sum(row.height for row in rows[:count]), _full_height(flow) * 0.8)


def measured(flow: Flow, grid: Grid) -> list[Measured]:
    found = [_measured(flow, grid, row) for row in grid.rows]
    if found and any(filled.cell.edges for filled in found[0].cells):
        found[0] = replace(found[0], height=found[0].height + THIN)
    for number, row in enumerate(found):
        for filled in row.cells:
            if filled.cell.down > 1:
                _stretch(found, number, filled)
    return found


def _stretch(rows: list[Measured], first: int, filled: Filled) -> None:
    """The last of the rows that a joined cell covers takes what does not fit into them."""
    last = min(first + filled.cell.down, len(rows)) - 1
    missing = filled.height - sum(row.height for row in rows[first : last + 1])
    if missing > 0:
        rows[last] = replace(rows[last], height=rows[last].height + missing)


def _measured(flow: Flow, grid: Grid, row: Row) -> Measured:
    cells, column, x = [], 0, 0.0
    for cell in row.cells:
        width = sum(grid.widths[column : column + cell.span])
        cells.append(_filled(flow, grid, cell, x, width))
        column, x = column + cell.span, x + width
    height = max((one.height for one in cells if one.cell.down == 1), default=0.0)
    keep = any(isinstance(block, Text) and block.keep for cell in row.cells for block in cell.blocks)
    return Measured(tuple(cells), max(height, row.least), row.heading, keep)


def _filled(flow: Flow, grid: Grid, cell: Cell, x: float, width: float) -> Filled:
    room = max(width - 2 * grid.side, 8.0)
    if any(not isinstance(block, Text) or block.shade for block in cell.blocks):
        height = sum(flow.height(block, room) for block in cell.blocks)
        return Filled(cell, x, width, (), height + 2 * grid.air + THIN, whole=True)
    lines = tuple(line for block in cell.blocks if isinstance(block, Text) for line in _lines(flow, block, room))
    return Filled(cell, x, width, lines, sum(line.height for line in lines) + 2 * grid.air + THIN, whole=False)


def _lines(flow: Flow, text: Text, room: float) -> list[Line]:
    """With the space around a paragraph as part of its lines."""
    lines = flow.lines.of(text, room)
    lines[0] = replace(lines[0], height=lines[0].height + text.before)
    lines[-1] = replace(lines[-1], height=lines[-1].height + text.after)
    return lines


def _groups(rows: Sequence[Measured]) -> list[list[Measured]]:
    """Rows that joined cells hold together, or that are kept with the next."""
    groups: list[list[Measured]] = []
    held = 0
    for row in rows:
        if held > 0:
            groups[-1].append(row)
        else:
            groups.append([row])
        held = max(held, *(filled.cell.down for filled in row.cells), 1 + row.keep) - 1
    return groups


def _head(rows: Sequence[Measured]) -> list[Measured]:
    count = next((number for number, row in enumerate(rows) if not row.heading), len(rows))
    return list(rows[:count])


def _turn(flow: Flow, grid: Grid, head: Sequence[Measured], coming: Sequence[Measured]) -> None:
    flow.turn()
    if coming[0] not in head:
        for row in head:
            _place(flow, grid, row, row.height)


def _put_row(flow: Flow, grid: Grid, row: Measured, head: Sequence[Measured]) -> None:
    while flow.y + row.height > flow.bottom + 0.1:
        before, after = _cut(grid, row, flow.bottom - flow.y)
        if after is None or before is None:
            if flow.y <= flow.section.margins.top + sum(one.height for one in head) + 40:
                break
            _turn(flow, grid, head, [row])
            if after is None:
                break
            continue
        _place(flow, grid, before, flow.bottom - flow.y)
        _turn(flow, grid, head, [row])
        row = after
    _place(flow, grid, row, row.height)


def _cut(grid: Grid, row: Measured, room: float) -> tuple[Measured | None, Measured | None]:
    """What of a row fits, and the rest of it."""
    if any(one.whole for one in row.cells):
        return row, None
    upper, lower = [], []
    for filled in row.cells:
        fits, used = 0, 2 * grid.air + THIN
        while fits < len(filled.lines) and used + filled.lines[fits].height <= room:
            used += filled.lines[fits].height
            fits += 1
        upper.append(replace(filled, lines=filled.lines[:fits]))
        rest = filled.lines[fits:]
        lower.append(replace(filled, lines=rest, height=sum(line.height for line in rest) + 2 * grid.air + THIN))
    if not any(one.lines for one in upper):
        return None, row
    left = max(one.height for one in lower)
    return replace(row, cells=tuple(upper)), replace(row, cells=tuple(lower), height=left)


def _place(flow: Flow, grid: Grid, row: Measured, height: float) -> None:
    _draw_row(flow, grid, row, flow.left + _shift(flow, grid), flow.y, height)
    flow.y += height


def _shift(flow: Flow, grid: Grid) -> float:
    spare = flow.room - sum(grid.widths)
    return {"center": spare / 2, "right": spare}.get(grid.align, 0.0)


def _draw_row(flow: Flow, grid: Grid, row: Measured, x: float, y: float, height: float) -> None:
    for filled in row.cells:
        left = x + filled.x
        if filled.cell.shade:
            flow.page.marks.append(Shade(left, y, filled.width, height, filled.cell.shade))
        _draw_edges(flow, filled, left, y, height)
        _draw_content(flow, grid, filled, left + grid.side, y, height)


def _draw_edges(flow: Flow, filled: Filled, x: float, y: float, height: float) -> None:
    edges, right, low = filled.cell.edges, x + filled.width, y + height
    if filled.cell.covered:
        edges = edges - {"t"}
    if filled.cell.down > 1:
        edges = edges - {"b"}
    corners = {"t": (x, y, right, y), "b": (x, low, right, low), "l": (x, y, x, low), "r": (right, y, right, low)}
    flow.page.marks += [Stroke(*corners[edge], THIN) for edge in sorted(edges)]


def _draw_content(flow: Flow, grid: Grid, filled: Filled, x: float, y: float, height: float) -> None:
    spare = height - filled.height
    at = y + grid.air + (spare / 2 if filled.cell.middle and spare > 0 else 0.0)
    for line in filled.lines:
        flow.line(line, x, at)
        at += line.height
    if not filled.whole:
        return
    room = filled.width - 2 * grid.side
    for block in filled.cell.blocks:
        flow.draw(block, x, at, room)
        at += flow.height(block, room)


def _fitted(flow: Flow, grid: Grid) -> Grid:
    """A table wider than the page is made as wide as the page."""
    total = sum(grid.widths)
    if not total:
        columns = max(sum(cell.span for cell in row.cells) for row in grid.rows)
        return replace(grid, widths=(flow.room / columns,) * columns)
    if total <= flow.room + 12:
        return grid
    return replace(grid, widths=tuple(width * flow.room / total for width in grid.widths))


def _full_height(flow: Flow) -> float:
    return flow.bottom - flow.section.margins.top

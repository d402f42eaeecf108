"""Blocks put on pages: what is to be drawn where, before anything is drawn, so that every page knows how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from workshop.documents.blocks import Block, Contents, Grid, NewPage, Picture, Section, Text
from workshop.documents.pdf_lines import Line, Lines

RULE = 0.8
LEAST_ROOM = 60.0


@dataclass(frozen=True, slots=True)
class Words:
    x: float
    y: float
    text: str
    style: str
    size: float
    underline: bool = False
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True, slots=True)
class Shade:
    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Image:
    x: float
    y: float
    width: float
    height: float
    content: bytes


Mark = Words | Stroke | Shade | Image


@dataclass(frozen=True, slots=True)
class Heading:
    title: str
    level: int
    page: int
    y: float


@dataclass(slots=True)
class Page:
    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)


class Grids(Protocol):
    """What puts tables on the pages of a flow."""

    def put(self, flow: "Flow", grid: Grid) -> None: ...
    def draw(self, flow: "Flow", grid: Grid, x: float, y: float) -> None: ...
    def height(self, flow: "Flow", grid: Grid) -> float: ...
    def opening_height(self, flow: "Flow", grid: Grid) -> float: ...


class Flow:
    """`lines` breaks text; `y` is where the next block begins."""

    def __init__(self, lines: Lines, grids: Grids) -> None:
        self.lines = lines
        self._grids = grids
        self.pages: list[Page] = []
        self.headings: list[Heading] = []
        self.contents: list[tuple[Page, float, Section]] = []
        self.y = 0.0
        self._section: Section | None = None
        self._first_of_section = 0
        self._top = 0.0
        # Where the last paragraph ended, and the space in that.
        self._under = (0.0, 0.0)
        self._edges: list[tuple[Section, Sequence[Block], float, Sequence[Block], float]] = []
        self._drawn_on: Page | None = None

    @property
    def section(self) -> Section:
        assert self._section is not None
        return self._section

    @property
    def page(self) -> Page:
        return self._drawn_on or self.pages[-1]

    @property
    def left(self) -> float:
        return self.section.margins.left

    @property
    def room(self) -> float:
        return self.section.width - self.section.margins.left - self.section.margins.right

    @property
    def bottom(self) -> float:
        return self.section.height - max(
            self.section.margins.bottom, self._edge_height(self._foot()) + self.section.foot_distance
        )

    def add(self, section: Section) -> None:
        goes_on = not section.new_page and self._section is not None and section.width == self.section.width
        self._section = section
        if not goes_on:
            self._first_of_section = len(self.pages)
            self.turn()
        blocks = section.blocks
        for index, block in enumerate(blocks):
            self._put(block, blocks[index + 1 :])

    def turn(self) -> None:
        """A new page with its head and foot."""
        section = self.section
        self.pages.append(Page(section.width, section.height))
        head, foot = self._head(), self._foot()
        height = self._edge_height(head)
        self.y = self._top = max(section.margins.top, section.head_distance + height + 6 if height else 0.0)
        low = section.height - section.foot_distance - self._edge_height(foot)
        self._edges.append((section, head, section.head_distance, foot, low))

    def finish(self) -> None:
        """Heads and feet, now that it is known how many pages there are."""
        count = len(self.pages)
        for number, (page, (section, head, high, foot, low)) in enumerate(zip(self.pages, self._edges, strict=True), start=1):
            self._section, self._drawn_on = section, page
            fields = {"PAGE": str(number), "NUMPAGES": str(count)}
            self._write_edge([_counted(block, fields) for block in head], high)
            self._write_edge([_counted(block, fields) for block in foot], low)

    def _head(self) -> Sequence[Block]:
        first = len(self.pages) - 1 <= self._first_of_section and self.section.first_head is not None
        return self.section.first_head or () if first else self.section.head

    def _foot(self) -> Sequence[Block]:
        first = len(self.pages) - 1 <= self._first_of_section and self.section.first_foot is not None
        return self.section.first_foot or () if first else self.section.foot

    def _edge_height(self, blocks: Sequence[Block]) -> float:
        return sum(self.height(block, self.room) for block in blocks)

    def _write_edge(self, blocks: Sequence[Block], y: float) -> float:
        for block in blocks:
            self.draw(block, self.left, y, self.room)
            y += self.height(block, self.room)
        return y

    def _put(self, block: Block, after: Sequence[Block]) -> None:
        if isinstance(block, NewPage):
            self.turn()
        elif isinstance(block, Contents):
            self.contents.append((self.page, self.y, self.section))
            self.y = self.bottom
        elif isinstance(block, Grid):
            self._grids.put(self, block)
        else:
            self._put_whole(block, after)

    def _put_whole(self, block: Text | Picture, after: Sequence[Block]) -> None:
        """A paragraph goes on on the next page if it has many lines; what is kept with the next goes there as a whole."""
        if isinstance(block, Text) and block.new_page and self.y > self._top:
            self.turn()
        lines = self.lines.of(block, self.room) if isinstance(block, Text) else []
        if isinstance(block, Text) and not block.plain().strip() and self.y + lines[0].height > self.bottom:
            # Nothing begins a page with a blank line.
            self.y = self.bottom
            return
        need = self.height(block, self.room) + (self._least_of(after) if block.keep else 0.0)
        fits = self.y + min(need, self.bottom - self._top) <= self.bottom + 0.1
        if not fits and self.y > self._top and (len(lines) < 4 or block.keep or self.bottom - self.y < LEAST_ROOM):
            self.turn()
        if isinstance(block, Text):
            self.y += self._air_before(block)
            self._note(block)
            self._write(block, lines)
        else:
            self.draw(block, self.left, self.y, self.room)
            self.y += self.height(block, self.room)

    def _air_before(self, block: Text) -> float:
        """At the top of a page only where it was begun for the paragraph; beneath another the larger of both spaces."""
        if self.y <= self._top and not block.new_page and block is not self.section.blocks[0]:
            return 0.0
        return max(0.0, block.before - self._under[1]) if self._under[0] == self.y else block.before

    def _note(self, block: Text) -> None:
        if block.level and block.plain().strip():
            self.headings.append(Heading(block.plain(), block.level, len(self.pages), self.y))

    def _write(self, block: Text, lines: Sequence[Line]) -> None:
        for number, line in enumerate(lines):
            if self.y + line.height > self.bottom + 0.1 and self.y > self._top:
                self.turn()
            self._line(block, line, self.left, self.y, first=number == 0)
            self.y += line.height
        if block.rule:
            self._rule(self.left, self.y + 1, self.room)
        self.y += block.after
        self._under = (self.y, block.after)

    def _least_of(self, after: Sequence[Block]) -> float:
        """What must stand on the same page as a block that is kept with these."""
        need = 0.0
        for block in after:
            if isinstance(block, Grid):
                return need + self._grids.opening_height(self, block)
            if isinstance(block, Contents | NewPage):
                return need
            if not block.keep:
                return need + min(self.height(block, self.room), LEAST_ROOM)
            need += self.height(block, self.room)
        return need

    def height(self, block: Block, room: float) -> float:
        if isinstance(block, Text):
            return block.before + sum(line.height for line in self.lines.of(block, room)) + block.after
        if isinstance(block, Picture):
            return block.height
        if isinstance(block, Grid):
            return self._grids.height(self, block)
        return 0.0

    def draw(self, block: Block, x: float, y: float, room: float) -> None:
        """On the present page, whatever the place: heads, feet and cells."""
        if isinstance(block, Picture):
            shift = {"center": (room - block.width) / 2, "right": room - block.width}.get(block.align, 0.0)
            self.page.marks.append(Image(x + shift, y, block.width, block.height, block.content))
        elif isinstance(block, Text):
            y += block.before
            if block.shade:
                height = self.height(block, room) - block.before - block.after
                width = room - block.indent - block.right
                self.page.marks.append(Shade(x + block.indent, y, width, height, block.shade))
            for number, line in enumerate(self.lines.of(block, room)):
                self._line(block, line, x, y, first=number == 0)
                y += line.height
            if block.rule:
                self._rule(x, y + 1, room)
        elif isinstance(block, Grid):
            self._grids.draw(self, block, x, y)

    def _line(self, block: Text, line: Line, x: float, y: float, first: bool) -> None:
        self.line(line, x, y)
        if block.mark and first:
            self.page.marks.append(Words(x + block.indent - block.hanging, y + _baseline(line), block.mark, "", block.size))

    def line(self, line: Line, x: float, y: float) -> None:
        base = y + _baseline(line)
        self.page.marks += [
            Words(x + one.x, base, one.text, one.style, one.size, one.underline, one.width) for one in line.pieces
        ]

    def _rule(self, x: float, y: float, room: float) -> None:
        self.page.marks.append(Stroke(x, y, x + room, y, RULE))


def _counted(block: Block, fields: dict[str, str]) -> Block:
    if isinstance(block, Text):
        return replace(block, runs=tuple(replace(run, text=fields.get(run.field, run.text), field="") for run in block.runs))
    if isinstance(block, Grid):
        rows = (
            replace(row, cells=tuple(replace(one, blocks=tuple(_counted(b, fields) for b in one.blocks)) for one in row.cells))
            for row in block.rows
        )
        return replace(block, rows=tuple(rows))
    return block


def _baseline(line: Line) -> float:
    return line.height * 0.78

"""What a paper shows, whatever its format: sections of text, tables and pictures.  Lengths are points.

A paper is composed once, as DOCX; what prints it (PDF) or shows it (HTML) reads these blocks, so that all say the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right", "justify"]
ALL_EDGES = frozenset("trbl")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one look.  `field`: PAGE or NUMPAGES, known only once the pages are."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: float = 10
    field: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph.  `level`: 1 to 9 of a heading, 0 of everything else; `title`: the paper's own; `rule`: a line under it.

    `shade`: a ground from the left to `right` before the end of the line.  `line`: how high each is, where it is told;
    else `least`, and `spread` times the type's own height.
    """

    runs: tuple[Run, ...] = ()
    size: float = 10
    level: int = 0
    title: bool = False
    align: Align = "left"
    before: float = 0
    after: float = 0
    indent: float = 0
    hanging: float = 0
    keep: bool = False
    rule: bool = False
    shade: str = ""
    right: float = 0
    mark: str = ""
    new_page: bool = False
    line: float = 0
    least: float = 0
    spread: float = 1

    def plain(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Picture:
    content: bytes
    width: float
    height: float
    align: Align = "left"
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """`span`: columns; `covered`: goes on with the cell above; `down`: rows, its own included."""

    blocks: tuple["Block", ...] = ()
    span: int = 1
    down: int = 1
    covered: bool = False
    shade: str = ""
    edges: frozenset[str] = ALL_EDGES
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    heading: bool = False
    least: float = 0


@dataclass(frozen=True, slots=True)
class Grid:
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    align: Align = "left"
    air: float = 1.5
    side: float = 5.4


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the table of contents stands."""

    deepest: int = 3


@dataclass(frozen=True, slots=True)
class NewPage:
    pass


Block = Text | Picture | Grid | Contents | NewPage


@dataclass(frozen=True, slots=True)
class Edges:
    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Section:
    """`head` and `foot` stand on each of its pages, so far from the paper's edge; `first_head` on its first, if there is one."""

    width: float
    height: float
    margins: Edges
    blocks: tuple[Block, ...]
    head: tuple[Block, ...] = ()
    foot: tuple[Block, ...] = ()
    first_head: tuple[Block, ...] | None = None
    first_foot: tuple[Block, ...] | None = None
    head_distance: float = 28
    foot_distance: float = 28
    new_page: bool = True


@dataclass(frozen=True, slots=True)
class Composed:
    """`keywords` says to a machine which state this is."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    sections: tuple[Section, ...]

    def texts(self) -> Iterator[Text]:
        for section in self.sections:
            edges = (section.head, section.foot, section.first_head or (), section.first_foot or ())
            for blocks in (section.blocks, *edges):
                yield from texts_of(blocks)


def texts_of(blocks: tuple[Block, ...]) -> Iterator[Text]:
    for block in blocks:
        if isinstance(block, Text):
            yield block
        elif isinstance(block, Grid):
            for row in block.rows:
                for cell in row.cells:
                    yield from texts_of(cell.blocks)

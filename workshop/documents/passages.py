"""What an official paper is made of, whatever it is written as: headings, paragraphs, tables, signatures, one after another.

Whoever writes a format (DOCX and others) knows these and nothing of workshops; whoever composes a paper knows these and
nothing of formats.  All text in them is ready to be shown.
"""

from dataclasses import dataclass

from workshop.documents.docx_table import Table
from workshop.documents.photographs import Photograph

BODY, CENTRED, SMALL, TITLE, SUBTITLE, DISPLAY = "body", "centred", "small", "title", "subtitle", "display"


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 to 3; each is an entry of the table of contents.  `new_page`: a chapter that begins one."""

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `lead` opens it in bold.  `style` one of the names above.  `keep`: on the page of what follows;
    `new_page`: it begins one.
    """

    text: str
    style: str = BODY
    lead: str = ""
    space: int = 0
    keep: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels and values behind a colon, without lines around them."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """`numbered`: 1. 2. 3., else a dash."""

    lines: tuple[str, ...]
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its caption; captions count through the paper."""

    table: Table
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    size: float
    said: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars with its numbers beside them."""

    caption: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Corner:
    title: str
    lines: tuple[str, ...]
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Corners:
    """Boxes side by side, two in a row: the quadrants of a SWOT, or cards."""

    caption: str
    boxes: tuple[Corner, ...]


@dataclass(frozen=True, slots=True)
class Photos:
    """Photographs side by side, two in a row, each with a caption that counts through the paper's figures."""

    pictures: tuple[Photograph, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """`above` are the lines before the space for the pen; empty names stay dotted lines to be filled in by hand."""

    above: tuple[str, ...]
    name: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signing:
    """Signatures side by side, two in a row; one alone stands in the right half, or in the `middle` beneath others."""

    signers: tuple[Signer, ...]
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on the page lies sideways, or stands upright again."""

    sideways: bool


@dataclass(frozen=True, slots=True)
class NewPage:
    """`letterhead`: a paper of its own begins here, with the office's in its head."""

    letterhead: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, renewed by the word processor; whoever writes the paper knows its headings."""

    title: str


Passage = Heading | Text | Pairs | Items | Grid | Bars | Corners | Photos | Signing | Turn | NewPage | Contents


@dataclass(frozen=True, slots=True)
class Work:
    """One paper.  `letterhead`: whether the office's stands in the head of the first page; `running` stands in the others.

    `everywhere`: the letterhead stands on every page, which are not counted then.
    """

    title: str
    passages: tuple[Passage, ...]
    running: str = ""
    letterhead: bool = True
    sideways: bool = False
    everywhere: bool = False

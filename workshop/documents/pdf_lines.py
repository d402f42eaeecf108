"""Paragraphs broken into lines, words where they fit and longer ones wherever the line ends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fpdf.fonts import CORE_FONTS_CHARWIDTHS

from workshop.documents.blocks import Run, Text
from workshop.documents.pdf_fonts import Face

LEADING = 1.28
# A type that offices write in → how wide and how high it runs beside Noto Sans with our leading.
BESIDE_OURS = {
    "Arial": (0.945, 0.9375),
    "Bookman Old Style": (1.056, 0.92),
    "Calibri": (0.855, 0.955),
    "Cambria": (0.91, 0.92),
    "Noto Serif": (1.018, 1.064),
    "Noto Sans": (1.0, 1.064),
    "Tahoma": (0.95, 0.945),
    "Times New Roman": (0.85, 0.9375),
}
# Whose letters are known one by one, under the name of a type that is as wide.
KNOWN = {"Arial": "helvetica", "Times New Roman": "times"}
PARTS = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """Text at a place of its line."""

    x: float
    text: str
    style: str
    size: float
    width: float
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    pieces: tuple[Piece, ...]
    height: float
    width: float


@dataclass(frozen=True, slots=True)
class _Word:
    """`glue`: the blank before it."""

    text: str
    run: Run
    glue: bool


class Lines:
    def __init__(self, faces: Mapping[str, Face], font: str = "") -> None:
        """`font`: whose measures are meant, where they are known."""
        self._faces = faces
        self._wide, self._high = BESIDE_OURS.get(font, (1.0, 1.0))
        self._font, self._letters = font, KNOWN.get(font, "")
        self._widths: dict[tuple[str, str], float] = {}
        # With the paragraph itself, so that its id stays its own.
        self._broken: dict[tuple[int, float], tuple[Text, list[Line]]] = {}

    def width(self, text: str, style: str, size: float) -> float:
        key = (text, style)
        if key not in self._widths:
            self._widths[key] = sum(self._letter(one, style) for one in text)
        return self._widths[key] * size

    def _letter(self, one: str, style: str) -> float:
        known = CORE_FONTS_CHARWIDTHS[self._letters + style].get(one) if self._letters else None
        return self._faces[style].widths[one] * self._wide if known is None else known / PARTS

    def of(self, text: Text, room: float) -> list[Line]:
        """At least one line, however empty the paragraph is; a paragraph is measured before it is drawn, and broken once."""
        key = (id(text), room)
        if key not in self._broken:
            self._broken[key] = (text, self._lines(text, room))
        return list(self._broken[key][1])

    def _lines(self, text: Text, room: float) -> list[Line]:
        found: list[Line] = []
        for words in _paragraph(text.runs):
            found += self._filled(words, text, max(room - text.indent, 10.0))
        return [_aligned(line, text, room - text.indent) for line in found]

    def _filled(self, words: list[_Word], text: Text, room: float) -> list[Line]:
        lines: list[Line] = []
        pieces: list[Piece] = []
        at = 0.0
        for word in words:
            style, size = style_of(word.run), word.run.size
            blank = self.width(" ", style, size) if word.glue and pieces else 0.0
            for start, part in enumerate(self._parts(word, room)):
                wide = self.width(part, style, size)
                if pieces and (start or at + blank + wide > room):
                    lines.append(self._line(pieces, text))
                    pieces, at, blank = [], 0.0, 0.0
                pieces.append(self._piece(word, " " * bool(blank) + part, at, blank + wide))
                at, blank = at + blank + wide, 0.0
        return [*lines, self._line(pieces, text)]

    def _piece(self, word: _Word, text: str, at: float, width: float) -> Piece:
        run = word.run
        return Piece(at, text, style_of(run), run.size, width, run.underline)

    def _parts(self, word: _Word, room: float) -> list[str]:
        """A word longer than a line in pieces."""
        style, size = style_of(word.run), word.run.size
        if self.width(word.text, style, size) <= room:
            return [word.text]
        parts, start, at = [], 0, 0.0
        for index, one in enumerate(word.text):
            wide = self._letter(one, style) * size
            if at + wide > room and index > start:
                parts.append(word.text[start:index])
                start, at = index, 0.0
            at += wide
        return [*parts, word.text[start:]]

    def _line(self, pieces: list[Piece], text: Text) -> Line:
        size = max((piece.size for piece in pieces), default=text.runs[0].size if text.runs else text.size)
        width = pieces[-1].x + pieces[-1].width if pieces else 0.0
        return Line(tuple(_joined(pieces)), text.line or max(text.least, self._height(size, text)), width)

    def _height(self, size: float, text: Text) -> float:
        """Our own type stands apart enough by itself."""
        return size * LEADING * self._high * (text.spread if self._font else 1.0)


def style_of(run: Run) -> str:
    return "B" * run.bold + "I" * run.italic


def _paragraph(runs: tuple[Run, ...]) -> Iterator[list[_Word]]:
    """The words of each line that was broken by hand; a field that is not known yet has none."""
    words: list[_Word] = []
    glue = False
    for run in runs:
        for number, broken in enumerate(run.text.split("\n")):
            if number:
                yield words
                words, glue = [], False
            for place, part in enumerate(broken.split(" ")):
                glue = glue or place > 0
                if part:
                    words.append(_Word(part, run, glue))
                    glue = False
    yield words


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Words of one look that stand behind each other are drawn at once."""
    held: Piece | None = None
    for piece in pieces:
        if held and _look(held) == _look(piece):
            held = Piece(held.x, held.text + piece.text, *_look(held)[:2], held.width + piece.width, held.underline)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _look(piece: Piece) -> tuple[str, float, bool]:
    return piece.style, piece.size, piece.underline


def _aligned(line: Line, text: Text, room: float) -> Line:
    shift = {"center": (room - line.width) / 2, "right": room - line.width}.get(text.align, 0.0) + text.indent
    if not shift:
        return line
    moved = (Piece(p.x + shift, p.text, p.style, p.size, p.width, p.underline) for p in line.pieces)
    return Line(tuple(moved), line.height, line.width)

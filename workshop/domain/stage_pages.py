"""A sheet as pages of the wall, to be read from the last row: nine lines a page, and no word left out.

A row stands on one page where it fits; a longer one goes on over the page, broken at the end of a sentence, else between words.
"""

from dataclasses import dataclass
from math import ceil

LINES_OF_A_PAGE = 9
SIGNS_OF_A_LINE = 56
SIGNS_OF_A_HEADLINE = 60
SENTENCE_ENDS = (". ", "; ", "? ", "! ", ".\n")
SHORTEST_PART = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A field of a row: its label, empty for the headline, and its text."""

    label: str
    text: str

    def height(self) -> int:
        wide = SIGNS_OF_A_LINE if self.label else SIGNS_OF_A_HEADLINE
        return sum(max(1, ceil(len(part) / wide)) for part in self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A row, or a part of it: `goes_on` from the page before."""

    number: int
    lines: tuple[Line, ...]
    accepted: bool = False
    by: str = ""
    goes_on: bool = False

    def height(self) -> int:
        return sum(line.height() for line in self.lines) + (1 if self.by else 0)


def paged(rows: list[Shown]) -> list[list[Shown]]:
    pages: list[list[Shown]] = [[]]
    free = LINES_OF_A_PAGE
    for row in rows:
        for part in _parts(row):
            if part.height() > free and pages[-1]:
                pages.append([])
                free = LINES_OF_A_PAGE
            pages[-1].append(part)
            free -= part.height()
    return pages


def _parts(row: Shown) -> list[Shown]:
    """The row in pieces that fit a page each; who wrote it stands under the last one."""
    if row.height() <= LINES_OF_A_PAGE:
        return [row]
    most = LINES_OF_A_PAGE - (1 if row.by else 0)
    parts: list[list[Line]] = [[]]
    free = most
    for line in row.lines:
        rest: Line | None = line
        while rest is not None:
            piece, rest = _cut(rest, free)
            if piece is not None:
                parts[-1].append(piece)
                free -= piece.height()
            if rest is not None:
                parts.append([])
                free = most
    kept = [part for part in parts if part]
    return [_part(row, lines, first=at == 0, last=at == len(kept) - 1) for at, lines in enumerate(kept)]


def _part(row: Shown, lines: list[Line], first: bool, last: bool) -> Shown:
    return Shown(row.number, tuple(lines), row.accepted and last, row.by if last else "", goes_on=not first)


def _cut(line: Line, free: int) -> tuple[Line | None, Line | None]:
    """What fits into so many lines, and what is left."""
    if line.height() <= free:
        return line, None
    wide = SIGNS_OF_A_LINE if line.label else SIGNS_OF_A_HEADLINE
    # A rest that would fit a page by itself is not torn for the sake of a line or two.
    if free < 2 or (line.height() <= LINES_OF_A_PAGE - 1 and free < line.height() // 2):
        return None, line
    at = _break(line.text, free, wide)
    return Line(line.label, line.text[:at].rstrip()), Line(line.label, line.text[at:].lstrip())


def _break(text: str, lines: int, wide: int) -> int:
    """Where the text is cut so that the first part takes at most so many lines."""
    most = 0
    for part in text.split("\n"):
        height = max(1, ceil(len(part) / wide))
        if height > lines:
            most += lines * wide
            break
        most += len(part) + 1
        lines -= height
        if lines == 0:
            break
    head = text[:most]
    ends = [head.rfind(end) + 1 for end in SENTENCE_ENDS]
    for at in (max(ends), head.rfind("\n"), head.rfind(" ")):
        if at >= min(SHORTEST_PART, most) and at > most // 2:
            return at
    return max(head.rfind(" "), 0) or most

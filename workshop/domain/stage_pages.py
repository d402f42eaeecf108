"""A sheet as pages of the wall, to be read from the last row: ten lines a page, and no word left out.

A row stands on one page where it fits; a longer one goes on over the page, broken at the end of a sentence, else between words.
"""

from dataclasses import dataclass
from math import ceil

LINES_OF_A_PAGE = 10
# As the wall draws them, in its own pixels (styles/screen.css): what a page holds, and what each thing takes of it.
PAGE, LINE, HEADLINE, BY, BETWEEN = 632, 50, 53, 44, 26
SIGNS_OF_A_LINE = 56
SIGNS_OF_A_HEADLINE = 60
SENTENCE_ENDS = (". ", "; ", "? ", "! ", ".\n")
SHORTEST_PART = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A field of a row: its label, empty for the headline, and its text."""

    label: str
    text: str

    def lines(self) -> int:
        wide = SIGNS_OF_A_LINE if self.label else SIGNS_OF_A_HEADLINE
        return sum(max(1, ceil(len(part) / wide)) for part in self.text.split("\n"))

    def height(self) -> int:
        return self.lines() * (LINE if self.label else HEADLINE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A row, or a part of it: `goes_on` from the page before."""

    number: int
    lines: tuple[Line, ...]
    accepted: bool = False
    by: str = ""
    goes_on: bool = False

    def height(self) -> int:
        return sum(line.height() for line in self.lines) + (BY if self.by or self.accepted else 0) + (BY if self.goes_on else 0)

    def count(self) -> int:
        return sum(line.lines() for line in self.lines)


def paged(rows: list[Shown]) -> list[list[Shown]]:
    pages: list[list[Shown]] = [[]]
    for row in rows:
        for part in _parts(row):
            if pages[-1] and not _fits([*pages[-1], part]):
                pages.append([])
            pages[-1].append(part)
    return pages


def _fits(rows: list[Shown]) -> bool:
    high = sum(row.height() for row in rows) + BETWEEN * (len(rows) - 1)
    return high <= PAGE and sum(row.count() for row in rows) <= LINES_OF_A_PAGE


def _parts(row: Shown) -> list[Shown]:
    """The row in pieces that fit a page each; who wrote it stands under the last one."""
    if _fits([row]):
        return [row]
    most = LINES_OF_A_PAGE - 1
    parts: list[list[Line]] = [[]]
    free = most
    for line in row.lines:
        rest: Line | None = line
        while rest is not None:
            piece, rest = _cut(rest, free)
            if piece is not None:
                parts[-1].append(piece)
                free -= piece.lines()
            if rest is not None:
                parts.append([])
                free = most
    kept = [part for part in parts if part]
    return [_part(row, lines, first=at == 0, last=at == len(kept) - 1) for at, lines in enumerate(kept)]


def _part(row: Shown, lines: list[Line], first: bool, last: bool) -> Shown:
    return Shown(row.number, tuple(lines), row.accepted and last, row.by if last else "", goes_on=not first)


def _cut(line: Line, free: int) -> tuple[Line | None, Line | None]:
    """What fits into so many lines, and what is left."""
    if line.lines() <= free:
        return line, None
    wide = SIGNS_OF_A_LINE if line.label else SIGNS_OF_A_HEADLINE
    # A rest that would fit a page by itself is not torn for the sake of a line or two.
    if free < 2 or (line.lines() <= LINES_OF_A_PAGE - 1 and free < line.lines() // 2):
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

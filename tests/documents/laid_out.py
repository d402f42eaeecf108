"""What a printed page must not have: a word beyond its edge, a word on another, a page with next to nothing on it.

Read from the places of the words in a PDF (poppler's `pdftotext -bbox`), in points.
"""

import re
import shutil
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

EDGE = 14.0
FEW_WORDS = 6
# Running heads and feet stand here.
HEAD, FOOT = 48.0, 56.0
# Letters of one line may touch those of the next: accents, descenders.
TOUCH = 0.35


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    words: tuple[Word, ...]

    def between_edges(self) -> int:
        """How many words the page has besides its running head and its foot."""
        return sum(HEAD < one.top < self.height - FOOT for one in self.words)


_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


def pages_of(path: Path) -> list[Page]:
    program = shutil.which("pdftotext")
    assert program is not None
    told = subprocess.run([program, "-bbox", path, "-"], check=True, capture_output=True, timeout=60).stdout.decode()
    return [
        Page(number, float(width), float(height), tuple(Word(text, *map(float, box)) for *box, text in _WORD.findall(body)))
        for number, (width, height, body) in enumerate(_PAGE.findall(told), 1)
    ]


def faults(path: Path, few: int = FEW_WORDS) -> list[str]:
    """In words, page by page; nothing where all is well."""
    found = []
    for page in pages_of(path):
        where = f"{path.name}, page {page.number}: "
        found += [f"{where}{one.text!r} leaves the page" for one in page.words if _leaves(one, page)]
        found += [f"{where}{one.text!r} lies on {other.text!r}" for one, other in _on_another(page.words)]
        found += [f"{where}{page.between_edges()} words"] if page.between_edges() < few else []
    return found


def _leaves(word: Word, page: Page) -> bool:
    return word.left < EDGE or word.top < EDGE or word.right > page.width - EDGE or word.bottom > page.height - EDGE


def _on_another(words: tuple[Word, ...]) -> list[tuple[Word, Word]]:
    """Neighbours in the order of their lines: what is written over something else begins beside it."""
    ordered = sorted(words, key=lambda one: (round(one.top), one.left))
    return [(one, other) for one, other in pairwise(ordered) if _shared(one, other)]


def _shared(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    least = min(one.right - one.left, other.right - other.left)
    line = min(one.bottom - one.top, other.bottom - other.top)
    return across > TOUCH * least and down > TOUCH * line

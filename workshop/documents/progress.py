"""How far a paper is: said by whoever writes one, heard by whoever waits, and nobody else is bothered with it.

A share between 0 and 1 of the part being made; parts lie within parts, so that a packet of nine papers counts through once.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar

# The share that is done of the whole, and the title of the paper in it that is being made.
Listener = Callable[[float, str], None]
T = TypeVar("T")
# The record is read by then: about that much of the time a short paper takes.
READ = 0.1

_listener: ContextVar[Listener | None] = ContextVar("progress", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


@contextmanager
def written_to(file: Path | None) -> Iterator[None]:
    """A line for each hundredth: `37 Notulen (DOCX)`; `last_line` reads them while they are written."""
    if file is None:
        yield
        return
    with file.open("w", encoding="utf-8") as out:
        told = ""

        def write(done: float, title: str) -> None:
            nonlocal told
            line = f"{int(done * 100)} {title}\n"
            if line != told:
                told = line
                out.write(line)
                out.flush()

        with listening(write):
            yield


def last_line(file: Path) -> tuple[int, str]:
    """How many hundredths are done, and of which paper; a line that is being written is not read yet."""
    try:
        lines = file.read_text("utf-8").splitlines(keepends=True)
    except (OSError, UnicodeDecodeError):
        return 0, ""
    whole = [line for line in lines if line.endswith("\n")]
    percent, _, title = whole[-1].strip().partition(" ") if whole else ("0", "", "")
    return int(percent), title


def tell(done: float) -> None:
    listener = _listener.get()
    if listener is not None:
        listener(min(max(done, 0.0), 1.0), "")


@contextmanager
def part(first: float, last: float, title: str = "") -> Iterator[None]:
    """What is told within goes from `first` to `last` of what is around; the innermost title is said."""
    outer = _listener.get()
    if outer is None:
        yield
        return

    def within(done: float, of: str) -> None:
        outer(first + done * (last - first), of or title)

    within(0.0, "")
    with listening(within):
        yield
    within(1.0, "")


def counted(things: Iterable[T], of: int) -> Iterator[T]:
    """Each thing, and how far that is."""
    for number, thing in enumerate(things):
        tell(number / of)
        yield thing

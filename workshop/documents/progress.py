"""How far a paper is: said by whoever writes one, heard by whoever waits, and nobody else is bothered with it.

A share between 0 and 1 of the part being made; parts lie within parts, so that a packet of nine papers counts through once.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

# The share that is done of the whole, and the title of the paper in it that is being made.
Listener = Callable[[float, str], None]
T = TypeVar("T")

_listener: ContextVar[Listener | None] = ContextVar("progress", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


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

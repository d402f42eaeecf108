"""Who sat where while: of the lines a seat's history has, those that fall into the time one person held it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Span:
    """Of the journal: from `since` on, before `until`; None has not ended."""

    since: int
    until: int | None


def spans(holders: Sequence[tuple[int, str]], people: Collection[str]) -> list[Span]:
    """When the seat was held by one of them.  `holders`: (seq, person) of every line of the seat, in order."""
    return [span for span, person in _spans(holders) if person in people]


def during(values: Sequence[tuple[int, str | None]], held: Iterable[Span]) -> set[str]:
    """What was so in any of these times."""
    times = list(held)
    return {value for span, value in _spans(values) if value is not None and any(_meet(span, one) for one in times)}


def _spans(lines: Sequence[tuple[int, Value]]) -> Iterator[tuple[Span, Value]]:
    for (since, value), (until, _) in pairwise(lines):
        yield Span(since, until), value
    for since, value in lines[-1:]:
        yield Span(since, None), value


def _meet(one: Span, other: Span) -> bool:
    return (other.until is None or one.since < other.until) and (one.until is None or other.since < one.until)

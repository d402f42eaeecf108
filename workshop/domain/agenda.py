"""Agenda items: one starts a grouping, activities, a timer and a projector page together.

One item runs at a time.  Ending an item closes no activity: that is an act of its own, so that nobody is cut off.
"""

from dataclasses import dataclass, field, replace
from typing import ClassVar

from workshop.domain.objects import Stored
from workshop.domain.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Stored):
    """`day` from 1; `start`, `end` are local clock times `HH:MM`; `worksheets` are keys; `state` planned, running, done.

    `after`: the item that ran when this one was started, and runs on when that is undone.
    """

    type: ClassVar[str] = "agenda_item"

    day: int = 1
    start: str = ""
    end: str = ""
    title: str = ""
    kind: str = "plenary"
    worksheets: list[str] = field(default_factory=list)
    grouping_id: str | None = None
    minutes: int | None = None
    state: str = "planned"
    started_at: str | None = None
    ended_at: str | None = None
    after: str | None = None
    removed: bool = False


def length_of(item: AgendaItem) -> int | None:
    """Minutes the item is planned for: its own, else from start to end."""
    if item.minutes is not None or not (item.start and item.end):
        return item.minutes
    length = _minute(item.end) - _minute(item.start)
    return length if length > 0 else None


def started(item: AgendaItem, at: str, minutes: int | None, after: str | None) -> AgendaItem:
    """Running from `at`, even where it starts late: its whole length lies before it."""
    if item.state == "running":
        raise Refused("agenda_item_running", item.id)
    length = minutes if minutes is not None else length_of(item)
    return replace(item, state="running", minutes=length, started_at=at, ended_at=None, after=after)


def ended(item: AgendaItem, at: str) -> AgendaItem:
    _must_run(item)
    return replace(item, state="done", ended_at=at)


def undone(item: AgendaItem) -> AgendaItem:
    _must_run(item)
    return replace(item, state="planned", started_at=None, ended_at=None, after=None)


def running_on(item: AgendaItem) -> AgendaItem:
    """The item before an undone one goes on as if it had not been ended."""
    return replace(item, state="running", ended_at=None)


def _must_run(item: AgendaItem) -> None:
    if item.state != "running":
        raise Refused("agenda_item_not_running", item.id)


def _minute(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)

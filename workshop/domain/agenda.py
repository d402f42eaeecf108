"""Agenda items: one starts a grouping, activities, a timer and a projector page together.

One item runs at a time.  Ending an item closes no activity: that is an act of its own, so that nobody is cut off.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from workshop.domain.day_plan import Slot
from workshop.domain.objects import Stored
from workshop.domain.refusals import Refused

LAST_MINUTE = 24 * 60 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Stored):
    """`day` from 1; `start`, `end` are local clock times `HH:MM`; `worksheets` are keys; `state` planned, running, done.

    `after`: the item that ran when this one was started, and runs on when that is undone.
    `timing`: fixed or moves, '' by its kind.  `expected`: when it is to be expected since the day slid, '' as planned.
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
    timing: str = ""
    expected: str = ""


TIMINGS = ("", "fixed", "moves")
KEEP_THEIR_TIME = ("break", "closing")


def keeps_its_time(item: AgendaItem) -> bool:
    """Prayer, meals and the end do, unless somebody says otherwise."""
    return item.timing == "fixed" or (item.timing == "" and item.kind in KEEP_THEIR_TIME)


def slot_of(item: AgendaItem) -> Slot:
    """As the plan of the day has it; a fixed item says when it begins, whatever was expected of it."""
    return Slot(item.id, minute_of(item.start), length_of(item) or 0, keeps_its_time(item))


def end_of(items: Sequence[AgendaItem]) -> int:
    """When the day is planned to be over."""
    return max((minute_of(item.end or item.start) for item in items if item.start), default=0)


def in_order(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    return sorted(items, key=lambda item: (item.day, item.start, item.id))


def slid(item: AgendaItem, begins: int) -> AgendaItem:
    return replace(item, expected="" if begins == minute_of(item.start) else clock_time(begins))


def length_of(item: AgendaItem) -> int | None:
    """Minutes the item is planned for: its own, else from start to end."""
    if item.minutes is not None or not (item.start and item.end):
        return item.minutes
    length = minute_of(item.end) - minute_of(item.start)
    return length if length > 0 else None


def started(item: AgendaItem, at: str, minutes: int | None, after: str | None) -> AgendaItem:
    """Running from `at`, even where it starts late: its whole length lies before it."""
    if item.state == "running":
        raise Refused("agenda_item_running", item.id)
    length = minutes if minutes is not None else length_of(item)
    return replace(item, state="running", minutes=length, started_at=at, ended_at=None, after=after, expected="")


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


def minute_of(time: str) -> int:
    """Minutes since midnight; an item without a time stands at the day's beginning."""
    hours, minutes = (time or "00:00").split(":")
    return int(hours) * 60 + int(minutes)


def clock_time(minutes: int) -> str:
    """`HH:MM`; what a day slides past midnight is said as the day's last minute."""
    minutes = min(minutes, LAST_MINUTE)
    return f"{minutes // 60:02}:{minutes % 60:02}"

"""Agenda items: one starts a grouping, activities, a timer and a projector page together."""

from dataclasses import dataclass, field
from typing import ClassVar

from workshop.domain.objects import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Stored):
    """`day` from 1; `start`, `end` are local clock times `HH:MM`; `worksheets` are keys; `state` planned, running, done."""

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
    removed: bool = False

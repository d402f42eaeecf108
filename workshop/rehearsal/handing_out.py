"""Handing out: the agenda, and one activity for every worksheet, unit and grouping that the data set writes on.

An agenda item that names worksheets starts them; what nobody planned is opened when the first row needs it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workshop.rehearsal.dataset import Attempt, Dataset, Event
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.loading import clock_time
from workshop.rehearsal.phones import Message
from workshop.texts import text


@dataclass(frozen=True, slots=True)
class Task:
    """`division` is a grouping's key where the unit is a group."""

    worksheet: str
    unit: str
    division: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item with its minute."""

    id: str
    minute: int
    source: dict[str, Any]


Row = Event | Attempt


def rows_of(data: Dataset) -> list[Row]:
    return [*data.events, *data.attempts]


def task_of(data: Dataset, one: Row) -> Task:
    division = data.division_of(one.unit.key, one.worksheet, one.person) if one.unit.kind == "group" else None
    return Task(one.worksheet, one.unit.kind, division.key if division else None)


class Tasks:
    """Which activity is whose; open where somebody writes."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.items = list(_items(hall))
        self._worksheets = {one["key"]: one["id"] for one in hall.lead.all("worksheet") if not one["removed"]}
        self._wanted = list(dict.fromkeys(task_of(hall.data, one) for one in rows_of(hall.data)))

    def plan(self) -> None:
        """Before the day: agenda items, then the activities that belong to them."""
        for item in self.items:
            self.hall.leads("save_agenda_item", **self._agenda_item(item))
        shared = set(_referred_from_elsewhere(self.hall.data))
        for task in self._wanted:
            self.hall.leads("save_activity", **self._activity(task, share=task.worksheet in shared))

    def id_of(self, one: Row) -> str:
        return self._id(task_of(self.hall.data, one))

    def start(self, item: Item) -> None:
        self.hall.leads_and_sees("start_agenda_item", agenda_item=item.id)

    def opened(self, one: Row) -> str:
        """The activity's id, once people can write in it."""
        id = self.id_of(one)
        if self._state(id) != "open":
            self.hall.leads_and_sees("open_activity", activity=id)
        return id

    def close_all(self) -> None:
        for task in self._wanted:
            if self._state(self._id(task)) == "open":
                self.hall.leads_and_sees("close_activity", activity=self._id(task))

    def _state(self, id: str) -> str:
        return str((self.hall.lead.get("activity", id) or {}).get("state", ""))

    def _id(self, task: Task) -> str:
        return self.hall.made("act", task.worksheet, task.unit, task.division or "")

    def _agenda_item(self, item: Item) -> Message:
        source, known = item.source, [key for key in item.source.get("worksheets", []) if key in self._worksheets]
        grouping = next((one.key for one in self.hall.data.divisions if one.key == source.get("grouping")), None)
        return {
            "agenda_item": item.id,
            "day": int(source.get("day", 1)),
            "start": str(source.get("start", "")),
            "end": str(source.get("end", "")),
            "title": str(source.get("title", "")),
            "kind": str(source.get("kind", "plenary")),
            "worksheets": known,
            "grouping": self.hall.grouping_id(grouping) if grouping else None,
        }

    def _activity(self, task: Task, share: bool) -> Message:
        items = [item.id for item in self.items if task.worksheet in item.source.get("worksheets", [])]
        return {
            "activity": self._id(task),
            "worksheet": self._worksheets[task.worksheet],
            "unit": task.unit,
            "grouping": self.hall.grouping_id(task.division) if task.division else None,
            "agenda_item": items[0] if items else None,
            "share": share,
        }


def _items(hall: Hall) -> Iterator[Item]:
    for number, source in enumerate(hall.data.workshop["agenda"], start=1):
        minute = hall.data.calendar.minute(int(source.get("day", 1)), clock_time(str(source["start"])))
        yield Item(hall.made("agi", str(number)), minute, source)


def _referred_from_elsewhere(data: Dataset) -> Iterator[str]:
    """Worksheets of which somebody names a row of another unit: they must be able to read it."""
    homes = {event.row_key: event for event in data.events if event.op == "create"}
    for one in rows_of(data):
        for value in one.values.values():
            for name in value if isinstance(value, list) else [value]:
                home = homes.get(name) if isinstance(name, str) else None
                if home is not None and home.unit != one.unit:
                    yield home.worksheet


def describe(one: Row) -> str:
    """How a fault calls a row: by its worksheet, its unit and who wrote it."""
    name = one.submission if isinstance(one, Event) else one.id
    return text("rehearsal.row", "id", name=name, worksheet=one.worksheet, unit=one.unit.key, person=one.person or "staf")

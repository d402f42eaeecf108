"""Handing out: the agenda, and one activity for every worksheet, unit and grouping that the data set writes on.

An agenda item that names worksheets starts them; what nobody planned is opened when the first row needs it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workshop.library import shelf
from workshop.rehearsal.dataset import Attempt, Dataset, Division, Event
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.loading import clock_time
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.saves import Message
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
        self._homes: dict[str, Task] = {}
        for event in hall.data.events:
            self._homes.setdefault(event.row_key, task_of(hall.data, event))
        self._wanted = list(dict.fromkeys(self.task(one) for one in rows_of(hall.data)))

    def plan(self) -> None:
        """Before the day: agenda items, then the activities that belong to them."""
        for item in self.items:
            self.hall.leads("save_agenda_item", **self.agenda_item(item))
        shared = set(_referred_from_elsewhere(self.hall.data))
        for task in self._wanted:
            self.hall.leads("save_activity", **self._activity(task, share=task.worksheet in shared))

    def task(self, one: Row) -> Task:
        """A row stays where it was first written."""
        return self._homes[one.row_key] if isinstance(one, Event) else task_of(self.hall.data, one)

    def id_of(self, one: Row) -> str:
        return self._id(self.task(one))

    def unit_id(self, one: Row) -> str:
        return self.hall.unit_id(one.unit, self.task(one).division)

    def division(self, one: Row) -> Division | None:
        key = self.task(one).division
        return next((division for division in self.hall.data.divisions if division.key == key), None)

    def start(self, item: Item) -> None:
        self.hall.leads_and_sees("start_agenda_item", agenda_item=item.id)

    def opened(self, one: Row) -> str:
        """The activity's id, once people can write in it."""
        id = self.id_of(one)
        if not self.is_open(id, self.hall.lead):
            self.hall.leads_and_sees("open_activity", activity=id)
        return id

    def close_all(self) -> None:
        for task in self._wanted:
            if self.is_open(self._id(task), self.hall.lead):
                self.hall.leads_and_sees("close_activity", activity=self._id(task))

    def is_open(self, activity: str, on: Phone) -> bool:
        """As that phone or console shows it."""
        return (on.get("activity", activity) or {}).get("state") == "open"

    def _id(self, task: Task) -> str:
        return self.hall.made("act", task.worksheet, task.unit, task.division or "")

    def agenda_item(self, item: Item) -> Message:
        source = item.source
        grouping = next((one.key for one in self.hall.data.divisions if one.key == source.get("grouping")), None)
        return {
            "agenda_item": item.id,
            "day": int(source.get("day", 1)),
            "start": f"{clock_time(str(source['start'])):%H:%M}",
            "end": f"{clock_time(str(source['end'])):%H:%M}",
            "title": str(source.get("title", "")),
            "kind": str(source.get("kind", "plenary")),
            "worksheets": [key for key in source.get("worksheets", []) if self._starts_with(item, key, grouping)],
            "grouping": self.hall.grouping_id(grouping) if grouping else None,
        }

    def _starts_with(self, item: Item, key: str, grouping: str | None) -> bool:
        """Each worksheet with the first item that names it; one for groups only where it is clear which."""
        if key not in self._worksheets or self._item_of(key) != item:
            return False
        planned = any(task.worksheet == key for task in self._wanted)
        return planned or grouping is not None or shelf.worksheet(key)["unit"] != "group"

    def _item_of(self, worksheet: str) -> Item | None:
        return next((item for item in self.items if worksheet in item.source.get("worksheets", [])), None)

    def _activity(self, task: Task, share: bool) -> Message:
        item = self._item_of(task.worksheet)
        return {
            "activity": self._id(task),
            "worksheet": self._worksheets[task.worksheet],
            "unit": task.unit,
            "grouping": self.hall.grouping_id(task.division) if task.division else None,
            "agenda_item": item.id if item else None,
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


def by_staff(data: Dataset, one: Row) -> bool:
    """On behalf: what the data say was, and what no phone in the hall could write, because the person is not there then or
    the sheet is somebody else's."""
    if (isinstance(one, Event) and one.by_staff) or not one.person:
        return True
    person = data.participants[one.person]
    foreign = {"person": person.key, "organisation": person.organisation}.get(one.unit.kind, one.unit.key) != one.unit.key
    return foreign or not person.stays or (isinstance(one, Event) and not data.is_there(person.key, one.minute))


def describe(one: Row) -> str:
    """How a fault calls a row: by its worksheet, its unit and who wrote it."""
    name = one.submission if isinstance(one, Event) else one.id
    return text("rehearsal.row", "id", name=name, worksheet=one.worksheet, unit=one.unit.key, person=one.person or "staf")

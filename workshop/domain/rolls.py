"""The roll: everybody on the list and everybody who came, with what their marks say of each half-day, in protocol order.

Substitutes are persons of their own; whoever they stand in for stays on the list beside them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from workshop.domain.attendance import HalfDay, came, half_days_of, of_day, was_there
from workshop.domain.marks import LEFT, AttendanceMark
from workshop.domain.people import Person
from workshop.domain.protocol_order import SET, rank_of, ranks_in
from workshop.domain.record_hall import Hall, Shelves
from workshop.domain.workshops import Workshop

OFF_THE_LIST = ("removed", "merged")


@dataclass(frozen=True, slots=True)
class Roll:
    """`people` in protocol order; `marks` of each by their id, those that a merged name got among them."""

    hall: Hall
    rule: str
    half_days: Sequence[HalfDay]
    people: Sequence[Person]
    marks: Mapping[str, Sequence[AttendanceMark]]

    def on(self, person: Person, day: int) -> list[AttendanceMark]:
        return of_day(self.half_days, self.marks.get(person.id, ()), day)

    def present(self, half: HalfDay) -> list[Person]:
        return [person for person in self.people if was_there(half, self.on(person, half.day), self.rule)]

    def awaited(self, present: Iterable[Person]) -> list[Person]:
        """Everybody on the list but those whose substitute is there in their stead."""
        there = list(present)
        replaced = {person.substitute_for for person in there} - {person.id for person in there}
        return [person for person in self.people if person.id not in replaced]

    def came_on(self, day: int) -> list[Person]:
        return [person for person in self.people if came(self.on(person, day)) is not None]

    def arrival(self, person: Person, day: int) -> AttendanceMark | None:
        return came(self.on(person, day))

    def departure(self, person: Person, day: int) -> AttendanceMark | None:
        """The last word that somebody left, unless they came again after it."""
        told = [mark for mark in self.on(person, day) if not mark.withdrawn and mark.at]
        last = max(told, key=lambda mark: datetime.fromisoformat(mark.at), default=None)
        return last if last is not None and last.kind == LEFT else None

    def days(self) -> list[int]:
        return sorted({half.day for half in self.half_days})

    def organisations(self, people: Iterable[Person]) -> list[str]:
        """Their organisations' ids, in protocol order."""
        found = {self.hall.organisation_of.get(person.id) for person in people} - {None}
        listed = sorted(self.hall.organisations.values(), key=lambda one: (one.position, one.name, one.id))
        return [one.id for one in listed if one.id in found]

    def sectors(self, people: Iterable[Person]) -> dict[str, int]:
        return _counted(self.sector(person) for person in people)

    def sector(self, person: Person) -> str:
        """The person's own, else that of the organisation."""
        organisation = self.hall.organisations.get(self.hall.organisation_of.get(person.id, ""))
        return person.sector or (organisation.sector if organisation else "")


def roll_of(shelves: Shelves, hall: Hall, workshop: Workshop, zone: tzinfo) -> Roll:
    ranks = ranks_in(workshop.choice_sets.get(SET, []))
    people = [person for person in hall.people.values() if not person.staff and person.status not in OFF_THE_LIST]
    marks: dict[str, list[AttendanceMark]] = {}
    for mark in shelves.all(AttendanceMark):
        marks.setdefault(hall.person_id(mark.person_id), []).append(mark)
    return Roll(
        hall=hall,
        rule=workshop.presence_by,
        half_days=half_days_of(workshop, zone),
        people=sorted(people, key=lambda person: _order(hall, person, rank_of(person.position, ranks))),
        marks=marks,
    )


def sexes(people: Iterable[Person]) -> dict[str, int]:
    return _counted(person.sex for person in people)


def _order(hall: Hall, person: Person, rank: int) -> tuple[int, str, int, int, str, str]:
    position, organisation, seat, name, id = hall.person_order(person)
    return position, organisation, rank, seat, name, id


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(name for name in names if name).items()))

"""The hall as a record sees it: who is who after merging, whose place a person fills, who was there.

An author stays an author: a person who was removed, merged or replaced keeps what they wrote, and the organisation they
wrote it for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from workshop.domain.groups import Group, Membership
from workshop.domain.marks import AttendanceMark
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation, key_of
from workshop.domain.people import Grant, Person, Seat
from workshop.domain.substitutions import Substitution

Kind = TypeVar("Kind", bound=Stored)
Mergeable = TypeVar("Mergeable", Person, Organisation)

IN = ("joined", "provisional", "erased")


class Shelves:
    """The objects of one workshop, by kind."""

    def __init__(self, things: Iterable[Stored]) -> None:
        self._shelves: dict[type[Stored], list[Stored]] = {}
        for thing in things:
            self._shelves.setdefault(type(thing), []).append(thing)

    def all(self, kind: type[Kind]) -> list[Kind]:
        return [thing for thing in self._shelves.get(kind, []) if isinstance(thing, kind)]

    def everything(self) -> Iterator[Stored]:
        for shelf in self._shelves.values():
            yield from shelf

    def by_id(self, kind: type[Kind]) -> dict[str, Kind]:
        return {thing.id: thing for thing in self.all(kind)}


@dataclass(frozen=True, slots=True)
class Hall:
    """`seat_of`, `organisation_of` and `roles` by person id; `members`: group id → people ids in the order of their seats."""

    people: Mapping[str, Person]
    organisations: Mapping[str, Organisation]
    groups: Mapping[str, Group]
    seat_of: Mapping[str, Seat]
    organisation_of: Mapping[str, str]
    members: Mapping[str, list[str]]
    roles: Mapping[str, list[str]]
    present: frozenset[str]

    def person(self, id: str) -> Person | None:
        return _survivor(self.people, id)

    def person_id(self, id: str) -> str:
        found = self.person(id)
        return found.id if found else id

    def organisation_id(self, id: str) -> str:
        found = _survivor(self.organisations, id)
        return found.id if found else id

    def guests(self) -> list[Person]:
        """Everybody who was there, without the staff, in the order of the organisations."""
        there = [person for person in self.people.values() if person.id in self.present and not person.staff]
        return sorted(there, key=self.person_order)

    def person_order(self, person: Person) -> tuple[int, str, int, str, str]:
        organisation = self.organisations.get(self.organisation_of.get(person.id, ""))
        seat = self.seat_of.get(person.id)
        place = (organisation.position, organisation.name) if organisation else (10**9, "")
        return (*place, seat.position if seat else 0, person.name, person.id)

    def unit_key(self, unit: str, id: str) -> str:
        """What the record calls a unit: an organisation's or group's key, a person's number on the list, else the id."""
        if unit == "organisation":
            return key_of(self.organisations[id]) if id in self.organisations else id
        if unit == "group":
            return group_key(self.groups[id]) if id in self.groups else id
        return (self.people[id].list_key or id) if id in self.people else id

    def unit_title(self, unit: str, id: str) -> str:
        if unit == "organisation":
            return self.organisations[id].name if id in self.organisations else id
        if unit == "group":
            return group_title(self.groups[id]) if id in self.groups else id
        return self.people[id].name if id in self.people else id

    def unit_order(self, unit: str, id: str) -> tuple[object, ...]:
        if unit == "organisation" and id in self.organisations:
            return (0, self.organisations[id].position, self.organisations[id].name, id)
        if unit == "group" and id in self.groups:
            return (0, self.groups[id].number, id)
        if unit == "person" and id in self.people:
            return (0, *self.person_order(self.people[id]))
        return (1, id)


def group_key(group: Group) -> str:
    return group.key or str(group.number)


def group_title(group: Group) -> str:
    return group.title or group_key(group)


def hall_of(shelves: Shelves) -> Hall:
    people = shelves.by_id(Person)
    seats = shelves.by_id(Seat)
    substitutions = shelves.all(Substitution)
    seat_of = _seats(people, seats, substitutions)
    organisations = shelves.by_id(Organisation)
    return Hall(
        people=people,
        organisations=organisations,
        groups=shelves.by_id(Group),
        seat_of=seat_of,
        organisation_of=_organisations(organisations, seat_of),
        members=_members(people, seats, shelves.all(Membership)),
        roles=_roles(shelves.all(Grant)),
        present=_present(people, shelves.all(AttendanceMark)),
    )


def _survivor(things: Mapping[str, Mergeable], id: str) -> Mergeable | None:
    """Follows `merged_into` to its end; a circle ends where it began."""
    seen: set[str] = set()
    found = things.get(id)
    while found is not None and found.merged_into and found.id not in seen:
        seen.add(found.id)
        found = things.get(found.merged_into, found)
    return found


def _seats(people: Mapping[str, Person], seats: Mapping[str, Seat], substitutions: Iterable[Substitution]) -> dict[str, Seat]:
    """The seat a person holds, else one they held; of whoever left or gave it back, the one that another fills."""
    of: dict[str, Seat] = {}
    for seat in sorted(seats.values(), key=lambda seat: (seat.status == "held", seat.id)):
        of[seat.person_id] = seat
    told = sorted(substitutions, key=lambda one: (one.standing, one.at, one.revision))
    hands = [(person, one.seat_id) for one in told for person in (one.substitute_id, one.predecessor_id)]
    of = {person: seats[seat] for person, seat in hands if seat in seats} | of
    for person in people.values():
        if person.substitute_for and person.id in of:
            of.setdefault(person.substitute_for, of[person.id])
    return of


def _organisations(organisations: Mapping[str, Organisation], seat_of: Mapping[str, Seat]) -> dict[str, str]:
    found = ((person, _survivor(organisations, seat.organisation_id)) for person, seat in seat_of.items())
    return {person: organisation.id for person, organisation in found if organisation is not None}


def _members(people: Mapping[str, Person], seats: Mapping[str, Seat], memberships: Iterable[Membership]) -> dict[str, list[str]]:
    found: dict[str, list[Seat]] = {}
    for membership in memberships:
        seat = seats.get(membership.seat_id)
        sitting = people.get(seat.person_id) if seat else None
        if membership.group_id and seat and seat.status == "held" and sitting and sitting.status not in ("removed", "merged"):
            found.setdefault(membership.group_id, []).append(seat)
    return {group: [s.person_id for s in sorted(those, key=lambda s: (s.position, s.id))] for group, those in found.items()}


def _roles(grants: Iterable[Grant]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for grant in grants:
        if grant.revoked_at is None:
            found.setdefault(grant.person_id, set()).add(grant.role)
    return {person: sorted(roles) for person, roles in found.items()}


def _present(people: Mapping[str, Person], marks: Iterable[AttendanceMark]) -> frozenset[str]:
    """Who joined on a phone or was marked as arrived."""
    joined = {person.id for person in people.values() if person.status in IN}
    arrived = {mark.person_id for mark in marks if mark.kind == "arrived" and not mark.withdrawn}
    return frozenset(joined | {id for id in arrived if id in people and people[id].status != "merged"})

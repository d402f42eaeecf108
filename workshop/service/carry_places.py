"""Onto which sheet of an activity a row belongs: the same group, organisation or person, else by theme or by who wrote it.

Where it cannot be known nobody guesses: whoever carries is asked.
"""

from dataclasses import dataclass
from functools import cached_property

from workshop.domain.activities import Activity
from workshop.domain.carrying import Given
from workshop.domain.groups import Group, Membership
from workshop.domain.organisations import Organisation
from workshop.domain.people import HERE, Person, Seat
from workshop.domain.refusals import Refused
from workshop.storage.transaction import Reader


@dataclass
class Places:
    reader: Reader
    activity: Activity

    @cached_property
    def units(self) -> dict[str, str]:
        """Every unit that has a sheet there → what it is called."""
        asked = set(self.activity.audience)
        return {
            id: title for id, title in self._all_units().items() if not asked or id in asked or self.activity.unit == "person"
        }

    def of(self, given: Given) -> str | None:
        found = {"organisation": self._organisation, "group": self._group, "person": self._person}[self.activity.unit](given)
        return found if found in self.units else None

    def must_have(self, unit: str) -> str:
        if unit not in self.units:
            raise Refused(f"unknown_{self.activity.unit}", unit, "rows")
        return unit

    def _all_units(self) -> dict[str, str]:
        if self.activity.unit == "group":
            return {one.id: one.title or one.key or str(one.number) for one in self._groups}
        if self.activity.unit == "organisation":
            held = self.reader.all(Organisation, self.activity.workshop_id)
            return {one.id: one.name for one in sorted(held, key=lambda one: one.position) if one.merged_into is None}
        here = self.reader.all(Person, self.activity.workshop_id, staff=False)
        return {one.id: one.name for one in here if one.status in (*HERE, "announced")}

    def _person(self, given: Given) -> str | None:
        return given.unit_id if given.unit == "person" else None

    def _organisation(self, given: Given) -> str | None:
        """The sheet's own, the only one the row names, or the author's."""
        if given.unit == "organisation":
            return self._survivor(given.unit_id)
        named = [given.values.get(one.id) for one in given.design.fields if one.type == "opd"] if given.design else []
        found = {str(one) for one in named if one}
        return self._survivor(found.pop() if len(found) == 1 else given.organisation_id or "")

    def _group(self, given: Given) -> str | None:
        if given.unit == "group" and any(one.id == given.unit_id for one in self._groups):
            return given.unit_id
        themed = [one.id for one in self._groups if given.theme and one.theme == given.theme]
        if len(themed) == 1:
            return themed[0]
        sits = self._group_of_person.get(given.unit_id if given.unit == "person" else given.author_id)
        if sits is not None and not themed:
            return sits
        together = self._groups_of_organisation.get(given.organisation_id or "", set())
        return next(iter(together)) if len(together) == 1 and not themed else None

    def _survivor(self, id: str) -> str | None:
        found = self.reader.get(Organisation, self.activity.workshop_id, id) if id else None
        return (found.merged_into or found.id) if found else None

    @cached_property
    def _groups(self) -> list[Group]:
        held = self.reader.all(Group, self.activity.workshop_id, grouping_id=self.activity.grouping_id)
        return sorted((one for one in held if not one.removed), key=lambda one: one.number)

    @cached_property
    def _seated(self) -> list[tuple[Seat, str]]:
        """Everybody's seat with its group in this grouping."""
        seats = {one.id: one for one in self.reader.all(Seat, self.activity.workshop_id, status="held")}
        held = self.reader.all(Membership, self.activity.workshop_id, grouping_id=self.activity.grouping_id)
        return [(seats[one.seat_id], one.group_id) for one in held if one.group_id and one.seat_id in seats]

    @cached_property
    def _group_of_person(self) -> dict[str, str]:
        return {seat.person_id: group for seat, group in self._seated}

    @cached_property
    def _groups_of_organisation(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for seat, group in self._seated:
            found.setdefault(seat.organisation_id, set()).add(group)
        return found

"""What confirming an import would do, row by row, before anything is written.

A plan only adds and corrects.  What the file leaves empty stays as it is, what was only guessed never
overwrites, and nobody is removed because a file does not mention them: their work stays.  Keys are made from
the rows themselves, so the same file gives the same plan; ids are the caller's to make.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields

from workshop.intake.rosters import (
    KnownOrganisation,
    KnownPerson,
    OrganisationRoster,
    OrganisationRow,
    PeopleRoster,
    PersonRow,
    Problem,
)
from workshop.intake.spelling import fold, fold_person

ORGANISATION_FIELDS = ("name", "abbreviation", "kind", "sector")
PERSON_FIELDS = tuple(field.name for field in fields(KnownPerson) if field.name != "id")


@dataclass(frozen=True, slots=True)
class Planned:
    """`values` is what would be stored, `changes` field → (as it is, as it would be); `id` of what exists."""

    row: int
    key: str
    id: str | None
    values: dict[str, str]
    changes: dict[str, tuple[str, str]]
    order: int


@dataclass(frozen=True, slots=True)
class Plan:
    new: tuple[Planned, ...]
    changed: tuple[Planned, ...]
    unchanged: tuple[Planned, ...]
    problems: tuple[Problem, ...]

    @property
    def writes(self) -> tuple[Planned, ...]:
        """What confirming stores, in the order of the file; empty when the same file comes again."""
        return tuple(sorted((*self.new, *self.changed), key=lambda planned: planned.order))


def plan_organisations(roster: OrganisationRoster, existing: Sequence[KnownOrganisation]) -> Plan:
    by_id = {organisation.id: _values(organisation, ORGANISATION_FIELDS) for organisation in existing}
    planned = [
        _planned(row, _organisation_key(row), row.organisation_id, by_id, ORGANISATION_FIELDS, row.position)
        for row in roster.rows
    ]
    return _sorted_out(planned, roster.problems)


def plan_people(roster: PeopleRoster, existing: Sequence[KnownPerson]) -> Plan:
    by_id = {person.id: _values(person, PERSON_FIELDS) for person in existing}
    planned = [
        _planned(row, _person_key(row), row.person_id, by_id, PERSON_FIELDS, order)
        for order, row in enumerate(roster.rows, start=1)
    ]
    return _sorted_out(planned, roster.problems)


def _planned(
    row: OrganisationRow | PersonRow,
    key: str,
    known_id: str | None,
    existing: Mapping[str, dict[str, str]],
    names: Iterable[str],
    order: int,
) -> Planned:
    before = existing.get(known_id or "", {})
    said = _said(row, names, row.guessed, before)
    changes = {name: (before[name], text) for name, text in said.items() if before and before[name] != text}
    found = known_id if before else None
    return Planned(row.row, key, found, before | said, changes, order)


def _said(
    row: OrganisationRow | PersonRow,
    names: Iterable[str],
    guessed: AbstractSet[str],
    before: Mapping[str, str],
) -> dict[str, str]:
    """What the row has to say on what was there: not its empty cells, nor guesses where something stands."""
    said = {name: str(getattr(row, name)) for name in names}
    return {name: text for name, text in said.items() if not before or (text and not (name in guessed and before[name]))}


def _values(known: KnownOrganisation | KnownPerson, names: Iterable[str]) -> dict[str, str]:
    return {name: str(getattr(known, name)) for name in names}


def _organisation_key(row: OrganisationRow) -> str:
    return fold(row.abbreviation or row.name)


def _person_key(row: PersonRow) -> str:
    return row.list_key or row.nip or f"{row.organisation_id}/{fold_person(row.name)}"


def _sorted_out(planned: Iterable[Planned], problems: tuple[Problem, ...]) -> Plan:
    each = list(planned)
    return Plan(
        new=tuple(one for one in each if one.id is None),
        changed=tuple(one for one in each if one.id is not None and one.changes),
        unchanged=tuple(one for one in each if one.id is not None and not one.changes),
        problems=problems,
    )

"""What the workshop's lists hold already, as an office's file is compared with it; and reading such a file.

Reading is pure and takes its time: it runs off the loop.  Removed people stay known, so that a file that still lists
them does not bring them back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.domain.organisations import Organisation
from workshop.domain.people import Person, Seat
from workshop.intake.figures import organisation_figures, people_figures
from workshop.intake.files import open_table
from workshop.intake.organisations import read_organisations
from workshop.intake.people import read_people
from workshop.intake.plan import Plan, plan_organisations, plan_people
from workshop.intake.preview import Reading
from workshop.intake.rosters import KnownOrganisation, KnownPerson
from workshop.intake.substitutes import with_names
from workshop.service.seats import homes
from workshop.storage.transaction import Reader

KINDS = ("organisations", "people")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person decided about the file so far."""

    columns: Mapping[str, str] = field(default_factory=dict)
    corrections: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    excluded: frozenset[int] = frozenset()
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    """`provisional`: ids of who came in at the door without being listed.  `taken`: every id in use."""

    organisations: tuple[KnownOrganisation, ...]
    people: tuple[KnownPerson, ...]
    provisional: frozenset[str]
    taken: frozenset[str]


def lists_of(reader: Reader, workshop_id: str) -> Lists:
    organisations = reader.all(Organisation, workshop_id)
    people = [person for person in reader.all(Person, workshop_id) if not person.staff]
    listed = [one for one in organisations if one.status != "merged"]
    living = [person for person in people if person.status != "merged"]
    return Lists(
        organisations=tuple(_organisation(one) for one in sorted(listed, key=lambda one: (one.position, one.id))),
        people=_people(living, homes(reader, workshop_id)),
        provisional=frozenset(
            [
                *(one.id for one in listed if one.status == "provisional"),
                *(one.id for one in living if one.status == "provisional"),
            ]
        ),
        taken=frozenset(one.id for one in (*organisations, *people)),
    )


def read_file(kind: str, content: bytes, filename: str, choices: Choices, lists: Lists) -> Reading:
    """The file as a roster and a plan; refused in words where it is no list."""
    table = open_table(content, filename, kind=kind, sheet=choices.sheet or None)
    told: dict[str, Any] = {"columns": choices.columns, "corrections": choices.corrections, "excluded": choices.excluded}
    if kind == "organisations":
        offices = read_organisations(table, lists.organisations, **told)
        return Reading(table, offices, plan_organisations(offices, lists.organisations), organisation_figures(offices))
    crowd = with_names(read_people(table, lists.organisations, lists.people, **told), lists.people)
    return Reading(table, crowd, plan_people(crowd, lists.people), people_figures(crowd))


def newly_listed(plan: Plan, lists: Lists) -> list[str]:
    """Ids of who is on the file as known, and only said at the door to be somebody: now they are listed."""
    return [planned.id for planned in plan.unchanged if planned.id in lists.provisional]


def _organisation(one: Organisation) -> KnownOrganisation:
    return KnownOrganisation(one.id, one.name, one.abbreviation, tuple(one.aliases), one.kind, one.sector)


def _people(people: list[Person], home: Mapping[str, Seat]) -> tuple[KnownPerson, ...]:
    names = {person.id: person.name for person in people}
    seated = sorted((person for person in people if person.id in home), key=lambda one: (home[one.id].position, one.id))
    return tuple(_person(one, home[one.id].organisation_id, names.get(one.substitute_for or "", "")) for one in seated)


def _person(one: Person, organisation_id: str, stands_in_for: str) -> KnownPerson:
    return KnownPerson(
        id=one.id,
        name=one.name,
        organisation_id=organisation_id,
        position=one.position,
        sector=one.sector,
        sex=one.sex,
        nip=one.nip,
        rank=one.rank,
        phone=one.phone,
        list_key=one.list_key,
        substitute_for=stands_in_for,
    )

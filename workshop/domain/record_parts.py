"""The parts of a record that describe the workshop: itself, its organisations and people, how the hall was divided, the
agenda and the worksheets.
"""

from collections.abc import Collection
from typing import Any

from workshop.domain.activities import Worksheet
from workshop.domain.agenda import AgendaItem
from workshop.domain.groups import Group, Grouping
from workshop.domain.objects import Json
from workshop.domain.organisations import Organisation, key_of
from workshop.domain.people import Person, Seat
from workshop.domain.record_hall import Hall, Shelves, group_key, group_title
from workshop.domain.workshops import Workshop

OF_THE_WORKSHOP = (
    "id",
    "title",
    "stage",
    "place",
    "region",
    "organiser",
    "days",
    "half_days",
    "timezone",
    "language",
    "year_range",
    "rehearsal",
    "profile",
)
OF_A_WORKSHEET = ("title_id", "title_en", "unit", "rows_min", "secret", "repeated", "fields")


def workshop_part(workshop: Workshop) -> dict[str, Json]:
    return {name: getattr(workshop, name) for name in OF_THE_WORKSHOP}


def theme_parts(workshop: Workshop) -> list[Json]:
    return [{**theme, "sub": theme.get("sub", [])} for theme in workshop.themes]


def organisation_parts(hall: Hall) -> list[Json]:
    """In protocol order; a merged organisation is the one it was merged into."""
    kept = [organisation for organisation in hall.organisations.values() if organisation.status != "merged"]
    return [_organisation(organisation) for organisation in sorted(kept, key=lambda o: (o.position, o.name, o.id))]


def person_parts(hall: Hall, authors: Collection[str], personal: bool) -> list[Json]:
    """Everybody on the list, everybody who wrote or was excused; the NIP only for who keeps the papers."""
    kept = [person for person in hall.people.values() if person.status not in ("removed", "merged") or person.id in authors]
    return [_person(person, hall, personal) for person in sorted(kept, key=hall.person_order)]


def grouping_parts(shelves: Shelves, hall: Hall, used: Collection[str]) -> list[Json]:
    """The groupings in force, and those that a sheet was written in."""
    seats = shelves.by_id(Seat)
    kept = [grouping for grouping in shelves.all(Grouping) if not grouping.removed or grouping.id in used]
    return [
        {
            "id": grouping.id,
            "key": grouping.key,
            "title": grouping.title,
            "groups": [_group(group, hall, seats) for group in groups_of(hall, grouping.id)],
        }
        for grouping in sorted(kept, key=lambda grouping: (grouping.key, grouping.id))
    ]


def groups_of(hall: Hall, grouping_id: str | None) -> list[Group]:
    kept = [group for group in hall.groups.values() if group.grouping_id == grouping_id and not group.removed]
    return sorted(kept, key=lambda group: (group.number, group.id))


def agenda_parts(shelves: Shelves) -> list[Json]:
    items = [item for item in shelves.all(AgendaItem) if not item.removed]
    return [
        {
            "id": item.id,
            "day": item.day,
            "start": item.start,
            "end": item.end,
            "title": item.title,
            "kind": item.kind,
            "state": item.state,
            "started_at": item.started_at,
            "ended_at": item.ended_at,
        }
        for item in sorted(items, key=lambda item: (item.day, item.start, item.id))
    ]


def worksheet_parts(shelves: Shelves, used: Collection[str]) -> list[Json]:
    kept = [worksheet for worksheet in shelves.all(Worksheet) if not worksheet.removed or worksheet.id in used]
    return [_worksheet(worksheet) for worksheet in sorted(kept, key=lambda w: (w.position, w.key, w.id))]


def _organisation(organisation: Organisation) -> dict[str, Json]:
    return {
        "id": organisation.id,
        "key": key_of(organisation),
        "name": organisation.name,
        "abbreviation": organisation.abbreviation,
        "kind": organisation.kind,
        "sector": organisation.sector,
        "position": organisation.position,
        "status": organisation.status,
    }


def _person(person: Person, hall: Hall, personal: bool) -> dict[str, Json]:
    return {
        "id": person.id,
        "list_key": person.list_key,
        "name": person.name,
        "position": person.position,
        "sector": person.sector,
        "sex": person.sex,
        "nip": person.nip if personal else "",
        "rank": person.rank if personal else "",
        "organisation_id": hall.organisation_of.get(person.id),
        "status": person.status,
        "substitute_for": hall.person_id(person.substitute_for) if person.substitute_for else None,
        "staff": person.staff,
        "joined": person.id in hall.present,
        "roles": hall.roles.get(person.id, []),
    }


def _group(group: Group, hall: Hall, seats: dict[str, Seat]) -> dict[str, Json]:
    def sits(seat_id: str | None) -> str | None:
        seat = seats.get(seat_id or "")
        return seat.person_id if seat else None

    return {
        "id": group.id,
        "key": group_key(group),
        "number": group.number,
        "title": group_title(group),
        "theme": group.theme,
        "place": group.place,
        "members": hall.members.get(group.id, []),
        "chair": sits(group.chair_seat_id),
        "scribe": sits(group.scribe_seat_id),
        "speaker": sits(group.speaker_seat_id),
    }


def _worksheet(worksheet: Worksheet) -> dict[str, Json]:
    rest: dict[str, Any] = {"rows_min": 0, "secret": False, "repeated": True, "fields": []}
    definition = {name: worksheet.definition.get(name, rest.get(name, "")) for name in OF_A_WORKSHEET}
    return {"id": worksheet.id, "key": worksheet.key, **definition}

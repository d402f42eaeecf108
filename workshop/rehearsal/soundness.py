"""Whether a data set hangs together: every name it speaks of exists.  The first fault is told with its place."""

import re
from collections.abc import Iterator

from workshop.library import shelf
from workshop.rehearsal.broken import Broken
from workshop.rehearsal.dataset import Attempt, Dataset, Event, Unit

CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.][0-5][0-9]")
OPERATIONS = ("create", "update", "delete", "restore")
FORMS_AT_THE_DOOR = ("x_registrasi",)


def check(data: Dataset) -> None:
    for fault in _faults(data):
        raise fault


def _faults(data: Dataset) -> Iterator[Broken]:
    yield from _agenda(data)
    yield from _people(data)
    yield from _groups(data)
    yield from _rows(data)
    for attempt in data.attempts:
        yield from _place(data, "invalid_answers.json", attempt.id, attempt)


def _agenda(data: Dataset) -> Iterator[Broken]:
    for place, item in enumerate(data.workshop["agenda"], start=1):
        day, times = item.get("day", 1), (str(item.get("start", "")), str(item.get("end", "")))
        if day not in range(1, len(data.calendar.dates) + 1) or not all(CLOCK.fullmatch(time) for time in times):
            yield Broken("rehearsal.broken.agenda", place=place, title=item.get("title", ""))


def _people(data: Dataset) -> Iterator[Broken]:
    if not data.participants:
        yield Broken("rehearsal.broken.nobody")
    for person in data.participants.values():
        if person.organisation not in data.organisations:
            yield Broken("rehearsal.broken.organisation", person=person.key, organisation=person.organisation)


def _groups(data: Dataset) -> Iterator[Broken]:
    for division in data.divisions:
        members = [person for group in division.groups for person in group.members]
        for person in [*members, *(move.person for move in division.moves)]:
            if person not in data.participants:
                yield Broken("rehearsal.broken.member", grouping=division.key, person=person)
        if twice := [person for person in members if members.count(person) > 1]:
            yield Broken("rehearsal.broken.member_twice", grouping=division.key, person=twice[0])
        if lost := [group for group in division.defaults.values() if not division.has(group)]:
            yield Broken("rehearsal.broken.default", grouping=division.key, group=lost[0])


def _rows(data: Dataset) -> Iterator[Broken]:
    rows: set[str] = set()
    for event in data.events:
        yield from _place(data, "answers.json", event.submission, event)
        if event.op not in OPERATIONS:
            yield Broken("rehearsal.broken.operation", row=event.submission, operation=event.op)
        if event.op != "create" and event.row_key not in rows:
            yield Broken("rehearsal.broken.not_yet", row=event.submission, entry=event.row_key)
        rows.add(event.row_key)


def _place(data: Dataset, file: str, row: str, one: Event | Attempt) -> Iterator[Broken]:
    if one.worksheet not in shelf.worksheet_keys() or one.worksheet in FORMS_AT_THE_DOOR:
        yield Broken("rehearsal.broken.worksheet", file=file, row=row, worksheet=one.worksheet)
    if one.person and one.person not in data.participants:
        yield Broken("rehearsal.broken.person", file=file, row=row, person=one.person)
    if not _known(data, one.unit):
        yield Broken("rehearsal.broken.unit", file=file, row=row, kind=one.unit.kind, unit=one.unit.key)


def _known(data: Dataset, unit: Unit) -> bool:
    if unit.kind == "person":
        return unit.key in data.participants
    if unit.kind == "organisation":
        return unit.key in data.organisations
    return any(division.has(unit.key) for division in data.divisions)

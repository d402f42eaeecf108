"""Checked office files into organisations, people and seats.

Only what a row says is written; what it leaves out stays.  Nobody is removed, and whoever is known keeps id, seat and
work.  Taken again, the same rows change nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workshop.domain import accepting as take
from workshop.domain.commands.base import Command
from workshop.domain.commands.hall import ImportOrganisations, ImportPeople
from workshop.domain.objects import Json
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.substitutions import Substitution
from workshop.domain.viewers import Viewer
from workshop.intake.limits import MAX_ROWS
from workshop.intake.substitutes import Candidate, find
from workshop.service.desk import Handler
from workshop.service.seats import home_of, homes, new_seat
from workshop.service.substituting import held_for_another
from workshop.storage.transaction import Reader, Tx

ORGANISATION_TEXTS = ("name", "abbreviation", "kind", "sector")
ORGANISATION_KEYS = ("id", *ORGANISATION_TEXTS, "aliases", "position")
PERSON_TEXTS = ("name", "position", "sector", "sex", "nip", "rank", "phone", "list_key")
PERSON_KEYS = ("id", "organisation", "substitute_for", "order", *PERSON_TEXTS)
LAST = 9999
MOST_ALIASES = 20

Row = Mapping[str, Json]


def import_organisations(tx: Tx, viewer: Viewer, command: ImportOrganisations) -> dict[str, Any]:
    must_keep_lists(viewer)
    tally = {"new": 0, "changed": 0, "unchanged": 0}
    for row in take.rows(command.rows, "rows", MAX_ROWS):
        tally[_take_organisation(tx, viewer.workshop_id, take.record(row, "rows", ORGANISATION_KEYS))] += 1
    return {"written": tally}


def import_people(tx: Tx, viewer: Viewer, command: ImportPeople) -> dict[str, Any]:
    """First everybody, then who stands in for whom: a file names people above and below."""
    must_keep_lists(viewer)
    rows = [take.record(row, "rows", PERSON_KEYS) for row in take.rows(command.rows, "rows", MAX_ROWS)]
    became = {_id(row): _take_person(tx, viewer.workshop_id, row) for row in rows}
    candidates = _candidates(tx, viewer.workshop_id) if any("substitute_for" in row for row in rows) else []
    for row in rows:
        if "substitute_for" in row and _take_substitute(tx, viewer.workshop_id, row, candidates):
            became[_id(row)] = "changed" if became[_id(row)] == "unchanged" else became[_id(row)]
    return {"written": {status: list(became.values()).count(status) for status in ("new", "changed", "unchanged")}}


def must_keep_lists(viewer: Viewer) -> None:
    """The lists hold personal columns: for those who lead and for the organisers."""
    if not viewer.keeps_papers:
        raise Refused("not_allowed")


def _take_organisation(tx: Tx, workshop_id: str, row: Row) -> str:
    id = _id(row)
    before = tx.get(Organisation, workshop_id, id)
    said: dict[str, Any] = {name: take.text(row[name], name) for name in ORGANISATION_TEXTS if name in row}
    if "aliases" in row:
        said["aliases"] = [take.text(alias, "aliases") for alias in take.rows(row["aliases"], "aliases", MOST_ALIASES)]
    if "position" in row:
        said["position"] = take.whole(row["position"], "position", 0, LAST)
    if before is None:
        said["name"] = take.needed(row.get("name", ""), "name")
    elif before.status == "provisional":
        said["status"] = "listed"
    after = replace(before or Organisation(id=id, workshop_id=workshop_id, name=""), **said)
    return _written(tx, before, after, "organisation_imported")


def _take_person(tx: Tx, workshop_id: str, row: Row) -> str:
    id = _id(row)
    before = tx.get(Person, workshop_id, id)
    if before is not None and (before.staff or before.erased_at is not None):
        raise Refused("unknown_person", id, "rows")
    said: dict[str, Any] = {name: take.text(row[name], name) for name in PERSON_TEXTS if name in row}
    if before is None:
        said["name"] = take.needed(row.get("name", ""), "name")
    elif before.status == "provisional":
        said["status"] = "joined"
    after = replace(before or Person(id=id, workshop_id=workshop_id, name=""), **said)
    moved = _take_seat(tx, workshop_id, row, after, before is None)
    became = _written(tx, before, after, "person_imported")
    return "changed" if moved and became == "unchanged" else became


def _take_seat(tx: Tx, workshop_id: str, row: Row, person: Person, new: bool) -> bool:
    """Whether an existing seat went to another organisation.  One that a substitute fills stays where it is."""
    if "organisation" not in row and not new:
        return False
    organisation = tx.need(Organisation, workshop_id, take.needed(row.get("organisation", ""), "organisation")).id
    held = home_of(tx, workshop_id, person.id)
    if held is None:
        order = take.whole(row.get("order", LAST), "order", 0, LAST)
        tx.put(new_seat(tx, person, organisation, order), "seat_taken")
    elif held.organisation_id != organisation and held.person_id == person.id and held_for_another(tx, held) is None:
        tx.put(replace(held, organisation_id=organisation), "seat_changed")
        return True
    return False


def _take_substitute(tx: Tx, workshop_id: str, row: Row, candidates: list[Candidate]) -> bool:
    text = take.text(row["substitute_for"], "substitute_for")
    person = tx.need(Person, workshop_id, _id(row))
    home = next((one.organisation_id for one in candidates if one.ref == person.id), "")
    meant = find(text, home, [one for one in candidates if one.ref != person.id]) if text else None
    if meant is None and any(one.standing for one in tx.all(Substitution, workshop_id, substitute_id=person.id)):
        return False
    after = replace(person, substitute_for=meant.ref if meant else None)
    if after.substitute_for == person.substitute_for:
        return False
    tx.put(after, "person_imported")
    return True


def _candidates(reader: Reader, workshop_id: str) -> list[Candidate]:
    home = {person: seat.organisation_id for person, seat in homes(reader, workshop_id).items()}
    people = [one for one in reader.all(Person, workshop_id) if not one.staff and one.status != "merged"]
    return [Candidate(one.id, one.name, one.list_key, home.get(one.id, "")) for one in people]


def _written(tx: Tx, before: Organisation | Person | None, after: Organisation | Person, name: str) -> str:
    if before is None:
        tx.put(after, name)
        return "new"
    if after == before:
        return "unchanged"
    tx.put(after, name)
    return "changed"


def _id(row: Row) -> str:
    return take.fresh_id(take.needed(row.get("id", ""), "id"), "id")


HANDLERS: dict[type[Command], Handler] = {ImportOrganisations: import_organisations, ImportPeople: import_people}

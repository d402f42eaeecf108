"""The door: from the public code to a person with a token, without an account.

The code lets one ask to come in and nothing else (VS2).  The phone makes its own key; the same key for the same person
is the same arrival, answered with a fresh token (CM1).  A name that is taken on another phone is never silently shared.
"""

from dataclasses import dataclass, replace
from typing import Any

from workshop import clock
from workshop.domain.commands.base import ID
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.service.identity import ENDED, digest
from workshop.service.placing import place_late_comer
from workshop.storage.transaction import Reader, Tx

LONGEST_NAME = 120
SHORTEST_KEY = 16
IN = ("joined", "provisional")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """`organisation` and `person` are ids from the list, or new ids with `organisation_name`, `name` for who is not on it."""

    device_key: str
    organisation: str
    person: str
    organisation_name: str = ""
    name: str = ""


def workshop_at(reader: Reader, code: str) -> Workshop:
    """The workshop behind the code as a person types it; an unknown or archived one is `unknown_code`."""
    typed = "".join(code.split()).upper()
    found = reader.where(Workshop, "join_code = ? AND status = 'active'", typed) if typed else []
    if not found:
        raise Refused("unknown_code", field="code")
    return found[0]


def door(reader: Reader, code: str) -> dict[str, Any]:
    """What everybody with the code may see: the workshop's title and its organisations, no names."""
    workshop = workshop_at(reader, code)
    listed = [o for o in reader.all(Organisation, workshop.id) if o.status != "merged"]
    return {
        "workshop": {"id": workshop.id, "title": workshop.title, "place": workshop.place, "joining": workshop.joining},
        "organisations": [{"id": o.id, "name": o.name, "abbreviation": o.abbreviation} for o in sorted(listed, key=_order)],
    }


def names(reader: Reader, code: str, organisation_id: str) -> list[dict[str, Any]]:
    """The names of one organisation, and whether each is already in on some phone."""
    workshop = workshop_at(reader, code)
    seats = [s for s in reader.all(Seat, workshop.id, organisation_id=organisation_id) if s.status == "held"]
    people = [reader.need(Person, workshop.id, seat.person_id) for seat in sorted(seats, key=lambda s: (s.position, s.id))]
    return [{"id": p.id, "name": p.name, "taken": p.status in IN} for p in people if p.status not in ENDED]


def join(tx: Tx, code: str, arrival: Arrival) -> dict[str, Any]:
    """`{workshop, person, token}`; refused with `joining_locked`, `name_taken`, `unknown_code` and what is malformed."""
    workshop = workshop_at(tx, code)
    _well_formed(arrival)
    tx.at = clock.stamp(workshop.clock_at)
    known = _of_this_phone(tx, workshop.id, arrival)
    if workshop.joining != "open" and known is None:
        raise Refused("joining_locked")
    person = tx.get(Person, workshop.id, arrival.person)
    if person is not None and person.status in ENDED:
        raise Refused("access_ended", field="person")
    if known is None and person is not None and person.status in IN:
        raise Refused("name_taken", field="person")
    person = person or _at_the_door(tx, workshop.id, arrival)
    tx.actor = person.id
    token = _token(tx, person, arrival, known)
    if person.status not in IN:
        tx.put(replace(person, status="joined"), "person_joined")
    for seat in tx.all(Seat, workshop.id, person_id=person.id, status="held"):
        place_late_comer(tx, seat)
    return {"workshop": workshop.id, "person": person.id, "token": token}


def _well_formed(arrival: Arrival) -> None:
    for field, text in (("organisation", arrival.organisation), ("person", arrival.person)):
        if not ID.fullmatch(text):
            raise Refused("malformed_id", field=field)
    if len(arrival.device_key) < SHORTEST_KEY:
        raise Refused("malformed", field="device_key")
    for field, text in (("organisation_name", arrival.organisation_name), ("name", arrival.name)):
        if len(text) > LONGEST_NAME:
            raise Refused("too_long", field=field)
        if "\0" in text:
            raise Refused("nul_character", field=field)


def _of_this_phone(tx: Tx, workshop_id: str, arrival: Arrival) -> Credential | None:
    """An earlier arrival of this very phone as this very person."""
    held = tx.all(Credential, workshop_id, person_id=arrival.person, device_hash=digest(arrival.device_key))
    return next((credential for credential in held if credential.revoked_at is None), None)


def _at_the_door(tx: Tx, workshop_id: str, arrival: Arrival) -> Person:
    """*Instansi/nama saya tidak ada*: in at once, to be merged later."""
    name = " ".join(arrival.name.split())
    if not name:
        raise Refused("missing_required", field="name")
    organisation = tx.get(Organisation, workshop_id, arrival.organisation) or _organisation_at_the_door(tx, workshop_id, arrival)
    seat = Seat(
        id=f"sea_{arrival.person}",
        workshop_id=workshop_id,
        organisation_id=organisation.id,
        person_id=arrival.person,
        position=9999,
    )
    tx.put(seat, "seat_taken")
    return tx.put(
        Person(id=arrival.person, workshop_id=workshop_id, name=name, sector=organisation.sector, status="provisional"),
        "person_added_at_door",
    )


def _organisation_at_the_door(tx: Tx, workshop_id: str, arrival: Arrival) -> Organisation:
    name = " ".join(arrival.organisation_name.split())
    if not name:
        raise Refused("missing_required", field="organisation_name")
    fresh = Organisation(id=arrival.organisation, workshop_id=workshop_id, name=name, status="provisional", position=9999)
    return tx.put(fresh, "organisation_added_at_door")


def _token(tx: Tx, person: Person, arrival: Arrival, known: Credential | None) -> str:
    token = clock.new_secret()
    if known is not None:
        tx.put(replace(known, secret_hash=digest(token)), "credential_renewed")
        return token
    fresh = Credential(
        id=clock.new_id("crd"),
        workshop_id=person.workshop_id,
        person_id=person.id,
        kind="device",
        secret_hash=digest(token),
        device_hash=digest(arrival.device_key),
        made_at=tx.at,
    )
    tx.put(fresh, "credential_made")
    return token


def _order(organisation: Organisation) -> tuple[int, str]:
    return organisation.position, organisation.name

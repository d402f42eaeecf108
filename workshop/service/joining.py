"""The door: from the public code to a person with a token, without an account.

The code lets one ask to come in and nothing else (VS2).  The phone makes its own key; the same key for the same person
is the same arrival, answered with a fresh token (CM1).  A name that is taken on another phone is never silently shared.
"""

from dataclasses import dataclass, replace
from typing import Any

from workshop import clock
from workshop.domain import accepting as take
from workshop.domain.organisation_names import known_names, name_key
from workshop.domain.organisations import Organisation
from workshop.domain.people import HERE, Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.service.credentials import give_code, on_this_phone, token_for
from workshop.service.identity import ENDED
from workshop.service.placing import place_late_comer
from workshop.service.retention import notice_of
from workshop.service.seats import homes, left_by, new_seat, seat_of
from workshop.service.substituting import hand_over, listed_as, once_undone, replaceable
from workshop.storage.transaction import Reader, Tx

LONGEST_NAME = 120
SHORTEST_KEY, LONGEST_KEY = 16, 200
LAST = 9999
# More than any hall holds: whoever writes names at the door for ever ends here, and who is on the list comes in all the same.
MOST_PEOPLE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """`organisation` and `person` are ids from the list, or new ids with `organisation_name`, `name` for who is not on it.

    `substitute_for`: *Saya menggantikan …*, the id of whoever had the seat until now.
    """

    device_key: str
    organisation: str
    person: str
    organisation_name: str = ""
    name: str = ""
    position: str = ""
    substitute_for: str = ""


FEWER_PHONES = ("organisation", "group")


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
    seen = ("id", "title", "place", "joining", "language")
    listed = [one for one in reader.all(Organisation, workshop.id) if one.status != "merged"]
    return {
        "workshop": {name: getattr(workshop, name) for name in seen} | _few_phones(workshop),
        "notice": notice_of(workshop),
        "organisations": [
            {"id": one.id, "name": one.name, "abbreviation": one.abbreviation} for one in sorted(listed, key=_order)
        ],
    }


def _few_phones(workshop: Workshop) -> dict[str, str]:
    """Where the access point falls short, one phone serves an organisation or a group."""
    kept = workshop.profile.get("phones")
    return {"phones": kept} if isinstance(kept, str) and kept in FEWER_PHONES else {}


def names(reader: Reader, code: str, organisation_id: str) -> list[dict[str, Any]]:
    """The names of one organisation, whether each is in on some phone, and who stands in for whom."""
    workshop = workshop_at(reader, code)
    here = homes(reader, workshop.id, organisation_id=organisation_id)
    order = sorted(here, key=lambda person: (here[person].position, here[person].id, here[person].person_id != person))
    people = [reader.need(Person, workshop.id, person) for person in order]
    return [_listed(reader, person) for person in people if person.status not in ENDED]


def join(tx: Tx, code: str, arrival: Arrival) -> dict[str, Any]:
    """`{workshop, person, token}`; refused with `joining_locked`, `name_taken`, `unknown_code` and what is malformed.

    A substitute is refused with `seat_filled` where somebody else was quicker.
    """
    workshop, key = workshop_at(tx, code), key_of_phone(arrival.device_key)
    person = _meant(tx, workshop.id, take.fresh_id(arrival.person, "person"))
    replaced = replaceable(tx, workshop.id, arrival.substitute_for, "substitute_for") if arrival.substitute_for else None
    if replaced is not None and person is None:
        person = listed_as(tx, replaced, arrival.name, key)
    _may_come_in(tx, workshop, person, key)
    tx.at = clock.stamp(workshop.clock_at)
    tx.actor = person.id if person else arrival.person
    person = person or at_the_door(tx, workshop.id, arrival)
    if replaced is not None and not once_undone(tx, replaced, person):
        person = hand_over(tx, replaced, person)
    token = token_for(tx, person, key)
    arrived(tx, person)
    return {"workshop": workshop.id, "person": person.id, "token": token}


def arrived(tx: Tx, person: Person) -> None:
    """In on some phone: named as here, with a personal code and a place in the groups that are there already."""
    if person.status not in HERE:
        tx.put(replace(person, status="joined"), "person_joined")
    give_code(tx, person)
    for seat in tx.all(Seat, person.workshop_id, person_id=person.id, status="held"):
        place_late_comer(tx, seat)


def key_of_phone(key: str) -> str:
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        raise Refused("malformed", f"{SHORTEST_KEY} to {LONGEST_KEY} signs", "device_key")
    return key


def _meant(tx: Tx, workshop_id: str, person_id: str) -> Person | None:
    """A walk-in who has been found on the list is that person, also for a phone that has not heard of it."""
    found = tx.get(Person, workshop_id, person_id)
    return found if found is None or found.merged_into is None else tx.need(Person, workshop_id, found.merged_into)


def _may_come_in(tx: Tx, workshop: Workshop, person: Person | None, key: str) -> None:
    """A locked door still lets the phones of the house in; staff have links of their own."""
    if person is not None and person.staff:
        raise Refused("name_taken", field="person")
    known = person is not None and on_this_phone(tx, workshop.id, person.id, key) is not None
    if workshop.joining != "open" and not known:
        raise Refused("joining_locked")
    if person is not None and person.status in ENDED:
        raise Refused("access_ended", field="person")
    if person is not None and person.status in HERE and not known:
        raise Refused("name_taken", field="person")


def at_the_door(tx: Tx, workshop_id: str, arrival: Arrival) -> Person:
    """*Instansi/nama saya tidak ada*: in at once, to be merged later.  A substitute fills the other's seat."""
    name = _typed(arrival.name, "name")
    if tx.count(Person, workshop_id) >= MOST_PEOPLE:
        raise Refused("too_many_people")
    position = take.text(arrival.position, "position", LONGEST_NAME)
    fresh = Person(id=arrival.person, workshop_id=workshop_id, name=name, position=position, status="provisional")
    organisation = _organisation(tx, workshop_id, arrival)
    if not arrival.substitute_for:
        tx.put(new_seat(tx, fresh, organisation.id, LAST), "seat_taken")
    return tx.put(replace(fresh, sector=organisation.sector), "person_added_at_door")


def _listed(reader: Reader, person: Person) -> dict[str, Any]:
    """`stands_in_for`: by the office's list, and not yet done."""
    told: dict[str, Any] = {"id": person.id, "name": person.name, "taken": person.status in HERE}
    filled = left_by(reader, person.workshop_id, person.id)
    if filled is not None:
        return told | {"replaced_by": reader.need(Person, person.workshop_id, filled.substitute_id).name}
    other = reader.get(Person, person.workshop_id, person.substitute_for) if person.substitute_for else None
    if other is not None and other.status not in ENDED and seat_of(reader, person.workshop_id, other.id) is not None:
        told["stands_in_for"] = {"id": other.id, "name": other.name}
    return told


def _organisation(tx: Tx, workshop_id: str, arrival: Arrival) -> Organisation:
    """The listed one; who types the very name of one that is known means that; else a new one, to be merged later."""
    found = tx.get(Organisation, workshop_id, take.fresh_id(arrival.organisation, "organisation"))
    name = "" if found else _typed(arrival.organisation_name, "organisation_name")
    if found is None:
        everyone = sorted(tx.all(Organisation, workshop_id), key=lambda one: one.merged_into is not None)
        same = known_names((one.id, one.name, one.abbreviation) for one in everyone).get(name_key(name))
        found = tx.get(Organisation, workshop_id, same) if same else None
    if found is not None:
        return found if found.merged_into is None else tx.need(Organisation, workshop_id, found.merged_into)
    fresh = Organisation(id=arrival.organisation, workshop_id=workshop_id, name=name, status="provisional", position=LAST)
    return tx.put(fresh, "organisation_added_at_door")


def _typed(text: str, field: str) -> str:
    return " ".join(take.needed(text, field, LONGEST_NAME).split())


def _order(organisation: Organisation) -> tuple[int, str]:
    return organisation.position, organisation.name

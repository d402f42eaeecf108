"""Erasing personal data: who may, and whom it reaches (ND1).

Rows, votes and marks stay with their ids; who it was is gone from the tables and the journal in the same transaction.  What
lies outside the tables is cleared after the commit by `service/clearing.py`.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from workshop import clock
from workshop.domain.commands.base import Command
from workshop.domain.commands.privacy import AskErasure, EraseEveryone, ErasePerson
from workshop.domain.erasing import FREE_TEXT, Leaving
from workshop.domain.people import Grant, Person
from workshop.domain.refusals import Refused
from workshop.domain.viewers import LEADS, Viewer
from workshop.domain.workshops import Workshop
from workshop.service.desk import Handler
from workshop.service.importing import must_keep_lists
from workshop.service.rights import must_be, must_lead
from workshop.storage.erasing import erase, erased_count
from workshop.storage.transaction import Reader, Tx
from workshop.texts import text

MOST_MENTIONS = 500


def erase_person(tx: Tx, viewer: Viewer, command: ErasePerson) -> dict[str, Any]:
    must_lead(viewer)
    person = tx.need(Person, viewer.workshop_id, command.person)
    if person.merged_into is not None:
        person = tx.need(Person, viewer.workshop_id, person.merged_into)
    if person.id in _leading(tx, viewer.workshop_id):
        must_be(viewer, "facilitator")
    return {"erased": _erase(tx, viewer.workshop_id, [person], _mentions(command.mentions))}


def erase_everyone(tx: Tx, viewer: Viewer, command: EraseEveryone) -> dict[str, Any]:
    must_lead(viewer)
    return {"erased": erase_all(tx, viewer.workshop_id)}


def erase_all(tx: Tx, workshop_id: str) -> int:
    """Whoever leads stays: somebody has to answer for the results."""
    return _erase(tx, workshop_id, _to_be_erased(tx, workshop_id), ())


def ask_erasure(tx: Tx, viewer: Viewer, command: AskErasure) -> None:
    person = tx.need(Person, viewer.workshop_id, viewer.person_id)
    if viewer.is_projector:
        raise Refused("not_allowed")
    if command.withdrawn and person.erasure_asked_at is not None:
        tx.put(replace(person, erasure_asked_at=None), "erasure_asked_back")
    elif not command.withdrawn and person.erasure_asked_at is None:
        tx.put(replace(person, erasure_asked_at=tx.at), "erasure_asked")


def open_nip(tx: Tx, viewer: Viewer, person_id: str) -> str:
    """The whole number, for those who keep the papers; that it was opened, and by whom, is in the journal."""
    must_keep_lists(viewer)
    person = tx.need(Person, viewer.workshop_id, person_id)
    workshop = tx.need(Workshop, viewer.workshop_id, viewer.workshop_id)
    tx.actor, tx.at = viewer.person_id, clock.stamp(workshop.clock_at)
    if person.nip:
        tx.put(person, "nip_opened")
    return person.nip


def still_personal(reader: Reader, workshop_id: str) -> int:
    """How many people's data `erase_all` would take."""
    return len(_to_be_erased(reader, workshop_id))


def _erase(tx: Tx, workshop_id: str, people: Collection[Person], mentions: tuple[tuple[str, str], ...]) -> int:
    language = tx.need(Workshop, workshop_id, workshop_id).language
    first = erased_count(tx, workshop_id) + 1
    leaving = [
        Leaving(person.id, text(_placeholder(person), language, number=number), mentions)
        for number, person in enumerate(people, start=first)
    ]
    return len(erase(tx, workshop_id, leaving, clock.stamp()))


def _to_be_erased(reader: Reader, workshop_id: str) -> list[Person]:
    leading = _leading(reader, workshop_id)
    everyone = [one for one in reader.all(Person, workshop_id) if one.merged_into is None and one.erased_at is None]
    return sorted((one for one in everyone if one.id not in leading), key=lambda one: one.id)


def _leading(reader: Reader, workshop_id: str) -> set[str]:
    owner = reader.need(Workshop, workshop_id, workshop_id).owner_id
    grants = reader.all(Grant, workshop_id)
    return {owner, *(one.person_id for one in grants if one.role in LEADS and one.revoked_at is None)}


def _placeholder(person: Person) -> str:
    return "privacy.erased_staff" if person.staff else "privacy.erased_person"


def _mentions(told: list[str]) -> tuple[tuple[str, str], ...]:
    if len(told) > MOST_MENTIONS:
        raise Refused("too_many_items", field="mentions")
    found = [tuple(one.split(":", 1)) for one in told]
    if any(len(one) != 2 or one[0] not in FREE_TEXT for one in found):
        raise Refused("wrong_choice", field="mentions")
    return tuple((one[0], one[1]) for one in found)


HANDLERS: dict[type[Command], Handler] = {
    ErasePerson: erase_person,
    EraseEveryone: erase_everyone,
    AskErasure: ask_erasure,
}

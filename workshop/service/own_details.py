"""*Data saya*: people put the own name, degrees and position right, at once; staff see it and may take it back."""

from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain.commands.attendance import CorrectOwnDetails, SettleOwnDetails
from workshop.domain.commands.base import Command
from workshop.domain.objects import Json
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.importing import must_keep_lists
from workshop.service.joining import LONGEST_NAME
from workshop.service.seats import left_by
from workshop.storage.transaction import Tx


def correct_own_details(tx: Tx, viewer: Viewer, command: CorrectOwnDetails) -> None:
    """What the list said first is kept until somebody has looked; typed back as it was, there is nothing to look at."""
    person = tx.need(Person, viewer.workshop_id, viewer.person_id)
    if person.staff or (viewer.seat_id is None and left_by(tx, viewer.workshop_id, person.id) is None):
        raise Refused("not_allowed")
    told: dict[str, Json] = {
        "name": " ".join(take.needed(command.name, "name", LONGEST_NAME).split()),
        "position": take.text(command.position, "position", LONGEST_NAME),
    }
    listed = person.corrected or {name: str(getattr(person, name)) for name in told}
    after = replace(person, **told, corrected={} if told == listed else listed)
    if after != person:
        tx.put(after, "person_corrected")


def settle_own_details(tx: Tx, viewer: Viewer, command: SettleOwnDetails) -> None:
    must_keep_lists(viewer)
    person = tx.need(Person, viewer.workshop_id, command.person)
    if not person.corrected:
        raise Refused("nothing_to_undo", person.id)
    back: dict[str, Json] = {} if command.keep else person.corrected
    tx.put(replace(person, **{**back, "corrected": {}}), "person_settled")


HANDLERS: dict[type[Command], Handler] = {CorrectOwnDetails: correct_own_details, SettleOwnDetails: settle_own_details}

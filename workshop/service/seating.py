"""Who fills whose seat, by hand: a substitute put in, the seat given back, taken again, and *Saya kembali* on a phone."""

from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain.commands.base import Command
from workshop.domain.commands.seats import EndSubstitution, ReclaimSeat, ResumeSubstitution, SubstitutePerson
from workshop.domain.people import Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.substitutions import Substitution
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.importing import must_keep_lists
from workshop.service.joining import LONGEST_NAME
from workshop.service.righting import put_right
from workshop.service.seats import left_by, take_up
from workshop.service.substituting import give_back, hand_over, replaceable, resume
from workshop.storage.transaction import Tx


def substitute_person(tx: Tx, viewer: Viewer, command: SubstitutePerson) -> None:
    _must_meet_people(viewer)
    take.fresh_id(command.substitution, "substitution")
    if tx.get(Substitution, viewer.workshop_id, command.substitution) is not None:
        raise Refused("not_allowed", field="substitution")
    predecessor = replaceable(tx, viewer.workshop_id, command.predecessor, "predecessor")
    hand_over(tx, predecessor, _substitute(tx, viewer, command, predecessor), command.substitution)


def end_substitution(tx: Tx, viewer: Viewer, command: EndSubstitution) -> None:
    _must_meet_people(viewer)
    found = tx.need(Substitution, viewer.workshop_id, command.substitution)
    if found.standing:
        give_back(tx, found, command.undone)
        put_right(tx, viewer.workshop_id)


def resume_substitution(tx: Tx, viewer: Viewer, command: ResumeSubstitution) -> None:
    must_keep_lists(viewer)
    found = tx.need(Substitution, viewer.workshop_id, command.substitution)
    if not found.standing:
        resume(tx, found)
        put_right(tx, viewer.workshop_id)


def reclaim_seat(tx: Tx, viewer: Viewer, command: ReclaimSeat) -> None:
    """Nobody is locked out: the substitute keeps the seat until staff decide, the person comes in beside it."""
    if viewer.seat_id is not None:
        return
    left = left_by(tx, viewer.workshop_id, viewer.person_id)
    if left is None:
        raise Refused("not_allowed")
    take_up(tx, tx.need(Person, viewer.workshop_id, viewer.person_id), tx.need(Seat, viewer.workshop_id, left.seat_id))


def _must_meet_people(viewer: Viewer) -> None:
    """Who comes for somebody says so at the registration desk too, and the desk takes its own mistakes back."""
    if not viewer.keeps_the_desk:
        raise Refused("not_allowed")


def _substitute(tx: Tx, viewer: Viewer, command: SubstitutePerson, predecessor: Person) -> Person:
    known = tx.get(Person, viewer.workshop_id, take.fresh_id(command.person, "person"))
    if known is not None:
        return replaceable(tx, viewer.workshop_id, known.id, "person")
    fresh = Person(
        id=command.person,
        workshop_id=viewer.workshop_id,
        name=take.needed(command.name, "name", LONGEST_NAME),
        position=take.text(command.position, "position", LONGEST_NAME),
    )
    return tx.put(replace(fresh, sector=predecessor.sector), "person_saved")


HANDLERS: dict[type[Command], Handler] = {
    SubstitutePerson: substitute_person,
    EndSubstitution: end_substitution,
    ResumeSubstitution: resume_substitution,
    ReclaimSeat: reclaim_seat,
}

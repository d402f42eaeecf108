"""A seat goes from one person to another and back, whoever asks for it: the door, staff, or the removal of a person.

From that moment the substitute has what the seat has: organisation, groups, the group's pen.  What is a person's own never
goes along: own sheets, votes, drafts, phones, the personal code.
"""

from dataclasses import replace

from workshop import clock
from workshop.domain.people import Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.substitutions import Substitution
from workshop.intake.spelling import fold_person
from workshop.service.credentials import on_this_phone
from workshop.service.identity import ENDED
from workshop.service.seats import homes, left_by, seat_of, set_aside, take_up
from workshop.storage.transaction import Reader, Tx


def replaceable(reader: Reader, workshop_id: str, person_id: str, field: str) -> Person:
    """The participant whose seat somebody else is to fill."""
    person = reader.need(Person, workshop_id, person_id)
    if person.merged_into is not None:
        person = reader.need(Person, workshop_id, person.merged_into)
    if person.staff:
        raise Refused("unknown_person", person_id, field)
    if person.status in ENDED:
        raise Refused("access_ended", field=field)
    return person


def listed_as(reader: Reader, replaced: Person, name: str, key: str) -> Person | None:
    """A substitute who types a name of the same organisation's list is that one, unless another phone is in as them."""
    everybody = homes(reader, replaced.workshop_id)
    own = everybody.get(replaced.id)
    for id in (id for id, seat in everybody.items() if own is not None and seat.organisation_id == own.organisation_id):
        person = reader.need(Person, replaced.workshop_id, id)
        if fold_person(person.name) != fold_person(name):
            continue
        if person.id == replaced.id:
            raise Refused("same_person", field="name")
        if person.status == "announced" or on_this_phone(reader, person.workshop_id, person.id, key) is not None:
            return person
    return None


def hand_over(tx: Tx, predecessor: Person, substitute: Person, id: str = "") -> Person:
    """The seat is the substitute's from now on; the same again changes nothing."""
    known = left_by(tx, predecessor.workshop_id, predecessor.id)
    if known is not None and known.substitute_id == substitute.id:
        return substitute
    if predecessor.id == substitute.id:
        raise Refused("same_person", field="person")
    seat = seat_of(tx, predecessor.workshop_id, predecessor.id)
    if seat is None:
        raise Refused("seat_filled", predecessor.id)
    if _was_theirs(tx, seat, substitute):
        while (seat := tx.need(Seat, seat.workshop_id, seat.id)).person_id != substitute.id:
            _give_on(tx, seat)
        return tx.need(Person, substitute.workshop_id, substitute.id)
    filled = _fill(tx, seat, substitute, predecessor)
    tx.put(_made(tx, seat, predecessor, substitute, id), "substitution_made")
    return filled


def give_back(tx: Tx, substitution: Substitution, undone: bool) -> None:
    """The seat is the predecessor's again, and nobody is without one.  `undone`: it never was the substitute's to fill."""
    seat = tx.need(Seat, substitution.workshop_id, substitution.seat_id)
    if seat.person_id != substitution.substitute_id or seat.status != "held":
        raise Refused("undo_the_later_first", substitution.id)
    predecessor = replaceable(tx, substitution.workshop_id, substitution.predecessor_id, "substitution")
    substitute = tx.need(Person, substitution.workshop_id, substitution.substitute_id)
    _gets_up(tx, predecessor)
    tx.put(replace(seat, person_id=predecessor.id), "seat_given_back")
    if undone:
        tx.put(replace(substitution, undone=True), "substitution_undone")
        if substitute.substitute_for == predecessor.id:
            substitute = tx.put(replace(substitute, substitute_for=None), "person_saved")
    else:
        tx.put(replace(substitution, ended_at=tx.at), "substitution_ended")
    if substitute.status not in ENDED:
        take_up(tx, substitute, like=seat)


def resume(tx: Tx, substitution: Substitution) -> None:
    """As before it was undone; one that had ended begins anew."""
    predecessor = replaceable(tx, substitution.workshop_id, substitution.predecessor_id, "substitution")
    substitute = replaceable(tx, substitution.workshop_id, substitution.substitute_id, "substitution")
    seat = tx.need(Seat, substitution.workshop_id, substitution.seat_id)
    if predecessor.id == substitute.id:
        raise Refused("same_person")
    if seat.person_id != predecessor.id or seat.status != "held":
        raise Refused("seat_filled", predecessor.id)
    _fill(tx, seat, substitute, predecessor)
    later = [one for one in tx.all(Substitution, seat.workshop_id, seat_id=seat.id) if one.at >= substitution.at]
    if substitution.ended_at is None and all(one.undone for one in later):
        tx.put(replace(substitution, undone=False), "substitution_resumed")
    else:
        tx.put(_made(tx, seat, predecessor, substitute), "substitution_made")


def once_undone(reader: Reader, predecessor: Person, substitute: Person) -> bool:
    """What staff took back is not taken again at the door."""
    told = reader.all(
        Substitution, predecessor.workshop_id, predecessor_id=predecessor.id, substitute_id=substitute.id, undone=True
    )
    return bool(told)


def held_for_another(reader: Reader, seat: Seat) -> Substitution | None:
    """By which the seat's holder fills it for somebody else."""
    told = reader.all(Substitution, seat.workshop_id, seat_id=seat.id, substitute_id=seat.person_id)
    return next((one for one in told if one.standing), None)


def _made(tx: Tx, seat: Seat, predecessor: Person, substitute: Person, id: str = "") -> Substitution:
    return Substitution(
        id=id or clock.new_id("sbs"),
        workshop_id=seat.workshop_id,
        seat_id=seat.id,
        predecessor_id=predecessor.id,
        substitute_id=substitute.id,
        at=tx.at,
        by=tx.actor,
    )


def _was_theirs(reader: Reader, seat: Seat, person: Person) -> bool:
    told = reader.all(Substitution, seat.workshop_id, seat_id=seat.id, predecessor_id=person.id)
    return any(one.standing for one in told)


def _give_on(tx: Tx, seat: Seat) -> None:
    """The seat goes one hand back."""
    last = held_for_another(tx, seat)
    if last is None:
        raise Refused("seat_filled", seat.person_id)
    give_back(tx, last, undone=False)


def _gets_up(tx: Tx, person: Person) -> None:
    """From the seat that is held now; whoever sits there for somebody else gives that seat back first."""
    held = seat_of(tx, person.workshop_id, person.id)
    if held is not None and held_for_another(tx, held) is not None:
        raise Refused("already_substitute", person.id)
    if held is not None:
        set_aside(tx, held)


def _fill(tx: Tx, seat: Seat, substitute: Person, predecessor: Person) -> Person:
    _gets_up(tx, substitute)
    tx.put(replace(seat, person_id=substitute.id), "seat_handed_over")
    if substitute.substitute_for == predecessor.id:
        return substitute
    return tx.put(replace(substitute, substitute_for=predecessor.id), "person_saved")

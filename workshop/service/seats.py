"""Seats and who fills them: the one a person holds, the one another fills now, and one set aside for the time being.

Nobody holds two seats.  A seat set aside is in no group, and remembers in the journal where it was.
"""

from dataclasses import replace

from workshop import clock
from workshop.domain.groups import Group, Grouping, Membership
from workshop.domain.people import HERE, Person, Seat
from workshop.domain.substitutions import Substitution, left_seats
from workshop.service.placing import place_late_comer, put_in
from workshop.storage.history import place_before
from workshop.storage.transaction import Reader, Tx

ASIDE, BESIDE = "aside", "beside"


def seat_of(reader: Reader, workshop_id: str, person_id: str) -> Seat | None:
    return next(iter(reader.all(Seat, workshop_id, person_id=person_id, status="held")), None)


def left_by(reader: Reader, workshop_id: str, person_id: str) -> Substitution | None:
    """By which another fills this person's seat now."""
    return left_seats(reader.all(Substitution, workshop_id, predecessor_id=person_id)).get(person_id)


def home_of(reader: Reader, workshop_id: str, person_id: str) -> Seat | None:
    """Where the person belongs: the seat that is held, else the one another fills now."""
    held = seat_of(reader, workshop_id, person_id)
    if held is not None:
        return held
    left = left_by(reader, workshop_id, person_id)
    return reader.get(Seat, workshop_id, left.seat_id) if left else None


def homes(reader: Reader, workshop_id: str, **organisation: str) -> dict[str, Seat]:
    """The same for everybody at once, or for those of one organisation (`organisation_id`)."""
    seats = {seat.id: seat for seat in reader.all(Seat, workshop_id, **organisation)}
    left = left_seats(reader.all(Substitution, workshop_id))
    found = {person: seats[one.seat_id] for person, one in left.items() if one.seat_id in seats}
    return found | {seat.person_id: seat for seat in seats.values() if seat.status == "held"}


def new_seat(reader: Reader, person: Person, organisation_id: str, position: int) -> Seat:
    """Not written yet; a seat that others fill by now keeps its name."""
    plain = f"sea_{person.id}"
    taken = reader.get(Seat, person.workshop_id, plain) is not None
    return Seat(
        id=clock.new_id("sea") if taken else plain,
        workshop_id=person.workshop_id,
        organisation_id=organisation_id,
        person_id=person.id,
        position=position,
    )


def set_aside(tx: Tx, seat: Seat) -> None:
    for member in tx.all(Membership, seat.workshop_id, seat_id=seat.id):
        if member.group_id is not None:
            tx.put(replace(member, group_id=None, how=ASIDE), "seat_moved")
    tx.put(replace(seat, status=ASIDE), "seat_set_aside")


def take_up(tx: Tx, person: Person, like: Seat) -> Seat:
    """A seat of the person's own: the one set aside before, in its groups, else a new one beside `like`, at the same tables."""
    if (held := seat_of(tx, person.workshop_id, person.id)) is not None:
        return held
    aside = next(iter(tx.all(Seat, person.workshop_id, person_id=person.id, status=ASIDE)), None)
    fresh = aside or new_seat(tx, person, like.organisation_id, like.position)
    seat = tx.put(replace(fresh, status="held"), "seat_taken")
    for member in tx.all(Membership, person.workshop_id, seat_id=seat.id, how=ASIDE):
        _sit_again(tx, member)
    if aside is None:
        _sit_beside(tx, seat, like)
    if person.status in HERE:
        place_late_comer(tx, seat)
    return seat


def _sit_beside(tx: Tx, seat: Seat, like: Seat) -> None:
    for member in tx.all(Membership, like.workshop_id, seat_id=like.id):
        if member.group_id is not None:
            put_in(tx, tx.need(Grouping, like.workshop_id, member.grouping_id), seat.id, member.group_id, BESIDE)


def _sit_again(tx: Tx, member: Membership) -> None:
    was, how = place_before(tx, member.workshop_id, member.id, ASIDE)
    group = tx.get(Group, member.workshop_id, was) if was else None
    if group is not None and not group.removed:
        tx.put(replace(member, group_id=group.id, how=how), "seat_moved")

"""What must be so after people were merged, separated, removed or replaced, whatever came before: one seat each.

A substitution stands as long as from it one comes, hand by hand, to whoever sits there now; whoever was sent away sits for
nobody.  Everybody who is not gone holds exactly one seat, or is replaced by somebody who does.
"""

from collections.abc import Iterator
from dataclasses import replace

from workshop.domain.people import Person, Seat
from workshop.domain.substitutions import Substitution
from workshop.service.identity import ENDED
from workshop.service.seats import ASIDE, seat_of, set_aside, take_up
from workshop.service.substituting import give_back, held_for_another
from workshop.storage.transaction import Reader, Tx


def put_right(tx: Tx, workshop_id: str) -> None:
    for seat in _filled_seats(tx, workshop_id):
        _send_back(tx, seat)
    for seat in _filled_seats(tx, workshop_id):
        _straighten(tx, tx.need(Seat, workshop_id, seat.id))
    replaced = {one.predecessor_id for one in _standing(tx, workshop_id)}
    for person in tx.all(Person, workshop_id, staff=False):
        if person.status not in ENDED:
            _seat_once(tx, person, person.id in replaced)


def _standing(reader: Reader, workshop_id: str) -> list[Substitution]:
    return [one for one in reader.all(Substitution, workshop_id) if one.standing]


def _filled_seats(reader: Reader, workshop_id: str) -> list[Seat]:
    ids = dict.fromkeys(one.seat_id for one in _standing(reader, workshop_id))
    return [reader.need(Seat, workshop_id, id) for id in ids]


def _send_back(tx: Tx, seat: Seat) -> None:
    """From whoever was sent away to whoever was there before and is not sitting for somebody else."""
    last = held_for_another(tx, seat) if seat.status == "held" else None
    if last is None or tx.need(Person, seat.workshop_id, last.substitute_id).status != "removed":
        return
    before = tx.need(Person, seat.workshop_id, last.predecessor_id)
    held = seat_of(tx, seat.workshop_id, before.id)
    if before.status not in ENDED and (held is None or held_for_another(tx, held) is None):
        give_back(tx, last, undone=True)


def _straighten(tx: Tx, seat: Seat) -> None:
    """The hands back from whoever sits there now; who is met again came back, and what leads nowhere never was."""
    standing = [one for one in _standing(tx, seat.workshop_id) if one.seat_id == seat.id]
    hands = list(_hands_back(seat, standing)) if seat.status == "held" else []
    circle = bool(hands) and hands[-1].predecessor_id == seat.person_id
    for one in standing:
        if one not in hands or (circle and one == hands[0]):
            tx.put(replace(one, undone=True), "substitution_undone")
        elif circle:
            tx.put(replace(one, ended_at=hands[0].at), "substitution_ended")


def _hands_back(seat: Seat, standing: list[Substitution]) -> Iterator[Substitution]:
    left, person = list(standing), seat.person_id
    while one := next((one for one in left if one.substitute_id == person and one.predecessor_id != person), None):
        left.remove(one)
        yield one
        person = one.predecessor_id
        if person == seat.person_id:
            return


def _seat_once(tx: Tx, person: Person, replaced: bool) -> None:
    seats = tx.all(Seat, person.workshop_id, person_id=person.id)
    held = sorted((seat for seat in seats if seat.status == "held"), key=lambda seat: held_for_another(tx, seat) is None)
    for extra in held[1:]:
        set_aside(tx, extra)
    like = next(iter([*(seat for seat in seats if seat.status == ASIDE), *_once(tx, person), *seats]), None)
    if not held and not replaced and like is not None:
        take_up(tx, person, like)


def _once(reader: Reader, person: Person) -> Iterator[Seat]:
    for one in reader.all(Substitution, person.workshop_id):
        if person.id in (one.predecessor_id, one.substitute_id):
            yield reader.need(Seat, person.workshop_id, one.seat_id)

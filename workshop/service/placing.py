"""Which seat is in which group: written in one place, for the preview's confirmation, for *Mulai* and for who comes late.

A seat whose membership was written has been decided on, also where that says *in no group*; only a seat nobody has decided
on is placed by itself, by the grouping's own rules.
"""

from collections.abc import Mapping

from workshop.domain.derived import derived
from workshop.domain.groups import BY_HAND, Grouping, Membership, Seating, membership_id
from workshop.domain.people import Seat
from workshop.domain.splitting.solving import place_one, split
from workshop.domain.viewers import Viewer
from workshop.service.asking import REST, Place, groups_of, only, places_in, question_of, rules_of, the_grouping
from workshop.storage.glances import is_divided
from workshop.storage.transaction import Reader, Tx


def put_in(tx: Tx, grouping: Grouping, seat_id: str, group_id: str | None, how: str, name: str = "seat_placed") -> bool:
    """Whether that changed anything."""
    if not _is_news(_place(tx, grouping, seat_id), group_id, how):
        return False
    tx.put(_member(grouping, seat_id, group_id, how), name)
    return True


def put_all_in(tx: Tx, grouping: Grouping, seats: Mapping[str, str | None], how: Mapping[str, str] | str, name: str) -> list[str]:
    """Many at once; says who moved."""
    members = places_in(tx, grouping.workshop_id, grouping.id)
    reasons = dict.fromkeys(seats, how) if isinstance(how, str) else how
    moved = [seat for seat, group in seats.items() if _is_news(members.get(seat), group, reasons.get(seat, ""))]
    tx.put_all([_member(grouping, seat, seats[seat], reasons.get(seat, "")) for seat in moved], name)
    return moved


def keep_act(tx: Tx, grouping: Grouping, kind: str, people: int, seed: int = 0) -> str:
    """That it can be taken back; an act that moved nobody is none."""
    if not people:
        return ""
    line = tx.seq(grouping.workshop_id) + 1
    act = Seating(
        id=derived("stg", grouping.workshop_id, grouping.id, str(line)),
        workshop_id=grouping.workshop_id,
        grouping_id=grouping.id,
        kind=kind,
        by=tx.actor,
        at=tx.at,
        people=people,
        line=line,
        seed=seed,
    )
    return tx.put(act, "hall_divided").id


def place_by_defaults(tx: Tx, viewer: Viewer, grouping_id: str) -> int:
    """*Mulai*: everybody nobody has decided on, by the grouping's rules; with late placing off only whom a rule names."""
    grouping = the_grouping(tx, viewer.workshop_id, grouping_id)
    return len(place_waiting(tx, grouping, whom_a_rule_names=not grouping.late_placing))


def place_waiting(tx: Tx, grouping: Grouping, here: bool = False, whom_a_rule_names: bool = False) -> dict[str, str]:
    """Who was placed where.  `here`: only of those who have come in.  Dealt, not bettered: a transaction is open."""
    members = places_in(tx, grouping.workshop_id, grouping.id)
    question = question_of(tx, grouping, rules_of(grouping), REST)
    waiting = {seat.seat_id for seat in question.seats if _waits(members.get(seat.seat_id)) and (seat.here or not here)}
    if not waiting or not question.groups:
        return {}
    named = set(question.wanted()) if whom_a_rule_names else waiting
    found = split(only(question, waiting), seed=0, better=False)
    placed = {seat: group for seat, group in found.placed.items() if group is not None and seat in waiting & named}
    put_all_in(tx, grouping, placed, found.why, "seat_placed")
    return placed


def place_late_comer(tx: Tx, seat: Seat) -> None:
    """On joining: in every grouping that has been placed already and says so, unless somebody decided on this seat."""
    for grouping in tx.all(Grouping, seat.workshop_id, removed=False, late_placing=True):
        if _waits(_place(tx, grouping, seat.id)) and is_divided(tx, seat.workshop_id, grouping.id):
            group, why = _place_for(tx, grouping, seat)
            if group is not None:
                put_in(tx, grouping, seat.id, group, "late" if why == "balanced" else why)


def _place_for(tx: Tx, grouping: Grouping, seat: Seat) -> tuple[str | None, str]:
    """Where a rule names the place of this seat alone, nobody else is looked at."""
    rules = rules_of(grouping)
    groups = tuple(group.id for group in groups_of(tx, grouping.workshop_id, grouping.id))
    own = grouping.overrides.get(seat.id), grouping.defaults.get(seat.organisation_id)
    if own[0] in groups:
        return own[0], "fixed"
    if rules.defaults and not rules.same_as and own[1] in groups:
        return own[1], "defaults"
    return place_one(only(question_of(tx, grouping, rules, REST), {seat.id}), seat.id)


def _place(reader: Reader, grouping: Grouping, seat_id: str) -> Place | None:
    held = reader.get(Membership, grouping.workshop_id, membership_id(grouping.id, seat_id))
    return Place(held.group_id, held.how) if held else None


def _waits(member: Place | None) -> bool:
    return member is None or not member.decided


def _is_news(before: Place | None, group_id: str | None, how: str) -> bool:
    """By hand, also where the place is the same: from now on it is somebody's word."""
    if before is None or before.group_id != group_id:
        return True
    return how == BY_HAND and not before.fixed


def _member(grouping: Grouping, seat_id: str, group_id: str | None, how: str) -> Membership:
    return Membership(
        id=membership_id(grouping.id, seat_id),
        workshop_id=grouping.workshop_id,
        grouping_id=grouping.id,
        seat_id=seat_id,
        group_id=group_id,
        how=how,
    )

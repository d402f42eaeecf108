"""Which seat is in which group: written in one place, for the preview's confirmation, for *Mulai* and for who comes late.

A seat whose membership was written has been decided on, also where that says *in no group*; only a seat without one is
placed by itself.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from workshop.domain import accepting as take
from workshop.domain import splitting
from workshop.domain.groups import Group, Grouping, Membership, membership_id
from workshop.domain.people import HERE, Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.splitting import Placed, Seated
from workshop.domain.viewers import Viewer
from workshop.service.identity import ENDED
from workshop.storage.transaction import Reader, Tx

LARGEST_SEED = 2**53


def the_grouping(reader: Reader, workshop_id: str, grouping_id: str) -> Grouping:
    grouping = reader.need(Grouping, workshop_id, grouping_id)
    if grouping.removed:
        raise Refused("unknown_grouping", grouping_id)
    return grouping


def group_ids(reader: Reader, grouping: Grouping) -> list[str]:
    """In the order of their numbers."""
    held = [group for group in reader.all(Group, grouping.workshop_id, grouping_id=grouping.id) if not group.removed]
    return [group.id for group in sorted(held, key=lambda group: (group.number, group.id))]


def put_in(tx: Tx, grouping: Grouping, seat_id: str, group_id: str | None, how: str, name: str = "seat_placed") -> bool:
    """Whether that changed anything."""
    id = membership_id(grouping.id, seat_id)
    before = tx.get(Membership, grouping.workshop_id, id)
    if before is not None and before.group_id == group_id:
        return False
    placed = Membership(
        id=id, workshop_id=grouping.workshop_id, grouping_id=grouping.id, seat_id=seat_id, group_id=group_id, how=how
    )
    tx.put(placed, name)
    return True


def place_by_defaults(tx: Tx, viewer: Viewer, grouping_id: str) -> int:
    """Everybody nobody has decided on, by the defaults; who is here and has none, where late-comers go.  Says how many."""
    grouping = the_grouping(tx, viewer.workshop_id, grouping_id)
    groups = group_ids(tx, grouping)
    decided = {member.seat_id for member in _members(tx, grouping)}
    waiting = [seat for seat in seated(tx, grouping.workshop_id) if seat.seat_id not in decided]
    placed = splitting.by_defaults(waiting, groups, grouping.defaults, grouping.overrides)
    count = sum(put_in(tx, grouping, seat, group, "defaults") for seat, group in placed.items() if group is not None)
    left = set(splitting.unplaced(placed)) if grouping.late_placing and groups else set()
    here = [seat.seat_id for seat in seated(tx, grouping.workshop_id, only_here=True) if seat.seat_id in left]
    return count + sum(put_in(tx, grouping, seat, _smallest(tx, grouping, groups), "smallest") for seat in here)


def place_late_comer(tx: Tx, seat: Seat) -> None:
    """On joining: in every grouping that has been placed already and says so, unless somebody decided on this seat."""
    for grouping in tx.all(Grouping, seat.workshop_id, removed=False, late_placing=True):
        members = _members(tx, grouping)
        decided = any(member.seat_id == seat.id for member in members)
        if decided or all(member.group_id is None for member in members):
            continue
        groups = group_ids(tx, grouping)
        asked = [Seated(seat.id, seat.organisation_id)]
        group = splitting.by_defaults(asked, groups, grouping.defaults, grouping.overrides)[seat.id]
        how = "defaults" if group else "smallest"
        put_in(tx, grouping, seat.id, group or _smallest(tx, grouping, groups), how)


def seated(reader: Reader, workshop_id: str, only_here: bool = False) -> list[Seated]:
    """The seats that participants hold; `only_here`: of those who have joined."""
    people = {person.id: person for person in reader.all(Person, workshop_id)}
    found = []
    for seat in reader.all(Seat, workshop_id, status="held"):
        person = people.get(seat.person_id)
        if person and not person.staff and person.status not in ENDED and (not only_here or person.status in HERE):
            found.append(Seated(seat.id, seat.organisation_id, person.sector))
    return found


def preview(reader: Reader, workshop_id: str, grouping_id: str, how: str, seed: int, only_here: bool) -> dict[str, Any]:
    """What `place_seats` is to be told: seat → group, who is unplaced, and each group in figures."""
    grouping = the_grouping(reader, workshop_id, grouping_id)
    groups, seats = group_ids(reader, grouping), seated(reader, workshop_id, only_here)
    if how == "balanced":
        placed = splitting.balanced(seats, groups, take.whole(seed, "seed", 0, LARGEST_SEED))
    elif how == "defaults":
        placed = splitting.by_defaults(seats, groups, grouping.defaults, grouping.overrides)
    else:
        raise Refused("wrong_choice", f"{how:.20}", "how")
    return {"seats": placed, "unplaced": splitting.unplaced(placed), "groups": _figures(seats, placed, groups)}


def _members(reader: Reader, grouping: Grouping) -> list[Membership]:
    return reader.all(Membership, grouping.workshop_id, grouping_id=grouping.id)


def _smallest(reader: Reader, grouping: Grouping, groups: Sequence[str]) -> str | None:
    return splitting.smallest(groups, (member.group_id for member in _members(reader, grouping) if member.group_id))


def _figures(seats: Iterable[Seated], placed: Placed, groups: Iterable[str]) -> list[dict[str, Any]]:
    """`organisations` and `sectors`: name → seats of it in the group."""
    found: dict[str | None, dict[str, Any]] = {
        group: {"group": group, "size": 0, "organisations": {}, "sectors": {}} for group in groups
    }
    for seat in seats:
        if figures := found.get(placed[seat.seat_id]):
            figures["size"] += 1
            for kind, name in (("organisations", seat.organisation_id), ("sectors", seat.sector)):
                figures[kind][name] = figures[kind].get(name, 0) + 1
    return list(found.values())

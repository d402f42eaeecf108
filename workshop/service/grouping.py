"""Dividing the hall: groupings, groups, placing and moving seats.

A seat whose membership was written has been decided on, also where that says *in no group*; only a seat without one is
placed by itself.  Moving a seat leaves what its person wrote where it is.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from workshop.domain import accepting as take
from workshop.domain import splitting
from workshop.domain.commands.base import Command
from workshop.domain.commands.hall import MoveSeat, PlaceSeats, RemoveGroup, SaveGroup, SaveGrouping
from workshop.domain.groups import Group, Grouping, Membership, membership_id
from workshop.domain.organisations import Organisation
from workshop.domain.people import HERE, Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.splitting import Placed, Seated
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.desk import Handler
from workshop.service.identity import ENDED
from workshop.service.rights import must_lead
from workshop.storage.transaction import Reader, Tx

MOST_GROUPS = 200
LARGEST_SEED = 2**53


def save_grouping(tx: Tx, viewer: Viewer, command: SaveGrouping) -> None:
    must_lead(viewer)
    _must_be_known(tx, viewer, command)
    before = tx.get(Grouping, viewer.workshop_id, take.fresh_id(command.grouping, "grouping"))
    after = Grouping(
        id=command.grouping,
        workshop_id=viewer.workshop_id,
        revision=before.revision if before else 0,
        key=take.needed(command.key, "key"),
        title=take.needed(command.title, "title"),
        defaults=command.defaults,
        overrides=command.overrides,
        late_placing=command.late_placing,
    )
    if after != before:
        tx.put(after, "grouping_saved")


def save_group(tx: Tx, viewer: Viewer, command: SaveGroup) -> None:
    must_lead(viewer)
    _grouping(tx, viewer.workshop_id, command.grouping)
    before = tx.get(Group, viewer.workshop_id, take.fresh_id(command.group, "group"))
    if before is not None and before.grouping_id != command.grouping:
        raise Refused("unknown_group", command.group, "group")
    if command.scribe_seat is not None:
        tx.need(Seat, viewer.workshop_id, command.scribe_seat)
    after = Group(
        id=command.group,
        workshop_id=viewer.workshop_id,
        revision=before.revision if before else 0,
        grouping_id=command.grouping,
        number=take.whole(command.number, "number", 1, MOST_GROUPS),
        key=take.text(command.key, "key"),
        title=take.text(command.title, "title"),
        theme=_theme(tx, viewer, command.theme),
        place=take.text(command.place, "place"),
        colour=take.text(command.colour, "colour"),
        scribe_seat_id=command.scribe_seat,
    )
    if after != before:
        tx.put(after, "group_saved")


def remove_group(tx: Tx, viewer: Viewer, command: RemoveGroup) -> None:
    """Its seats are in no group of this grouping; its sheets and rows stay."""
    must_lead(viewer)
    group = _group(tx, viewer.workshop_id, command.group)
    for member in tx.all(Membership, viewer.workshop_id, group_id=group.id):
        tx.put(replace(member, group_id=None, how="group_removed"), "seat_moved")
    tx.put(replace(group, removed=True), "group_removed")


def place_seats(tx: Tx, viewer: Viewer, command: PlaceSeats) -> dict[str, Any]:
    """What the preview showed, exactly."""
    must_lead(viewer)
    groups = _groups_of(tx, viewer.workshop_id, command.grouping)
    seats = {seat.id for seat in tx.all(Seat, viewer.workshop_id)}
    for seat, group in command.seats.items():
        if seat not in seats:
            raise Refused("unknown_seat", seat, "seats")
        if group is not None and group not in groups:
            raise Refused("unknown_group", group, "seats")
    how = take.text(command.how, "how")
    placed = [_put(tx, command.grouping, seat, group, how, "seat_placed") for seat, group in command.seats.items()]
    return {"placed": sum(placed)}


def move_seat(tx: Tx, viewer: Viewer, command: MoveSeat) -> None:
    must_lead(viewer)
    tx.need(Seat, viewer.workshop_id, command.seat)
    if command.group not in (None, *_groups_of(tx, viewer.workshop_id, command.grouping)):
        raise Refused("unknown_group", str(command.group), "group")
    _put(tx, command.grouping, command.seat, command.group, "by_hand", "seat_moved")


def place_by_defaults(tx: Tx, viewer: Viewer, grouping_id: str) -> int:
    """Everybody nobody has decided on: by the defaults; who is here and has none, where late-comers go.  Says how many."""
    grouping = _grouping(tx, viewer.workshop_id, grouping_id)
    groups = _groups_of(tx, viewer.workshop_id, grouping_id)
    decided = {member.seat_id for member in tx.all(Membership, viewer.workshop_id, grouping_id=grouping_id)}
    open_seats = [seat for seat in seated(tx, viewer.workshop_id) if seat.seat_id not in decided]
    placed = splitting.by_defaults(open_seats, groups, grouping.defaults, grouping.overrides)
    for seat, group in placed.items():
        if group is not None:
            _put(tx, grouping_id, seat, group, "defaults", "seat_placed")
    here = {seat.seat_id for seat in seated(tx, viewer.workshop_id, only_here=True)}
    waiting = [seat for seat in splitting.unplaced(placed) if seat in here and grouping.late_placing]
    for seat in waiting:
        _put(tx, grouping_id, seat, _smallest(tx, viewer.workshop_id, grouping_id, groups), "smallest", "seat_placed")
    return len(placed) - len(splitting.unplaced(placed)) + len(waiting)


def place_late_comer(tx: Tx, workshop_id: str, seat: Seat) -> None:
    """On joining: into every grouping that has been placed already and says so, unless somebody decided on this seat."""
    for grouping in tx.all(Grouping, workshop_id):
        if grouping.removed or not grouping.late_placing:
            continue
        if tx.get(Membership, workshop_id, membership_id(grouping.id, seat.id)) or not _is_placed(tx, grouping):
            continue
        groups = _groups_of(tx, workshop_id, grouping.id)
        asked = [Seated(seat.id, seat.organisation_id)]
        group = splitting.by_defaults(asked, groups, grouping.defaults, grouping.overrides)[seat.id]
        how = "defaults" if group else "smallest"
        _put(tx, grouping.id, seat.id, group or _smallest(tx, workshop_id, grouping.id, groups), how, "seat_placed")


def seated(reader: Reader, workshop_id: str, only_here: bool = False) -> list[Seated]:
    """The seats that are held by a participant; `only_here`: who has joined."""
    people = {person.id: person for person in reader.all(Person, workshop_id)}
    found = []
    for seat in reader.all(Seat, workshop_id, status="held"):
        person = people.get(seat.person_id)
        if person is None or person.staff or person.status in ENDED or (only_here and person.status not in HERE):
            continue
        found.append(Seated(seat.id, seat.organisation_id, person.sector))
    return found


def preview(reader: Reader, workshop_id: str, grouping_id: str, how: str, seed: int, only_here: bool) -> dict[str, Any]:
    """What `place_seats` would be told: seat → group, and each group in figures."""
    grouping = _grouping(reader, workshop_id, grouping_id)
    groups = _groups_of(reader, workshop_id, grouping_id)
    seats = seated(reader, workshop_id, only_here)
    if how == "balanced":
        placed = splitting.balanced(seats, groups, take.whole(seed, "seed", 0, LARGEST_SEED))
    elif how == "defaults":
        placed = splitting.by_defaults(seats, groups, grouping.defaults, grouping.overrides)
    else:
        raise Refused("wrong_choice", f"{how:.20}", "how")
    return {"seats": placed, "unplaced": splitting.unplaced(placed), "groups": _figures(seats, placed, groups)}


def _figures(seats: Iterable[Seated], placed: Placed, groups: Iterable[str]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {
        group: {"group": group, "size": 0, "organisations": {}, "sectors": {}} for group in groups
    }
    for seat in seats:
        if figures := found.get(placed[seat.seat_id] or ""):
            figures["size"] += 1
            for kind, name in (("organisations", seat.organisation_id), ("sectors", seat.sector)):
                figures[kind][name] = figures[kind].get(name, 0) + 1
    return list(found.values())


def _put(tx: Tx, grouping_id: str, seat_id: str, group_id: str | None, how: str, name: str) -> bool:
    workshop_id = tx.need_workshop
    raise NotImplementedError


HANDLERS: dict[type[Command], Handler] = {
    SaveGrouping: save_grouping,
    SaveGroup: save_group,
    RemoveGroup: remove_group,
    PlaceSeats: place_seats,
    MoveSeat: move_seat,
}

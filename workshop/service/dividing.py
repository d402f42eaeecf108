"""Who sits in which group, by command: the confirmed preview, moves by hand, and taking either back.

A move by hand is somebody's word: later splits leave it until it is released.  Each act keeps what it changed, so that one
button takes it back; who came, left or was moved since stays as they are.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from workshop.domain import accepting as take
from workshop.domain.commands.base import Command
from workshop.domain.commands.dividing import MoveSeat, PlaceSeats, ReleaseSeats, UndoSeating
from workshop.domain.groups import BY_HAND, Group, Grouping, Membership, Seating, membership_id
from workshop.domain.people import Seat
from workshop.domain.refusals import Refused
from workshop.domain.taking_back import taken_back
from workshop.domain.viewers import Viewer
from workshop.service.asking import groups_of, places_in, question_of, rules_of, rules_told, seated, the_grouping
from workshop.service.desk import Handler
from workshop.service.placing import keep_act, place_waiting, put_all_in
from workshop.service.rights import must_lead
from workshop.storage.history import Turn, turns_of_command
from workshop.storage.transaction import Tx

LARGEST_SEED = 2**53
MOST_SEATS = 5_000


def place_seats(tx: Tx, viewer: Viewer, command: PlaceSeats) -> dict[str, Any]:
    """What the preview showed.  `kept`: moved by hand meanwhile; `late`: came meanwhile, and where to; `gone`: left."""
    must_lead(viewer)
    grouping = the_grouping(tx, viewer.workshop_id, command.grouping)
    _must_be_there(tx, grouping, command.seats)
    how = take.text(command.how, "how")
    if how == BY_HAND:
        return _moved(tx, grouping, command.seats)
    _must_be_the_latest(tx, grouping, command.as_of)
    grouping = _with_rules(tx, grouping, command)
    kept, gone = _kept(tx, grouping, command.seats), _gone(tx, grouping, command.seats)
    seats = {seat: group for seat, group in command.seats.items() if seat not in kept and seat not in gone}
    moved = put_all_in(tx, grouping, seats, _reasons(tx, grouping, seats), "seat_placed")
    late = place_waiting(tx, grouping, here=True) if grouping.late_placing else {}
    seed = take.whole(command.seed, "seed", 0, LARGEST_SEED)
    act = keep_act(tx, grouping, "split", len(moved) + len(late), seed)
    return {"placed": len(moved), "kept": kept, "late": late, "gone": gone, "seating": act}


def move_seat(tx: Tx, viewer: Viewer, command: MoveSeat) -> dict[str, Any]:
    must_lead(viewer)
    grouping = the_grouping(tx, viewer.workshop_id, command.grouping)
    tx.need(Seat, viewer.workshop_id, command.seat)
    if command.group is not None and command.group not in _group_ids(tx, grouping):
        raise Refused("unknown_group", f"{command.group:.120}", "group")
    return _moved(tx, grouping, {command.seat: command.group})


def release_seats(tx: Tx, viewer: Viewer, command: ReleaseSeats) -> dict[str, Any]:
    must_lead(viewer)
    grouping = the_grouping(tx, viewer.workshop_id, command.grouping)
    asked = dict.fromkeys(take.rows(command.seats, "seats", MOST_SEATS))
    members = places_in(tx, viewer.workshop_id, grouping.id)
    held = {seat: membership_id(grouping.id, seat) for seat in asked if seat in members and members[seat].fixed}
    fixed = [tx.need(Membership, viewer.workshop_id, id) for id in held.values()]
    freed = [one for one in asked if one in grouping.overrides]
    if freed:
        kept = {seat: group for seat, group in grouping.overrides.items() if seat not in freed}
        tx.put(replace(grouping, overrides=kept), "grouping_saved")
    tx.put_all([replace(member, how="released") for member in fixed], "seat_placed")
    act = keep_act(tx, grouping, "release", len({*freed, *held}))
    return {"released": len(fixed), "seating": act}


def undo_seating(tx: Tx, viewer: Viewer, command: UndoSeating) -> dict[str, Any]:
    """The latest first.  `left`: who was moved since, is gone, or whose group is."""
    must_lead(viewer)
    act = tx.need(Seating, viewer.workshop_id, command.seating)
    grouping = the_grouping(tx, viewer.workshop_id, act.grouping_id)
    if act.undone:
        return {"moved": 0, "left": []}
    later = [one for one in tx.all(Seating, viewer.workshop_id, grouping_id=grouping.id, undone=False) if one.line > act.line]
    if later:
        raise Refused("undo_the_later_first", later[-1].id)
    turns = turns_of_command(tx, viewer.workshop_id, act.line)
    _take_back_rules(tx, turns)
    back, left = _places_before(tx, grouping, turns)
    tx.put_all(back, "seat_moved")
    tx.put(replace(act, undone=True), "division_undone")
    return {"moved": len(back), "left": left}


def _moved(tx: Tx, grouping: Grouping, seats: dict[str, str | None]) -> dict[str, Any]:
    moved = put_all_in(tx, grouping, seats, BY_HAND, "seat_moved")
    return {"placed": len(moved), "seating": keep_act(tx, grouping, "move", len(moved))}


def _must_be_there(tx: Tx, grouping: Grouping, wishes: dict[str, str | None]) -> None:
    groups, seats = {*_group_ids(tx, grouping), None}, {seat.id for seat in tx.all(Seat, grouping.workshop_id)}
    for seat, group in wishes.items():
        if seat not in seats:
            raise Refused("unknown_seat", f"{seat:.120}", "seats")
        if group not in groups:
            raise Refused("unknown_group", f"{group:.120}", "seats")


def _must_be_the_latest(tx: Tx, grouping: Grouping, as_of: int | None) -> None:
    """Two who split at once: the second sees what the first did before anything is moved again."""
    acts = tx.all(Seating, grouping.workshop_id, grouping_id=grouping.id)
    since = [act for act in acts if as_of is not None and act.revision > as_of and (act.kind == "split" or act.undone)]
    if since:
        raise Refused("divided_meanwhile", since[-1].by, "as_of")


def _with_rules(tx: Tx, grouping: Grouping, command: PlaceSeats) -> Grouping:
    if command.rules is None:
        return grouping
    told = rules_told(tx, grouping, command.rules).to_json()
    same = told == rules_of(grouping).to_json()
    return grouping if same else tx.put(replace(grouping, rules=told), "grouping_saved")


def _kept(tx: Tx, grouping: Grouping, wishes: dict[str, str | None]) -> list[str]:
    members = places_in(tx, grouping.workshop_id, grouping.id)
    fixed = {seat: member.group_id for seat, member in members.items() if member.fixed}
    return [seat for seat, group in wishes.items() if seat in fixed and fixed[seat] != group]


def _gone(tx: Tx, grouping: Grouping, wishes: Iterable[str]) -> list[str]:
    there = {seat.seat_id for seat in seated(tx, grouping.workshop_id)}
    return [seat for seat in wishes if seat not in there]


def _reasons(tx: Tx, grouping: Grouping, seats: dict[str, str | None]) -> dict[str, str]:
    """The rule that names this very place; else it was dealt."""
    wanted = question_of(tx, grouping, rules_of(grouping)).wanted()
    named = {seat: wanted.get(seat, ("", "")) for seat in seats}
    return {seat: why if group == seats[seat] else "balanced" for seat, (group, why) in named.items()}


def _take_back_rules(tx: Tx, turns: list[Turn]) -> None:
    for turn in turns:
        if isinstance(turn.after, Group | Grouping) and turn.before is not None:
            now = tx.need(type(turn.after), turn.after.workshop_id, turn.after.id)
            back = taken_back(turn.before, turn.after, now)
            if back != now:
                tx.put(back, turn.name)


def _places_before(tx: Tx, grouping: Grouping, turns: list[Turn]) -> tuple[list[Membership], list[str]]:
    """Each place as it was, of those who still sit as the act left them; and who is left where they are."""
    members, groups = places_in(tx, grouping.workshop_id, grouping.id), {*_group_ids(tx, grouping), None}
    there = {seat.seat_id for seat in seated(tx, grouping.workshop_id)}
    back, left = [], []
    for turn in turns:
        if not isinstance(turn.after, Membership) or turn.after.grouping_id != grouping.id:
            continue
        now, before = members[turn.after.seat_id], turn.before or replace(turn.after, group_id=None, how="undone")
        assert isinstance(before, Membership)
        stands = (now.group_id, now.how) == (turn.after.group_id, turn.after.how)
        if stands and turn.after.seat_id in there and before.group_id in groups:
            back.append(replace(turn.after, group_id=before.group_id, how=before.how))
        else:
            left.append(turn.after.seat_id)
    return back, left


def _group_ids(tx: Tx, grouping: Grouping) -> list[str]:
    return [group.id for group in groups_of(tx, grouping.workshop_id, grouping.id)]


HANDLERS: dict[type[Command], Handler] = {
    PlaceSeats: place_seats,
    MoveSeat: move_seat,
    ReleaseSeats: release_seats,
    UndoSeating: undo_seating,
}

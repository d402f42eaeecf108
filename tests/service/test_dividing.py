"""Dividing in a hall that does not stand still: moves by hand, taking back, two at once, who comes and goes meanwhile."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.service import konsel_hall as konsel
from tests.service.test_grouping import DIMENSI, Hall, W
from workshop.app import create_app
from workshop.domain.commands.dividing import MoveSeat, PlaceSeats, ReleaseSeats, UndoSeating
from workshop.domain.commands.hall import MergePerson, RemoveGroup, RemovePerson, SaveGroup
from workshop.domain.groups import Group, Grouping, Membership, Seating
from workshop.domain.people import Person, Seat
from workshop.domain.workshops import Workshop
from workshop.service import creating
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Tx

FREE = {"defaults": False}
ANN, BUD = "sea_per_P001", "sea_per_P002"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite"))
    yield Hall(app.test_client(), store)
    store.close()


def split(hall: Hall, **question: Any) -> dict[str, Any]:
    """Shown and taken."""
    shown = hall.asks(**({"rules": FREE} | question))
    return takes(hall, shown)


def takes(hall: Hall, shown: dict[str, Any], **more: Any) -> dict[str, Any]:
    told = {"seats": shown["seats"], "as_of": shown["as_of"], "rules": shown["rules"], "seed": shown["seed"]}
    return hall.does(PlaceSeats, grouping=DIMENSI, **(told | more))


def acts(hall: Hall) -> list[Seating]:
    with hall.store.reading() as reader:
        return sorted(reader.all(Seating, W, grouping_id=DIMENSI), key=lambda act: act.line)


def others(hall: Hall, seat: str) -> str:
    """A group this seat is not in."""
    return next(group for group in ("grp_living", "grp_economy") if hall.placed()[seat] != group)


def announce(hall: Hall, person: str, organisation: str = "Dinkes", status: str = "announced") -> str:
    told = Person(id=person, workshop_id=W, name=person, sector="media", status=status)
    seat = Seat(
        id=f"sea_{person}", workshop_id=W, organisation_id=konsel.ORGANISATION_IDS[organisation], person_id=person, position=1
    )
    hall.store.write(lambda tx: [tx.put(told, "person_saved"), tx.put(seat, "seat_taken")])
    return seat.id


def test_a_move_by_hand_stays_in_every_later_split_until_it_is_released(hall: Hall) -> None:
    split(hall)
    target = others(hall, ANN)
    hall.does(MoveSeat, grouping=DIMENSI, seat=ANN, group=target)
    for seed in range(5):
        shown = hall.asks(rules=FREE, seed=seed)
        assert (shown["seats"][ANN], shown["why"][ANN]) == (target, "fixed")
    assert ANN in next(group["fixed"] for group in shown["groups"] if group["group"] == target)

    assert hall.does(ReleaseSeats, grouping=DIMENSI, seats=[ANN, "sea_nobody"])["released"] == 1
    assert hall.placed()[ANN] == target
    assert {hall.asks(rules=FREE, seed=seed)["why"][ANN] for seed in range(5)} == {"balanced"}


def test_moving_somebody_to_where_they_sit_is_a_word_too(hall: Hall) -> None:
    split(hall)
    here = hall.placed()[ANN]
    assert hall.does(MoveSeat, grouping=DIMENSI, seat=ANN, group=here)["placed"] == 1
    assert hall.does(MoveSeat, grouping=DIMENSI, seat=ANN, group=here) | {"seq": 0} == {
        "ok": True,
        "seq": 0,
        "placed": 0,
        "seating": "",
    }

    assert hall.asks(rules=FREE, seed=99)["why"][ANN] == "fixed"


def test_a_released_exception_of_the_grouping_is_gone_too(hall: Hall) -> None:
    hall.sets_defaults(overrides={ANN: "grp_living"})
    assert hall.asks()["why"][ANN] == "fixed"
    hall.does(ReleaseSeats, grouping=DIMENSI, seats=[ANN])

    assert hall.asks()["why"][ANN] == "defaults"
    hall.does(UndoSeating, seating=acts(hall)[-1].id)
    assert hall.asks()["why"][ANN] == "fixed"


def test_only_who_sits_nowhere_is_dealt_again(hall: Hall) -> None:
    split(hall)
    before = hall.placed()
    loose = [announce(hall, f"per_{number}") for number in range(3)]
    shown = hall.asks(rules=FREE, scope="rest")
    assert set(shown["seats"]) == set(loose)
    takes(hall, shown)

    after = hall.placed()
    assert {seat: after[seat] for seat in before} == before and all(after[seat] for seat in loose)


def test_one_button_takes_a_split_back_and_the_move_before_it(hall: Hall) -> None:
    split(hall, seed=1)
    first = hall.placed()
    target = others(hall, ANN)
    hall.does(MoveSeat, grouping=DIMENSI, seat=ANN, group=target)
    moved = hall.placed()
    split(hall, seed=2)
    one, move, two = acts(hall)
    assert [act.kind for act in (one, move, two)] == ["split", "move", "split"] and two.people > 10
    assert hall.does(UndoSeating, seating=one.id)["code"] == "undo_the_later_first"

    assert hall.does(UndoSeating, seating=two.id)["left"] == []
    assert hall.placed() == moved and hall.asks(rules=FREE)["why"][ANN] == "fixed"
    hall.does(UndoSeating, seating=move.id)
    assert hall.placed() == first and hall.asks(rules=FREE)["why"][ANN] == "balanced"
    hall.does(UndoSeating, seating=one.id)
    assert set(hall.placed().values()) == {None}
    assert hall.does(UndoSeating, seating=one.id)["moved"] == 0


def test_taking_back_leaves_who_came_went_or_was_moved_since(hall: Hall) -> None:
    split(hall, seed=1)
    first = hall.placed()
    split(hall, seed=2)
    second = hall.placed()
    gone, moved = [seat for seat in sorted(first) if first[seat] != second[seat]][:2]
    hall.joins("per_new", konsel.ORGANISATION_IDS["Dinkes"], "Baru")
    came = hall.placed()["sea_per_new"]
    hall.does(RemovePerson, person=gone.removeprefix("sea_"))
    hall.does(PlaceSeats, grouping=DIMENSI, seats={moved: None})
    undone = hall.does(UndoSeating, seating=acts(hall)[1].id)
    assert undone["code"] == "undo_the_later_first"
    hall.does(UndoSeating, seating=acts(hall)[2].id)
    undone = hall.does(UndoSeating, seating=acts(hall)[1].id)

    after = hall.placed()
    assert undone["left"] == [gone]
    assert came and after["sea_per_new"] == came and after[gone] == second[gone]
    assert {seat: after[seat] for seat in first if seat != gone} == {seat: first[seat] for seat in first if seat != gone}


def test_a_split_taken_back_gives_the_earlier_rules_back_too(hall: Hall) -> None:
    split(hall, rules={**FREE, "organisation": "together"})
    with hall.store.reading() as reader:
        assert reader.need(Grouping, W, DIMENSI).rules["organisation"] == "together"
    hall.does(UndoSeating, seating=acts(hall)[0].id)

    with hall.store.reading() as reader:
        assert reader.need(Grouping, W, DIMENSI).rules == {}


def test_a_removed_group_comes_back_with_its_people_and_its_roles(hall: Hall) -> None:
    split(hall)
    before = hall.placed()
    roles = {"chair_seat": ANN, "scribe_seat": BUD, "speaker_seat": ANN}
    hall.does(SaveGroup, group="grp_living", grouping=DIMENSI, number=4, place="Meja 4, kiri panggung", colour="plum", **roles)
    hall.does(RemoveGroup, group="grp_living")
    assert "grp_living" not in hall.placed().values()
    hall.does(UndoSeating, seating=acts(hall)[-1].id)

    assert hall.placed() == before
    with hall.store.reading() as reader:
        group = reader.need(Group, W, "grp_living")
    assert (group.removed, group.chair_seat_id, group.scribe_seat_id, group.speaker_seat_id) == (False, ANN, BUD, ANN)
    assert (group.place, group.colour) == ("Meja 4, kiri panggung", "plum")


def test_a_group_has_one_of_the_halls_colours(hall: Hall) -> None:
    assert hall.does(SaveGroup, group="grp_living", grouping=DIMENSI, number=4, colour="url(x)")["code"] == "wrong_choice"


def test_two_who_split_at_once_the_second_is_told_and_nothing_moves_twice(hall: Hall) -> None:
    one, other = hall.asks(rules=FREE, seed=1), hall.asks(rules=FREE, seed=2)
    assert takes(hall, one)["ok"]
    placed, seq = hall.placed(), hall.seq()

    assert takes(hall, other)["code"] == "divided_meanwhile"
    assert (hall.placed(), hall.seq()) == (placed, seq)
    assert takes(hall, hall.asks(rules=FREE, seed=2))["ok"]


def test_CM1_the_same_confirmation_twice_is_one_split(hall: Hall) -> None:
    shown = hall.asks(rules=FREE)
    told = PlaceSeats(id="cmd_twice", grouping=DIMENSI, seats=shown["seats"], as_of=shown["as_of"])
    first = hall.desk.handle(W, "per_lina", told)
    seq = hall.seq()

    assert hall.desk.handle(W, "per_lina", told) == first
    assert hall.seq() == seq and len(acts(hall)) == 1


def test_who_is_moved_by_hand_between_preview_and_confirmation_stays_and_is_named(hall: Hall) -> None:
    split(hall, seed=1)
    shown = hall.asks(rules=FREE, seed=2)
    target = next(g["group"] for g in shown["groups"] if g["group"] not in (shown["seats"][ANN], hall.placed()[ANN]))
    hall.does(MoveSeat, grouping=DIMENSI, seat=ANN, group=target)

    assert takes(hall, shown)["kept"] == [ANN]
    assert hall.placed()[ANN] == target


def test_who_joins_between_preview_and_confirmation_is_placed_by_the_rules_and_named(hall: Hall) -> None:
    hall.sets_defaults()
    shown = hall.asks()
    hall.joins("per_new", konsel.ORGANISATION_IDS["Dinkes"], "Baru")
    assert "sea_per_new" not in hall.placed(), "nobody was placed yet"

    assert takes(hall, shown)["late"] == {"sea_per_new": "grp_living"}
    assert hall.placed()["sea_per_new"] == "grp_living"


def test_who_is_removed_between_preview_and_confirmation_is_not_placed_and_named(hall: Hall) -> None:
    shown = hall.asks(rules=FREE)
    hall.does(RemovePerson, person="per_P001")

    assert takes(hall, shown)["gone"] == [ANN]
    assert ANN not in hall.placed()


def test_seats_are_held_for_who_is_announced_or_not_as_the_rules_say(hall: Hall) -> None:
    seat = announce(hall, "per_list")
    held, free = hall.asks(rules=FREE), hall.asks(rules={**FREE, "hold": False})

    assert held["seats"][seat] and sum(group["size"] - group["here"] for group in held["groups"]) == 1
    assert seat not in free["seats"]


def test_late_comers_are_placed_by_the_rules_that_were_applied(hall: Hall) -> None:
    split(hall, rules={**FREE, "organisation": "together", "sex": False})
    placed = hall.placed()
    colleague = next(s for s in hall_seats(hall, "Dinkes"))
    hall.joins("per_new", konsel.ORGANISATION_IDS["Dinkes"], "Baru")

    assert hall.placed()["sea_per_new"] == placed[colleague]
    with hall.store.reading() as reader:
        assert reader.need(Membership, W, f"mem_{DIMENSI}_sea_per_new").how == "together"


def test_after_a_split_is_taken_back_who_comes_is_placed_no_more(hall: Hall) -> None:
    split(hall)
    hall.does(UndoSeating, seating=acts(hall)[0].id)
    hall.joins("per_new", konsel.ORGANISATION_IDS["Dinkes"], "Baru")

    assert "sea_per_new" not in hall.placed()
    assert hall.starts() == 73, "nobody has decided on anybody"


def test_the_same_groups_as_in_another_division_go_by_number(hall: Hall) -> None:
    with hall.store.reading() as reader:
        other = next(one for one in reader.all(Grouping, W) if one.id != DIMENSI)
        groups = {g.id: g for g in reader.all(Group, W) if not g.removed}
        seats = sorted(seat.id for seat in reader.all(Seat, W))
    there = sorted((g for g in groups.values() if g.grouping_id == other.id), key=lambda g: g.number)
    hall.does(PlaceSeats, grouping=other.id, seats={seat: there[at % len(there)].id for at, seat in enumerate(seats)})
    shown = hall.asks(rules={**FREE, "same_as": other.id})

    for at, seat in enumerate(seats):
        assert groups[shown["seats"][seat]].number == there[at % len(there)].number
    mixed = hall.asks(rules={**FREE, "different_from": [other.id], "organisation": "free"})
    for group in there:
        sat = [mixed["seats"][seat] for at, seat in enumerate(seats) if there[at % len(there)] is group]
        assert max(map(sat.count, sat)) - min(sat.count(g["group"]) for g in mixed["groups"]) <= 1


def test_a_server_that_dies_over_a_split_has_placed_all_or_nobody(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = hall.asks(rules=FREE)
    told = PlaceSeats(id="cmd_dies", grouping=DIMENSI, seats=shown["seats"], as_of=shown["as_of"])
    monkeypatch.setattr(Tx, "keep_receipt", _dies)
    with pytest.raises(RuntimeError):
        hall.desk.handle(W, "per_lina", told)
    assert hall.placed() == {} and acts(hall) == []

    monkeypatch.undo()
    hall.store.close()
    again = Store(hall.store.path)
    hall.store, hall.desk = again, Desk(again, all_handlers())
    assert hall.desk.handle(W, "per_lina", told)["placed"] == 72
    assert hall.placed() == shown["seats"]
    again.close()


def _dies(self: Tx, workshop_id: str, ack: dict[str, Any]) -> None:
    raise RuntimeError("the plug is pulled")


def test_CL5_many_seats_at_once_are_rows_and_lines_like_one_by_one(hall: Hall) -> None:
    since = hall.seq()
    split(hall)
    with hall.store.reading() as reader:
        lines = reader.changes_since(W, since)
        members = {member.id: member for member in reader.all(Membership, W, grouping_id=DIMENSI)}

    assert [line.seq for line in lines] == list(range(since + 1, since + len(lines) + 1))
    assert {line.object.id: line.object for line in lines if isinstance(line.object, Membership)} == members
    assert all(member.revision == line.seq for line in lines if (member := members.get(line.object.id)))


def test_placing_a_thousand_costs_a_few_statements_each(hall: Hall) -> None:
    """Counted, not timed: the event loop waits for them."""
    things = [
        thing
        for number in range(1_000)
        for thing in (
            Person(id=f"per_k{number}", workshop_id=W, name=f"{number}", status="joined"),
            Seat(id=f"sea_k{number}", workshop_id=W, organisation_id="org_0", person_id=f"per_k{number}"),
        )
    ]
    hall.store.write(lambda tx: [tx.put_all(things[at::2], "person_saved") for at in (0, 1)])
    shown = hall.asks(rules=FREE)
    said: list[str] = []
    connection = hall.store._connection
    assert isinstance(connection, sqlite3.Connection)
    connection.set_trace_callback(said.append)
    assert takes(hall, shown)["placed"] == 1_072
    connection.set_trace_callback(None)

    assert len(said) < 3 * 1_072


def hall_seats(hall: Hall, organisation: str) -> list[str]:
    with hall.store.reading() as reader:
        return [seat.id for seat in reader.all(Seat, W, organisation_id=konsel.ORGANISATION_IDS[organisation])]


def test_what_was_left_out_by_hand_is_not_dealt_and_named(hall: Hall) -> None:
    split(hall)
    hall.does(MoveSeat, grouping=DIMENSI, seat=ANN, group=None)
    shown = hall.asks(rules=FREE)

    assert ANN not in shown["seats"] and shown["left_out"] == [ANN]
    assert replace(acts(hall)[-1], revision=0).kind == "move"


def test_a_copied_workshop_divides_by_the_same_rules_and_names_nobody(hall: Hall) -> None:
    with hall.store.reading() as reader:
        other = next(one.id for one in reader.all(Grouping, W) if one.id != DIMENSI)
    split(hall, rules={**FREE, "different_from": [other], "same_as": other})
    hall.does(SaveGroup, group="grp_living", grouping=DIMENSI, number=4, chair_seat=ANN, scribe_seat=BUD, speaker_seat=ANN)
    hall.store.write(lambda tx: tx.put(replace(tx.need(Workshop, W, W), owner_id="per_lina"), "workshop_changed"))
    hall.store.write(lambda tx: creating.copy(tx, W, "wks_copy", "Lagi"))

    with hall.store.reading() as reader:
        groupings = {one.key: one for one in reader.all(Grouping, "wks_copy")}
        groups = reader.all(Group, "wks_copy")
    here, there = groupings["dimensi"], next(one for key, one in groupings.items() if key != "dimensi")
    assert (here.rules["same_as"], here.rules["different_from"]) == (there.id, [there.id])
    assert {(one.chair_seat_id, one.scribe_seat_id, one.speaker_seat_id) for one in groups} == {(None, None, None)}


def test_a_walk_in_who_chairs_chairs_on_as_the_one_on_the_list(hall: Hall) -> None:
    split(hall)
    announce(hall, "per_list")
    hall.joins("per_walk", konsel.ORGANISATION_IDS["Dinkes"], "Pak Tamu")
    group = hall.placed()["sea_per_walk"]
    roles = {"chair_seat": "sea_per_walk", "speaker_seat": "sea_per_walk"}
    hall.does(SaveGroup, group=group, grouping=DIMENSI, number=9, **roles)
    assert hall.does(MergePerson, person="per_walk", into="per_list")["ok"]

    with hall.store.reading() as reader:
        found = reader.need(Group, W, str(group))
    assert (found.chair_seat_id, found.speaker_seat_id) == ("sea_per_list", "sea_per_list")

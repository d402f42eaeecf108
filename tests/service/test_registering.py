"""The registration desk: ticks that come twice or from two desks, what is taken back, guests, corrections, the own name (PR1)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from tests.service.test_rights import COMMAND_OF, PAYLOADS, ROWS, furnish
from workshop.domain.groups import Membership
from workshop.domain.house import House
from workshop.domain.marks import AttendanceMark
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Person, Seat
from workshop.domain.visibility import visible_to
from workshop.service.identity import viewer_of

DESK, OTHER = "the-secret-of-the-first-desk", "the-secret-of-the-second-desk"
TICKS = {"mark_attendance", "undo_attendance", "register_guest", "withdraw_guest"}
AT_THE_DESK = {*TICKS, "substitute_person", "end_substitution", "leave", "ask_erasure"}


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    made = Made(tmp_path / "hall.sqlite").make()
    made.seats("ann", "a")
    for name, secret in (("desk", DESK), ("other", OTHER)):
        made.leads("add_staff", person=f"per_{name}", name=name, role="registrar", secret=secret)
    made.at("08:30")
    yield made
    made.close()


def marks(made: Made, **equals: Any) -> list[tuple[str, str, str]]:
    held = made.all(AttendanceMark, **equals)
    return [(mark.half_day, mark.kind, mark.at[11:16]) for mark in held if not mark.withdrawn]


def desk(made: Made, command: str, token: str = DESK, /, **payload: Any) -> dict[str, Any]:
    ack = made.tells(token, command, **payload)
    assert ack["ok"], ack
    return ack


def test_VS2_a_registrar_may_tick_register_and_say_who_comes_for_whom_and_nothing_else(tmp_path: Path) -> None:
    made = Made(tmp_path / "hall.sqlite").make()
    made.at("10:00")
    furnish(made)
    made.leads("add_staff", person="per_reg", name="Meja", role="registrar", secret=DESK)
    made.leads("add_staff", person="per_led", name="Bupati", role="leader", secret=OTHER)
    names = [name for name in ROWS if name not in ("leave", "archive_workshop")]

    def done(token: str) -> set[str]:
        return {name for name in names if made.tells(token, COMMAND_OF.get(name, name), **PAYLOADS[name])["ok"]}

    registrar, leader = done(DESK), done(OTHER)
    made.close()

    assert registrar <= AT_THE_DESK and {"mark_attendance", "register_guest", "substitute_person"} <= registrar
    assert leader <= {"ask_erasure"}


def test_VS1_the_desk_sees_names_places_and_marks_without_nip_and_nothing_that_was_written(made: Made) -> None:
    made.put(Person(id="per_ann", workshop_id=W, name="Ann", nip="199103242019111006", phone="08", status="joined"))
    with made.store.reading() as reader:
        audiences = viewer_of(reader, W, DESK).audiences()

    assert audiences == {"desk", "person:per_desk"}
    seen = visible_to(made.get(Person, "per_ann"), audiences, House())
    assert seen is not None and seen["name"] == "Ann" and not {"nip", "phone"} & set(seen)


def test_PR1_two_desks_that_tick_the_same_person_are_one_mark(made: Made) -> None:
    first = desk(made, "mark_attendance", person="per_ann")
    made.at("08:31")
    second = desk(made, "mark_attendance", OTHER, person="per_ann")

    assert (first["half_day"], first["at"]) == (second["half_day"], second["at"])
    assert marks(made) == [("day1_morning", "arrived", "00:30")]


def test_CM1_a_tick_that_comes_twice_is_answered_twice_and_written_once(made: Made) -> None:
    answers = [made.tells(DESK, "mark_attendance", id="cmd_tick", person="per_ann") for _ in range(2)]

    assert answers[0] == answers[1] and answers[0]["ok"]
    assert len(made.all(AttendanceMark)) == 1


def test_PR1_a_tick_that_waited_on_a_tablet_keeps_its_time_and_the_earlier_one_stands(made: Made) -> None:
    made.at("09:10")
    desk(made, "mark_attendance", OTHER, person="per_ann")
    desk(made, "mark_attendance", person="per_ann", at="2021-09-23T08:05:00+08:00")

    assert marks(made) == [("day1_morning", "arrived", "00:05")]


@pytest.mark.parametrize("told", ["2021-09-23T11:00:00+08:00", "2021-09-20T08:00:00+08:00"])
def test_a_time_that_cannot_be_is_now(made: Made, told: str) -> None:
    desk(made, "mark_attendance", person="per_ann", at=told)

    assert marks(made) == [("day1_morning", "arrived", "00:30")]


@pytest.mark.parametrize("told", ["gestern", "2021-09-23T08:00:00"])
def test_a_time_without_meaning_is_refused(made: Made, told: str) -> None:
    assert made.tells(DESK, "mark_attendance", person="per_ann", at=told)["code"] == "bad_date"


def test_the_wrong_person_ticked_is_undone_and_the_phones_own_mark_is_not_the_desks_to_undo(made: Made) -> None:
    desk(made, "mark_attendance", person="per_ann")
    desk(made, "undo_attendance", OTHER, person="per_ann", half_day="day1_morning")

    assert marks(made) == []
    assert made.tells(DESK, "undo_attendance", person="per_ann", half_day="day1_morning")["code"] == "nothing_to_undo"
    made.put(
        AttendanceMark(id="att_p", workshop_id=W, person_id="per_ann", half_day="day1_morning", at="2021-09-23T00:30:00+00:00")
    )
    assert made.tells(DESK, "undo_attendance", person="per_ann", half_day="day1_morning")["code"] == "not_allowed"
    made.leads("undo_attendance", person="per_ann", half_day="day1_morning")
    assert marks(made) == []


def test_PR1_out_and_back_again(made: Made) -> None:
    assert made.tells(DESK, "mark_attendance", person="per_ann", direction="out")["code"] == "not_arrived"
    desk(made, "mark_attendance", person="per_ann")
    made.at("09:00")
    for _ in range(2):
        desk(made, "mark_attendance", person="per_ann", direction="out")
    assert marks(made) == [("day1_morning", "arrived", "00:30"), ("day1_morning", "left", "01:00")]
    made.at("09:30")
    desk(made, "mark_attendance", person="per_ann")
    assert marks(made) == [("day1_morning", "arrived", "00:30")]


def test_PR1_what_the_phone_said_after_the_departure_is_no_arrival(made: Made) -> None:
    desk(made, "mark_attendance", person="per_ann")
    later = "2021-09-23T05:16:00+00:00"
    made.put(AttendanceMark(id="att_p", workshop_id=W, person_id="per_ann", half_day="day1_afternoon", at=later))
    made.at("13:20")
    desk(made, "mark_attendance", person="per_ann", direction="out", at="2021-09-23T13:10:00+08:00")

    assert marks(made) == [("day1_morning", "arrived", "00:30"), ("day1_morning", "left", "05:10")]


def test_outside_the_days_of_the_workshop_nobody_is_ticked(made: Made) -> None:
    made.leads("set_clock", now="2021-10-01T09:00:00+08:00")

    assert made.tells(DESK, "mark_attendance", person="per_ann")["code"] == "no_half_day"


def test_whoever_is_ticked_has_a_place_like_whoever_joins(made: Made) -> None:
    made.put(Person(id="per_cut", workshop_id=W, name="Cut"))
    made.put(Seat(id="sea_cut", workshop_id=W, organisation_id="org_a", person_id="per_cut"))
    made.leads("save_grouping", grouping="grg", key="g", title="G")
    for number in (1, 2):
        made.leads("save_group", group=f"grp_{number}", grouping="grg", number=number)
    made.leads("place_seats", grouping="grg", seats={"sea_ann": "grp_1"})
    desk(made, "mark_attendance", person="per_cut")

    assert [one.group_id for one in made.all(Membership, seat_id="sea_cut")] == ["grp_2"]
    assert made.get(Person, "per_cut").status == "announced"


GUEST = {"person": "per_guest", "name": "  Tamu   Bupati ", "organisation": "org_new", "organisation_name": "PT Maju"}


def test_a_guest_is_in_placed_and_ticked_at_once_and_a_repeat_is_the_same_guest(made: Made) -> None:
    for token in (DESK, OTHER):
        assert desk(made, "register_guest", token, **GUEST, position="Direktur", sex="P")["person"] == "per_guest"
    guest = made.get(Person, "per_guest")

    assert (guest.name, guest.status, guest.position, guest.sex) == ("Tamu Bupati", "provisional", "Direktur", "P")
    assert made.get(Organisation, "org_new").status == "provisional"
    assert marks(made, person_id="per_guest") == [("day1_morning", "arrived", "00:30")]
    assert [one.kind for one in made.all(Credential, person_id="per_guest")] == ["code"]


def test_a_guest_registered_by_mistake_is_taken_back_unless_somebody_is_in_under_that_name(made: Made) -> None:
    desk(made, "register_guest", **GUEST)
    desk(made, "withdraw_guest", person="per_guest")
    assert made.get(Person, "per_guest").status == "removed" and marks(made) == []
    desk(made, "register_guest", **{**GUEST, "person": "per_two"})
    made.put(Credential(id="crd_two", workshop_id=W, person_id="per_two", kind="device", secret_hash="x"))
    assert made.tells(DESK, "withdraw_guest", person="per_two")["code"] == "guest_is_in"
    assert made.tells(DESK, "withdraw_guest", person="per_ann")["code"] == "not_a_walk_in"


def corrected(made: Made, half_day: str = "day1_morning", **more: Any) -> dict[str, Any]:
    told = {"person": "per_ann", "half_day": half_day, "present": True, "reason": "dilihat di ruangan"}
    return made.tells(made.lead, "correct_attendance", **(told | more))


def test_PR1_a_correction_sets_times_by_hand_and_keeps_its_reason(made: Made) -> None:
    desk(made, "mark_attendance", person="per_ann")
    assert corrected(made, arrived="08:05", left="10:00")["ok"]
    held = [mark for mark in made.all(AttendanceMark) if not mark.withdrawn]

    assert marks(made) == [("day1_morning", "arrived", "00:05"), ("day1_morning", "left", "02:00")]
    assert {(mark.source, mark.reason) for mark in held} == {("hand", "dilihat di ruangan")}
    assert corrected(made)["ok"] and marks(made) == [("day1_morning", "arrived", "00:05")]


def test_PR1_whoever_was_taken_to_have_stayed_is_absent_by_hand(made: Made) -> None:
    desk(made, "mark_attendance", person="per_ann")
    assert corrected(made, "day1_afternoon", present=False)["ok"]

    assert marks(made) == [("day1_morning", "arrived", "00:30"), ("day1_afternoon", "left", "05:15")]
    assert corrected(made, "day1_afternoon")["ok"]
    assert marks(made) == [("day1_morning", "arrived", "00:30"), ("day1_afternoon", "arrived", "05:15")]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"reason": " "}, "missing_required"),
        ({"half_day": "day9"}, "unknown_half_day"),
        ({"arrived": "8"}, "bad_time"),
        ({"arrived": "10:00", "left": "09:00"}, "bad_time"),
        ({"person": "per_desk"}, "unknown_person"),
    ],
)
def test_a_correction_that_says_nothing_is_refused(made: Made, more: dict[str, str], code: str) -> None:
    assert corrected(made, **more)["code"] == code


def test_the_own_name_is_put_right_at_once_and_staff_keep_it_or_take_it_back(made: Made) -> None:
    made.put(Person(id="per_ann", workshop_id=W, name="Ann", position="Staf", status="joined"))
    assert made.tells("ann", "correct_own_details", name="Ann, S.Kom.", position="Kasubbag")["ok"]
    assert made.tells("ann", "correct_own_details", name="Ann, S.Kom., M.T.", position="Kasubbag")["ok"]
    ann = made.get(Person, "per_ann")

    assert (ann.name, ann.position, ann.corrected) == ("Ann, S.Kom., M.T.", "Kasubbag", {"name": "Ann", "position": "Staf"})
    made.leads("settle_own_details", person="per_ann", keep=False)
    assert (made.get(Person, "per_ann").name, made.get(Person, "per_ann").corrected) == ("Ann", {})
    made.tells("ann", "correct_own_details", name="Ani", position="Staf")
    made.leads("settle_own_details", person="per_ann")
    assert (made.get(Person, "per_ann").name, made.get(Person, "per_ann").corrected) == ("Ani", {})
    assert made.tells(made.lead, "settle_own_details", person="per_ann")["code"] == "nothing_to_undo"


def test_the_own_name_typed_back_leaves_nothing_to_look_at(made: Made) -> None:
    made.put(Person(id="per_ann", workshop_id=W, name="Ann", position="Staf", status="joined"))
    made.tells("ann", "correct_own_details", name="Anna", position="Staf")
    made.tells("ann", "correct_own_details", name="Ann", position="Staf")

    assert made.get(Person, "per_ann").corrected == {}

"""A substitute is in at once and has what the seat has, never what is the other's own; nobody is locked out, all is undone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from workshop.domain.activities import Worksheet
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership, membership_id
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Person, Seat
from workshop.domain.refusals import Refused
from workshop.domain.sheets import sheet_id
from workshop.domain.substitutions import Substitution, holders
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service import joining, recording, returning
from workshop.service.catching_up import everything_for, house_of
from workshop.service.identity import viewer_of

KEY, OTHER = "the-key-of-the-substitutes-phone", "the-key-of-somebody-elses-phone"
HERMAN, SEAT = "per_herman", "sea_herman"


class Hall:
    """Herman of the office sits in group 1 of one grouping and group 3 of another; he is the scribe of group 1."""

    def __init__(self, made: Made) -> None:
        self.made = made
        sheet = next(one for one in made.all(Worksheet) if one.key == "t2_sasaran")
        for grouping, groups in (("grg_1", ("grp_1", "grp_2")), ("grg_2", ("grp_3", "grp_4"))):
            made.put(Grouping(id=grouping, workshop_id=W, key=grouping, title=grouping))
            for number, group in enumerate(groups, start=1):
                made.put(Group(id=group, workshop_id=W, grouping_id=grouping, number=number))
        self.token = made.seats("herman", "pupr")
        made.seats("ira", "pupr")
        made.put(Organisation(id="org_pupr", workshop_id=W, name="Dinas PUPR", abbreviation="DPUPR"))
        for person, *groups in (("herman", "grp_1", "grp_3"), ("ira", "grp_2", "grp_4")):
            for grouping, group in zip(("grg_1", "grg_2"), groups, strict=True):
                made.leads("move_seat", grouping=grouping, seat=f"sea_{person}", group=group)
        made.leads("save_group", group="grp_1", grouping="grg_1", number=1, scribe_seat=SEAT)
        for unit in ("group", "person", "organisation"):
            grouping = {"grouping": "grg_1"} if unit == "group" else {}
            made.leads("save_activity", activity=f"act_{unit}", worksheet=sheet.id, unit=unit, **grouping)
            made.leads("open_activity", activity=f"act_{unit}")
        self.writes(self.token, "person", HERMAN, "ent_own")
        self.writes(self.token, "organisation", "org_pupr", "ent_office")
        self.writes(self.token, "group", "grp_1", "ent_group")

    def joins(self, person: str = "per_joko", key: str = KEY, name: str = "Joko", **more: str) -> dict[str, Any]:
        arrival = joining.Arrival(
            device_key=key, organisation="org_pupr", person=person, name=name, **{"substitute_for": HERMAN} | more
        )
        return dict(self.made.store.write(lambda tx: joining.join(tx, self.code, arrival)))

    @property
    def code(self) -> str:
        return self.made.get(Workshop, W).join_code

    def writes(self, token: str, unit: str, of: str, entry: str) -> dict[str, Any]:
        told = {"activity": f"act_{unit}", "unit": of, "entry": entry, "values": {"sasaran": f"Baris {entry}"}}
        return self.made.tells(token, "save_entry", **told)

    def viewer(self, token: str) -> Viewer:
        with self.made.store.reading() as reader:
            return viewer_of(reader, W, token)

    def sees(self, token: str) -> set[tuple[str, str]]:
        with self.made.store.reading() as reader:
            seen = everything_for(reader, viewer_of(reader, W, token), house_of(reader, W))
        return {(thing["type"], thing["id"]) for thing in seen}

    def names(self) -> list[dict[str, Any]]:
        with self.made.store.reading() as reader:
            return joining.names(reader, self.code, "org_pupr")

    def the_substitution(self) -> Substitution:
        (found,) = self.made.all(Substitution)
        return found


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Made(tmp_path / "hall.sqlite").make()
    made.at("08:10")
    yield Hall(made)
    made.close()


def test_SE1_a_substitute_is_in_at_once_with_seat_organisation_and_groups_of_every_grouping(hall: Hall) -> None:
    token = hall.joins(position="Analis")["token"]
    viewer = hall.viewer(token)

    assert (viewer.seat_id, viewer.organisation_id, viewer.groups) == (SEAT, "org_pupr", {"grp_1", "grp_3"})
    joko = hall.made.get(Person, "per_joko")
    assert (joko.substitute_for, joko.status, joko.position) == (HERMAN, "provisional", "Analis")
    assert hall.made.get(Group, "grp_1").scribe_seat_id == viewer.seat_id
    assert [(one.seat_id, one.by, one.standing) for one in hall.made.all(Substitution)] == [(SEAT, "per_joko", True)]
    assert hall.writes(token, "organisation", "org_pupr", "ent_office")["ok"]
    assert hall.writes(token, "group", "grp_1", "ent_group")["ok"]


def test_VS1_the_others_own_rows_and_code_stay_the_others_and_the_seats_rows_are_seen(hall: Hall) -> None:
    hall.made.tells(hall.token, "renew_code", person=HERMAN)
    code = next(one.id for one in hall.made.all(Credential, kind="code", person_id=HERMAN))
    before = hall.sees(hall.token)
    seen = hall.sees(hall.joins()["token"])

    assert {("entry", "ent_own"), ("sheet", sheet_id("act_person", HERMAN)), ("credential", code)} <= before
    assert not {("entry", "ent_own"), ("sheet", sheet_id("act_person", HERMAN)), ("credential", code)} & seen
    assert {("entry", "ent_office"), ("entry", "ent_group"), ("person", HERMAN)} <= seen, "and whose rows those are"
    left = hall.sees(hall.token)
    assert {("entry", "ent_own"), ("credential", code), ("person", "per_joko")} <= left, "who left reads who sits there"
    assert not {("entry", "ent_office"), ("entry", "ent_group"), ("seat", SEAT)} & left


def test_whoever_was_replaced_still_puts_the_own_name_right(hall: Hall) -> None:
    hall.joins()
    told = hall.made.tells(hall.token, "correct_own_details", name="Herman, S.T.", position="Kasubbag")

    assert told["ok"] and hall.made.get(Person, HERMAN).name == "Herman, S.T."


def test_VS2_neither_may_write_on_the_others_own_sheet(hall: Hall) -> None:
    token = hall.joins()["token"]

    assert hall.writes(token, "person", HERMAN, "ent_own")["code"] == "not_your_sheet"
    assert hall.writes(token, "person", HERMAN, "ent_new")["code"] == "not_your_sheet"
    assert hall.writes(hall.token, "person", HERMAN, "ent_own")["ok"]
    assert hall.writes(hall.token, "person", "per_joko", "ent_new")["code"] == "not_your_sheet"


def test_EN2_what_the_replaced_one_still_sends_is_late_and_nobody_inherits_a_past(hall: Hall) -> None:
    hall.made.leads("move_seat", grouping="grg_1", seat=SEAT, group="grp_2")
    token = hall.joins()["token"]

    late = hall.writes(hall.token, "group", "grp_2", "ent_late")
    assert (late["ok"], late["late"]) == (True, True)
    assert hall.writes(hall.token, "organisation", "org_pupr", "ent_office")["late"]
    assert hall.writes(hall.token, "group", "grp_1", "ent_earlier")["late"], "where he sat before the move too"
    assert hall.writes(token, "group", "grp_1", "ent_hers")["code"] == "not_your_sheet", "she never sat there"
    hall.made.leads("move_seat", grouping="grg_1", seat=SEAT, group="grp_1")
    assert hall.writes(hall.token, "group", "grp_1", "ent_earlier")["ok"]
    hall.made.leads("move_seat", grouping="grg_2", seat=SEAT, group="grp_4")
    assert hall.writes(token, "group", "grp_2", "ent_hers")["late"], "where she sat while it was hers"


def test_EN2_own_sheets_of_an_activity_that_asked_the_seats_group_are_late(hall: Hall) -> None:
    sheet = hall.made.all(Worksheet)[0].id
    hall.made.leads("save_activity", activity="act_asked", worksheet=sheet, unit="person", audience=["grp_1"])
    hall.made.leads("open_activity", activity="act_asked")
    hall.joins()

    ack = hall.made.tells(hall.token, "save_entry", activity="act_asked", unit=HERMAN, entry="ent_q", values={})
    assert (ack["ok"], ack["late"]) == (True, True)


def test_CM1_the_same_request_again_is_the_same_arrival_and_the_same_seat(hall: Hall) -> None:
    first = hall.joins()
    again = hall.joins()

    assert (first["person"], first["workshop"]) == (again["person"], again["workshop"])
    assert hall.viewer(again["token"]).seat_id == SEAT
    assert len(hall.made.all(Substitution)) == 1


def test_of_two_who_claim_it_at_once_the_second_is_told_and_comes_in_under_the_own_name(hall: Hall) -> None:
    hall.joins()
    seq = hall.made.seq()
    with pytest.raises(Refused, match="seat_filled"):
        hall.joins("per_kiki", OTHER, "Kiki")
    assert hall.made.seq() == seq, "refused leaves no trace (CM2)"

    token = hall.joins("per_kiki", OTHER, "Kiki", substitute_for="")["token"]
    assert hall.viewer(token).organisation_id == "org_pupr"
    told = {one["name"]: one.get("replaced_by") for one in hall.names()}
    assert told == {"herman": "Joko", "ira": None, "Joko": None, "Kiki": None}


def test_CM2_a_substitute_of_staff_of_nobody_or_of_oneself_is_refused(hall: Hall) -> None:
    lina = next(person.id for person in hall.made.all(Person) if person.staff)
    seq = hall.made.seq()
    for told, code in (
        ({"substitute_for": lina}, "unknown_person"),
        ({"substitute_for": "per_none"}, "unknown_person"),
        ({"name": "HERMAN, S.T."}, "same_person"),
        ({"name": " "}, "missing_required"),
    ):
        with pytest.raises(Refused, match=code):
            hall.joins(**told)
    assert hall.made.seq() == seq


def test_a_locked_door_lets_no_substitute_in(hall: Hall) -> None:
    hall.made.leads("set_joining", open=False)
    with pytest.raises(Refused, match="joining_locked"):
        hall.joins()


def test_who_types_the_name_they_have_on_the_list_is_that_one_and_the_own_seat_waits(hall: Hall) -> None:
    hall.made.put(
        Person(id="per_list", workshop_id=W, name="Joko Pratama, S.STP.", list_key="P071", substitute_for=HERMAN),
        Seat(id="sea_list", workshop_id=W, organisation_id="org_pupr", person_id="per_list"),
    )
    hall.made.leads("move_seat", grouping="grg_1", seat="sea_list", group="grp_2")
    assert hall.names()[-1]["stands_in_for"] == {"id": HERMAN, "name": "herman"}
    joined = hall.joins(name="joko pratama")

    again = hall.joins(name="joko pratama")
    assert joined["person"] == again["person"] == "per_list"
    assert hall.made.get(Seat, "sea_list").status == "aside"
    assert hall.made.get(Membership, membership_id("grg_1", "sea_list")).group_id is None
    assert hall.viewer(again["token"]).groups == {"grp_1", "grp_3"}
    hall.made.leads("end_substitution", substitution=hall.the_substitution().id, undone=True)
    assert hall.viewer(hall.token).seat_id == SEAT
    back = hall.viewer(hall.joins(name="joko pratama")["token"])
    assert (back.seat_id, "grp_2" in back.groups) == ("sea_list", True), "undone at the desk is not done again at the door"


def test_SE1_undone_the_seat_is_again_whose_it_was_and_the_other_keeps_one_beside_it(hall: Hall) -> None:
    token = hall.joins()["token"]
    hall.writes(token, "organisation", "org_pupr", "ent_hers")
    hall.made.leads("end_substitution", substitution=hall.the_substitution().id, undone=True)

    assert hall.viewer(hall.token).groups == {"grp_1", "grp_3"}
    beside = hall.viewer(token)
    assert beside.seat_id not in (None, SEAT) and beside.organisation_id == "org_pupr"
    assert beside.groups == {"grp_1", "grp_3"}, "at the same tables"
    assert hall.made.get(Person, "per_joko").substitute_for is None
    assert hall.made.get(Entry, "ent_hers").author_id == "per_joko", "what was written stays"
    assert hall.viewer(hall.joins()["token"]).seat_id == beside.seat_id
    seq = hall.made.seq()
    hall.made.leads("end_substitution", substitution=hall.the_substitution().id)
    assert hall.made.seq() == seq, "once is enough"


def test_what_was_undone_is_done_again_as_it_was(hall: Hall) -> None:
    token = hall.joins()["token"]
    id = hall.the_substitution().id
    hall.made.leads("end_substitution", substitution=id, undone=True)
    hall.made.leads("resume_substitution", substitution=id)

    assert hall.viewer(token).seat_id == SEAT and hall.viewer(hall.token).seat_id is None
    assert hall.the_substitution().standing
    assert hall.made.get(Person, "per_joko").substitute_for == HERMAN


def test_who_was_replaced_comes_back_on_a_seat_beside_and_then_on_the_own(hall: Hall) -> None:
    token = hall.joins()["token"]
    assert hall.viewer(hall.token).seat_id is None, "the phone is still his"
    assert hall.made.tells(hall.token, "reclaim_seat")["ok"]
    beside = hall.viewer(hall.token)
    assert beside.seat_id not in (None, SEAT) and beside.organisation_id == "org_pupr"
    assert hall.viewer(token).seat_id == SEAT, "the facilitator decides"
    hall.made.leads("end_substitution", substitution=hall.the_substitution().id)

    assert hall.viewer(hall.token).seat_id == SEAT
    assert hall.viewer(token).seat_id not in (None, SEAT, beside.seat_id)
    assert hall.made.get(Person, "per_joko").substitute_for == HERMAN, "it was true while it lasted"
    assert [one.status for one in hall.made.all(Seat, person_id=HERMAN)] == ["held", "aside"]


def test_whoever_was_announced_and_replaced_finds_the_name_at_the_door(hall: Hall) -> None:
    hall.made.put(
        Person(id="per_late", workshop_id=W, name="Wati"),
        Seat(id="sea_late", workshop_id=W, organisation_id="org_pupr", person_id="per_late"),
    )
    hall.joins(substitute_for="per_late")
    token = hall.joins("per_late", OTHER, substitute_for="")["token"]

    assert hall.viewer(token).seat_id is None
    assert hall.made.tells(token, "reclaim_seat")["ok"]
    assert hall.viewer(token).organisation_id == "org_pupr"


def test_the_personal_code_brings_back_its_owner_and_not_the_seat(hall: Hall) -> None:
    hall.made.tells(hall.token, "renew_code", person=HERMAN)
    code = next(one.code for one in hall.made.all(Credential, kind="code", person_id=HERMAN))
    hall.joins()
    back = hall.made.store.write(lambda tx: returning.come_back(tx, hall.code, returning.Return(device_key=OTHER, code=code)))

    assert back["person"] == HERMAN and hall.viewer(back["token"]).seat_id is None


def test_a_substitute_may_be_replaced_in_turn_and_is_given_back_in_turn(hall: Hall) -> None:
    hall.joins()
    first = hall.the_substitution().id
    hall.joins("per_kiki", OTHER, "Kiki", substitute_for="per_joko")
    told = hall.made.tells(hall.made.lead, "end_substitution", substitution=first)

    assert told["code"] == "undo_the_later_first"
    second = next(one.id for one in hall.made.all(Substitution) if one.id != first)
    hall.made.leads("end_substitution", substitution=second)
    hall.made.leads("end_substitution", substitution=first)
    assert hall.viewer(hall.token).seat_id == SEAT


def test_nobody_fills_two_seats_for_others(hall: Hall) -> None:
    hall.joins()
    told = {"substitution": "sbs_two", "predecessor": "per_ira", "person": "per_joko"}

    assert hall.made.tells(hall.made.lead, "substitute_person", **told)["code"] == "already_substitute"


def test_a_substitute_put_in_by_hand_finds_the_name_at_the_door(hall: Hall) -> None:
    hall.made.leads("substitute_person", substitution="sbs_1", predecessor=HERMAN, person="per_joko", name="Joko")
    assert hall.made.get(Person, "per_joko").status == "announced"
    token = hall.joins(substitute_for="")["token"]

    assert hall.viewer(token).seat_id == SEAT
    assert hall.the_substitution().by == next(one.id for one in hall.made.all(Person) if one.staff)


def test_whoever_is_sent_away_stands_in_for_nobody_and_is_back_as_before(hall: Hall) -> None:
    token = hall.joins()["token"]
    hall.made.leads("remove_person", person="per_joko")
    assert hall.viewer(hall.token).seat_id == SEAT
    assert hall.made.tells(token, "reclaim_seat")["code"] == "not_signed_in"
    hall.made.leads("restore_person", person="per_joko")

    assert hall.viewer(token).seat_id == SEAT, "the phone in the hand goes on"
    assert hall.viewer(hall.token).seat_id is None and hall.the_substitution().standing


def test_whoever_is_restored_after_the_seat_went_on_has_a_seat_beside_it(hall: Hall) -> None:
    token = hall.joins()["token"]
    hall.made.leads("remove_person", person="per_joko")
    hall.joins("per_kiki", OTHER, "Kiki")
    hall.made.leads("restore_person", person="per_joko")

    assert hall.viewer(token).seat_id not in (None, SEAT)
    assert [one.substitute_id for one in hall.made.all(Substitution) if one.standing] == ["per_kiki"]


def test_the_record_has_both_and_who_stands_in_for_whom(hall: Hall) -> None:
    hall.made.at("08:30")
    token = hall.joins()["token"]
    hall.writes(token, "organisation", "org_pupr", "ent_hers")
    told = recording.record_now(hall.made.store, W, "id", personal=True)
    people = {person["id"]: person for person in told["people"]}

    assert people["per_joko"]["substitute_for"] == HERMAN
    assert people[HERMAN]["organisation_id"] == people["per_joko"]["organisation_id"] == "org_pupr"
    groups = {one["id"]: one["members"] for grouping in told["groupings"] for one in grouping["groups"]}
    assert groups["grp_1"] == ["per_joko"]
    rows = [row for activity in told["activities"] for sheet in activity["sheets"] for row in sheet["rows"]]
    assert {row["author_id"] for row in rows if row["organisation_id"] == "org_pupr"} <= {HERMAN, "per_joko"}


def test_who_held_the_seat_when_is_told_by_the_substitutions(hall: Hall) -> None:
    hall.made.at("08:30")
    hall.joins()
    began = hall.the_substitution().at
    hall.made.at("13:00")
    hall.made.leads("end_substitution", substitution=hall.the_substitution().id)
    ended = hall.the_substitution().ended_at
    told = [one for one in holders(hall.made.all(Seat), hall.made.all(Substitution)) if one.seat_id == SEAT]

    assert [(one.person_id, one.since, one.until) for one in told] == [
        (HERMAN, None, began),
        ("per_joko", began, ended),
        (HERMAN, ended, None),
    ]
    hall.made.leads("resume_substitution", substitution=hall.the_substitution().id)
    again = next(one for one in hall.made.all(Substitution) if one.standing)
    assert again.at == ended, "it begins anew, and the time between was the other's"
    hall.made.leads("end_substitution", substitution=again.id, undone=True)
    told = [one for one in holders(hall.made.all(Seat), hall.made.all(Substitution)) if one.seat_id == SEAT]
    assert [one.person_id for one in told] == [HERMAN, "per_joko", HERMAN], "a mistake was never there"


def test_the_list_taken_again_leaves_whoever_fills_a_seat_where_they_are(hall: Hall) -> None:
    token = hall.joins()["token"]
    rows = [{"id": HERMAN, "name": "Herman", "organisation": "org_pupr", "substitute_for": ""}]
    hall.made.leads("import_people", rows=[*rows, {"id": "per_joko", "name": "Joko", "substitute_for": ""}])

    assert hall.viewer(token).seat_id == SEAT
    assert hall.made.get(Person, "per_joko").substitute_for == HERMAN
    assert [seat.id for seat in hall.made.all(Seat, person_id=HERMAN)] == []
    hall.made.leads("save_person", person=HERMAN, name="Herman S.", organisation="org_pupr")
    assert hall.viewer(token).seat_id == SEAT

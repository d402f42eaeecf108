"""Who came in at the door is found on the list: the phone goes on, the place is kept, nothing that was written is lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership, membership_id
from workshop.domain.marks import Announcement, AttendanceMark, HelpCall
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Person, Seat
from workshop.domain.sheets import Sheet, sheet_id
from workshop.domain.workshops import Workshop
from workshop.service import joining, recording, returning
from workshop.service.identity import viewer_of

KEY = "the-key-of-a-phone-at-the-door"
TYPED, LISTED, TOLD = "Dinas Kominfo", "Dinas Komunikasi dan Informatika", "Dinas Kesehatan"
SITS = membership_id("grg_1", "sea_list")


class Door:
    """Sari typed her name and her office at the door; both stand on the list in other words.  She sits in group 1."""

    def __init__(self, made: Made) -> None:
        self.made = made
        sheet = next(one for one in made.all(Worksheet) if one.key == "t2_sasaran")
        made.put(
            Organisation(id="org_list", workshop_id=W, name=LISTED, abbreviation="Diskominfo", position=1),
            Organisation(id="org_dinkes", workshop_id=W, name=TOLD, position=2),
            Person(id="per_list", workshop_id=W, name="Dra. Sari Wulandari", nip="198001012006042001", list_key="P001"),
            Seat(id="sea_list", workshop_id=W, organisation_id="org_list", person_id="per_list"),
            Grouping(id="grg_1", workshop_id=W, key="meja", title="Meja", defaults={"org_list": "grp_2"}),
            Group(id="grp_1", workshop_id=W, grouping_id="grg_1", number=1),
            Group(id="grp_2", workshop_id=W, grouping_id="grg_1", number=2),
            Membership(id=SITS, workshop_id=W, grouping_id="grg_1", seat_id="sea_list", group_id="grp_2"),
        )
        self.token = self.comes("org_typed", "per_walk", organisation_name=TYPED, name="Sari")
        made.leads("move_seat", grouping="grg_1", seat="sea_per_walk", group="grp_1")
        for unit in ("group", "person", "organisation"):
            grouping = {"grouping": "grg_1"} if unit == "group" else {}
            made.leads("save_activity", activity=f"act_{unit}", worksheet=sheet.id, unit=unit, **grouping)
            made.leads("open_activity", activity=f"act_{unit}")

    def comes(self, organisation: str, person: str, **typed: str) -> str:
        arrival = joining.Arrival(device_key=KEY, organisation=organisation, person=person, **typed)
        return str(self.made.store.write(lambda tx: joining.join(tx, self.code, arrival))["token"])

    @property
    def code(self) -> str:
        return self.made.get(Workshop, W).join_code

    def writes(self, unit: str, of: str, entry: str, id: str | None = None) -> dict[str, Any]:
        told = {"activity": f"act_{unit}", "unit": of, "entry": entry, "values": {"sasaran": f"Baris {entry}"}}
        return self.made.tells(self.token, "save_entry", id=id, **told)

    def is_found(self) -> None:
        self.made.leads("merge_person", person="per_walk", into="per_list")


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    made = Made(tmp_path / "hall.sqlite").make()
    made.at("08:10")
    yield Door(made)
    made.close()


def test_the_phone_in_the_hand_goes_on_as_the_one_on_the_list(door: Door) -> None:
    door.writes("group", "grp_1", "ent_1", id="cmd_lost_answer")
    seq = door.made.seq()
    door.is_found()
    with door.made.store.reading() as reader:
        viewer = viewer_of(reader, W, door.token)

    assert (viewer.person_id, viewer.seat_id, viewer.groups) == ("per_list", "sea_list", {"grp_1"})
    assert door.made.get(Person, "per_list").status == "joined"
    assert door.made.get(Person, "per_walk").merged_into == "per_list"
    assert "person_merged" in door.made.names(seq)
    assert door.writes("group", "grp_1", "ent_1")["ok"]
    assert door.made.get(Entry, "ent_1").author_id == "per_walk", "an author stays an author"


def test_CM1_what_was_acknowledged_before_is_not_carried_out_again(door: Door) -> None:
    first = door.writes("group", "grp_1", "ent_1", id="cmd_lost_answer")
    door.is_found()
    seq = door.made.seq()

    assert door.writes("group", "grp_1", "ent_1", id="cmd_lost_answer") == first
    assert door.made.seq() == seq


def test_P1_own_rows_stand_on_the_sheet_of_the_one_on_the_list_and_late_ones_find_it(door: Door) -> None:
    door.writes("person", "per_walk", "ent_1")
    door.made.tells(door.token, "mark_done", activity="act_person", unit="per_walk")
    door.is_found()
    assert door.writes("person", "per_walk", "ent_2")["ok"]

    kept = sheet_id("act_person", "per_list")
    assert [(row.sheet_id, row.position) for row in door.made.all(Entry, activity_id="act_person")] == [(kept, 1), (kept, 2)]
    assert not door.made.get(Sheet, sheet_id("act_person", "per_walk")).done


def test_the_record_knows_one_person_and_whose_rows_they_are(door: Door) -> None:
    door.writes("person", "per_walk", "ent_1")
    door.is_found()
    door.made.leads("merge_organisation", organisation="org_typed", into="org_list")
    told = recording.record_now(door.made.store, W, "id", personal=True)

    assert "per_walk" not in {person["id"] for person in told["people"]}
    assert {one["name"] for one in told["organisations"]} == {LISTED, TOLD}
    group = next(one for grouping in told["groupings"] for one in grouping["groups"] if one["id"] == "grp_1")
    assert group["members"] == ["per_list"]


def test_who_is_here_already_in_a_group_stays_in_it_and_what_was_typed_at_the_other_table_is_late(door: Door) -> None:
    door.made.put(Person(id="per_list", workshop_id=W, name="Sari", status="joined"))
    door.is_found()
    ack = door.writes("group", "grp_1", "ent_1")

    assert door.made.get(Membership, SITS).group_id == "grp_2"
    assert (ack["ok"], ack["late"]) == (True, True)
    assert door.made.get(Membership, membership_id("grg_1", "sea_per_walk")).group_id is None


def test_code_marks_and_a_raised_hand_go_over(door: Door) -> None:
    door.made.tells(door.token, "call_help", help_call="hlp_1")
    door.made.put(AttendanceMark(id="mrk_1", workshop_id=W, person_id="per_walk", half_day="day1_morning", at="x"))
    code = next(one.code for one in door.made.all(Credential, kind="code"))
    door.is_found()
    back = returning.Return(device_key="a-new-phone-of-the-same-person", code=code)

    assert door.made.store.write(lambda tx: returning.come_back(tx, door.code, back))["person"] == "per_list"
    assert door.made.get(HelpCall, "hlp_1").person_id == "per_list"
    assert door.made.get(AttendanceMark, "mrk_1").person_id == "per_list"


def test_a_phone_that_has_not_heard_of_it_comes_in_as_the_one_on_the_list(door: Door) -> None:
    door.is_found()

    assert door.comes("org_typed", "per_walk", organisation_name=TYPED, name="Sari")
    assert [one.id for one in door.made.all(Person) if one.status == "provisional"] == []


def test_an_organisation_typed_at_the_door_becomes_the_one_on_the_list(door: Door) -> None:
    door.writes("organisation", "org_typed", "ent_1")
    door.made.leads("save_grouping", grouping="grg_1", key="meja", title="Meja", defaults={"org_typed": "grp_1"})
    door.made.leads("merge_organisation", organisation="org_typed", into="org_list")

    assert door.made.get(Entry, "ent_1").sheet_id == sheet_id("act_organisation", "org_list")
    assert door.writes("organisation", "org_typed", "ent_2")["ok"], "what is under way finds its sheet"
    assert door.made.get(Seat, "sea_per_walk").organisation_id == "org_list"
    assert door.made.get(Grouping, "grg_1").defaults == {"org_list": "grp_1"}
    assert door.made.get(Organisation, "org_list").aliases == [TYPED], "the next file that writes it so means the same"
    assert door.made.all(Activity, unit="organisation")[0].state == "open"


def test_an_announcement_to_an_organisation_reaches_the_one_it_was_merged_into(door: Door) -> None:
    door.made.leads("announce", announcement="ann_before", text="Ambil berkas", audience=["org_typed", "org_dinkes"])
    door.made.leads("merge_organisation", organisation="org_typed", into="org_list")
    door.made.leads("announce", announcement="ann_after", text="Ke meja depan", audience=["org_typed"])

    assert door.made.get(Announcement, "ann_before").audience == ["org_list", "org_dinkes"]
    assert door.made.get(Announcement, "ann_after").audience == ["org_list"], "from a console that still named the old one"
    door.made.leads("unmerge_organisation", organisation="org_typed")
    assert door.made.get(Announcement, "ann_before").audience == ["org_typed", "org_dinkes"]


def test_who_types_the_same_at_the_door_again_means_the_one_on_the_list(door: Door) -> None:
    door.made.leads("merge_organisation", organisation="org_typed", into="org_list")
    door.comes("org_again", "per_other", organisation_name=TYPED.upper(), name="Rahmat")

    assert door.made.get(Seat, "sea_per_other").organisation_id == "org_list"


def test_one_merged_after_another_leads_to_the_last(door: Door) -> None:
    door.comes("org_two", "per_two", organisation_name="Kominfo", name="Sari W.")
    door.made.leads("merge_organisation", organisation="org_typed", into="org_list")
    door.made.put(Organisation(id="org_list", workshop_id=W, name=LISTED, status="provisional"))
    door.made.leads("merge_organisation", organisation="org_list", into="org_dinkes")

    assert door.made.get(Organisation, "org_typed").merged_into == "org_dinkes"


@pytest.mark.parametrize(
    ("name", "told", "code"),
    [
        ("merge_person", {"person": "per_walk", "into": "per_walk"}, "not_mergeable"),
        ("merge_person", {"person": "per_walk", "into": "per_none"}, "unknown_person"),
        ("merge_organisation", {"organisation": "org_typed", "into": "org_typed"}, "not_mergeable"),
        ("merge_organisation", {"organisation": "org_none", "into": "org_list"}, "unknown_organisation"),
        ("unmerge_person", {"person": "per_walk"}, "not_merged"),
        ("unmerge_organisation", {"organisation": "org_typed"}, "not_merged"),
    ],
)
def test_CM2_nobody_is_merged_with_themselves_nor_separated_from_nobody(
    door: Door, name: str, told: dict[str, str], code: str
) -> None:
    seq = door.made.seq()

    assert door.made.tells(door.made.lead, name, **told)["code"] == code
    assert door.made.seq() == seq


def test_merging_twice_is_told_and_staff_are_nobodys_other_name(door: Door) -> None:
    lina = next(person.id for person in door.made.all(Person) if person.staff)
    assert door.made.tells(door.made.lead, "merge_person", person="per_walk", into=lina)["code"] == "not_mergeable"
    door.is_found()

    assert door.made.tells(door.made.lead, "merge_person", person="per_walk", into="per_list")["code"] == "already_merged"

"""The record holds what counts, says who wrote it and who was silent, and gives the rehearsal's figures."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.documents.konsel import W, consolidated, read, two_days
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Membership
from workshop.domain.marks import AttendanceMark
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person, Seat
from workshop.domain.sheets import Sheet

EXPECTED = read("expected.json")


def changed(kind: type[Stored], id: str, **values: Any) -> list[Stored]:
    """The two days with one object otherwise."""
    return [replace(one, **values) if isinstance(one, kind) and one.id == id else one for one in two_days()]


def activity(record: dict[str, Any], key: str) -> dict[str, Any]:
    (found,) = [one for one in record["activities"] if one["worksheet"] == key]
    return dict(found)


def rows(record: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [row for sheet in activity(record, key)["sheets"] for row in sheet["rows"]]


def row(record: dict[str, Any], id: str) -> dict[str, Any]:
    (found,) = [one for one in rows(record, id.split(":")[0]) if one["id"] == id]
    return found


@pytest.mark.parametrize(
    ("figure", "name"),
    [
        ("rows_total", "rows_total"),
        ("rows_per_worksheet", "rows_per_worksheet"),
        ("rows_per_group", "rows_per_group"),
        ("rows_per_opd_unit", "rows_per_organisation_unit"),
        ("rows_per_organisation_of_author_nonsecret", "rows_per_author_organisation"),
        ("rows_per_dimension", "rows_per_theme_stated"),
        ("rows_per_origin", "rows_per_origin"),
        ("organisations_total", "organisations_total"),
    ],
)
def test_the_summary_has_the_expected_figure(figure: str, name: str) -> None:
    assert consolidated(two_days())["summary"][name] == EXPECTED[figure]


def test_rows_per_unit_are_the_expected_ones() -> None:
    record = consolidated(two_days())
    got = {
        one["worksheet"]: {sheet["unit_key"]: len(sheet["rows"]) for sheet in one["sheets"]}
        for one in record["activities"]
        if one["unit"] != "person"
    }

    assert got == EXPECTED["rows_per_worksheet_and_unit"]
    assert {key: activity(record, key)["people"] for key in EXPECTED["individuals_per_worksheet"]} == EXPECTED[
        "individuals_per_worksheet"
    ]


def test_money_is_exact() -> None:
    record = consolidated(two_days())
    for place, money in EXPECTED["currency"].items():
        id, field = place.rsplit(".", 1)
        found = row(record, id)
        assert (found["values"][field], found["parsed"][field]) == (money["typed"], money["rupiah"])
    totals: dict[str, int] = {}
    for one in rows(record, "t2_rencana_aksi"):
        totals[one["theme"]] = totals.get(one["theme"], 0) + one["parsed"].get("anggaran", 0)
    assert totals == EXPECTED["budget_total_per_dimension_rencana_aksi"]
    assert sum(one["parsed"].get("pagu", 0) for one in rows(record, "t2_program_renstra")) == EXPECTED["pagu_total_renstra"]


def test_silent_organisations_are_those_that_contributed_nothing() -> None:
    record = consolidated(two_days())
    keys = {one["id"]: one["key"] for one in record["organisations"]}
    there = {person["organisation_id"] for person in record["people"] if person["joined"]}
    silent = record["summary"]["organisations_silent"]

    assert [keys[id] for id in silent] == EXPECTED["organisations_contributed_nothing"]
    assert [keys[id] for id in silent if id in there] == EXPECTED["organisations_present_but_contributed_nothing"]
    assert [keys[id] for id in silent if id not in there] == EXPECTED["organisations_invited_but_absent"]


def test_units_below_the_least_rows_can_be_read_from_it() -> None:
    record = consolidated(two_days())
    least = {one["id"]: one["rows_min"] for one in record["worksheets"]}
    below = [
        {"worksheet": one["worksheet"], "unit": sheet["unit_key"], "rows": len(sheet["rows"]), "min": least[one["worksheet_id"]]}
        for one in record["activities"]
        if not one["secret"]
        for sheet in one["sheets"]
        if 0 < len(sheet["rows"]) < least[one["worksheet_id"]]
    ]

    def order(one: dict[str, Any]) -> str:
        return json.dumps(one, sort_keys=True)

    assert sorted(below, key=order) == sorted(EXPECTED["units_below_min_rows"], key=order)


def test_EN3_only_ready_rows_are_in_and_drafts_are_counted() -> None:
    record = consolidated(changed(Entry, "t4_rtl:living:001", state="draft", values=None))

    assert "t4_rtl:living:001" not in [one["id"] for one in rows(record, "t4_rtl")]
    assert activity(record, "t4_rtl")["drafts"] == 1


def test_EN3_a_row_being_changed_stands_with_its_last_valid_values() -> None:
    record = consolidated(changed(Entry, "t4_rtl:living:001", draft={"tindak_lanjut": "half a sent"}))

    assert row(record, "t4_rtl:living:001")["values"] != {"tindak_lanjut": "half a sent"}


def test_EN2_late_rows_are_counted_apart_until_let_in() -> None:
    record = consolidated(changed(Entry, "t4_rtl:living:001", late=True))

    assert len(rows(record, "t4_rtl")) == EXPECTED["rows_per_worksheet"]["t4_rtl"] - 1
    assert activity(record, "t4_rtl")["late"] == 1


def test_withdrawn_rows_leave_the_numbers_of_the_others_alone() -> None:
    before = {one["id"]: one["number"] for one in rows(consolidated(two_days()), "t4_rtl")}
    record = consolidated(changed(Entry, "t4_rtl:living:001", state="withdrawn"))

    after = {one["id"]: one["number"] for one in rows(record, "t4_rtl")}
    assert after == {id: number for id, number in before.items() if id != "t4_rtl:living:001"}


def test_VS4_nothing_ties_a_secret_row_to_anybody() -> None:
    one = activity(consolidated(two_days()), "x_evaluasi")
    (sheet,) = one["sheets"]
    gone = ("id", "author_id", "organisation_id", "entered_by", "origin", "created_at", "saved_at", "theme")

    assert one["secret"] and one["silent"] == [] and sheet["contributors"] == [] and sheet["unit_id"] is None
    assert len(sheet["rows"]) == one["people"] == EXPECTED["rows_per_worksheet"]["x_evaluasi"]
    assert all(found[name] is None for found in sheet["rows"] for name in gone)


def test_VS4_secret_rows_stand_in_the_order_of_their_content() -> None:
    """The same rows written in another order, by other people, give the same sheet."""
    things = list(two_days())
    secret = [one for one in things if isinstance(one, Entry) and one.activity_id == "act_x_evaluasi"]
    positions = [one.id for one in reversed(secret)]
    shuffled: list[Stored] = [
        replace(one, position=positions.index(one.id), created_at=f"2021-09-24T00:00:{positions.index(one.id):02}+00:00")
        if one in secret
        else one
        for one in things
    ]

    assert activity(consolidated(shuffled), "x_evaluasi") == activity(consolidated(things), "x_evaluasi")


def test_VS4_no_part_of_the_record_but_the_list_of_people_knows_who_wrote_in_secret() -> None:
    record = consolidated(two_days())
    part = json.dumps(activity(record, "x_evaluasi"))
    assert "per_P" not in part and "org_" not in part


def test_the_NIP_is_only_for_who_keeps_the_papers() -> None:
    with_them, without = consolidated(two_days()), consolidated(two_days(), personal=False)
    nips = [one["nip"] for one in with_them["people"] if one["nip"]]

    assert len(nips) > 50
    assert not any(one["nip"] for one in without["people"])
    assert not any(nip in json.dumps(without) for nip in nips)


def test_personal_fields_of_a_worksheet_are_only_for_who_keeps_the_papers() -> None:
    (worksheet,) = [one for one in two_days() if isinstance(one, Worksheet) and one.key == "t2_selaras"]
    fields = [one | {"personal": one["id"] == "catatan"} for one in worksheet.definition["fields"]]
    nip = "198111272006022006"
    things: list[Stored] = [
        replace(one, values={"catatan": nip}, parsed={"catatan": nip})
        if isinstance(one, Entry) and one.id == "t2_selaras:living:001"
        else one
        for one in changed(Worksheet, worksheet.id, definition=worksheet.definition | {"fields": fields})
    ]

    assert row(consolidated(things), "t2_selaras:living:001")["values"] == {"catatan": nip}
    assert row(consolidated(things, personal=False), "t2_selaras:living:001")["values"] == {}


def test_a_theme_said_by_the_row_comes_before_that_of_its_group() -> None:
    record = consolidated(two_days())

    assert {one["theme"] for one in rows(record, "t4_rtl")} == {theme["id"] for theme in record["themes"]}
    assert row(record, "t2_rencana_aksi:living:001")["theme"] == "living"


def test_a_merged_person_and_organisation_stand_under_who_they_were_merged_into() -> None:
    things = [
        *two_days(),
        Organisation(id="org_typed", workshop_id=W, name="Dinkes Konsel", status="merged", merged_into="org_04"),
        Person(id="per_typed", workshop_id=W, name="St Hadijah", status="merged", merged_into="per_P008"),
        Seat(id="sea_typed", workshop_id=W, organisation_id="org_typed", person_id="per_typed"),
    ]
    things = [
        replace(one, author_id="per_typed", parsed={**one.parsed, "opd": "org_typed"})
        if isinstance(one, Entry) and one.id == "t1_swot:nature:010"
        else one
        for one in things
    ]
    record = consolidated(things)
    found = row(record, "t1_swot:nature:010")

    assert found["author_id"] == "per_P008"
    assert found["parsed"]["opd"] == "org_04"
    assert not [one for one in record["people"] if one["id"] == "per_typed"]
    assert record["summary"]["organisations_total"] == EXPECTED["organisations_total"]


def test_who_was_removed_keeps_what_they_wrote() -> None:
    record = consolidated(changed(Person, "per_P008", status="removed"))
    written = [one for one in rows(record, "t1_swot") if one["author_id"] == "per_P008"]

    assert written and all(one["organisation_id"] for one in written)
    assert "per_P008" in [one["id"] for one in record["people"]]


def test_staff_write_for_no_organisation() -> None:
    record = consolidated(changed(Entry, "t4_rtl:living:001", author_id="per_F1"))

    assert row(record, "t4_rtl:living:001")["organisation_id"] is None


def test_a_group_without_a_row_is_silent_once_the_activity_was_opened() -> None:
    things = [one for one in two_days() if not (isinstance(one, Entry) and one.id.startswith("t4_rtl:living"))]
    silent = activity(consolidated(things), "t4_rtl")["silent"]
    planned = [
        replace(one, state="planned", opened_at=None) if isinstance(one, Activity) and one.id == "act_t4_rtl" else one
        for one in things
    ]

    assert [one["unit_key"] for one in silent] == ["living"]
    assert activity(consolidated(planned), "t4_rtl")["silent"] == []


def test_only_those_asked_can_be_silent() -> None:
    things = [
        replace(one, audience=["grg_dimensi_living"]) if isinstance(one, Activity) and one.id == "act_t4_rtl" else one
        for one in two_days()
        if not (isinstance(one, Entry) and one.activity_id == "act_t4_rtl")
    ]

    assert [one["unit_key"] for one in activity(consolidated(things), "t4_rtl")["silent"]] == ["living"]


def test_an_organisation_nobody_came_from_is_not_asked_unless_named() -> None:
    record = consolidated(two_days())
    asked = {one["unit_key"] for one in activity(record, "t2_program_renstra")["silent"]}
    (absent,) = [one for one in record["organisations"] if one["key"] == "Kec. Angata"]
    named = consolidated(changed(Activity, "act_t2_program_renstra", audience=[absent["id"]]))

    assert not asked & set(EXPECTED["organisations_invited_but_absent"])
    assert [one["unit_key"] for one in activity(named, "t2_program_renstra")["silent"]] == ["Kec. Angata"]


def test_a_person_marked_as_arrived_without_a_phone_was_there() -> None:
    absent = next(one for one in two_days() if isinstance(one, Person) and not one.staff)
    things = changed(Person, absent.id, status="announced")
    mark = AttendanceMark(id="mrk_1", workshop_id=W, person_id=absent.id, half_day="day1_morning")
    person = {one["id"]: one for one in consolidated([*things, mark])["people"]}[absent.id]

    assert person["joined"] and person["status"] == "announced"


def test_a_sheet_called_done_without_rows_is_there() -> None:
    sheet = Sheet(id="sht_none", workshop_id=W, activity_id="act_t4_rtl", unit="group", unit_id="grg_komponen_nature", done=True)
    found = {one["id"]: one for one in activity(consolidated([*two_days(), sheet]), "t4_rtl")["sheets"]}

    assert found["sht_none"]["done"] and found["sht_none"]["rows"] == []


def test_groups_name_their_members_and_their_scribe() -> None:
    record = consolidated(two_days())
    told = {one["id"]: one for one in read("groupings.json")["groupings"]}
    for grouping in record["groupings"]:
        for group, expected in zip(grouping["groups"], told[grouping["key"]]["groups"], strict=True):
            assert sorted(group["members"]) == sorted(f"per_{id}" for id in expected["members"])
            assert group["scribe"] == (f"per_{expected['notulis']}" if expected["notulis"] else None)


def test_a_group_names_its_chair_and_its_speaker_too() -> None:
    groups = [one for one in two_days() if isinstance(one, Group) and one.scribe_seat_id]
    seat = groups[0].scribe_seat_id
    record = consolidated(changed(Group, groups[0].id, chair_seat_id=seat, speaker_seat_id="sea_nobody"))
    told = next(one for grouping in record["groupings"] for one in grouping["groups"] if one["id"] == groups[0].id)

    assert told["chair"] == told["scribe"] is not None and told["speaker"] is None


def test_a_removed_group_is_not_asked_but_keeps_its_name_on_what_it_wrote() -> None:
    things = changed(Group, "grg_dimensi_living", removed=True)
    record = consolidated(things)
    titles = [sheet["unit_title"] for sheet in activity(record, "t4_rtl")["sheets"]]

    assert "Smart Living" in titles
    assert "living" not in [group["key"] for one in record["groupings"] for group in one["groups"]]


def test_an_empty_workshop_has_a_record() -> None:
    record = consolidated([two_days()[0]])

    assert record["activities"] == [] and record["summary"]["rows_total"] == 0


def test_titles_follow_the_language() -> None:
    english = consolidated(two_days(), language="en")

    assert activity(english, "t2_rencana_aksi")["title"] == "Action plan"


def test_consolidating_changes_nothing_it_was_given() -> None:
    before = [one.to_json() for one in two_days()]
    memberships = [one for one in two_days() if isinstance(one, Membership)]
    first = json.dumps(consolidated(two_days()), sort_keys=True)

    assert json.dumps(consolidated(reversed(two_days())), sort_keys=True) == first
    assert [one.to_json() for one in two_days()] == before and memberships

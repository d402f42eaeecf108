"""Making, changing, copying and putting away a workshop (CM1, CM2, CK1)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.made import DAYS, Made, W, wish
from workshop.domain.activities import Worksheet
from workshop.domain.agenda import AgendaItem
from workshop.domain.fields import Choice
from workshop.domain.groups import Group, Grouping
from workshop.domain.marks import Screen
from workshop.domain.people import Grant, Person
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop, choices_of
from workshop.library import shelf
from workshop.service import creating, hosting


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    opened = Made(tmp_path / "hall.sqlite")
    yield opened
    opened.close()


def refusal_of(made: Made, **more: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        made.store.write(lambda tx: creating.create(tx, wish(**more)))
    return caught.value


@pytest.mark.parametrize("key", [template["key"] for template in shelf.templates()])
def test_a_workshop_from_a_template_has_everything_the_template_names(made: Made, key: str) -> None:
    made.make(template=key)
    template = shelf.template(key)
    workshop = made.get(Workshop, W)

    assert (workshop.title, workshop.template, workshop.stage, workshop.days) == ("Bimtek", key, template["stage"], DAYS)
    assert len(workshop.join_code) == creating.CODE_LENGTH
    assert workshop.themes == template["themes"]
    assert set(workshop.choice_sets) == set(template["choice_sets"])
    assert [item.title for item in sorted(made.all(AgendaItem), key=place)] == [i["title_id"] for i in template["agenda"]]
    assert {sheet.key for sheet in made.all(Worksheet)} == {sheet["key"] for sheet in template["worksheets"]}
    assert not any(sheet.frozen for sheet in made.all(Worksheet))
    assert {one.key: one.title for one in made.all(Grouping)} == {g["key"]: g["title_id"] for g in template["groupings"]}
    assert len(made.all(Group)) == sum(len(one["groups"]) for one in template["groupings"])
    assert [screen.page for screen in made.all(Screen)] == ["join"]


def in_order(sheets: list[Worksheet]) -> list[str]:
    return [sheet.key for sheet in sorted(sheets, key=lambda sheet: sheet.position)]


def place(item: AgendaItem) -> tuple[int, str]:
    return item.day, item.start


def test_its_facilitator_leads_it_and_enters_with_a_link(made: Made) -> None:
    made.make()
    owner = made.get(Person, made.get(Workshop, W).owner_id)

    assert (owner.name, owner.staff, owner.status) == ("Lina", True, "joined")
    assert [(grant.person_id, grant.role) for grant in made.all(Grant)] == [(owner.id, "facilitator")]
    assert made.leads("set_joining", open=False)["ok"]
    assert made.get(Workshop, W).joining == "locked"


def test_CM1_making_it_again_is_the_same_workshop(made: Made) -> None:
    first = made.store.write(lambda tx: creating.create(tx, wish()))
    seq = made.seq()
    again = made.store.write(lambda tx: creating.create(tx, wish(title="Other")))

    assert again == first
    assert made.seq() == seq


def test_the_same_wish_makes_the_same_ids_elsewhere(made: Made, tmp_path: Path) -> None:
    made.make()
    other = Made(tmp_path / "other.sqlite").make()

    assert [item.id for item in other.all(AgendaItem)] == [item.id for item in made.all(AgendaItem)]
    other.close()


def test_an_agenda_item_knows_its_grouping_and_the_groups_their_themes_and_colours(made: Made) -> None:
    made.make()
    dimensi = next(one for one in made.all(Grouping) if one.key == "dimensi")
    item = next(one for one in made.all(AgendaItem) if one.title == "Sasaran dan indikator")
    groups = sorted(made.all(Group, grouping_id=dimensi.id), key=lambda group: group.number)

    assert (item.grouping_id, item.worksheets) == (dimensi.id, ["t2_sasaran"])
    assert [(group.number, group.theme, group.place) for group in groups][:2] == [(1, "governance", ""), (2, "branding", "")]
    assert len({group.colour for group in groups}) == 6


def test_what_the_facilitator_wishes_stands_before_the_template(made: Made) -> None:
    groups = [{"key": "a", "title": "Kelompok A"}, {"key": "b", "title": "Kelompok B", "theme": "living"}]
    agenda = [{"day": 2, "start": "09:00", "end": "10:00", "title": "SWOT", "worksheets": ["t1_swot"], "grouping": "meja"}]
    made.make(
        stage="II-b",
        place="Aula",
        timezone="Asia/Jayapura",
        language="en",
        year_range=[2000, 2030],
        themes=[{"id": "air", "label_id": "Air", "label_en": "Water", "sub": [{"id": "air.hujan", "label_id": "Hujan"}]}],
        half_days=[{"key": "pagi", "day": 1, "start": "08:00", "end": "12:00"}],
        groupings=[{"key": "meja", "title": "Per meja", "late_placing": False, "groups": groups}],
        agenda=agenda,
        worksheets=["t1_swot"],
        profile={"wifi": {"name": "Aula", "password": "rembuk"}},
    )
    workshop, item = made.get(Workshop, W), made.all(AgendaItem)[0]
    grouping = made.all(Grouping)[0]

    assert (workshop.stage, workshop.place, workshop.timezone, workshop.language) == ("II-b", "Aula", "Asia/Jayapura", "en")
    assert workshop.themes[0]["sub"] == [{"id": "air.hujan", "label_id": "Hujan", "label_en": "Hujan"}]
    assert workshop.profile["wifi"]["name"] == "Aula"
    assert (item.title, item.day, item.grouping_id, item.worksheets) == ("SWOT", 2, grouping.id, ["t1_swot"])
    assert (grouping.title, grouping.late_placing) == ("Per meja", False)
    assert [group.title for group in made.all(Group)] == ["Kelompok A", "Kelompok B"]
    assert [sheet.key for sheet in made.all(Worksheet)] == ["t1_swot"]


def test_other_themes_make_other_groups_and_fewer_days_a_shorter_agenda(made: Made) -> None:
    made.make(days=DAYS[:1], themes=[{"id": "air", "label_id": "Air"}, {"id": "tanah", "label_id": "Tanah"}])
    dimensi = next(one for one in made.all(Grouping) if one.key == "dimensi")

    assert [group.title for group in made.all(Group, grouping_id=dimensi.id)] == ["Air", "Tanah"]
    assert {item.day for item in made.all(AgendaItem)} == {1}
    assert {one["day"] for one in made.get(Workshop, W).half_days} == {1}


def test_a_worksheet_that_was_not_chosen_leaves_the_agenda_too(made: Made) -> None:
    made.make(worksheets=["t2_sasaran"])

    assert {key for item in made.all(AgendaItem) for key in item.worksheets} == {"t2_sasaran"}


@pytest.mark.parametrize("key", ["themes", "sub_themes", "horizons"])
def test_every_choice_set_of_a_workshop_can_be_read_as_choices(made: Made, key: str) -> None:
    made.make()
    choices = [Choice.from_json(choice) for choice in choices_of(made.get(Workshop, W))[key]]

    assert choices and all(choice.label_id and choice.label_en for choice in choices)
    assert all(choice.parent for choice in choices) == (key == "sub_themes")


BAD = [
    ({"id": "../etc"}, "malformed_id", "id"),
    ({"template": "tahap-9"}, "unknown_template", None),
    ({"title": " "}, "missing_required", "title"),
    ({"title": "x" * 201}, "too_long", "title"),
    ({"title": "a\0b"}, "nul_character", "title"),
    ({"facilitator": ""}, "missing_required", "facilitator"),
    ({"days": []}, "missing_required", "days"),
    ({"days": [{"date": "2021-02-30"}]}, "bad_date", "days"),
    ({"days": [{"opens": "08:00"}]}, "bad_date", "days"),
    ({"days": [DAYS[1], DAYS[0]]}, "bad_date", "days"),
    ({"days": [DAYS[0], DAYS[0]]}, "bad_date", "days"),
    ({"days": [{"date": "2021-09-23", "opens": "25:00"}]}, "bad_time", "days"),
    ({"days": [{"date": "2021-09-23", "lunch": "12:00"}]}, "unknown_field", "days"),
    ({"timezone": "Asia/Kendari"}, "bad_timezone", "timezone"),
    ({"timezone": "../../etc/passwd"}, "bad_timezone", "timezone"),
    ({"language": "fr"}, "wrong_choice", "language"),
    ({"year_range": [2030, 2020]}, "number_out_of_range", "year_range"),
    ({"year_range": [2030]}, "number_out_of_range", "year_range"),
    ({"themes": [{"id": "a", "label_id": "A"}, {"id": "a", "label_id": "B"}]}, "twice_the_same", "themes"),
    ({"themes": [{"id": "a"}]}, "missing_required", "themes"),
    ({"themes": [{"id": "a b", "label_id": "A"}]}, "malformed_id", "themes"),
    ({"themes": [{"id": "a", "label_id": "A", "colour": "red"}]}, "unknown_field", "themes"),
    ({"choice_sets": {"themes": []}}, "wrong_choice", "choice_sets"),
    ({"choice_sets": {"x": [{"value": "a"}]}}, "wrong_type", "choice_sets"),
    ({"choice_sets": {"x": [{"value": 7, "label_id": "A", "label_en": "A"}]}}, "wrong_type", "choice_sets"),
    ({"half_days": [{"key": "a", "day": 1, "start": "12:00", "end": "08:00"}]}, "bad_time", "half_days"),
    ({"half_days": [{"key": "a", "day": 0, "start": "08:00", "end": "12:00"}]}, "number_out_of_range", "half_days"),
    ({"agenda": [{"title": "A", "worksheets": ["t9_none"]}]}, "unknown_worksheet", None),
    ({"agenda": [{"title": "A", "grouping": "none"}]}, "unknown_grouping", "agenda"),
    ({"agenda": [{"title": "A", "day": 3}]}, "number_out_of_range", "agenda"),
    ({"agenda": [{"title": "A", "start": "8 pagi"}]}, "bad_time", "agenda"),
    ({"groupings": [{"key": "a", "title": "A"}, {"key": "a", "title": "B"}]}, "twice_the_same", "groupings"),
    ({"worksheets": ["t9_none"]}, "unknown_worksheet", None),
    ({"profile": {"note": "x" * 20_001}}, "too_big", "profile"),
    ({"profile": {"deep": [[[[[[[[[[[[[]]]]]]]]]]]]]}}, "too_big", "profile"),
]


@pytest.mark.parametrize(("more", "code", "field"), BAD)
def test_CM2_bad_input_is_refused_by_name_and_makes_nothing(
    made: Made, more: dict[str, Any], code: str, field: str | None
) -> None:
    refusal = refusal_of(made, **more)

    assert (refusal.code, refusal.field) == (code, field)
    with made.store.reading() as reader:
        assert hosting.all_workshops(reader) == []
        assert reader.changes_since(str(more.get("id", W)), 0) == []


def test_a_workshop_too_large_for_one_frame_is_refused(made: Made) -> None:
    choices = [{"value": f"v{n}", "label_id": "x" * 190, "label_en": "y" * 190} for n in range(300)]

    assert refusal_of(made, choice_sets={"long": choices}).code == "too_big"


def test_a_workshop_is_changed_field_by_field(made: Made) -> None:
    made.make()
    before = made.get(Workshop, W)
    made.leads("change_workshop", fields={"title": "  Bimtek II ", "place": "Aula", "profile": {"kop": ["PEMERINTAH"]}})
    after = made.get(Workshop, W)

    assert (after.title, after.place, after.profile) == ("Bimtek II", "Aula", {"kop": ["PEMERINTAH"]})
    assert replace(after, title=before.title, place="", profile={}, revision=0) == replace(before, profile={}, revision=0)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"status": "archived"}, "unknown_field"),
        ({"join_code": "AAAAAA"}, "unknown_field"),
        ({"owner_id": "per_x"}, "unknown_field"),
        ({"rehearsal": False}, "unknown_field"),
        ({"title": "Baik", "timezone": "Mars"}, "bad_timezone"),
        ({"title": 7}, "wrong_type"),
        ({"days": "besok"}, "wrong_type"),
    ],
)
def test_CM2_a_change_that_cannot_be_leaves_the_workshop_as_it_was(made: Made, fields: dict[str, Any], code: str) -> None:
    made.make()
    seq = made.seq()

    assert made.tells(made.lead, "change_workshop", fields=fields)["code"] == code
    assert made.seq() == seq


def test_CK1_a_rehearsals_clock_stands_where_it_was_set(made: Made) -> None:
    made.make()
    made.at("10:30")
    made.leads("set_joining", open=True)

    with made.store.reading() as reader:
        assert reader.changes_since(W, 0)[-1].at == "2021-09-23T02:30:00.000+00:00"


@pytest.mark.parametrize("now", ["besok", "2021-09-23T10:00:00", ""])
def test_CK1_a_clock_needs_a_moment_with_its_offset(made: Made, now: str) -> None:
    made.make()

    assert made.tells(made.lead, "set_clock", now=now)["code"] == "bad_date"


def test_CK1_the_clock_of_a_real_workshop_is_not_set(made: Made) -> None:
    made.make(rehearsal=False)

    assert made.tells(made.lead, "set_clock", now="2021-09-23T10:30:00+08:00")["code"] == "not_a_rehearsal"


def test_an_archived_workshop_lets_nobody_in_until_it_is_brought_back(made: Made) -> None:
    made.make()
    made.leads("archive_workshop")
    made.leads("archive_workshop", archived=True)

    assert made.get(Workshop, W).status == "archived"
    made.leads("archive_workshop", archived=False)
    assert made.get(Workshop, W).status == "active"


def test_a_copy_takes_the_structure_and_neither_people_nor_work(made: Made) -> None:
    made.make(place="Aula")
    made.seats("ann", "a")
    item = min(made.all(AgendaItem), key=place)
    made.leads("start_agenda_item", agenda_item=item.id)
    made.store.write(lambda tx: creating.copy(tx, W, "wks_copy", "Bimtek lagi"))
    with made.store.reading() as reader:
        copy = reader.need(Workshop, "wks_copy", "wks_copy")
        agenda = reader.all(AgendaItem, "wks_copy")
        groupings = reader.all(Grouping, "wks_copy")
        groups = reader.all(Group, "wks_copy")
        sheets = reader.all(Worksheet, "wks_copy")
        people = reader.all(Person, "wks_copy")

    assert (copy.title, copy.place, copy.copied_from, copy.status) == ("Bimtek lagi", "Aula", W, "active")
    assert copy.join_code != made.get(Workshop, W).join_code
    assert sorted(i.title for i in agenda) == sorted(i.title for i in made.all(AgendaItem))
    assert {item.state for item in agenda} == {"planned"}
    assert {item.grouping_id for item in agenda} == {None, *(one.id for one in groupings)}
    assert sorted(group.title for group in groups) == sorted(group.title for group in made.all(Group))
    assert {group.grouping_id for group in groups} == {one.id for one in groupings}
    assert in_order(sheets) == in_order(made.all(Worksheet))
    assert [person.name for person in people] == ["Lina"]


def test_CM1_copying_again_is_the_same_copy(made: Made) -> None:
    made.make()
    first = made.store.write(lambda tx: creating.copy(tx, W, "wks_copy", "A"))

    assert made.store.write(lambda tx: creating.copy(tx, W, "wks_copy", "B")) == first


def test_a_copy_of_nothing_is_refused(made: Made) -> None:
    with pytest.raises(Refused, match="unknown_workshop"):
        made.store.write(lambda tx: creating.copy(tx, "wks_none", "wks_copy", "A"))

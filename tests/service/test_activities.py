"""Worksheets handed out: frozen at the first opening, timers that cut nobody off, switches and audiences."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.commands.work import SaveActivity
from workshop.domain.groups import Group, Grouping
from workshop.domain.worksheets import Definition


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    opened = Made(tmp_path / "hall.sqlite").make()
    opened.at("10:00")
    yield opened
    opened.close()


def sheet(made: Made, key: str) -> Worksheet:
    return next(one for one in made.all(Worksheet) if one.key == key)


def plans(made: Made, key: str = "t2_sasaran", **more: Any) -> Activity:
    made.leads("save_activity", activity="act_1", worksheet=sheet(made, key).id, **more)
    return made.get(Activity, "act_1")


def opens(made: Made, **more: Any) -> Activity:
    made.leads("open_activity", activity="act_1", **more)
    return made.get(Activity, "act_1")


def task(made: Made) -> Activity:
    return made.get(Activity, "act_1")


def groups(made: Made, key: str = "dimensi") -> list[str]:
    grouping = next(one for one in made.all(Grouping) if one.key == key)
    return [group.id for group in made.all(Group, grouping_id=grouping.id)]


def test_a_task_takes_unit_and_division_from_its_worksheet(made: Made) -> None:
    planned = plans(made)

    assert (planned.state, planned.unit, planned.secret) == ("planned", "group", False)
    assert made.get(Grouping, str(planned.grouping_id)).key == "dimensi"


def test_a_task_for_people_has_no_division_and_a_secret_sheet_stays_secret(made: Made) -> None:
    planned = plans(made, "x_evaluasi")

    assert (planned.unit, planned.grouping_id, planned.secret) == ("person", None, True)


def test_opening_freezes_the_worksheet_with_the_workshops_choices(made: Made) -> None:
    made.leads(
        "change_workshop", fields={"themes": [{"id": "air", "label_id": "Air", "sub": [{"id": "hujan", "label_id": "Hujan"}]}]}
    )
    plans(made, "t2_rencana_aksi")
    since = made.seq()
    opens(made)
    frozen = sheet(made, "t2_rencana_aksi")
    design = Definition.from_json(frozen.definition)
    theme = design.theme_field()

    assert made.names(since) == ["worksheet_frozen", "activity_opened"]
    assert frozen.frozen and theme is not None
    assert [(choice.value, choice.label_id) for choice in theme.choices] == [("air", "Air")]
    assert all(field.choices for field in design.fields if field.choice_set)


def test_a_frozen_worksheet_does_not_change_under_the_phones(made: Made) -> None:
    plans(made, "t2_rencana_aksi")
    opens(made)
    before = sheet(made, "t2_rencana_aksi")
    made.leads("change_workshop", fields={"themes": []})
    made.leads("close_activity", activity="act_1")
    opens(made)

    assert sheet(made, "t2_rencana_aksi") == before


def test_a_worksheet_whose_choices_the_workshop_lost_is_not_opened(made: Made) -> None:
    plans(made, "t2_rencana_aksi")
    made.leads("change_workshop", fields={"choice_sets": {}})
    seq = made.seq()
    ack = made.tells(made.lead, "open_activity", activity="act_1")

    assert ack["code"] == "unknown_choice_set" and ack["field"]
    assert made.seq() == seq


def test_a_timer_runs_is_extended_paused_and_goes_on(made: Made) -> None:
    plans(made, minutes=30)
    assert opens(made).ends_at == "2021-09-23T02:30:00.000+00:00"
    made.leads("extend_timer", activity="act_1", minutes=10)
    assert task(made).ends_at == "2021-09-23T02:40:00.000+00:00"
    made.at("10:10")
    made.leads("pause_timer", activity="act_1")
    assert (task(made).ends_at, task(made).left_s) == (None, 30 * 60)
    made.leads("extend_timer", activity="act_1", minutes=-5)
    assert task(made).left_s == 25 * 60
    made.at("10:20")
    made.leads("pause_timer", activity="act_1", paused=False)
    assert (task(made).ends_at, task(made).left_s) == ("2021-09-23T02:45:00.000+00:00", None)


def test_an_elapsed_timer_closes_nothing_and_starts_again_when_extended(made: Made) -> None:
    plans(made, minutes=30)
    opens(made)
    made.at("11:00")

    assert task(made).state == "open"
    made.leads("extend_timer", activity="act_1", minutes=5)
    assert task(made).ends_at == "2021-09-23T03:05:00.000+00:00"


def test_closed_and_reopened_it_is_the_same_task(made: Made) -> None:
    plans(made)
    first = opens(made)
    made.at("11:00")
    since = made.seq()
    made.leads("close_activity", activity="act_1")
    assert (task(made).state, task(made).closed_at) == ("closed", "2021-09-23T03:00:00.000+00:00")
    again = opens(made, minutes=5)

    assert made.names(since) == ["activity_closed", "activity_reopened"]
    assert (again.opened_at, again.closed_at, again.times_opened) == (first.opened_at, None, 2)
    assert again.ends_at == "2021-09-23T03:05:00.000+00:00"


@pytest.mark.parametrize(
    ("name", "more", "code"),
    [
        ("close_activity", {}, "activity_not_open"),
        ("extend_timer", {"minutes": 5}, "activity_not_open"),
        ("pause_timer", {}, "activity_not_open"),
        ("extend_timer", {"minutes": 10**9}, "number_out_of_range"),
        ("open_activity", {"minutes": 0}, "number_out_of_range"),
        ("open_activity", {"activity": "act_none"}, "unknown_activity"),
    ],
)
def test_CM2_what_does_not_fit_a_planned_task_is_refused(made: Made, name: str, more: dict[str, Any], code: str) -> None:
    plans(made)
    seq = made.seq()

    assert made.tells(made.lead, name, **({"activity": "act_1"} | more))["code"] == code
    assert made.seq() == seq


def test_an_open_task_is_not_opened_twice_and_one_without_a_timer_has_nothing_to_pause(made: Made) -> None:
    plans(made)
    opens(made)

    assert made.tells(made.lead, "open_activity", activity="act_1")["code"] == "activity_already_open"
    assert made.tells(made.lead, "pause_timer", activity="act_1")["code"] == "timer_not_running"
    assert made.tells(made.lead, "pause_timer", activity="act_1", paused=False)["code"] == "timer_not_paused"


def test_switches_change_alone_and_are_a_change_of_scope(made: Made) -> None:
    plans(made, share=True)
    opens(made)
    since = made.seq()
    made.leads("set_switches", activity="act_1", write=False)

    assert (task(made).see, task(made).write, task(made).share) == (True, False, True)
    assert made.names(since) == ["activity_switched"]


def test_an_audience_is_of_the_tasks_own_division_or_of_organisations(made: Made) -> None:
    made.seats("ann", "a")
    dimensi, komponen = groups(made), groups(made, "komponen")

    assert plans(made, audience=[dimensi[0], dimensi[0]]).audience == [dimensi[0]]
    assert plans(made, "t2_program_renstra", unit="organisation", audience=["org_a"]).audience == ["org_a"]
    for audience in ([komponen[0]], ["grp_none"], ["org_a"]):
        ack = made.tells(made.lead, "save_activity", activity="act_2", worksheet=sheet(made, "t2_sasaran").id, audience=audience)
        assert ack["code"] == "unknown_group"


def test_a_task_that_is_written_on_keeps_its_worksheet_unit_and_division(made: Made) -> None:
    made.seats("ann", "a")
    plans(made, "t2_program_renstra", unit="organisation")
    opens(made)
    ack = made.tells("ann", "save_entry", activity="act_1", unit="org_a", entry="ent_1", values={"program": "Air bersih"})
    assert ack["ok"], ack
    told = {"activity": "act_1", "worksheet": sheet(made, "t2_program_renstra").id}

    assert made.tells(made.lead, "save_activity", **told, unit="person")["code"] == "activity_in_use"
    made.leads("save_activity", **told, unit="organisation", title="Program perangkat daerah", share=True)
    assert (task(made).title, task(made).state, task(made).share) == ("Program perangkat daerah", "open", True)


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"activity": "a b"}, "malformed_id", "activity"),
        ({"worksheet": "wsh_none"}, "unknown_worksheet", None),
        ({"unit": "table"}, "wrong_choice", "unit"),
        ({"grouping": "grg_none"}, "unknown_grouping", "grouping"),
        ({"agenda_item": "agi_none"}, "unknown_agenda_item", None),
        ({"title": "x" * 201}, "too_long", "title"),
        ({"minutes": -1}, "number_out_of_range", "minutes"),
        ({"audience": "everyone"}, "wrong_type", "audience"),
    ],
)
def test_CM2_a_task_that_cannot_be_is_refused_by_name(made: Made, more: dict[str, Any], code: str, field: str | None) -> None:
    told = {"activity": "act_1", "worksheet": sheet(made, "t2_sasaran").id} | more
    seq = made.seq()
    ack = made.tells(made.lead, "save_activity", **told)

    assert (ack["code"], ack.get("field")) == (code, field)
    assert made.seq() == seq


def test_a_worksheet_comes_from_the_library_once(made: Made) -> None:
    made.leads("add_worksheet", worksheet="wsh_own", key="t3_inovasi")
    added = made.get(Worksheet, "wsh_own")

    assert (added.key, added.frozen, added.share, added.position) == ("t3_inovasi", False, True, len(made.all(Worksheet)))
    for told, code in (
        ({"worksheet": "wsh_two", "key": "t3_inovasi"}, "worksheet_already_there"),
        ({"worksheet": "wsh_own", "key": "t3_quickwin"}, "worksheet_already_there"),
        ({"worksheet": "wsh_two", "key": "../t3"}, "unknown_worksheet"),
    ):
        assert made.tells(made.lead, "add_worksheet", **told)["code"] == code


def test_CM1_a_repeated_opening_is_answered_as_the_first(made: Made) -> None:
    plans(made)
    first = made.tells(made.lead, "open_activity", id="cmd_once", activity="act_1")

    assert made.tells(made.lead, "open_activity", id="cmd_once", activity="act_1") == first
    assert task(made).times_opened == 1


def test_the_shape_of_a_task_is_what_the_page_sends(made: Made) -> None:
    assert made.desk.handle(W, made.lead, SaveActivity(id="c", activity="act_9", worksheet=sheet(made, "t1_swot").id))["ok"]

"""The day as it runs: *Mulai* is one act, *Kembali* takes it back as far as nobody wrote."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.agenda import AgendaItem
from workshop.domain.groups import Group, Grouping, Membership
from workshop.domain.marks import SCREEN, Screen

SASARAN = "Sasaran dan indikator"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    opened = Made(tmp_path / "hall.sqlite").make()
    opened.at("14:27")
    yield opened
    opened.close()


def starts(made: Made, title: str, **more: Any) -> dict[str, Any]:
    return made.leads("start_agenda_item", agenda_item=made.item(title).id, **more)


def undoes(made: Made, title: str) -> dict[str, Any]:
    return made.leads("undo_agenda_item", agenda_item=made.item(title).id)


def task_of(made: Made, title: str) -> Activity:
    return made.all(Activity, agenda_item_id=made.item(title).id)[0]


def divide(made: Made) -> tuple[str, str]:
    """Ann's office goes to the first dimension's table by default; the group and the grouping."""
    grouping = next(one for one in made.all(Grouping) if one.key == "dimensi")
    group = next(one for one in made.all(Group, grouping_id=grouping.id) if one.number == 1)
    made.seats("ann", "a")
    made.leads(
        "save_grouping",
        grouping=grouping.id,
        key="dimensi",
        title=grouping.title,
        defaults={"org_a": group.id},
        late_placing=False,
    )
    return group.id, grouping.id


def test_one_mulai_starts_activity_timer_and_projector_together(made: Made) -> None:
    since = made.seq()
    starts(made, SASARAN)
    running, task = made.item(SASARAN), task_of(made, SASARAN)
    sheet = made.get(Worksheet, task.worksheet_id)
    screen = made.get(Screen, SCREEN)

    assert (running.state, running.minutes, running.started_at) == ("running", 75, "2021-09-23T06:27:00.000+00:00")
    assert (task.state, task.unit, task.grouping_id) == ("open", "group", running.grouping_id)
    assert (task.minutes, task.ends_at) == (75, "2021-09-23T07:42:00.000+00:00")
    assert (sheet.key, sheet.frozen, task.share, task.secret) == ("t2_sasaran", True, True, False)
    assert (screen.page, screen.content) == ("timer", {"agenda_item": running.id})
    assert made.names(since)[-4:] == ["worksheet_frozen", "activity_opened", "agenda_item_started", "screen_changed"]


def test_mulai_places_by_the_defaults_whoever_has_no_table_yet(made: Made) -> None:
    group, grouping = divide(made)
    starts(made, SASARAN)

    assert [(one.seat_id, one.group_id) for one in made.all(Membership, grouping_id=grouping)] == [("sea_ann", group)]


def test_mulai_moves_nobody_in_a_hall_that_is_divided_already(made: Made) -> None:
    _, grouping = divide(made)
    made.seats("bud", "b")
    other = next(one for one in made.all(Group, grouping_id=grouping) if one.number == 2)
    made.leads("move_seat", grouping=grouping, seat="sea_bud", group=other.id)
    starts(made, SASARAN)

    assert [(one.seat_id, one.group_id) for one in made.all(Membership, grouping_id=grouping)] == [("sea_bud", other.id)]


def test_the_unit_is_the_worksheets_and_several_worksheets_open_together(made: Made) -> None:
    starts(made, "RTL, notulen, evaluasi")
    tasks = made.all(Activity)
    keys = {made.get(Worksheet, task.worksheet_id).key: task for task in tasks}

    assert {key: (task.unit, task.secret) for key, task in keys.items()} == {
        "t4_rtl": ("group", False),
        "x_notulen": ("group", False),
        "x_evaluasi": ("person", True),
    }
    assert {task.grouping_id for task in tasks if task.unit != "group"} == {None}


def test_an_item_that_starts_late_keeps_its_length_unless_told_otherwise(made: Made) -> None:
    starts(made, SASARAN, minutes=63)

    assert (made.item(SASARAN).minutes, task_of(made, SASARAN).ends_at) == (63, "2021-09-23T07:30:00.000+00:00")


def test_mulai_ends_the_item_before_and_closes_nobodys_sheet(made: Made) -> None:
    starts(made, SASARAN)
    made.at("15:30")
    starts(made, "Pleno singkat dan arahan asesor")

    assert (made.item(SASARAN).state, made.item(SASARAN).ended_at) == ("done", "2021-09-23T07:30:00.000+00:00")
    assert task_of(made, SASARAN).state == "open"
    assert [one.title for one in made.all(AgendaItem, state="running")] == ["Pleno singkat dan arahan asesor"]


def test_a_registration_shows_how_to_join(made: Made) -> None:
    starts(made, "Registrasi peserta")

    assert made.get(Screen, SCREEN).page == "join"


def test_what_was_planned_for_an_item_is_opened_and_not_made_twice(made: Made) -> None:
    planned, sheet = made.item(SASARAN), next(s for s in made.all(Worksheet) if s.key == "t2_sasaran")
    made.leads("save_activity", activity="act_own", worksheet=sheet.id, agenda_item=planned.id, unit="organisation", minutes=20)
    starts(made, SASARAN)

    assert [(task.id, task.unit, task.minutes, task.state) for task in made.all(Activity)] == [
        ("act_own", "organisation", 20, "open")
    ]


def test_CM1_the_same_mulai_again_is_the_same(made: Made) -> None:
    payload = {"agenda_item": made.item(SASARAN).id}
    first = made.tells(made.lead, "start_agenda_item", id="cmd_once", **payload)
    seq = made.seq()

    assert made.tells(made.lead, "start_agenda_item", id="cmd_once", **payload) == first
    assert made.seq() == seq


def test_a_second_mulai_of_a_running_item_is_refused(made: Made) -> None:
    starts(made, SASARAN)
    seq = made.seq()
    ack = made.tells(made.lead, "start_agenda_item", agenda_item=made.item(SASARAN).id)

    assert ack["code"] == "agenda_item_running"
    assert made.seq() == seq


def test_kembali_makes_it_as_it_was_and_the_item_before_runs_on(made: Made) -> None:
    starts(made, "Keselarasan RPJMD dan smart city")
    before = made.item("Keselarasan RPJMD dan smart city")
    made.at("14:30")
    starts(made, SASARAN)
    planned = task_of(made, SASARAN)
    made.at("14:32")
    undoes(made, SASARAN)
    undone, task = made.item(SASARAN), task_of(made, SASARAN)

    assert (undone.state, undone.started_at, undone.after) == ("planned", None, None)
    assert (task.state, task.opened_at, task.ends_at, task.times_opened) == ("planned", None, None, 0)
    assert made.item(before.title).state == "running" and made.item(before.title).ended_at is None
    assert made.get(Screen, SCREEN).content == {"agenda_item": before.id}
    starts(made, SASARAN)
    assert task_of(made, SASARAN).id == planned.id and len(made.all(Activity, agenda_item_id=undone.id)) == 1


def test_kembali_leaves_a_sheet_open_that_somebody_wrote_on(made: Made) -> None:
    group, _ = divide(made)
    starts(made, SASARAN)
    task = task_of(made, SASARAN)
    ack = made.tells("ann", "save_entry", activity=task.id, unit=group, entry="ent_1", values={"sasaran": "Stunting turun"})
    assert ack["ok"], ack
    undoes(made, SASARAN)

    assert made.item(SASARAN).state == "planned"
    assert task_of(made, SASARAN).state == "open"


def test_kembali_leaves_open_what_was_open_before(made: Made) -> None:
    planned, sheet = made.item(SASARAN), next(s for s in made.all(Worksheet) if s.key == "t2_sasaran")
    made.leads("save_activity", activity="act_own", worksheet=sheet.id, agenda_item=planned.id)
    made.leads("open_activity", activity="act_own")
    made.at("14:40")
    starts(made, SASARAN)
    undoes(made, SASARAN)

    assert made.get(Activity, "act_own").state == "open"


def test_kembali_of_the_first_item_shows_the_agenda(made: Made) -> None:
    starts(made, SASARAN)
    undoes(made, SASARAN)

    assert made.get(Screen, SCREEN).page == "agenda"
    assert made.all(AgendaItem, state="running") == []


def test_only_a_running_item_is_taken_back_or_ended(made: Made) -> None:
    for name in ("undo_agenda_item", "end_agenda_item"):
        assert made.tells(made.lead, name, agenda_item=made.item(SASARAN).id)["code"] == "agenda_item_not_running"


def test_the_end_of_an_item_shows_what_comes_next(made: Made) -> None:
    starts(made, SASARAN)
    made.leads("end_agenda_item", agenda_item=made.item(SASARAN).id)

    assert made.item(SASARAN).state == "done"
    assert made.get(Screen, SCREEN).page == "agenda"
    assert task_of(made, SASARAN).state == "open"


def test_a_worksheet_for_groups_needs_to_know_which(made: Made) -> None:
    made.leads("save_agenda_item", agenda_item="agi_own", day=1, start="16:30", end="17:00", title="SWOT", worksheets=["t1_swot"])
    made.leads("start_agenda_item", agenda_item="agi_own")
    task = made.all(Activity, agenda_item_id="agi_own")[0]
    sheet = made.get(Worksheet, task.worksheet_id)

    assert next(one.id for one in made.all(Grouping) if one.key == sheet.definition["grouping"]) == task.grouping_id


def test_where_no_division_fits_mulai_says_so_and_starts_nothing(tmp_path: Path) -> None:
    made = Made(tmp_path / "blank.sqlite").make(template="blank")
    made.leads("save_agenda_item", agenda_item="agi_own", day=1, start="16:30", end="17:00", title="RTL", worksheets=["t4_rtl"])
    seq = made.seq()

    assert made.tells(made.lead, "start_agenda_item", agenda_item="agi_own")["code"] == "grouping_needed"
    assert made.seq() == seq
    made.close()


def test_an_item_is_planned_changed_and_removed(made: Made) -> None:
    told = {"agenda_item": "agi_own", "day": 2, "start": "08:30", "end": "09:00", "title": "Sambutan", "minutes": 15}
    made.leads("save_agenda_item", **told)
    made.leads("save_agenda_item", **(told | {"title": "Sambutan bupati"}))

    assert (made.get(AgendaItem, "agi_own").title, made.get(AgendaItem, "agi_own").minutes) == ("Sambutan bupati", 15)
    made.leads("remove_agenda_item", agenda_item="agi_own")
    assert made.get(AgendaItem, "agi_own").removed
    assert made.tells(made.lead, "start_agenda_item", agenda_item="agi_own")["code"] == "unknown_agenda_item"


def test_a_running_item_keeps_running_while_it_is_changed_and_cannot_be_removed(made: Made) -> None:
    starts(made, SASARAN)
    running = made.item(SASARAN)
    made.leads("save_agenda_item", agenda_item=running.id, day=1, start="14:15", end="15:30", title="Sasaran")

    assert made.get(AgendaItem, running.id).state == "running"
    assert made.tells(made.lead, "remove_agenda_item", agenda_item=running.id)["code"] == "agenda_item_running"


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"agenda_item": "a b"}, "malformed_id", "agenda_item"),
        ({"day": 0}, "number_out_of_range", "day"),
        ({"start": "8.30"}, "bad_time", "start"),
        ({"start": ""}, "missing_required", "start"),
        ({"end": " "}, "missing_required", "end"),
        ({"end": "08:29"}, "bad_time", "end"),
        ({"end": "24:00"}, "bad_time", "end"),
        ({"title": " "}, "missing_required", "title"),
        ({"title": "x" * 201}, "too_long", "title"),
        ({"minutes": 0}, "number_out_of_range", "minutes"),
        ({"minutes": 100_000}, "number_out_of_range", "minutes"),
        ({"worksheets": ["t9_none"]}, "unknown_worksheet", "worksheets"),
        ({"grouping": "grg_none"}, "unknown_grouping", None),
        ({"day": "1"}, "wrong_type", "day"),
        ({"colour": "red"}, "unknown_field", "colour"),
    ],
)
def test_CM2_an_item_that_cannot_be_is_refused_by_name(made: Made, more: dict[str, Any], code: str, field: str | None) -> None:
    seq = made.seq()
    told = {"agenda_item": "agi_own", "day": 1, "start": "08:30", "end": "09:00", "title": "Sambutan"}
    ack = made.tells(made.lead, "save_agenda_item", **(told | more))

    assert (ack["code"], ack.get("field")) == (code, field)
    assert made.seq() == seq

"""A late day: *Mulai* slides what comes after, fixed times stand, and the proposal is one act that goes back whole."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from workshop.domain.activities import Activity
from workshop.domain.agenda import AgendaItem
from workshop.service.running_late import plan_of

SASARAN, PLENO = "Sasaran dan indikator", "Pleno singkat dan arahan asesor"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """14.27: what was planned for 14.15 has not begun."""
    opened = Made(tmp_path / "hall.sqlite").make()
    opened.at("14:27")
    yield opened
    opened.close()


def day_one(made: Made) -> dict[str, str]:
    return {one.title: one.expected for one in made.all(AgendaItem, day=1) if one.expected}


def plan(made: Made, day: int = 1) -> dict[str, Any]:
    with made.store.reading() as reader:
        return plan_of(reader, W, day)


def takes_it(made: Made) -> dict[str, Any]:
    proposed = {one["agenda_item"]: one["to"] for one in plan(made)["shortenings"]}
    return made.leads("replan_day", day=1, minutes=proposed)


def test_mulai_slides_the_day_and_prayer_and_the_end_keep_their_time(made: Made) -> None:
    made.leads("start_agenda_item", agenda_item=made.item(SASARAN).id)

    assert day_one(made) == {PLENO: "15:57"}
    assert made.item(PLENO).start == "15:45"


def test_kembali_takes_the_sliding_back(made: Made) -> None:
    made.at("14:15")
    for title in (SASARAN, PLENO):
        made.leads("start_agenda_item", agenda_item=made.item(title).id)
    made.leads("undo_agenda_item", agenda_item=made.item(PLENO).id)

    assert day_one(made) == {}


def test_five_minutes_more_slide_the_day_too_and_can_be_taken_back(made: Made) -> None:
    made.leads("start_agenda_item", agenda_item=made.item(SASARAN).id)
    task = made.all(Activity, agenda_item_id=made.item(SASARAN).id)[0]
    ack = made.leads("extend_timer", activity=task.id, minutes=5)

    assert day_one(made) == {PLENO: "16:02"}
    made.leads("undo_act", line=ack["seq"])
    assert made.get(Activity, task.id).ends_at == task.ends_at


def test_on_another_day_nothing_slides(made: Made) -> None:
    second = next(one for one in made.all(AgendaItem, day=2) if one.kind == "worksheet")
    made.leads("start_agenda_item", agenda_item=second.id)

    assert [one.expected for one in made.all(AgendaItem) if one.expected] == []
    assert plan(made, 2) == {"late": 0, "shortenings": [], "shortfalls": [], "fits": True}


def test_the_proposal_is_taken_with_one_act_and_goes_back_with_one(made: Made) -> None:
    skip_to(made, SASARAN)
    proposed = plan(made)["shortenings"]
    ack = takes_it(made)

    assert proposed == [{"agenda_item": made.item(SASARAN).id, "from": 75, "to": 63}]
    assert (made.item(SASARAN).minutes, plan(made)["shortenings"], day_one(made)) == (63, [], {SASARAN: "14:27"})
    made.leads("undo_act", line=ack["seq"])
    assert made.item(SASARAN).minutes != 63 and plan(made)["shortenings"] == proposed


def test_what_is_begun_or_of_another_day_is_not_replanned(made: Made) -> None:
    made.leads("start_agenda_item", agenda_item=made.item(SASARAN).id)
    second = made.all(AgendaItem, day=2)[0].id
    seq = made.seq()

    asked = [{made.item(SASARAN).id: 40}, {second: 40}, {made.item(PLENO).id: 0}, {}]
    codes = [made.tells(made.lead, "replan_day", day=1, minutes=minutes)["code"] for minutes in asked]
    assert codes == ["agenda_item_begun", "unknown_agenda_item", "number_out_of_range", "missing_required"]
    assert made.seq() == seq


def test_a_person_says_which_items_keep_their_time(made: Made) -> None:
    asar = next(one for one in made.all(AgendaItem, day=1) if one.start == "15:30")
    told = {"agenda_item": asar.id, "day": 1, "start": "15:30", "end": "15:45", "kind": "break", "title": "Salat Asar"}
    made.leads("save_agenda_item", **told, timing="moves")
    made.leads("start_agenda_item", agenda_item=made.item(SASARAN).id)

    assert day_one(made) == {"Salat Asar": "15:42", PLENO: "15:57"}
    made.leads("save_agenda_item", **told)
    assert made.item("Salat Asar").timing == "moves"
    ack = made.tells(made.lead, "save_agenda_item", **told, timing="x")
    assert (ack["code"], ack["field"]) == ("wrong_choice", "timing")


def skip_to(made: Made, title: str) -> None:
    """What comes before it is over."""
    before = [one for one in made.all(AgendaItem, day=1) if one.start < made.item(title).start]
    made.at("14:14")
    for one in before:
        made.leads("start_agenda_item", agenda_item=one.id)
        made.leads("end_agenda_item", agenda_item=one.id)
    made.at("14:27")


def test_a_day_that_no_store_could_count_is_not_late(made: Made) -> None:
    assert plan(made, 10**30)["late"] == 0

"""What the hall is told and shown: announcements, a raised hand, the projector's page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made
from workshop.domain.agenda import AgendaItem
from workshop.domain.groups import Group, Grouping
from workshop.domain.marks import PAGES, SCREEN, Announcement, HelpCall, Screen


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    opened = Made(tmp_path / "hall.sqlite").make()
    opened.at("10:00")
    opened.seats("ann", "a")
    opened.seats("bud", "b")
    yield opened
    opened.close()


def hand(made: Made) -> HelpCall:
    return made.get(HelpCall, "hlp_1")


def test_an_announcement_is_said_and_taken_back(made: Made) -> None:
    made.leads("announce", announcement="ann_1", text=" Rehat sampai 10.45 ", on_projector=True)
    said = made.get(Announcement, "ann_1")

    assert (said.text, said.at, said.on_projector) == ("Rehat sampai 10.45", "2021-09-23T02:00:00.000+00:00", True)
    made.leads("withdraw_announcement", announcement="ann_1")
    assert made.get(Announcement, "ann_1").withdrawn


def test_an_announcement_to_some_names_groups_and_organisations_once(made: Made) -> None:
    group = made.all(Group)[0].id
    made.leads("announce", announcement="ann_1", text="Mohon ke meja 3", audience=[group, "org_a", group])

    assert made.get(Announcement, "ann_1").audience == [group, "org_a"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"announcement": "ann_1", "text": "  "}, "missing_required"),
        ({"announcement": "ann_1", "text": "x" * 1001}, "too_long"),
        ({"announcement": "ann_1", "text": "a\0b"}, "nul_character"),
        ({"announcement": "ann 1", "text": "Halo"}, "malformed_id"),
        ({"announcement": "ann_1", "text": 7}, "wrong_type"),
        ({"announcement": "ann_1", "text": "Halo", "audience": ["grp_none"]}, "unknown_group"),
    ],
)
def test_CM2_what_cannot_be_said_is_refused(made: Made, told: dict[str, Any], code: str) -> None:
    seq = made.seq()

    assert made.tells(made.lead, "announce", **told)["code"] == code
    assert made.seq() == seq


@pytest.mark.parametrize("text", ["<b>tes</b>", "=SUM(A1)", "\u202eabc", "🙂 Mas’ud", "baris\nbaris"])
def test_hostile_and_odd_text_is_said_exactly(made: Made, text: str) -> None:
    made.leads("announce", announcement="ann_1", text=text)

    assert made.get(Announcement, "ann_1").text == text


def test_a_raised_hand_is_answered_and_ended(made: Made) -> None:
    assert made.tells("ann", "call_help", help_call="hlp_1")["help_call"] == "hlp_1"
    made.leads("answer_help", help_call="hlp_1")
    assert hand(made).answered_by and hand(made).ended_at is None
    made.at("10:05")
    made.leads("answer_help", help_call="hlp_1", ended=True)

    assert (hand(made).person_id, hand(made).ended_at) == ("per_ann", "2021-09-23T02:05:00.000+00:00")
    assert made.tells(made.lead, "answer_help", help_call="hlp_1")["code"] == "help_already_ended"


def test_a_hand_that_is_up_stays_one_hand(made: Made) -> None:
    made.tells("ann", "call_help", help_call="hlp_1")
    seq = made.seq()

    assert made.tells("ann", "call_help", help_call="hlp_2")["help_call"] == "hlp_1"
    assert made.seq() == seq
    made.tells("ann", "answer_help", help_call="hlp_1", ended=True)
    assert made.tells("ann", "call_help", help_call="hlp_2")["help_call"] == "hlp_2"


def test_who_called_takes_the_hand_down_and_nobody_else_of_the_hall(made: Made) -> None:
    made.tells("ann", "call_help", help_call="hlp_1")

    assert made.tells("bud", "answer_help", help_call="hlp_1", ended=True)["code"] == "not_allowed"
    assert made.tells("ann", "answer_help", help_call="hlp_1")["code"] == "not_allowed"
    assert made.tells("ann", "answer_help", help_call="hlp_1", ended=True)["ok"]


def test_a_hand_says_at_which_table_of_the_running_item(made: Made) -> None:
    tables = {}
    for key in ("komponen", "dimensi"):
        grouping = next(one for one in made.all(Grouping) if one.key == key)
        tables[key] = made.all(Group, grouping_id=grouping.id)[0].id
        made.leads("move_seat", grouping=grouping.id, seat="sea_ann", group=tables[key])
    item = next(one for one in made.all(AgendaItem) if one.title == "Sasaran dan indikator")
    made.leads("start_agenda_item", agenda_item=item.id)
    made.tells("ann", "call_help", help_call="hlp_1")

    assert hand(made).group_id == tables["dimensi"]


@pytest.mark.parametrize("page", PAGES)
def test_the_projector_shows_the_page_it_is_told(made: Made, page: str) -> None:
    made.leads("show_page", page=page, content={"text": "Selamat datang"}, hidden=page == "blank")
    screen = made.get(Screen, SCREEN)

    assert (screen.page, screen.content, screen.hidden) == (page, {"text": "Selamat datang"}, page == "blank")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"page": "names"}, "wrong_choice"),
        ({"page": "text", "content": {"text": "x" * 10_001}}, "too_big"),
        ({"page": "text", "content": {"text": "a\0b"}}, "nul_character"),
        ({"page": "text", "content": []}, "wrong_type"),
    ],
)
def test_CM2_a_page_that_cannot_be_leaves_the_projector_as_it_is(made: Made, told: dict[str, Any], code: str) -> None:
    seq = made.seq()

    assert made.tells(made.lead, "show_page", **told)["code"] == code
    assert made.seq() == seq

"""The history: every command of a facilitator in a sentence, filtered, paged; acts taken back, or refused with why (CL7)."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W, copied
from tests.service.test_rights import COMMAND_OF, PAYLOADS, ROWS, SECRET, furnish, payload_of, row
from workshop.domain.activities import Activity
from workshop.domain.agenda import AgendaItem
from workshop.domain.entries import Entry
from workshop.domain.groups import Grouping, Membership, membership_id
from workshop.domain.judgements import Ballot
from workshop.domain.marks import Announcement, Screen, UndoneAct
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.sheets import sheet_id
from workshop.domain.workshops import Workshop
from workshop.service.closing import close_collected
from workshop.service.history import PAGE, Wish, history

# What is written on sheets stands with the rows, whoever leaves says nothing more, and of a stage without rows nothing comes.
NOT_TOLD = {"save_entry", "leave", "archive_workshop", "bring_stage", "turn_page"}


def moved_first(made: Made) -> dict[str, Any]:
    made.leads("move_seat", **PAYLOADS["move_seat"])
    return PAYLOADS["release_seats"]


def an_assessor_first(made: Made) -> dict[str, Any]:
    made.leads("add_staff", person="per_ass", name="Ratna", role="assessor", secret=SECRET)
    return PAYLOADS["scope_assessor"]


def a_row_to_accept(made: Made) -> dict[str, Any]:
    made.put(row("ent_good", state="ready", values={"sasaran": "Air bersih"}))
    return {"sheet": sheet_id("act_1", "grp_1"), "entries": {"ent_good": made.get(Entry, "ent_good").revision}}


# Where the furnished hall holds nothing yet that the command would change.
PREPARED: dict[str, Callable[[Made], dict[str, Any]]] = {
    "release_seats": moved_first,
    "scope_assessor": an_assessor_first,
    "accept_rest": a_row_to_accept,
}


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    opened = Made(tmp_path_factory.mktemp("history") / "hall.sqlite").make()
    opened.at("10:00")
    furnish(opened)
    opened.close()
    return opened.store.path, opened.lead


@pytest.fixture
def made(furnished: tuple[Path, str], tmp_path: Path) -> Iterator[Made]:
    """Its commands have ids that nobody used while the hall was furnished (CM1)."""
    opened = Made(copied(furnished[0], tmp_path / "hall.sqlite"))
    opened.lead, opened._numbers = furnished[1], itertools.count(1000)
    yield opened
    opened.close()


def page(made: Made, **wish: Any) -> dict[str, Any]:
    with made.store.reading() as reader:
        return history(reader, W, Wish(**{"before": made.seq() + 1, **wish}))


def latest(made: Made, language: str = "id") -> dict[str, Any]:
    found: dict[str, Any] = page(made, language=language)["acts"][0]
    return found


def undoes(made: Made, line: int | None = None) -> dict[str, Any]:
    return made.tells(made.lead, "undo_act", line=latest(made)["line"] if line is None else line)


def takes_back(made: Made, name: str, /, **payload: Any) -> int:
    """Done and undone; the line of the act."""
    made.leads(name, **payload)
    told = latest(made)
    assert told["undoable"], told
    assert undoes(made)["ok"]
    line: int = told["line"]
    return line


@pytest.mark.parametrize("name", [name for name, may in ROWS.items() if may["fac"] and name not in NOT_TOLD])
def test_every_command_of_a_facilitator_is_told_in_a_sentence_of_both_languages(made: Made, name: str) -> None:
    payload = PREPARED.get(name, lambda made: payload_of(made, name))(made)
    since = made.seq()
    made.leads(COMMAND_OF.get(name, name), **payload)
    said = {language: latest(made, language) for language in ("id", "en")}

    assert all(act["line"] > since for act in said.values())
    for act in said.values():
        assert act["sentence"].startswith("Lina ") and "{" not in act["sentence"] and "history." not in act["sentence"]
        assert len(act["sentence"].split()) >= 2 and not act["sentence"].endswith((" ", ":"))
    assert said["id"]["sentence"] != said["en"]["sentence"]


def test_a_sentence_says_who_did_what_for_whom(made: Made) -> None:
    made.leads("close_activity", activity="act_1")
    assert latest(made)["sentence"] == "Lina menutup Sasaran dan indikator untuk semua kelompok"
    made.leads("move_seat", grouping="grg_1", seat="sea_ann", group="grp_2")
    assert latest(made, "en")["sentence"] == "Lina moved people in Uji: 1"
    assert undoes(made)["ok"]
    assert latest(made)["sentence"] == "Lina membatalkan: Lina memindahkan 1 orang di Uji"


def test_it_is_filtered_by_kind_and_person_and_what_people_do_is_not_in_it(made: Made) -> None:
    made.leads("add_staff", person="per_co", name="Windi", role="cofacilitator", secret=SECRET)
    made.tells(SECRET, "announce", announcement="ann_w", text="Rehat")
    made.leads("announce", announcement="ann_l", text="Lanjut")
    made.tells("ann", "call_help", help_call="hlp_new")
    made.tells("ann", "withdraw_entry", entry="ent_1")

    assert [act["sentence"] for act in page(made, kind="telling")["acts"]] == [
        "Lina mengumumkan: Lanjut",
        "Windi mengumumkan: Rehat",
    ]
    assert [act["sentence"] for act in page(made, person="per_co")["acts"]] == ["Windi mengumumkan: Rehat"]
    assert not any(act["person"] == "per_ann" for act in page(made)["acts"])
    with pytest.raises(Refused):
        page(made, kind="everything")


def test_pages_follow_each_other_without_a_gap_or_a_double(made: Made) -> None:
    for number in range(2 * PAGE + 5):
        made.leads("announce", announcement=f"ann_{number + 10}", text=f"Kabar {number}")
    first = page(made, kind="telling")
    second = page(made, kind="telling", before=first["next"])
    third = page(made, kind="telling", before=second["next"])
    lines = [act["line"] for one in (first, second, third) for act in one["acts"]]

    assert [len(one["acts"]) for one in (first, second, third)] == [PAGE, PAGE, 5]
    assert third["next"] is None
    assert lines == sorted(set(lines), reverse=True)


def test_what_closed_by_itself_is_told_and_can_be_reopened(made: Made) -> None:
    closing = made.get(Activity, "act_closing")
    made.store.write(lambda tx: close_collected(closing, tx))
    assert latest(made)["sentence"].startswith("Rembuk menutup ")
    assert undoes(made)["ok"]

    assert made.get(Activity, "act_closing").state == "open", "not asked again: that is an act of its own"


def test_CL7_opened_closed_and_timed_it_is_as_it_was(made: Made) -> None:
    planned, before = made.get(Activity, "act_next"), made.get(Activity, "act_1")
    takes_back(made, "open_activity", activity="act_next")
    takes_back(made, "extend_timer", activity="act_1", minutes=5)
    takes_back(made, "pause_timer", activity="act_1")
    takes_back(made, "set_switches", activity="act_1", share=True)
    takes_back(made, "close_activity", activity="act_1")
    takes_back(made, "begin_closing", activity="act_1")

    assert told(made.get(Activity, "act_next")) == told(planned)
    assert told(made.get(Activity, "act_1")) == told(before)


def test_CL7_what_was_said_shown_and_planned_goes_back(made: Made) -> None:
    made.leads("show_page", page="agenda")
    screen, workshop = made.get(Screen, "screen"), made.get(Workshop, W)
    takes_back(made, "announce", announcement="ann_new", text="Rehat")
    takes_back(made, "show_page", page="blank")
    takes_back(made, "change_workshop", fields={"title": "Bimtek II"})
    takes_back(made, "set_joining", open=False)
    takes_back(made, "save_agenda_item", agenda_item="agi_new", day=1, start="08:00", end="08:30", title="Sambutan")
    takes_back(made, "remove_agenda_item", agenda_item="agi_next")
    takes_back(made, "save_organisation", organisation="org_a", name="Dinas Baru")

    assert made.get(Announcement, "ann_new").withdrawn and made.get(AgendaItem, "agi_new").removed
    assert told(made.get(Screen, "screen")) == told(screen) and told(made.get(Workshop, W)) == told(workshop)
    assert not made.get(AgendaItem, "agi_next").removed
    assert made.get(Organisation, "org_a").name == "Dinas a"


def test_CL7_mergings_moves_splits_and_removals_go_back_their_own_way(made: Made) -> None:
    def place(name: str) -> str | None:
        return made.get(Membership, membership_id("grg_1", f"sea_{name}")).group_id

    takes_back(made, "merge_person", person="per_walk", into="per_ann")
    takes_back(made, "merge_organisation", organisation="org_walk", into="org_a")
    takes_back(made, "remove_person", person="per_bud")
    takes_back(made, "remove_grouping", grouping="grg_idle")
    takes_back(made, "move_seat", grouping="grg_1", seat="sea_ann", group="grp_2")
    takes_back(made, "place_seats", grouping="grg_1", seats={"sea_ann": "grp_2", "sea_bud": "grp_1"})
    takes_back(made, "remove_group", group="grp_1")

    assert [made.get(Person, id).status for id in ("per_walk", "per_bud")] == ["provisional", "joined"]
    assert made.get(Organisation, "org_walk").status == "provisional"
    assert not made.get(Grouping, "grg_idle").removed
    assert (place("ann"), place("bud")) == ("grp_1", "grp_2")


def test_CL7_ballots_go_back_as_far_as_nobody_voted_and_nothing_was_counted(made: Made) -> None:
    takes_back(made, "open_ballot", ballot="bal_ready")
    assert (made.get(Ballot, "bal_ready").state, made.get(Ballot, "bal_ready").opened_at) == ("planned", None)
    takes_back(made, "close_ballot", ballot="bal_open")
    assert made.get(Ballot, "bal_open").state == "open"
    takes_back(made, "reset_ballot", reset="rst_new", ballot="bal_over")
    assert (made.get(Ballot, "bal_over").round, made.get(Ballot, "bal_over").state) == (1, "closed")
    takes_back(made, "reveal_ballot", ballot="bal_over")
    assert not made.get(Ballot, "bal_over").revealed

    made.leads("open_ballot", ballot="bal_ready")
    line = latest(made)["line"]
    assert made.tells("ann", "cast_vote", ballot="bal_ready", choice={"a": {"dots": 1}})["ok"]
    assert undoes(made, line)["code"] == "ballot_in_use"


def test_CL7_late_rows_that_were_let_in_wait_again_and_a_started_item_is_planned_again(made: Made) -> None:
    takes_back(made, "let_in_late")
    assert made.get(Entry, "ent_late").late
    takes_back(made, "start_agenda_item", agenda_item="agi_next")
    assert [made.get(AgendaItem, id).state for id in ("agi_next", "agi_now")] == ["planned", "running"]
    takes_back(made, "end_agenda_item", agenda_item="agi_now")
    assert made.get(AgendaItem, "agi_now").state == "running"


def test_CL7_an_undo_is_an_act_and_is_undone_in_its_turn(made: Made) -> None:
    line = takes_back(made, "close_activity", activity="act_1")
    assert made.get(Activity, "act_1").state == "open"
    by_line = {act["line"]: act for act in page(made)["acts"]}
    assert by_line[line]["undone_by"] == "Lina" and not by_line[line]["undoable"]
    again = latest(made)
    assert again["undo"] and again["undoable"]

    assert undoes(made)["ok"]
    assert made.get(Activity, "act_1").state == "closed"
    assert {act["line"]: act for act in page(made)["acts"]}[line]["undone_by"] == ""
    assert undoes(made, line)["ok"], "what was taken up again can be taken back again"
    assert made.get(Activity, "act_1").state == "open"


def test_CL7_two_at_once_take_back_once(made: Made) -> None:
    made.leads("add_staff", person="per_co", name="Windi", role="cofacilitator", secret=SECRET)
    made.leads("close_activity", activity="act_1")
    line = latest(made)["line"]
    acks = [made.tells(token, "undo_act", line=line) for token in (made.lead, SECRET)]

    assert [ack["ok"] for ack in acks] == [True, False] and acks[1]["code"] == "already_undone"
    assert len(made.all(UndoneAct)) == 1


def test_CM1_the_same_undo_again_is_answered_as_the_first(made: Made) -> None:
    made.leads("close_activity", activity="act_1")
    line = latest(made)["line"]
    first = made.tells(made.lead, "undo_act", id="cmd_once", line=line)
    made.leads("close_activity", activity="act_1")

    assert made.tells(made.lead, "undo_act", id="cmd_once", line=line) == first
    assert made.get(Activity, "act_1").state == "closed"


def test_CL7_refused_where_something_came_since_and_the_reason_stands_in_the_list(made: Made) -> None:
    made.leads("set_switches", activity="act_1", share=True)
    switched = latest(made)["line"]
    made.leads("set_switches", activity="act_1", share=False)
    made.leads("open_activity", activity="act_next")
    opened = latest(made)["line"]
    written = {"activity": "act_next", "unit": "grp_1", "entry": "ent_new", "values": {"sasaran": "Air"}}
    assert made.tells("ann", "save_entry", **written)["ok"]
    by_line = {act["line"]: act for act in page(made)["acts"]}
    seq = made.seq()

    assert undoes(made, switched)["code"] == "changed_since"
    assert undoes(made, opened)["code"] == "written_since"
    assert (by_line[switched]["undoable"], by_line[opened]["undoable"]) == (False, False)
    assert by_line[switched]["reason"].startswith("Sesudah itu sudah diubah")
    assert made.seq() == seq, "CM2"


@pytest.mark.parametrize(
    ("name", "payload", "code"),
    [
        ("erase_person", {"person": "per_bud"}, "erased_for_good"),
        ("import_organisations", PAYLOADS["import_organisations"], "import_stays"),
        ("set_clock", PAYLOADS["set_clock"], "do_the_opposite"),
        ("save_person", PAYLOADS["save_person"], "made_stays"),
    ],
)
def test_CL7_what_is_never_undone_says_why(made: Made, name: str, payload: dict[str, Any], code: str) -> None:
    made.leads(name, **payload)

    assert not latest(made)["undoable"] and latest(made)["reason"]
    assert undoes(made)["code"] == code


def test_CL7_what_people_did_with_their_own_rows_is_theirs(made: Made) -> None:
    made.tells("ann", "withdraw_entry", entry="ent_1")

    assert undoes(made, made.get(Entry, "ent_1").revision)["code"] == "do_the_opposite"
    for line in (0, -1, made.seq() + 1):
        assert undoes(made, line)["code"] == "unknown_act"


def told(thing: Any) -> dict[str, Any]:
    return {**thing.to_json(), "revision": 0}

"""A plenary from its order to its end: who is on stage, whose time runs, what is undone, and what the wall shows of the sheet."""

import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.made import LATER, Made, W
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership, membership_id
from workshop.domain.judgements import Review
from workshop.domain.marks import SCREEN, Screen
from workshop.domain.plenaries import Plenary, PlenaryAct, Presentation, arranged, spent
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet, sheet_id
from workshop.domain.stage_pages import LINES_OF_A_PAGE
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.service.history import Wish, history
from workshop.service.identity import viewer_of
from workshop.service.recording import record_now
from workshop.service.stage import stage_now
from workshop.storage.sqlite import Store

LEAD_TWO = "the-secret-of-a-second-facilitator"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """Three groups with a sheet each; Ann speaks for the first, Bud sits in the second; a second facilitator."""
    opened = Made(tmp_path / "hall.sqlite").make()
    opened.at("10:00")
    sheet = next(one for one in opened.all(Worksheet) if one.key == "t2_sasaran")
    opened.put(
        Grouping(id="grg", workshop_id=W, key="uji", title="Uji"),
        Worksheet(id="wsh", workshop_id=W, key="uji", definition=sheet.definition),
    )
    for name in ("ann", "bud"):
        opened.seats(name, name[0])
    speakers = {1: "sea_ann", 2: None, 3: None}
    opened.put(
        *(
            Group(id=f"grp_{n}", workshop_id=W, grouping_id="grg", number=n, title=f"Meja {n}", speaker_seat_id=speakers[n])
            for n in speakers
        )
    )
    for name, group in (("ann", "grp_1"), ("bud", "grp_2")):
        seat = f"sea_{name}"
        opened.put(Membership(id=membership_id("grg", seat), workshop_id=W, grouping_id="grg", seat_id=seat, group_id=group))
    opened.put(
        Activity(id="act", workshop_id=W, worksheet_id="wsh", unit="group", grouping_id="grg", state="open", title="Sasaran")
    )
    for n in speakers:
        opened.put(Sheet(id=sheet_id("act", f"grp_{n}"), workshop_id=W, activity_id="act", unit="group", unit_id=f"grp_{n}"))
    opened.leads("add_staff", person="per_co", name="Co", role="cofacilitator", secret=LEAD_TWO)
    opened.leads("save_plenary", plenary="pln", title="Presentasi", activity="act", minutes=7, remote=True)
    yield opened
    opened.close()


def row(id: str, text: str, group: int = 1, **more: Any) -> Entry:
    values = {"sasaran": text}
    told = {"state": "ready", "values": values, "parsed": values, "draft": {"sasaran": "baru diketik"}} | more
    own = {"sheet_id": sheet_id("act", f"grp_{group}"), "activity_id": "act", "author_id": "per_ann", "entered_by": "per_ann"}
    return Entry(id=id, workshop_id=W, **own, **told)


def plenary(made: Made) -> Plenary:
    return made.get(Plenary, "pln")


def turns(made: Made) -> dict[int, Presentation]:
    """By the group's number."""
    return {int(one.unit_id[-1]): one for one in made.all(Presentation)}


def order(made: Made) -> list[int]:
    return [number for number, _ in sorted(turns(made).items(), key=lambda pair: pair[1].position)]


def on_stage(made: Made) -> int | None:
    current = plenary(made).current_id
    return next((number for number, one in turns(made).items() if one.id == current), None)


def goes_on(made: Made, name: str = "next_presentation", who: str = "", **more: Any) -> dict[str, Any]:
    told = {"plenary": "pln", "after": plenary(made).current_id or ""} | more
    return made.tells(who or made.lead, name, **told)


def seconds(made: Made, number: int, at: str) -> int:
    return spent(turns(made)[number], datetime.fromisoformat(LATER.format(at)).isoformat())


def stage(made: Made) -> list[list[dict[str, Any]]]:
    with made.store.reading() as reader:
        return list(stage_now(reader, viewer_of(reader, W, made.lead), "pln")["pages"])


def test_the_order_is_made_by_number_reversed_by_lot_and_by_hand(made: Made) -> None:
    assert order(made) == [1, 2, 3]
    made.leads("arrange_presentations", plenary="pln", how="reversed")
    assert order(made) == [3, 2, 1]
    made.leads("move_presentation", presentation=turns(made)[1].id, before=turns(made)[3].id)
    assert (order(made), plenary(made).how) == ([1, 3, 2], "by_hand")
    made.leads("arrange_presentations", plenary="pln", how="drawn", seed=4711)
    first = order(made)
    made.leads("arrange_presentations", plenary="pln", how="number")
    made.leads("arrange_presentations", plenary="pln", how="drawn", seed=4711)

    assert order(made) == first and plenary(made).seed == 4711


def test_a_lot_does_not_depend_on_the_order_before_it() -> None:
    units = [f"grp_{n}" for n in range(12)]
    found = set()
    for shuffle in range(20):
        mixed = list(units)
        random.Random(shuffle).shuffle(mixed)
        dealt = [
            Presentation(id=u, workshop_id=W, plenary_id="p", unit="group", unit_id=u, position=n) for n, u in enumerate(mixed)
        ]
        found.add(tuple(one.unit_id for one in arranged(dealt, units, "drawn", 7)))

    assert len(found) == 1 and next(iter(found)) != tuple(units)


def test_PL1_two_who_press_next_at_once_skip_nobody(made: Made) -> None:
    goes_on(made)
    seen = {"plenary": "pln", "after": plenary(made).current_id}
    acks = [made.tells(who, "next_presentation", **seen) for who in (made.lead, LEAD_TWO)]

    assert [ack["ok"] for ack in acks] == [True, False]
    assert acks[1]["code"] == "stage_changed_meanwhile"
    assert on_stage(made) == 2


def test_CM1_next_sent_twice_is_one_step(made: Made) -> None:
    for _ in range(2):
        assert goes_on(made, id="cmd_once", after="")["ok"]

    assert on_stage(made) == 1 and len(made.all(PlenaryAct)) == 1


def test_the_first_on_stage_turns_the_wall_and_later_ones_leave_it(made: Made) -> None:
    goes_on(made)
    assert (made.get(Screen, SCREEN).page, made.get(Screen, SCREEN).content) == ("plenary", {"plenary": "pln"})
    made.leads("show_page", page="blank")
    goes_on(made)

    assert made.get(Screen, SCREEN).page == "blank"


def test_skip_back_call_and_end(made: Made) -> None:
    goes_on(made)
    made.leads("skip_presentation", presentation=turns(made)[1].id, after=turns(made)[1].id)
    assert (on_stage(made), turns(made)[1].state) == (2, "skipped")
    goes_on(made, "previous_presentation")
    assert (on_stage(made), turns(made)[2].state) == (1, "waiting")
    made.leads("call_presentation", presentation=turns(made)[3].id, after=turns(made)[1].id)
    assert (on_stage(made), turns(made)[1].state) == (3, "done")
    made.leads("end_plenary", plenary="pln")

    assert (on_stage(made), plenary(made).state) == (None, "done")
    assert made.tells(made.lead, "end_plenary", plenary="pln")["code"] == "plenary_not_running"


def test_CK1_time_is_measured_without_pauses_and_outlives_a_restart(made: Made) -> None:
    goes_on(made)
    made.at("10:03")
    made.leads("pause_presentation", presentation=turns(made)[1].id)
    made.at("10:20")
    made.leads("pause_presentation", presentation=turns(made)[1].id, paused=False)
    made.leads("extend_presentation", presentation=turns(made)[1].id, minutes=2)
    made.store.close()
    made.store = Store(made.store.path)
    made.desk = Desk(made.store, all_handlers())
    made.at("10:24")

    assert seconds(made, 1, "10:24") == 7 * 60
    assert turns(made)[1].allotted_s == 9 * 60
    goes_on(made)
    assert (turns(made)[1].spent_s, turns(made)[1].since) == (7 * 60, None)


def test_who_comes_back_goes_on_with_what_is_left(made: Made) -> None:
    goes_on(made)
    made.at("10:05")
    goes_on(made)
    made.at("10:06")
    goes_on(made, "previous_presentation")
    made.at("10:07")

    assert seconds(made, 1, "10:07") == 6 * 60
    assert seconds(made, 2, "10:07") == 60


def test_more_time_for_one_whose_time_is_over_counts_from_now(made: Made) -> None:
    goes_on(made)
    made.at("10:09")
    made.leads("extend_presentation", presentation=turns(made)[1].id, minutes=2)

    assert (turns(made)[1].allotted_s or 0) - seconds(made, 1, "10:09") == 120


def test_every_act_is_undone_the_latest_first(made: Made) -> None:
    before = (order(made), plenary(made).how)
    acts = [made.leads("arrange_presentations", plenary="pln", how="drawn", seed=3)["act"]]
    acts.append(goes_on(made)["act"])
    first = on_stage(made)
    made.at("10:04")
    acts.append(goes_on(made)["act"])
    assert made.tells(made.lead, "undo_plenary_act", act=acts[0])["code"] == "undo_the_later_act"
    made.leads("undo_plenary_act", act=acts[2])

    assert first is not None and on_stage(made) == first
    assert seconds(made, first, "10:05") == 5 * 60
    made.leads("undo_plenary_act", act=acts[1])
    assert (on_stage(made), plenary(made).state, made.get(Screen, SCREEN).page) == (None, "planned", "join")
    made.leads("undo_plenary_act", act=acts[0])
    assert (order(made), plenary(made).how) == before


def test_PL1_whatever_is_pressed_one_at_most_is_on_stage_and_no_second_is_lost(made: Made) -> None:
    """A walk through every act: the stage and the states always agree, and undoing all leads back to the start."""
    choice = random.Random(11)
    acts: list[str] = []
    for minute in range(1, 121):
        made.at(f"{10 + minute // 60:02d}:{minute % 60:02d}")
        one = choice.choice(list(turns(made).values()))
        after = plenary(made).current_id or ""
        name, told = choice.choice(
            [
                ("next_presentation", {"plenary": "pln", "after": after}),
                ("previous_presentation", {"plenary": "pln", "after": after}),
                ("call_presentation", {"presentation": one.id, "after": after}),
                ("skip_presentation", {"presentation": one.id, "after": after, "skipped": choice.random() < 0.6}),
                ("pause_presentation", {"presentation": one.id, "paused": choice.random() < 0.5}),
                ("extend_presentation", {"presentation": one.id, "minutes": choice.choice([1, -1, 5])}),
                ("arrange_presentations", {"plenary": "pln", "how": choice.choice(["number", "reversed"])}),
                ("end_plenary", {"plenary": "pln"}),
            ]
        )
        ack = made.tells(choice.choice([made.lead, LEAD_TWO]), name, **told)
        acts += [ack["act"]] if ack["ok"] and "act" in ack else []
        held = list(turns(made).values())
        there = [one.id for one in held if one.state == "presenting"]
        assert there == ([plenary(made).current_id] if plenary(made).current_id else [])
        assert sorted(one.position for one in held) == [1, 2, 3]
        assert all((one.since is None) or one.state == "presenting" for one in held)
    for act in reversed(acts):
        made.leads("undo_plenary_act", act=act)

    assert (order(made), plenary(made).state, on_stage(made)) == ([1, 2, 3], "planned", None)
    assert {(one.state, one.spent_s, one.since) for one in turns(made).values()} == {("waiting", 0, None)}


def test_VS3_the_wall_shows_ready_rows_without_drafts_and_names(made: Made) -> None:
    made.put(
        row("ent_1", "Stunting turun"),
        row("ent_2", "x", state="draft", values=None, parsed={}),
        row("ent_3", "Air bersih", late=True),
    )
    made.put(row("ent_4", "Jalan mantap", state="withdrawn"), row("ent_5", "Sampah terpilah"))
    accepted = {
        "target": "entry",
        "target_id": "ent_5",
        "act": "accept",
        "activity_id": "act",
        "sheet_id": sheet_id("act", "grp_1"),
    }
    made.put(Review(id="rev", workshop_id=W, by="per_lina", **accepted))
    assert stage(made) == []
    goes_on(made)
    (shown,) = stage(made)

    assert [one["lines"][0]["text"] for one in shown] == ["Stunting turun", "Sampah terpilah"]
    assert [one["accepted"] for one in shown] == [False, True]
    assert {one["by"] for one in shown} == {""}
    assert "baru diketik" not in str(shown) and "Ann" not in str(shown)
    made.leads("save_plenary", plenary="pln", title="Presentasi", activity="act", minutes=7, remote=True, names=True)
    assert {one["by"].split(" ")[0] for one in stage(made)[0]} != {""}


def test_VS3_a_projector_reads_the_sheet_only_while_it_shows_it(made: Made) -> None:
    made.leads("add_staff", person="per_scr", name="Layar", role="projector", secret="the-secret-of-the-wall-in-front")
    made.leads("add_staff", person="per_not", name="Notulis", role="scribe", secret="the-secret-of-the-note-taker")

    def asked(token: str) -> str:
        with made.store.reading() as reader:
            try:
                return str(len(stage_now(reader, viewer_of(reader, W, token), "pln")["pages"]))
            except Refused as refusal:
                return refusal.code

    wall = "the-secret-of-the-wall-in-front"
    assert asked(wall) == "stage_not_shown"
    goes_on(made)
    assert asked(wall) == "1"
    for shown in ({"page": "blank"}, {"page": "plenary", "content": {"plenary": "pln"}, "hidden": True}):
        made.leads("show_page", **shown)
        assert asked(wall) == "stage_not_shown"
    assert (asked("ann"), asked("the-secret-of-the-note-taker"), asked(made.lead)) == ("not_allowed", "not_allowed", "1")


def test_VS4_a_secret_activity_is_presented_to_nobody(made: Made) -> None:
    made.put(
        Activity(id="act_secret", workshop_id=W, worksheet_id="wsh", unit="group", grouping_id="grg", state="open", secret=True)
    )

    assert made.tells(made.lead, "save_plenary", plenary="pln_2", title="X", activity="act_secret")["code"] == "secret_not_shown"


def test_a_long_row_goes_on_over_the_page_and_no_word_is_lost(made: Made) -> None:
    words = " ".join(f"kata{n}." if n % 9 == 0 else f"kata{n}" for n in range(400))
    made.put(row("ent_1", "Baris pendek"), row("ent_2", words), row("ent_3", "Baris akhir"))
    goes_on(made)
    pages = stage(made)
    shown = " ".join(line["text"] for page in pages for one in page if one["number"] for line in one["lines"])

    assert len(pages) > 3 and turns(made)[1].pages == len(pages)
    assert shown.split() == f"Baris pendek {words} Baris akhir".split()
    assert all(sum(len(line["text"]) for one in page for line in one["lines"]) <= LINES_OF_A_PAGE * 60 for page in pages)
    assert [one["goes_on"] for page in pages for one in page].count(True) >= 2


def test_who_presents_turns_the_pages_and_nobody_else(made: Made) -> None:
    made.put(*(row(f"ent_{n}", f"Sasaran {n} " + "panjang " * 40) for n in range(6)))
    goes_on(made)
    told = {"presentation": turns(made)[1].id}
    assert made.tells("ann", "turn_page", page=2, **told)["ok"]
    assert made.tells("bud", "turn_page", page=1, **told)["code"] == "not_allowed"
    assert turns(made)[1].page == 2
    assert made.tells("ann", "turn_page", page=999, **told)["ok"]
    assert turns(made)[1].page == turns(made)[1].pages
    made.leads("save_plenary", plenary="pln", title="Presentasi", activity="act", minutes=7, remote=False)
    assert made.tells("ann", "turn_page", page=1, **told)["code"] == "not_allowed"
    assert made.leads("turn_page", page=1, **told)["ok"]


def test_a_group_that_is_dissolved_is_not_called(made: Made) -> None:
    goes_on(made)
    made.put(Group(id="grp_2", workshop_id=W, grouping_id="grg", number=2, removed=True))
    goes_on(made)

    assert on_stage(made) == 3


def test_one_plenary_runs_at_a_time(made: Made) -> None:
    made.leads("save_plenary", plenary="pln_2", title="Lagi", grouping="grg")
    goes_on(made)

    assert made.tells(made.lead, "next_presentation", plenary="pln_2")["code"] == "other_plenary_running"
    assert made.tells(made.lead, "remove_plenary", plenary="pln")["code"] == "plenary_in_use"
    assert made.leads("remove_plenary", plenary="pln_2")["ok"]


def test_the_record_tells_order_and_times(made: Made) -> None:
    made.leads("arrange_presentations", plenary="pln", how="reversed")
    goes_on(made)
    made.at("10:06")
    goes_on(made)
    made.at("10:08")
    (told,) = record_now(made.store, W, "id", personal=True)["plenaries"]

    assert (told["order"], told["seed"], told["minutes"], told["state"]) == ("reversed", None, 7, "running")
    found = [(one["unit_title"], one["state"], one["spent_s"]) for one in told["presentations"]]
    assert found == [("3 Meja 3", "done", 360), ("2 Meja 2", "presenting", 120), ("1 Meja 1", "waiting", 0)]


def test_CL7_an_act_is_taken_back_out_of_the_history_too(made: Made) -> None:
    goes_on(made)
    line = made.all(PlenaryAct)[-1].line
    with made.store.reading() as reader:
        told = {act["line"]: act for act in history(reader, W, Wish(before=made.seq() + 1, kind="plenary"))["acts"]}

    assert told[line]["sentence"] == "Lina mempersilakan Kelompok 1, Meja 1 menyajikan" and told[line]["undoable"]
    made.leads("undo_act", line=line)
    assert (on_stage(made), plenary(made).state) == (None, "planned")

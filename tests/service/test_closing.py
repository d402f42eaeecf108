"""The closing that collects, at the desk: begun, waited for, called off, done; late texts let in, and what two writers of a row
late and in time make of it (EN2, RC3)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hall import SASARAN
from tests.made import Made, W
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry, counts
from workshop.domain.groups import Group, Grouping, Membership, membership_id
from workshop.service.closing import close_collected, under_way

READY = {"sasaran": "Stunting turun", "satuan": "%"}


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """Ann, Bud and Cut at one table, a sheet of theirs open."""
    opened = Made(tmp_path / "hall.sqlite").make()
    opened.at("10:00")
    opened.put(Worksheet(id="wsh_1", workshop_id=W, key="uji", definition=SASARAN, frozen=True))
    opened.put(Grouping(id="grg_1", workshop_id=W, key="meja", title="Meja"))
    opened.put(*(Group(id=f"grp_{number}", workshop_id=W, grouping_id="grg_1", number=number) for number in (1, 2)))
    for name in ("ann", "bud", "cut"):
        opened.seats(name, name[0])
        sits(opened, name, "grp_1")
    opened.leads("save_activity", activity="act_1", worksheet="wsh_1", unit="group", grouping="grg_1", minutes=30)
    opened.leads("open_activity", activity="act_1")
    yield opened
    opened.close()


def sits(made: Made, name: str, group: str) -> None:
    id = membership_id("grg_1", f"sea_{name}")
    made.put(Membership(id=id, workshop_id=W, grouping_id="grg_1", seat_id=f"sea_{name}", group_id=group))


def task(made: Made) -> Activity:
    return made.get(Activity, "act_1")


def row(made: Made) -> Entry:
    return made.get(Entry, "ent_1")


def saves(made: Made, who: str, **values: Any) -> dict[str, Any]:
    """From the row as it stands."""
    found = made.all(Entry, id="ent_1")
    base = {name: found[0].revisions.get(name, 0) for name in values} if found else {}
    ack = made.tells(who, "save_entry", activity="act_1", unit="grp_1", entry="ent_1", values=values, base=base)
    assert ack["ok"], ack
    return ack


def test_RC3_closing_asks_first_and_what_is_written_meanwhile_is_in_time(made: Made) -> None:
    since = made.seq()
    made.leads("begin_closing", activity="act_1")

    assert made.names(since) == ["activity_closing"]
    assert (task(made).state, task(made).closing_at) == ("closing", "2021-09-23T02:00:00.000+00:00")
    assert task(made).ends_at is not None
    assert saves(made, "ann", sasaran="Stunting turun")["late"] is False


def test_RC3_asked_again_it_is_waited_for_longer_and_nobody_answers_twice(made: Made) -> None:
    made.leads("begin_closing", activity="act_1")
    first = task(made)
    made.at("10:02")
    made.leads("begin_closing", activity="act_1")

    assert task(made).closing_at == first.closing_at
    assert (task(made).closing_until or "") > (first.closing_until or "")


def test_a_closing_called_off_leaves_the_timer_as_it_was_and_one_extended_runs_on(made: Made) -> None:
    before = task(made)
    made.leads("begin_closing", activity="act_1")
    made.leads("cancel_closing", activity="act_1")
    after = task(made)
    assert (after.state, after.ends_at, after.closing_at, after.closing_until) == ("open", before.ends_at, None, None)
    assert made.tells(made.lead, "cancel_closing", activity="act_1")["code"] == "activity_not_closing"

    made.at("10:31")
    made.leads("begin_closing", activity="act_1")
    made.leads("extend_timer", activity="act_1", minutes=5)
    assert (task(made).state, task(made).ends_at) == ("open", "2021-09-23T02:36:00.000+00:00")


def test_closed_at_once_out_of_a_closing_and_by_two_facilitators_once(made: Made) -> None:
    made.leads("begin_closing", activity="act_1")
    made.leads("close_activity", activity="act_1")
    assert (task(made).state, task(made).closing_at, task(made).ends_at) == ("closed", None, None)

    assert made.tells(made.lead, "close_activity", activity="act_1")["code"] == "activity_not_open"
    assert made.tells(made.lead, "begin_closing", activity="act_1")["code"] == "activity_not_open"
    assert made.tells(made.lead, "open_activity", activity="act_1")["ok"]


def test_CM1_a_repeated_closing_is_answered_as_the_first(made: Made) -> None:
    first = made.tells(made.lead, "begin_closing", id="cmd_once", activity="act_1")
    made.leads("cancel_closing", activity="act_1")

    assert made.tells(made.lead, "begin_closing", id="cmd_once", activity="act_1") == first
    assert task(made).state == "open"


def test_RC3_by_itself_it_closes_only_what_is_still_being_closed_by_the_same_asking(made: Made) -> None:
    made.leads("begin_closing", activity="act_1")
    asked = task(made)
    made.leads("cancel_closing", activity="act_1")
    made.store.write(lambda tx: close_collected(asked, tx))
    assert task(made).state == "open"

    made.at("10:05")
    made.leads("begin_closing", activity="act_1")
    made.store.write(lambda tx: close_collected(asked, tx))
    assert task(made).state == "closing", "asked for anew meanwhile"
    now = task(made)
    made.store.write(lambda tx: close_collected(now, tx))
    assert (task(made).state, task(made).closed_at) == ("closed", "2021-09-23T02:05:00.000+00:00")


def test_RC3_the_state_outlives_the_server_and_rests_with_the_workshop(made: Made) -> None:
    made.leads("begin_closing", activity="act_1")
    again = Made(made.store.path)
    with again.store.reading() as reader:
        assert [one.id for one in under_way(reader)] == ["act_1"]
    again.close()
    made.leads("archive_workshop")
    with made.store.reading() as reader:
        assert under_way(reader) == []


def test_Mulai_of_an_item_leaves_what_is_being_closed_alone(made: Made) -> None:
    made.leads("save_agenda_item", agenda_item="agi_1", day=1, start="10:00", end="11:00", title="Isi", worksheets=[])
    made.leads("save_activity", activity="act_1", worksheet="wsh_1", unit="group", grouping="grg_1", agenda_item="agi_1")
    made.leads("begin_closing", activity="act_1")
    made.leads("start_agenda_item", agenda_item="agi_1")

    assert task(made).state == "closing"


def test_EN2_all_late_rows_of_a_sheet_or_of_all_are_let_in_together(made: Made) -> None:
    made.leads("close_activity", activity="act_1")
    for number in (1, 2, 3):
        told = {"activity": "act_1", "unit": "grp_1", "entry": f"ent_{number}", "values": READY}
        assert made.tells("ann", "save_entry", **told)["late"]
    made.tells("ann", "withdraw_entry", entry="ent_3")
    assert made.tells(made.lead, "let_in_late", activity="act_none")["code"] == "unknown_activity"
    since = made.seq()
    assert made.leads("let_in_late", activity="act_1")["moved"] == 2

    assert made.names(since) == ["entry_let_in"] * 2
    assert [counts(one) for one in sorted(made.all(Entry), key=lambda one: one.id)] == [True, True, False]
    assert made.tells(made.lead, "let_in_late")["code"] == "not_late"


def test_EN2_a_late_text_on_a_draft_leaves_in_time_what_others_write_in_time(made: Made) -> None:
    """Bud went to another table with a text on his phone; at the old one they write on."""
    saves(made, "ann", sasaran="Stunting turun")
    sits(made, "bud", "grp_2")
    assert saves(made, "bud", baseline="12")["late"]
    assert (row(made).late, row(made).late_fields, row(made).state) == (False, ["baseline"], "draft")
    assert saves(made, "cut", satuan="%")["state"] == "ready"

    assert counts(row(made)) and row(made).values == READY
    assert row(made).late_edit, "what Bud wrote still waits"
    made.leads("let_in_entry", entry="ent_1")
    assert row(made).values == {**READY, "baseline": "12"}


def test_EN2_a_late_text_does_not_get_in_with_a_text_that_is_in_time(made: Made) -> None:
    saves(made, "ann", **READY)
    sits(made, "bud", "grp_2")
    assert saves(made, "bud", sasaran="Terlambat")["late"]
    saves(made, "ann", satuan="persen")

    assert row(made).values == {"sasaran": "Stunting turun", "satuan": "persen"}, "what counted goes on counting"
    assert (row(made).draft["sasaran"], row(made).late_fields) == ("Terlambat", ["sasaran"])
    made.leads("let_in_entry", entry="ent_1")
    assert row(made).values == {"sasaran": "Terlambat", "satuan": "persen"}
    assert (row(made).late_edit, row(made).late_fields) == (False, [])


def test_EN2_whoever_writes_over_a_late_text_in_time_has_decided_about_it(made: Made) -> None:
    saves(made, "ann", **READY)
    sits(made, "bud", "grp_2")
    saves(made, "bud", sasaran="Terlambat")
    saves(made, "ann", sasaran="Tepat waktu")

    assert row(made).values == {**READY, "sasaran": "Tepat waktu"}
    assert (row(made).late_edit, row(made).late_fields) == (False, [])


def test_EN2_a_late_text_taken_back_to_what_counts_waits_no_more(made: Made) -> None:
    saves(made, "ann", **READY)
    made.leads("close_activity", activity="act_1")
    assert saves(made, "ann", sasaran="Terlambat")["late"]
    assert saves(made, "ann", sasaran="Stunting turun")["late"], "the save came late, though nothing of it waits"

    assert not row(made).late_edit


def test_EN2_of_two_texts_the_tables_late_choice_waits_and_the_facilitators_counts(made: Made) -> None:
    saves(made, "ann", **READY)
    told: dict[str, Any] = {"activity": "act_1", "unit": "grp_1", "entry": "ent_1", "values": {"sasaran": "Kata Bud"}}
    assert made.tells("bud", "save_entry", **told)["rivals"] == ["sasaran"]
    made.leads("close_activity", activity="act_1")
    made.tells("ann", "choose_rival", entry="ent_1", field="sasaran", text="Kata Bud")
    assert row(made).values == READY and row(made).late_fields == ["sasaran"]

    made.leads("let_in_late", activity="act_1")
    assert row(made).values == {**READY, "sasaran": "Kata Bud"} and not row(made).late_edit

"""Two phones on one sheet, over the one path: CM1–CM3, EN1, EN2, VS2."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hall import W, the_hall
from workshop.domain.activities import Activity
from workshop.domain.commands.work import ChooseRival, LetInEntry, RestoreEntry, SaveEntry, WithdrawEntry
from workshop.domain.entries import Entry
from workshop.domain.objects import Stored
from workshop.domain.people import Person
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.storage.sqlite import Store


class Hall:
    def __init__(self, path: Path) -> None:
        self.store = Store(path / "hall.sqlite")
        self.desk = Desk(self.store, all_handlers())
        for thing in the_hall():
            self.put(thing)
        self.sent = 0

    def put(self, thing: Stored) -> None:
        self.store.write(lambda tx: tx.put(thing, "workshop_changed"))

    def saves(
        self, who: str, entry: str = "ent_1", *, id: str | None = None, unit: str = "grp_1", **fields: Any
    ) -> dict[str, Any]:
        self.sent += 1
        base = fields.pop("base", {})
        command = SaveEntry(id=id or f"cmd_{self.sent}", activity="act_1", unit=unit, entry=entry, values=fields, base=base)
        return self.desk.handle(W, who, command)

    def does(self, who: str, kind: Any, **payload: Any) -> dict[str, Any]:
        self.sent += 1
        return self.desk.handle(W, who, kind(id=f"cmd_{self.sent}", **payload))

    def entry(self, id: str = "ent_1") -> Entry:
        with self.store.reading() as reader:
            return reader.need(Entry, W, id)

    def seq(self) -> int:
        with self.store.reading() as reader:
            return reader.seq(W)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    opened = Hall(tmp_path)
    yield opened
    opened.store.close()


def test_two_phones_write_different_fields_of_one_row(hall: Hall) -> None:
    hall.saves("ann", sasaran="Stunting turun")
    ack = hall.saves("bud", satuan="%")

    assert ack["ok"] and ack["rivals"] == []
    assert hall.entry().draft == {"sasaran": "Stunting turun", "satuan": "%"}
    assert hall.entry().author_id == "per_ann"


def test_EN1_two_phones_in_one_field_keep_both_texts_until_a_person_decides(hall: Hall) -> None:
    hall.saves("ann", sasaran="Stunting turun")
    ack = hall.saves("bud", sasaran="Stunting menurun")

    assert ack["ok"] and ack["rivals"] == ["sasaran"]
    assert hall.entry().draft["sasaran"] == "Stunting turun"
    assert [rival["text"] for rival in hall.entry().rivals["sasaran"]] == ["Stunting menurun"]

    assert hall.does("bud", ChooseRival, entry="ent_1", field="sasaran", text="Stunting menurun")["ok"]
    assert (hall.entry().draft["sasaran"], hall.entry().rivals) == ("Stunting menurun", {})


def test_EN1_a_decision_lets_go_only_what_its_sender_had_seen(hall: Hall) -> None:
    hall.saves("ann", sasaran="Stunting turun")
    hall.saves("bud", sasaran="Stunting menurun")

    seen = ["Stunting turun", "lain"]
    assert hall.does("ann", ChooseRival, entry="ent_1", field="sasaran", text="Stunting turun", seen=seen)["ok"]
    assert [rival["text"] for rival in hall.entry().rivals["sasaran"]] == ["Stunting menurun"]


def test_CM1_the_same_command_again_returns_the_same_acknowledgement_and_writes_nothing(hall: Hall) -> None:
    first = hall.saves("ann", id="cmd_same", sasaran="a")
    hall.saves("bud", sasaran="b", base={"sasaran": first["revisions"]["sasaran"]})
    seq = hall.seq()
    again = hall.saves("ann", id="cmd_same", sasaran="a")

    assert again == first
    assert hall.seq() == seq
    assert hall.entry().draft["sasaran"] == "b"


def test_CM1_two_people_may_use_the_same_command_id(hall: Hall) -> None:
    assert hall.saves("ann", id="cmd_x", sasaran="a")["ok"]
    assert hall.saves("bud", id="cmd_x", satuan="%")["ok"]
    assert hall.entry().draft == {"sasaran": "a", "satuan": "%"}


@pytest.mark.parametrize(
    ("who", "unit", "code"),
    [
        ("cut", "grp_1", "not_your_sheet"),
        ("ann", "grp_2", "not_your_sheet"),
        ("ann", "per_ann", "not_your_sheet"),
        ("stranger", "grp_1", "not_signed_in"),
        ("", "grp_1", "not_signed_in"),
    ],
)
def test_VS2_knowing_an_id_is_no_right_and_CM2_a_refusal_leaves_no_trace(hall: Hall, who: str, unit: str, code: str) -> None:
    seq = hall.seq()
    ack = hall.saves(who, unit=unit, sasaran="x")

    assert (ack["ok"], ack["code"]) == (False, code)
    assert hall.seq() == seq


def test_an_entry_of_another_group_cannot_be_reached_through_ones_own_sheet(hall: Hall) -> None:
    hall.saves("cut", "ent_theirs", unit="grp_2", sasaran="theirs")
    ack = hall.saves("ann", "ent_theirs", unit="grp_1", sasaran="mine")

    assert ack["code"] == "not_your_sheet"
    assert hall.entry("ent_theirs").draft == {"sasaran": "theirs"}


def test_EN2_a_save_after_closing_is_kept_and_counts_once_let_in(hall: Hall) -> None:
    hall.put(Activity(id="act_1", workshop_id=W, worksheet_id="wsh_1", unit="group", grouping_id="grg_1", state="closed"))
    ack = hall.saves("ann", sasaran="terlambat")

    assert ack["ok"] and ack["late"]
    assert hall.does("ann", LetInEntry, entry="ent_1")["code"] == "not_allowed"
    assert hall.does("lina", LetInEntry, entry="ent_1")["ok"]
    assert hall.entry().late is False


def test_nothing_is_deleted_a_withdrawn_row_comes_back_whole(hall: Hall) -> None:
    hall.saves("ann", sasaran="a")
    assert hall.does("bud", WithdrawEntry, entry="ent_1")["ok"]
    assert hall.entry().state == "withdrawn"
    assert hall.does("bud", WithdrawEntry, entry="ent_1")["code"] == "already_withdrawn"

    assert hall.does("ann", RestoreEntry, entry="ent_1")["ok"]
    assert (hall.entry().state, hall.entry().draft) == ("draft", {"sasaran": "a"})


def test_EN2_after_closing_a_row_that_counts_neither_goes_nor_comes_back_by_its_writers(hall: Hall) -> None:
    hall.saves("ann", sasaran="tepat waktu", satuan="%")
    hall.saves("ann", "ent_gone", sasaran="ditarik", satuan="%")
    assert hall.does("bud", WithdrawEntry, entry="ent_gone")["ok"]
    hall.put(Activity(id="act_1", workshop_id=W, worksheet_id="wsh_1", unit="group", grouping_id="grg_1", state="closed"))
    hall.saves("ann", "ent_late", sasaran="terlambat", satuan="%")

    assert hall.entry().state == "ready"
    assert hall.does("bud", WithdrawEntry, entry="ent_1")["code"] == "sheet_is_closed"
    assert hall.does("bud", RestoreEntry, entry="ent_gone")["code"] == "sheet_is_closed"
    assert hall.does("bud", WithdrawEntry, entry="ent_late")["ok"]
    assert hall.does("lina", WithdrawEntry, entry="ent_1")["ok"]


def test_a_removed_persons_token_is_worth_nothing_at_once(hall: Hall) -> None:
    hall.put(Person(id="per_ann", workshop_id=W, name="ann", status="removed"))

    assert hall.saves("ann", sasaran="x")["code"] == "not_signed_in"


@pytest.mark.parametrize(
    ("text", "code"), [("a\0b", "nul_character"), (["ok", "a\0b"], "nul_character"), ("x" * 20_001, "too_long")]
)
def test_a_text_that_cannot_be_kept_is_refused_with_its_field(hall: Hall, text: Any, code: str) -> None:
    ack = hall.saves("ann", sasaran=text)

    assert (ack["code"], ack["field"]) == (code, "sasaran")


@pytest.mark.parametrize("text", ["<b>tes</b>", "=SUM(A1)", "\u202eabc", "🙂 Mas’ud", "baris\nbaris", "x" * 2000])
def test_hostile_and_odd_text_is_kept_exactly(hall: Hall, text: str) -> None:
    hall.saves("ann", sasaran=text)

    assert hall.entry().draft["sasaran"] == text


@pytest.mark.parametrize(
    ("told", "author"),
    [
        ({"base_epoch": "epo_before", "author": "per_ann"}, "per_ann"),
        # Without a restored copy in between, of another table, or of nobody here, the row is its sender's.
        ({"author": "per_ann"}, "per_bud"),
        ({"base_epoch": "epo_before", "author": "per_cut"}, "per_bud"),
        ({"base_epoch": "epo_before", "author": "per_none"}, "per_bud"),
        ({"base_epoch": "epo_before"}, "per_bud"),
    ],
)
def test_RC1_an_edit_that_comes_before_the_row_it_edits_leaves_the_row_its_author(
    hall: Hall, told: dict[str, Any], author: str
) -> None:
    edit = {"activity": "act_1", "unit": "grp_1", "entry": "ent_9", "values": {"sasaran": "dan balita"}, "base": {"sasaran": 4}}
    assert hall.does("bud", SaveEntry, **edit, base_hashes={"sasaran": "811c9dc5"}, **told)["ok"]
    assert hall.saves("ann", "ent_9", sasaran="Balita")["ok"]

    assert (hall.entry("ent_9").author_id, hall.entry("ent_9").entered_by) == (author, "per_bud")

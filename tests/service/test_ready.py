"""EN3 over the one path: what is ready counts, what is not is kept; every answer of the rehearsal goes in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hall import SASARAN, W, the_hall
from tests.service import konsel_hall as konsel
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.commands.work import ChooseRival, LetInEntry, MarkDone, RestoreEntry, SaveEntry, WithdrawEntry
from workshop.domain.entries import Entry, counts
from workshop.domain.groups import Membership, membership_id
from workshop.domain.objects import Stored
from workshop.domain.sheets import Sheet, sheet_id
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.storage.sqlite import Store

WHOLE = {"sasaran": "Stunting turun", "satuan": "%"}


class Hall:
    def __init__(self, path: Path, workshop: str, things: list[Stored]) -> None:
        self.store = Store(path / "hall.sqlite")
        self.workshop = workshop
        self.desk = Desk(self.store, all_handlers())
        self.store.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in things])
        self.sent = 0

    def put(self, thing: Stored) -> None:
        self.store.write(lambda tx: tx.put(thing, "workshop_changed"))

    def does(self, who: str, kind: Any, **payload: Any) -> dict[str, Any]:
        self.sent += 1
        return self.desk.handle(self.workshop, who, kind(id=f"cmd_{self.sent}", **payload))

    def saves(
        self, who: str, values: dict[str, Any], *, entry: str = "ent_1", unit: str = "grp_1", **more: Any
    ) -> dict[str, Any]:
        return self.does(who, SaveEntry, **({"activity": "act_1", "unit": unit, "entry": entry, "values": values} | more))

    def entry(self, id: str = "ent_1") -> Entry:
        with self.store.reading() as reader:
            return reader.need(Entry, self.workshop, id)

    def sheet(self, unit: str = "grp_1") -> Sheet:
        with self.store.reading() as reader:
            return reader.need(Sheet, self.workshop, sheet_id("act_1", unit))

    def names(self) -> list[str]:
        with self.store.reading() as reader:
            return [change.name for change in reader.changes_since(self.workshop, 0) if change.object.type == "entry"]

    def seq(self) -> int:
        with self.store.reading() as reader:
            return reader.seq(self.workshop)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    opened = Hall(tmp_path, W, the_hall())
    yield opened
    opened.store.close()


def closed(**more: Any) -> Activity:
    return Activity(id="act_1", workshop_id=W, worksheet_id="wsh_1", unit="group", grouping_id="grg_1", state="closed", **more)


def test_EN3_a_ready_row_counts_with_what_was_typed_and_what_it_means(hall: Hall) -> None:
    ack = hall.saves("ann", {**WHOLE, "baseline": "26,4"}, ready=True)

    assert (ack["ok"], ack["state"]) == (True, "ready")
    assert counts(hall.entry())
    assert hall.entry().values == {**WHOLE, "baseline": "26,4"}
    assert hall.entry().parsed["baseline"] == 26.4
    assert hall.names() == ["entry_readied"]


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"sasaran": "Stunting turun"}, "missing_required", "satuan"),
        ({**WHOLE, "baseline": "banyak"}, "not_a_number", "baseline"),
        ({**WHOLE, "opd": "Dinas Antah"}, "unknown_organisation", "opd"),
        ({**WHOLE, "dari": "ent_none"}, "unknown_reference", "dari"),
        ({**WHOLE, "warna": "merah"}, "unknown_field", "warna"),
        ({**WHOLE, "tahun": 1066}, "year_out_of_range", "tahun"),
    ],
)
def test_EN3_a_row_said_to_be_ready_must_be_valid_else_CM2_no_trace(
    hall: Hall, values: dict[str, Any], code: str, field: str
) -> None:
    seq = hall.seq()
    ack = hall.saves("ann", values, ready=True)

    assert (ack["code"], ack["field"]) == (code, field)
    assert hall.seq() == seq


def test_EN3_an_invalid_edit_of_a_ready_row_is_kept_while_the_last_valid_row_counts(hall: Hall) -> None:
    ack = hall.saves("ann", WHOLE, ready=True)
    base = ack["revisions"]
    assert hall.saves("ann", {"sasaran": None}, base=base)["ok"]

    assert hall.entry().draft == {"satuan": "%"}
    assert (hall.entry().values, counts(hall.entry())) == (WHOLE, True)


def test_EN3_with_ready_left_open_a_row_is_ready_as_soon_as_it_is_valid(hall: Hall) -> None:
    assert hall.saves("ann", {"sasaran": "Stunting turun"})["state"] == "draft"
    assert hall.saves("bud", {"satuan": "%"})["state"] == "ready"
    assert hall.names() == ["entry_saved", "entry_readied"]


def test_EN3_a_draft_stays_one_however_complete(hall: Hall) -> None:
    assert hall.saves("ann", WHOLE, ready=False)["state"] == "draft"
    assert not counts(hall.entry())


@pytest.mark.parametrize("ready", [True, False, None])
def test_EN3_a_field_the_sheet_has_not_is_refused_in_drafts_too(hall: Hall, ready: bool | None) -> None:
    assert hall.saves("ann", {"warna": "merah"}, ready=ready)["code"] == "unknown_field"


def test_EN1_a_ready_save_that_meets_another_text_keeps_both_and_the_row_stands(hall: Hall) -> None:
    hall.saves("ann", WHOLE, ready=True)
    ack = hall.saves("bud", {"satuan": "persen"}, ready=True)

    assert (ack["rivals"], hall.entry().values) == (["satuan"], WHOLE)
    hall.does("bud", ChooseRival, entry="ent_1", field="satuan", text="persen")
    assert hall.entry().values == {**WHOLE, "satuan": "persen"}


def test_VS1_a_reference_names_only_a_row_its_writer_may_read(hall: Hall) -> None:
    hall.saves("cut", WHOLE, entry="ent_theirs", unit="grp_2", ready=True)
    mine = {**WHOLE, "dari": "ent_theirs"}
    assert hall.saves("ann", mine, ready=True)["code"] == "unknown_reference"
    assert hall.saves("lina", mine, entry="ent_staff", ready=True)["ok"]

    hall.put(
        Activity(id="act_1", workshop_id=W, worksheet_id="wsh_1", unit="group", grouping_id="grg_1", state="open", share=True)
    )
    assert hall.saves("ann", mine, ready=True)["ok"]


def test_a_reference_needs_a_row_that_counts_but_one_that_stands_may_stay(hall: Hall) -> None:
    hall.saves("ann", WHOLE, entry="ent_a", ready=False)
    assert hall.saves("ann", {**WHOLE, "dari": "ent_a"}, ready=True)["code"] == "unknown_reference"

    hall.saves("ann", {}, entry="ent_a", ready=True)
    hall.saves("ann", {**WHOLE, "dari": "ent_a"}, ready=True)
    hall.does("bud", WithdrawEntry, entry="ent_a")
    assert hall.saves("ann", {"tahun": 2021}, ready=True)["ok"]


def test_EN2_a_late_edit_waits_beside_the_row_that_counts(hall: Hall) -> None:
    ack = hall.saves("ann", WHOLE, ready=True)
    hall.put(closed())
    late = hall.saves("ann", {"satuan": "persen"}, base=ack["revisions"], ready=True)

    assert late["late"] and counts(hall.entry()) and hall.entry().values == WHOLE
    assert hall.does("lina", LetInEntry, entry="ent_1")["ok"]
    assert hall.entry().values == {**WHOLE, "satuan": "persen"} and not hall.entry().late_edit


def test_EN2_a_late_row_counts_once_let_in(hall: Hall) -> None:
    hall.put(closed())
    assert hall.saves("ann", WHOLE, ready=True)["late"] and not counts(hall.entry())
    hall.does("lina", LetInEntry, entry="ent_1")
    assert counts(hall.entry())


def test_EN2_a_save_on_a_sheet_the_writer_has_left_is_late_and_on_a_strange_one_refused(hall: Hall) -> None:
    hall.put(
        Membership(id=membership_id("grg_1", "sea_ann"), workshop_id=W, grouping_id="grg_1", seat_id="sea_ann", group_id="grp_2")
    )
    assert hall.saves("ann", WHOLE, unit="grp_1", ready=True)["late"] is True
    assert hall.saves("ann", WHOLE, entry="ent_2", unit="grp_2", ready=True)["late"] is False
    assert hall.saves("cut", WHOLE, entry="ent_3", unit="grp_1", ready=True)["code"] == "not_your_sheet"


def test_what_staff_who_lead_enter_after_closing_is_not_late(hall: Hall) -> None:
    hall.put(closed())
    assert hall.saves("lina", WHOLE, origin="paper", on_behalf_of="per_ann", ready=True)["late"] is False
    assert (hall.entry().author_id, hall.entry().entered_by, hall.entry().origin) == ("per_ann", "per_lina", "paper")


@pytest.mark.parametrize(
    ("who", "more", "code"),
    [
        ("ann", {"on_behalf_of": "per_bud"}, "not_allowed"),
        ("ann", {"origin": "carried"}, "not_allowed"),
        ("ann", {"origin": "dream"}, "wrong_choice"),
        ("lina", {"on_behalf_of": "per_none"}, "unknown_person"),
        ("lina", {"unit": "grp_none"}, "unknown_group"),
    ],
)
def test_only_staff_who_lead_write_for_others(hall: Hall, who: str, more: dict[str, Any], code: str) -> None:
    assert hall.saves(who, WHOLE, **more)["code"] == code


def test_a_row_that_staff_enter_for_nobody_is_their_own(hall: Hall) -> None:
    assert hall.saves("lina", WHOLE, on_behalf_of="", origin="proxy")["ok"]
    assert hall.entry().author_id == "per_lina"


def test_selesai_is_a_flag_that_a_later_edit_clears(hall: Hall) -> None:
    assert hall.does("ann", MarkDone, activity="act_1", unit="grp_1")["ok"]
    assert (hall.sheet().done, hall.sheet().done_by) == (True, "per_ann")
    hall.saves("bud", {"sasaran": "a"})
    assert hall.sheet().done is False
    assert hall.does("cut", MarkDone, activity="act_1", unit="grp_1")["code"] == "not_your_sheet"


def test_the_same_text_again_changes_nothing_and_leaves_selesai_standing(hall: Hall) -> None:
    hall.saves("ann", WHOLE, ready=True)
    hall.does("ann", MarkDone, activity="act_1", unit="grp_1")
    before = hall.entry()
    assert hall.saves("bud", WHOLE, ready=True)["ok"]
    assert (hall.entry(), hall.sheet().done) == (before, True)


def test_a_withdrawn_row_takes_edits_and_comes_back_as_what_it_was(hall: Hall) -> None:
    ack = hall.saves("ann", WHOLE, ready=True)
    hall.does("ann", WithdrawEntry, entry="ent_1")
    hall.saves("ann", {"satuan": "persen"}, base=ack["revisions"])
    assert hall.entry().state == "withdrawn"
    hall.does("ann", RestoreEntry, entry="ent_1")
    assert (hall.entry().state, hall.entry().values) == ("ready", {**WHOLE, "satuan": "persen"})


def test_a_sheet_that_is_not_frozen_yet_takes_rows_of_staff_with_the_workshops_own_choices(hall: Hall) -> None:
    fields = [
        *SASARAN["fields"],
        {"id": "tema", "label_id": "Tema", "label_en": "Theme", "type": "choice", "choice_set": "themes"},
    ]
    hall.put(Worksheet(id="wsh_1", workshop_id=W, key="t_sasaran", definition={**SASARAN, "fields": fields}))

    assert hall.saves("lina", {**WHOLE, "tema": "jauh"}, ready=True)["code"] == "wrong_choice"


def test_rows_of_one_sheet_stand_in_the_order_of_their_making(hall: Hall) -> None:
    for number in (1, 2, 3):
        hall.saves("ann", WHOLE, entry=f"ent_{number}")
    assert [hall.entry(f"ent_{number}").position for number in (1, 2, 3)] == [1, 2, 3]


@pytest.fixture
def rehearsed(tmp_path: Path) -> Iterator[Hall]:
    opened = Hall(tmp_path, konsel.W, konsel.the_konsel_hall())
    yield opened
    opened.store.close()


def write_every_answer(hall: Hall) -> list[Any]:
    """Each by its own writer, who sits where the row belongs; returns what was refused."""
    refusals = []
    for answer in konsel.ANSWERS:
        who = f"per_{answer['by_id']}" if answer["by_id"] and answer["origin"] == "live" else "per_lina"
        if answer["unit"]["kind"] == "group" and answer["by_id"]:
            hall.put(konsel.a_membership(answer["by_id"], answer["unit"]["key"]))
        behalf = {"on_behalf_of": f"per_{answer['by_id']}" if answer["by_id"] else ""} if who == "per_lina" else {}
        with hall.store.reading() as reader:
            known = reader.get(Entry, konsel.W, answer["row_key"])
        base = known.revisions if known else {}
        ack = hall.saves(
            who, answer["values"], base=base, ready=True, origin=answer["origin"], **placed(answer, answer["row_key"]), **behalf
        )
        refusals += [] if ack["ok"] else [(answer["seq"], ack)]
    return refusals


def placed(answer: dict[str, Any], entry: str) -> dict[str, str]:
    return {"activity": konsel.activity_of(answer), "unit": konsel.unit_of(answer), "entry": entry}


def test_EN3_every_answer_of_the_rehearsal_is_stored_as_a_ready_row_by_its_own_writer(rehearsed: Hall) -> None:
    assert write_every_answer(rehearsed) == []
    with rehearsed.store.reading() as reader:
        entries = reader.all(Entry, konsel.W)
    assert len(entries) == len({answer["row_key"] for answer in konsel.ANSWERS})
    assert all(counts(entry) for entry in entries)


def test_EN3_every_invalid_answer_of_the_rehearsal_is_refused_for_its_reason_without_a_trace(rehearsed: Hall) -> None:
    write_every_answer(rehearsed)
    seq = rehearsed.seq()
    for answer in konsel.INVALID:
        if answer["unit"]["kind"] == "group":
            rehearsed.put(konsel.a_membership(answer["by_id"], answer["unit"]["key"]))
            seq += 1
        who = f"per_{answer['by_id']}" if answer["by_id"] else "per_lina"
        ack = rehearsed.saves(who, answer["values"], ready=True, **placed(answer, f"try_{answer['id']}"))
        assert (ack.get("code"), ack.get("field")) == (answer["reason"], answer["invalid_field"]), answer["id"]
    assert rehearsed.seq() == seq

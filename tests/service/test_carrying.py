"""Rows that travel within a workshop: accepted rows of one activity become rows of the next, once, and can be taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.chains import Carrying, Lineage, carried_id, lineage_id
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership, membership_id
from workshop.domain.judgements import Ballot, Cluster, Decision, Source
from workshop.domain.sheets import Sheet, sheet_id
from workshop.service import carry_previews
from workshop.service.activities import from_library

VALUES = {"dimensi": "living", "sub_dimensi": "living.kesehatan", "strategi": "Puskesmas buka sampai malam"}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Made]:
    """Two groups by theme; Ann sits in one, Bud in the other; *Strategi* runs, *Rencana aksi* is planned."""
    made = Made(tmp_path / "hall.sqlite").make()
    made.at("10:00")
    made.put(
        Grouping(id="grg_1", workshop_id=W, key="dua", title="Dua"),
        Group(id="grp_l", workshop_id=W, grouping_id="grg_1", number=1, theme="living", title="Living"),
        Group(id="grp_e", workshop_id=W, grouping_id="grg_1", number=2, theme="economy", title="Economy"),
    )
    for name, group in (("ann", "grp_l"), ("bud", "grp_e")):
        made.seats(name, name[0])
        seat = f"sea_{name}"
        made.put(Membership(id=membership_id("grg_1", seat), workshop_id=W, grouping_id="grg_1", seat_id=seat, group_id=group))
    plain(made, "t2_strategi", "sasaran_ref")
    hands_out(made, "act_s", "t2_strategi")
    hands_out(made, "act_r", "t2_rencana_aksi")
    made.leads("open_activity", activity="act_s")
    yield made
    made.close()


def hands_out(made: Made, activity: str, key: str) -> None:
    held = next((one for one in made.all(Worksheet) if one.key == key), None)
    if held is None:
        held = from_library(W, f"wsh_{key}", key, 90)
        made.put(held)
    unit = held.definition["unit"]
    made.leads("save_activity", activity=activity, worksheet=held.id, **({"grouping": "grg_1"} if unit == "group" else {}))


def plain(made: Made, key: str, field: str) -> None:
    """The worksheet without having to name a row of another."""
    (held,) = (one for one in made.all(Worksheet) if one.key == key)
    fields = [{**one, "required": False} if one["id"] == field else one for one in held.definition["fields"]]
    made.put(replace(held, definition={**held.definition, "fields": fields}))


def writes(made: Made, who: str, entry: str, unit: str = "grp_l", **values: Any) -> None:
    base = next((one.revisions for one in made.all(Entry, id=entry)), {})
    told = {"activity": "act_s", "unit": unit, "entry": entry, "values": {**VALUES, **values}, "base": base}
    ack = made.tells(who, "save_entry", **told)
    assert ack["ok"] and ack["state"] == "ready", ack


def accepts(made: Made, entry: str) -> None:
    revision = made.get(Entry, entry).revision
    made.leads("review_entry", review=f"rev_{entry}", entry=entry, act="accept", revision=revision)


def carries(made: Made, *entries: str, carrying: str = "cry_1", unit: str = "grp_l", kind: str = "entry") -> dict[str, Any]:
    rows = [{"kind": kind, "id": one, "unit": unit} for one in entries]
    return made.leads("carry_rows", carrying=carrying, activity="act_r", rows=rows)


def previews(made: Made, source: str = "activity:act_s", activity: str = "act_r") -> dict[str, Any]:
    with made.store.reading() as reader:
        return carry_previews.preview(reader, W, activity, source)


def offers(made: Made, activity: str = "act_r") -> list[dict[str, Any]]:
    with made.store.reading() as reader:
        return list(carry_previews.offers(reader, W, activity)["offers"])


def the_row(made: Made, source: str, kind: str = "entry") -> Entry:
    return made.get(Entry, carried_id("act_r", kind, source))


def test_accepted_rows_are_offered_to_the_activity_that_goes_on_from_there(hall: Made) -> None:
    writes(hall, "ann", "ent_a")
    writes(hall, "bud", "ent_b", unit="grp_e", dimensi="economy", sub_dimensi="economy.industri", strategi="Pasar tani daring")
    accepts(hall, "ent_a")
    (offer,) = offers(hall)

    assert (offer["source"], offer["named"], offer["rows"], offer["fit"], offer["fresh"]) == ("activity:act_s", True, 2, 1, 1)
    rows = {one["id"]: one for one in previews(hall)["rows"]}
    assert (rows["ent_a"]["unit"], rows["ent_a"]["fit"], rows["ent_b"]["unit"], rows["ent_b"]["fit"]) == (
        "grp_l",
        True,
        "grp_e",
        False,
    )
    assert {"field": "program", "source": "strategi"} in previews(hall)["fields"]


def test_a_carried_row_says_the_same_in_the_fields_that_mean_the_same_and_names_its_source(hall: Made) -> None:
    writes(hall, "ann", "ent_a")
    accepts(hall, "ent_a")
    ack = carries(hall, "ent_a")
    row = the_row(hall, "ent_a")

    assert ack["carried"] == [row.id] and ack["incomplete"] == 1
    assert row.draft == {
        "dimensi": "living",
        "sub_dimensi": "living.kesehatan",
        "rujukan": "ent_a",
        "program": VALUES["strategi"],
    }
    assert (row.origin, row.author_id, row.state, row.sheet_id) == ("carried", "per_ann", "draft", sheet_id("act_r", "grp_l"))
    lineage = hall.get(Lineage, lineage_id(row.id))
    assert (lineage.source_id, lineage.source_title, lineage.seen["strategi"]) == (
        "ent_a",
        "Strategi per dimensi",
        VALUES["strategi"],
    )
    assert offers(hall)[0]["fresh"] == 0


def test_CH1_carried_twice_or_by_two_facilitators_at_once_a_row_is_there_once(hall: Made) -> None:
    writes(hall, "ann", "ent_a")
    accepts(hall, "ent_a")
    first = carries(hall, "ent_a", carrying="cry_1")
    other = carries(hall, "ent_a", carrying="cry_2", unit="grp_e")
    again = hall.tells(hall.lead, "carry_rows", carrying="cry_1", activity="act_r", rows=[])

    assert (len(first["carried"]), other["carried"], other["left"]) == (1, [], ["ent_a"])
    assert not again["ok"]
    assert len([one for one in hall.all(Entry) if one.origin == "carried"]) == 1
    assert [one.id for one in hall.all(Carrying)] == ["cry_1"]


def test_CH1_what_happens_to_the_source_later_changes_nothing_in_the_carried_row(hall: Made) -> None:
    writes(hall, "ann", "ent_a")
    accepts(hall, "ent_a")
    carries(hall, "ent_a")
    before = the_row(hall, "ent_a")
    writes(hall, "ann", "ent_a", strategi="Puskesmas keliling")
    hall.leads("withdraw_entry", entry="ent_a")

    assert the_row(hall, "ent_a") == before
    assert carries(hall, "ent_a", carrying="cry_2")["left"] == ["ent_a"]


def test_a_row_that_was_withdrawn_before_it_was_carried_stays_behind(hall: Made) -> None:
    writes(hall, "ann", "ent_a")
    accepts(hall, "ent_a")
    hall.leads("withdraw_entry", entry="ent_a")

    assert carries(hall, "ent_a") | {"seq": 0} == {"ok": True, "seq": 0, "carried": [], "left": ["ent_a"], "incomplete": 0}
    assert hall.all(Carrying) == []


def test_CH2_undoing_takes_back_what_nobody_wrote_in_and_leaves_the_rest(hall: Made) -> None:
    for id in ("ent_a", "ent_b", "ent_c"):
        writes(hall, "ann", id)
        accepts(hall, id)
    carries(hall, "ent_a", "ent_b", "ent_c")
    hall.leads("open_activity", activity="act_r")
    touched, marked = the_row(hall, "ent_b").id, the_row(hall, "ent_c").id
    hall.tells("ann", "save_entry", activity="act_r", unit="grp_l", entry=touched, values={"uraian": "Jam layanan"})
    hall.leads("mark_row", entry=marked, mark="finished")
    kept = hall.leads("undo_carrying", carrying="cry_1")["kept"]

    assert sorted(kept) == sorted([touched, marked])
    assert (the_row(hall, "ent_a").state, the_row(hall, "ent_b").state) == ("withdrawn", "draft")
    assert hall.tells(hall.lead, "undo_carrying", carrying="cry_1")["code"] == "already_undone"


def test_CH2_taken_back_it_can_be_carried_anew_as_it_stands_then_under_the_same_number(hall: Made) -> None:
    writes(hall, "ann", "ent_a")
    accepts(hall, "ent_a")
    carries(hall, "ent_a")
    hall.leads("undo_carrying", carrying="cry_1")
    writes(hall, "ann", "ent_a", strategi="Puskesmas keliling")
    carries(hall, "ent_a", carrying="cry_2")
    row = the_row(hall, "ent_a")

    assert (row.state, row.draft["program"], row.position) == ("draft", "Puskesmas keliling", 1)
    assert not hall.get(Lineage, lineage_id(row.id)).withdrawn


def taken_back(hall: Made) -> str:
    """Carried and taken back; its id."""
    writes(hall, "ann", "ent_a")
    accepts(hall, "ent_a")
    carries(hall, "ent_a")
    hall.leads("open_activity", activity="act_r")
    hall.leads("undo_carrying", carrying="cry_1")
    return the_row(hall, "ent_a").id


def types(hall: Made, entry: str, **values: str) -> None:
    assert hall.tells("ann", "save_entry", activity="act_r", unit="grp_l", entry=entry, values=values)["ok"]


def test_CH2_a_row_its_group_restored_and_edited_is_not_written_over_by_carrying_again(hall: Made) -> None:
    row = taken_back(hall)
    assert hall.tells("ann", "restore_entry", entry=row)["ok"]
    types(hall, row, uraian="Jam layanan", program="Dari telepon lain")
    before = the_row(hall, "ent_a")
    (shown,) = previews(hall)["rows"]
    ack = carries(hall, "ent_a", carrying="cry_2")

    assert before.rivals and the_row(hall, "ent_a") == before
    assert (shown["already"], shown["kept"], shown["unit"], offers(hall)[0]["fresh"]) == (True, True, "grp_l", 0)
    assert (ack["carried"], ack["left"]) == ([], ["ent_a"])
    assert [one.id for one in hall.all(Carrying)] == ["cry_1"]
    assert not hall.get(Lineage, lineage_id(row)).withdrawn and not previews(hall)["rows"][0]["kept"]


def test_CH2_what_a_phone_wrote_offline_in_a_row_taken_back_comes_back_with_it(hall: Made) -> None:
    row = taken_back(hall)
    types(hall, row, uraian="Jam layanan")
    typed = the_row(hall, "ent_a")
    writes(hall, "ann", "ent_a", strategi="Puskesmas keliling")
    shown = previews(hall)["rows"][0]["kept"]
    ack = carries(hall, "ent_a", carrying="cry_2")
    after = the_row(hall, "ent_a")

    assert typed.state == "withdrawn" and shown
    assert (after.state, after.draft, ack["left"]) == ("draft", typed.draft, ["ent_a"])
    assert after.draft["uraian"] == "Jam layanan" and after.draft["program"] == VALUES["strategi"]
    assert carries(hall, "ent_a", carrying="cry_3")["left"] == ["ent_a"] and the_row(hall, "ent_a") == after


def test_it_goes_on_after_the_laptop_was_started_anew(hall: Made, tmp_path: Path) -> None:
    writes(hall, "ann", "ent_a")
    accepts(hall, "ent_a")
    carries(hall, "ent_a")
    hall.close()
    again = Made(hall.store.path)
    again.lead = hall.lead

    assert again.tells(again.lead, "undo_carrying", id="cmd_after", carrying="cry_1")["ok"]
    assert the_row(again, "ent_a").state == "withdrawn"
    again.close()


def test_a_sheet_that_was_done_is_not_done_any_more(hall: Made) -> None:
    writes(hall, "ann", "ent_a")
    accepts(hall, "ent_a")
    hall.put(Sheet(id=sheet_id("act_r", "grp_l"), workshop_id=W, activity_id="act_r", unit="group", unit_id="grp_l", done=True))
    carries(hall, "ent_a")

    assert not hall.get(Sheet, sheet_id("act_r", "grp_l")).done


def test_a_cluster_is_carried_under_its_title_with_what_its_rows_say_alike(hall: Made) -> None:
    for id, text in (("ent_a", "Puskesmas malam"), ("ent_b", "Puskesmas sampai malam")):
        writes(hall, "ann", id, strategi=text)
    strategies = hall.get(Activity, "act_s").worksheet_id
    hall.put(
        Cluster(id="clu_1", workshop_id=W, worksheet_id=strategies, title="Puskesmas buka malam", theme="living"),
        *(Source(id=f"src_{one}", workshop_id=W, cluster_id="clu_1", entry_id=one) for one in ("ent_a", "ent_b")),
    )
    carries(hall, "clu_1", kind="cluster")
    row = the_row(hall, "clu_1", "cluster")

    assert [one["source"] for one in offers(hall)] == ["activity:act_s", f"clusters:{strategies}"]
    assert row.draft == {"dimensi": "living", "sub_dimensi": "living.kesehatan", "program": "Puskesmas buka malam"}
    assert (previews(hall, f"clusters:{strategies}")["rows"][0]["unit"], row.author_id) == (
        "grp_l",
        hall.get(Carrying, "cry_1").by,
    )


def test_what_was_decided_is_carried_in_the_order_decided(hall: Made) -> None:
    writes(hall, "ann", "ent_a")
    options = [{"id": "a", "title": "Jam malam", "entry": "ent_a", "eligible": True}, {"id": "b", "title": "Tidak ada barisnya"}]
    hall.put(
        Ballot(id="bal_1", workshop_id=W, kind="dots", question="Mana?", options=options),
        Decision(id="dec_1", workshop_id=W, ballot_id="bal_1", text="Prioritas", by="", options=["b", "a"]),
    )
    rows = previews(hall, "decision:dec_1")["rows"]
    carries(hall, "dec_1:a", "dec_1:b", kind="option")

    assert [(one["id"], one["title"], one["unit"]) for one in rows] == [
        ("dec_1:b", "Tidak ada barisnya", None),
        ("dec_1:a", "Jam malam", "grp_l"),
    ]
    assert the_row(hall, "dec_1:a", "option").draft["program"] == VALUES["strategi"]
    assert the_row(hall, "dec_1:b", "option").draft == {"program": "Tidak ada barisnya", "dimensi": "living"}


def test_a_row_of_an_office_goes_to_the_group_of_its_theme_or_nobody_guesses(hall: Made) -> None:
    hands_out(hall, "act_p", "t2_program_renstra")
    hall.leads("open_activity", activity="act_p")
    common = {"program": "Program A", "indikator": "x", "pagu": "1000", "relevansi": "Tinggi"}
    for id, more in (("ent_p", {"dimensi": "economy", "sub_dimensi": "economy.industri"}), ("ent_q", {"dimensi": "branding"})):
        values = {**common, **more}
        hall.tells(hall.lead, "save_entry", activity="act_p", unit="org_a", entry=id, values=values)
        held = hall.get(Entry, id)
        hall.put(replace(held, state="ready", values=values, parsed={name: values[name] for name in more}))
    rows = {one["id"]: one["unit"] for one in previews(hall, "activity:act_p")["rows"]}
    hall.leads("carry_rows", carrying="cry_p", activity="act_r", rows=[{"kind": "entry", "id": "ent_p", "unit": "grp_e"}])

    assert rows == {"ent_p": "grp_e", "ent_q": "grp_l"}, "branding has no group: the office's only one"
    assert the_row(hall, "ent_p").draft["opd"] == "org_a"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "missing_required"),
        ([{"kind": "entry", "id": "ent_a", "unit": "grp_9"}], "unknown_group"),
        ([{"kind": "row", "id": "ent_a", "unit": "grp_l"}], "wrong_choice"),
        ([{"kind": "entry", "id": "ent_a"}], "wrong_type"),
        ([{"kind": "entry", "id": "ent_a", "unit": "grp_l", "more": 1}], "unknown_field"),
    ],
)
def test_CM2_a_wish_that_cannot_be_is_refused_without_a_trace(hall: Made, rows: list[Any], code: str) -> None:
    writes(hall, "ann", "ent_a")
    seq = hall.seq()

    assert hall.tells(hall.lead, "carry_rows", carrying="cry_1", activity="act_r", rows=rows)["code"] == code
    assert hall.seq() == seq


def test_where_no_column_fits_nothing_is_carried_but_a_reference_can_be_made(hall: Made) -> None:
    hands_out(hall, "act_k", "t1_katakunci")
    writes(hall, "ann", "ent_a")
    told = {"carrying": "cry_1", "activity": "act_k", "rows": [{"kind": "entry", "id": "ent_a", "unit": "per_ann"}]}

    assert hall.tells(hall.lead, "carry_rows", **told)["code"] == "nothing_fits"
    hands_out(hall, "act_v", "t2_visimisi")
    assert hall.tells(hall.lead, "carry_rows", **{**told, "activity": "act_v"})["code"] == "sheet_of_one_row"


def test_EN3_a_reference_names_a_carried_row_only_where_its_writer_reads_it(hall: Made) -> None:
    writes(hall, "bud", "ent_b", unit="grp_e", dimensi="economy", sub_dimensi="economy.industri")
    hall.leads("open_activity", activity="act_r")
    told = {"activity": "act_r", "unit": "grp_l", "entry": "ent_x", "values": {"rujukan": "ent_b"}, "ready": True}
    refused = hall.tells("ann", "save_entry", **told)
    hall.leads("set_switches", activity="act_s", share=True)
    other = hall.tells("ann", "save_entry", **told)

    assert (refused["field"], other["field"]) != ("rujukan", "rujukan") or refused["code"] != other["code"]


def test_marks_are_given_by_whose_sheet_it_is_and_by_the_staff(hall: Made) -> None:
    writes(hall, "ann", "ent_a")
    accepts(hall, "ent_a")
    carries(hall, "ent_a")
    row = the_row(hall, "ent_a").id
    planned = hall.tells("ann", "mark_row", entry=row, mark="finished")
    hall.leads("open_activity", activity="act_r")
    hall.leads("close_activity", activity="act_r")

    assert planned["code"] == "activity_not_open"
    assert hall.tells("bud", "mark_row", entry=row, mark="finished")["code"] == "not_your_sheet"
    assert hall.tells("ann", "mark_row", entry=row, mark="finished")["ok"], "also after closing"
    assert hall.tells("ann", "mark_row", entry="ent_a", mark="finished")["code"] == "not_carried"
    assert hall.get(Lineage, lineage_id(row)).marked_by == "per_ann"
    assert hall.get(Activity, "act_r").state == "closed"

"""The editorial desk (ED1): other words for the papers, the writers' own kept, never a correction of what is gone."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W, copied
from tests.service.test_rights import furnish, row
from workshop.domain.activities import Activity
from workshop.domain.corrections import Correction, correction_id
from workshop.domain.entries import Entry
from workshop.domain.erasing import Leaving
from workshop.domain.house import House
from workshop.domain.judgements import Ballot, Cluster, Decision, Review
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.remarks import Remark
from workshop.domain.viewers import Viewer
from workshop.domain.visibility import visible_to
from workshop.service.proposing import proposals
from workshop.service.recording import Edition, edition_of
from workshop.service.snapshots import comparison
from workshop.storage.erasing import erase

PLACE = correction_id("entry", "ent_a", "sasaran")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Made:
    made = Made(tmp_path_factory.mktemp("desk") / "rembuk.sqlite").make()
    made.at("10:00")
    furnish(made)
    made.put(*(replace(one, state="withdrawn") for one in made.all(Entry)), replace(made.get(Decision, "dec_1"), withdrawn=True))
    made.put(replace(made.get(Remark, "rmk_1"), withdrawn=True, rivals={}), replace(made.get(Cluster, "clu_1"), withdrawn=True))
    made.put(told("ent_a", "stunting yg tinggi", 1), told("ent_b", "sda", 2), told("ent_c", "idem", 3))
    made.close()
    return made


@pytest.fixture
def hall(desk: Made, tmp_path: Path) -> Iterator[Made]:
    made = Made(copied(desk.store.path, tmp_path / "rembuk.sqlite"))
    made.lead, made._numbers = desk.lead, desk._numbers
    yield made
    made.close()


def told(id: str, text: str, position: int) -> Entry:
    return row(id, state="ready", values={"sasaran": text}, parsed={"sasaran": text}, position=position)


def asked(id: str, original: str, text: str, revision: int = 0, **more: Any) -> dict[str, Any]:
    one = {"target": "entry", "target_id": id, "field": "sasaran", "original": [original], "text": [text], "revision": revision}
    return one | more


def corrects(made: Made, *asked: dict[str, Any]) -> dict[str, Any]:
    return made.tells(made.lead, "correct_wording", corrections=[*asked])


def record(made: Made, **wanted: Any) -> dict[str, Any]:
    with made.store.reading() as reader:
        return edition_of(reader, W, "id", Edition(**wanted))


def rows(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for one in record["activities"] for sheet in one["sheets"] for row in sheet["rows"]}


def offered(made: Made) -> dict[str, list[str]]:
    return {one["target_id"]: one["text"] for one in proposals(made.store, keeper())["proposals"]}


def keeper() -> Viewer:
    return Viewer(W, "per_lina", roles=frozenset({"organiser"}))


def test_ED1_the_papers_print_the_correction_and_everything_else_keeps_what_was_typed(hall: Made) -> None:
    assert corrects(hall, asked("ent_a", "stunting yg tinggi", "Stunting yang tinggi", kinds=["short", "capital"]))["ok"]
    found = record(hall)

    assert rows(found)["ent_a"]["values"]["sasaran"] == rows(found)["ent_a"]["parsed"]["sasaran"] == "Stunting yang tinggi"
    assert rows(found)["ent_a"]["corrected"] == {"sasaran": "stunting yg tinggi"}
    assert [(one["original"], one["text"], one["kinds"]) for one in found["corrections"]] == [
        ("stunting yg tinggi", "Stunting yang tinggi", ["short", "capital"])
    ]
    assert hall.get(Entry, "ent_a").values == {"sasaran": "stunting yg tinggi"}


def test_ED1_when_the_group_changes_its_text_the_papers_print_the_groups_new_words(hall: Made) -> None:
    corrects(hall, asked("ent_a", "stunting yg tinggi", "Stunting yang tinggi"))
    hall.put(replace(hall.get(Entry, "ent_a"), values={"sasaran": "Stunting turun"}, parsed={"sasaran": "Stunting turun"}))
    found = record(hall)

    assert rows(found)["ent_a"]["values"] == {"sasaran": "Stunting turun"}
    assert (rows(found)["ent_a"]["corrected"], found["corrections"]) == ({}, [])
    assert proposals(hall.store, keeper())["resting"] == [PLACE]
    assert (
        corrects(hall, asked("ent_a", "stunting yg tinggi", "x", hall.get(Correction, PLACE).revision))["code"] == "row_reworded"
    )


def test_ED1_sda_follows_the_row_above_whoever_changes_it(hall: Made) -> None:
    corrects(hall, asked("ent_b", "sda", "Stunting yang tinggi"), asked("ent_c", "idem", "Stunting yang tinggi"))
    before = rows(record(hall))
    hall.put(replace(hall.get(Entry, "ent_b"), values={"sasaran": "Air bersih"}, parsed={"sasaran": "Air bersih"}))
    after = rows(record(hall))

    assert [before[id]["values"]["sasaran"] for id in ("ent_b", "ent_c")] == ["Stunting yang tinggi"] * 2
    assert [after[id]["values"]["sasaran"] for id in ("ent_b", "ent_c")] == ["Air bersih", "idem"]
    assert offered(hall)["ent_c"] == ["Air bersih"]


def test_ED1_of_two_at_the_desk_the_slower_is_told_the_text_of_the_faster(hall: Made) -> None:
    first = corrects(hall, asked("ent_a", "stunting yg tinggi", "Stunting tinggi"))
    second = corrects(hall, asked("ent_a", "stunting yg tinggi", "Tingginya stunting"))
    third = corrects(hall, asked("ent_a", "stunting yg tinggi", "Tingginya stunting", hall.get(Correction, PLACE).revision))

    seen = {PLACE: hall.get(Correction, PLACE).revision - 1}
    assert hall.tells(hall.lead, "undo_wording", corrections=[PLACE], revisions=seen)["code"] == "wording_changed"
    assert (first["ok"], second["code"], second["detail"], third["ok"]) == (True, "wording_changed", "Stunting tinggi", True)


def test_ED1_of_many_at_once_those_that_are_no_longer_so_are_passed_over_and_named(hall: Made) -> None:
    answer = corrects(hall, asked("ent_a", "stunting lama", "Stunting"), asked("ent_b", "sda", "Stunting"))

    assert (answer["ok"], answer["passed"]) == (True, ["ent_a"])
    assert [one.target_id for one in hall.all(Correction) if one.target == "entry"] == ["ent_b"]
    assert corrects(hall, asked("ent_a", "lama", "S"), asked("ent_b", "lama", "S"))["code"] == "wording_changed"


def test_the_originals_come_back_and_so_does_the_correction(hall: Made) -> None:
    corrects(hall, asked("ent_a", "stunting yg tinggi", "Stunting"))
    hall.leads("undo_wording", corrections=[PLACE])
    undone = rows(record(hall))["ent_a"]["values"]["sasaran"]
    hall.leads("undo_wording", corrections=[PLACE], undone=False)
    line = hall.get(Correction, PLACE).revision
    back = rows(record(hall))["ent_a"]["values"]["sasaran"]
    hall.leads("undo_act", line=line)

    assert (undone, back) == ("stunting yg tinggi", "Stunting")
    assert hall.get(Correction, PLACE).withdrawn, "out of the history too"


def test_ED1_minutes_decisions_and_clusters_are_worded_and_titles_copied_from_them_follow(hall: Made) -> None:
    option = {"id": "a", "title": "air bersih", "cluster": "clu_1"}
    hall.put(
        Remark(id="rmk_1", workshop_id=W, text="setuju dgn usul", mark="action"),
        Decision(id="dec_1", workshop_id=W, ballot_id="bal_over", text="air dahulu", reason="krn mendesak", by="", options=["a"]),
        Cluster(id="clu_1", workshop_id=W, worksheet_id="wsh_1", title="air bersih"),
        replace(hall.get(Ballot, "bal_over"), options=[option]),
    )
    free = [("remark", "rmk_1", "text"), ("decision", "dec_1", "reason"), ("cluster", "clu_1", "title")]
    texts = {(one["target"], one["field"]): one for one in proposals(hall.store, keeper())["proposals"]}
    for target, id, field in free:
        found = texts[target, field]
        one = {"target": target, "target_id": id, "field": field, "original": found["of"], "text": found["text"], "revision": 0}
        assert corrects(hall, one)["ok"]
    told = record(hall)

    assert told["remarks"][0]["text"] == told["remarks"][0]["action"]["item"] == "Setuju dengan usul"
    assert (told["decisions"][0]["reason"], told["clusters"][0]["title"]) == ("Karena mendesak", "Air bersih")
    assert [one["title"] for one in told["decisions"][0]["options"]] == ["Air bersih"]
    assert {one["original"] for one in told["corrections"]} == {"setuju dgn usul", "krn mendesak", "air bersih"}


def test_a_final_lists_what_was_reworded_apart_from_what_was_changed(hall: Made) -> None:
    hall.put(Remark(id="rmk_2", workshop_id=W, text="setuju"))
    hall.leads("make_final", version="dov_x")
    corrects(hall, asked("ent_a", "stunting yg tinggi", "Stunting"))
    corrects(hall, asked("rmk_2", "setuju", "Setuju", target="remark", field="text"))
    hall.put(replace(hall.get(Entry, "ent_b"), values={"sasaran": "Air"}, parsed={"sasaran": "Air"}))
    hall.leads("make_final", version="dov_y")
    first, second = record(hall, version="dov_x"), record(hall, version="dov_y")

    assert [(one["what"], one["target"], one["row_id"], one["fields"]) for one in second["edition"]["changes"]] == [
        ("reworded", "entry", "ent_a", ["sasaran"]),
        ("changed", "entry", "ent_b", ["sasaran"]),
        ("reworded", "remark", "rmk_2", ["text"]),
    ]
    assert first["rows_hash"] != second["rows_hash"], "the fingerprint vouches for the words that are printed"
    assert rows(first)["ent_a"]["values"]["sasaran"] == "stunting yg tinggi"


def test_readers_without_names_get_the_desks_words_only(hall: Made) -> None:
    corrects(hall, asked("ent_a", "stunting yg tinggi", "Stunting"))

    for reader in ("organisation", "public"):
        told = record(hall, reader=reader)
        assert (rows(told)["ent_a"]["values"]["sasaran"], rows(told)["ent_a"]["corrected"]) == ("Stunting", {})
        assert told["corrections"] == []


def test_what_was_worded_by_hand_or_left_as_it_is_is_proposed_for_no_more(hall: Made) -> None:
    assert offered(hall) == {id: ["Stunting yang tinggi"] for id in ("ent_a", "ent_b", "ent_c")}
    corrects(hall, asked("ent_a", "stunting yg tinggi", "stunting yg tinggi"), asked("ent_b", "sda", "stunting dgn wajar"))
    corrects(hall, asked("ent_c", "idem", "stunting yg wajar", kinds=["ditto"]))

    assert offered(hall) == {"ent_c": ["Stunting yang wajar"]}
    assert len(record(hall)["corrections"]) == 2, "one left as it is corrects nothing"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"text": [""]}, "missing_required"),
        ({"text": ["a", "b"]}, "missing_required"),
        ({"text": ["x" * 5000]}, "too_long"),
        ({"text": ["a\0"]}, "nul_character"),
        ({"text": ["a\ud800"]}, "wrong_type"),
        ({"text": [7]}, "wrong_type"),
        ({"target": "remark", "target_id": "rmk_1", "field": "text"}, "not_correctable"),
        ({"field": "lain"}, "not_correctable"),
        ({"target": "sheet"}, "wrong_choice"),
        ({"target_id": "ent_late"}, "not_correctable"),
        ({"target_id": "ent_none"}, "unknown_entry"),
        ({"colour": "red"}, "unknown_field"),
        ({"kinds": ["spelling"]}, "wrong_choice"),
    ],
)
def test_a_correction_that_cannot_stand_is_refused(hall: Made, more: dict[str, Any], code: str) -> None:
    before = hall.seq()

    assert corrects(hall, asked("ent_a", "stunting yg tinggi", "Stunting") | more)["code"] == code
    assert hall.seq() == before


def test_RS2_the_desk_is_seen_and_kept_by_who_keeps_the_papers_only(hall: Made) -> None:
    corrects(hall, asked("ent_a", "stunting yg tinggi", "Stunting"))
    one = hall.get(Correction, PLACE)
    roles = {
        role: Viewer(W, "per_x", roles=frozenset({role})) for role in ("organiser", "assessor", "observer", "scribe", "leader")
    }
    ann = Viewer(W, "per_ann", organisation_id="org_a", groups=frozenset({"grp_1"}))

    assert visible_to(one, roles["organiser"].audiences(), House()) == one.to_json()
    for viewer in (ann, *(roles[role] for role in ("assessor", "observer", "scribe", "leader"))):
        assert visible_to(one, viewer.audiences(), House()) is None
        with pytest.raises(Refused, match="not_allowed"):
            proposals(hall.store, viewer)


def test_compared_states_are_printed_in_the_desks_words_and_differ_by_what_was_typed(hall: Made) -> None:
    accepted = Review(id="rev_a", workshop_id=W, target="entry", target_id="ent_a", act="accept", activity_id="act_1", number=1)
    hall.put(accepted)
    hall.leads("take_snapshot", snapshot="snp_x", title="Pagi")
    corrects(hall, asked("ent_a", "stunting yg tinggi", "Stunting yang tinggi"))
    with hall.store.reading() as reader:
        same = comparison(reader, W, "snp_x", "now")["differences"]
    hall.put(replace(hall.get(Entry, "ent_a"), values={"sasaran": "Air"}, parsed={"sasaran": "Air"}))
    with hall.store.reading() as reader:
        (changed,) = [one for one in comparison(reader, W, "snp_x", "now")["differences"] if one["row"] == "ent_a"]

    assert [one for one in same if one["row"] == "ent_a"] == []
    assert [(one["old"], one["new"]) for one in changed["fields"]] == [("Stunting yang tinggi", "Air")]


def test_VS4_of_a_secret_sheet_nothing_is_corrected_or_proposed(hall: Made) -> None:
    hall.put(replace(hall.get(Activity, "act_1"), secret=True))

    assert corrects(hall, asked("ent_a", "stunting yg tinggi", "Stunting"))["code"] == "secret_sheet"
    assert offered(hall) == {}


def test_ND1_a_name_taken_out_of_a_row_is_taken_out_of_its_corrections_too(hall: Made) -> None:
    hall.put(told("ent_a", "usul Annisa", 1))
    corrects(hall, asked("ent_a", "usul Annisa", "Usul Ibu Annisa"), asked("ent_b", "sda", "Usul Annisa"))
    hall.put(replace(hall.get(Person, "per_ann"), name="Annisa"))
    leaving = Leaving("per_ann", "Peserta 1", (("entry", "ent_a"),))
    hall.store.write(lambda tx: erase(tx, W, [leaving], "2021-09-24T00:00:00+00:00"))
    found = record(hall)

    assert "Annisa" not in str([one.to_json() for one in hall.all(Correction)]) + str(rows(found)) + str(found["corrections"])
    assert rows(found)["ent_b"]["values"]["sasaran"] == "Usul Peserta 1"


@pytest.mark.parametrize("seed", range(4))
def test_ED1_whatever_happens_a_paper_never_prints_a_correction_of_words_that_are_gone(hall: Made, seed: int) -> None:
    chance = random.Random(seed)
    texts = ["air yg bersih", "sda", "jalan desa", "idem"]
    for _ in range(30):
        id = chance.choice(("ent_a", "ent_b", "ent_c"))
        now = hall.get(Entry, id)
        typed = (now.values or {})["sasaran"]
        held = next((one for one in hall.all(Correction, target_id=id)), None)
        match chance.randrange(4):
            case 0:
                hall.put(told(id, chance.choice(texts), now.position))
            case 1 if held is not None:
                hall.leads("undo_wording", corrections=[held.id], undone=chance.random() < 0.5)
            case 2:
                hall.put(replace(now, state=chance.choice(("ready", "withdrawn"))))
            case _ if now.state == "ready":
                text = f"perbaikan dari {typed} di atas {above(hall, id)}"
                assert corrects(hall, asked(id, typed, text, held.revision if held else 0))["ok"]
        for id, one in rows(record(hall)).items():
            typed = (hall.get(Entry, id).values or {})["sasaran"]
            printed = one["values"]["sasaran"]
            means = f" di atas {above(hall, id)}" if typed in ("sda", "idem") else ""
            assert printed == typed or (printed.startswith(f"perbaikan dari {typed} ") and printed.endswith(means))


def above(made: Made, id: str) -> str:
    """What the next row above says that is none of the kind, worked out by hand."""
    standing = sorted((one for one in made.all(Entry) if one.state == "ready"), key=lambda one: one.position)
    before = [str((one.values or {})["sasaran"]) for one in standing if one.position < made.get(Entry, id).position]
    return next((text for text in reversed(before) if text not in ("sda", "idem")), "")

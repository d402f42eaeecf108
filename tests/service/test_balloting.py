"""A ballot from opening to decision: one voice each, secret until it is counted, late ones aside, a trace of every new round."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from workshop.domain.groups import Group, Grouping, Membership, membership_id
from workshop.domain.house import House
from workshop.domain.judgements import Ballot, BallotReset, Decision, Vote
from workshop.domain.people import Person
from workshop.domain.visibility import visible_to
from workshop.service.identity import viewer_of
from workshop.service.recording import record_now
from workshop.service.voting import vote_id

OPTIONS = [{"id": "a", "title": "Satu data"}, {"id": "b", "title": "Kanal aduan"}, {"id": "c", "title": "Bank sampah"}]
SECRET = "the-secret-of-a-link-for-them"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """Ann and Adi of one organisation, Bud of another, all with phones; an assessor."""
    opened = Made(tmp_path / "hall.sqlite").make()
    opened.at("10:00")
    for name, organisation in (("ann", "a"), ("adi", "a"), ("bud", "b")):
        opened.seats(name, organisation)
    opened.leads("add_staff", person="per_asri", name="Asri", role="assessor", secret=SECRET)
    yield opened
    opened.close()


def asks(made: Made, kind: str = "dots", **more: Any) -> None:
    told = {"ballot": "bal_1", "kind": kind, "question": "Mana dahulu?", "options": OPTIONS}
    made.leads("save_ballot", **told, **more)
    made.leads("open_ballot", ballot="bal_1")


def votes(made: Made, who: str, id: str | None = None, round: int = 1, **dots: int) -> dict[str, Any]:
    choice = {option: {"dots": many} for option, many in dots.items()}
    return made.tells(who, "cast_vote", id=id, ballot="bal_1", choice=choice, round=round)


def counted(made: Made) -> dict[str, Any]:
    made.leads("close_ballot", ballot="bal_1")
    made.leads("reveal_ballot", ballot="bal_1")
    return dict(made.get(Ballot, "bal_1").result or {})


def ballot(made: Made) -> Ballot:
    return made.get(Ballot, "bal_1")


def seen(made: Made, token: str, thing: Ballot | Vote) -> dict[str, Any] | None:
    with made.store.reading() as reader:
        return visible_to(thing, viewer_of(reader, W, token).audiences(), House())


def test_CM1_however_often_a_vote_arrives_it_is_one_voice(made: Made) -> None:
    asks(made)
    for _ in range(3):
        assert votes(made, "ann", id="cmd_the_same", a=2)["ok"]
    for dots in (1, 2, 1):
        votes(made, "bud", b=dots)

    assert len(made.all(Vote)) == 2
    assert [(one["option"], one["sums"]["dots"]) for one in counted(made)["hall"]] == [("a", 2), ("b", 1), ("c", 0)]


def test_CM1_the_database_itself_refuses_a_second_voice(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=1)
    twice = Vote(id="vot_else", workshop_id=W, ballot_id="bal_1", voter_id="per_ann")

    with pytest.raises(sqlite3.IntegrityError):
        made.put(twice)


def test_nothing_given_takes_the_voice_back_and_a_bad_vote_leaves_the_earlier_one(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    assert votes(made, "ann", a=3)["code"] == "scale_out_of_range"
    votes(made, "bud", b=1)
    votes(made, "bud")

    assert [(one["option"], one["n"]) for one in counted(made)["hall"]] == [("a", 1), ("b", 0), ("c", 0)]


def test_two_phones_of_an_organisation_have_one_voice_and_the_later_stands(made: Made) -> None:
    asks(made, unit="organisation")
    votes(made, "ann", a=2)
    votes(made, "adi", b=1)
    (vote,) = made.all(Vote)

    assert (vote.voter_id, vote.cast_by) == ("org_a", "per_adi")
    assert seen(made, "ann", vote) == vote.to_json(), "the colleague sees what was sent for both"
    assert counted(made)["voices"] == 1


def test_a_group_votes_as_one_and_who_sits_in_none_has_no_voice(made: Made) -> None:
    made.put(
        Grouping(id="grg_1", workshop_id=W, key="uji", title="Uji"),
        Group(id="grp_1", workshop_id=W, grouping_id="grg_1", number=1),
        Membership(id=membership_id("grg_1", "sea_ann"), workshop_id=W, grouping_id="grg_1", seat_id="sea_ann", group_id="grp_1"),
    )
    asks(made, unit="group", grouping="grg_1")

    assert votes(made, "ann", a=1)["ok"] and votes(made, "bud", a=1)["code"] == "no_voice"
    assert [vote.voter_id for vote in made.all(Vote)] == ["grp_1"]


def test_VS4_staff_see_who_has_voted_and_never_how(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    (vote,) = made.all(Vote)

    for token in (made.lead, SECRET):
        shown = seen(made, token, vote)
        assert shown is not None and (shown["voter_id"], shown["choice"], shown["late_choice"]) == ("per_ann", {}, None)
    assert seen(made, "ann", vote) == vote.to_json()
    assert seen(made, "bud", vote) is None


def test_VS4_VS3_the_wall_sees_that_somebody_voted_and_not_who(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    (vote,) = made.all(Vote)
    shown = visible_to(vote, frozenset({"screen"}), House())

    assert shown is not None and shown["ballot_id"] == "bal_1"
    assert not {"voter_id", "cast_by", "choice", "at"} & shown.keys()


def test_VS4_nobody_has_a_result_before_it_is_revealed(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    made.leads("close_ballot", ballot="bal_1")
    assert ballot(made).result is None
    made.leads("reveal_ballot", ballot="bal_1")
    assert (seen(made, "bud", ballot(made)) or {})["result"]["voices"] == 1
    made.leads("reveal_ballot", ballot="bal_1", revealed=False)

    assert (seen(made, "bud", ballot(made)) or {})["result"] is None


def test_VS4_after_the_count_no_single_vote_comes_or_goes(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    counted(made)
    assert votes(made, "bud", b=1)["late"]
    made.leads("reveal_ballot", ballot="bal_1", revealed=False)

    for name in ("open_ballot", "let_in_votes"):
        assert made.tells(made.lead, name, ballot="bal_1")["code"] == "ballot_counted"
    made.leads("reveal_ballot", ballot="bal_1")
    assert (ballot(made).result or {})["voices"] == 1


def test_EN2_what_comes_after_the_closing_waits_beside_what_was_in_time(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    made.leads("close_ballot", ballot="bal_1")
    assert votes(made, "ann", c=2)["late"] and votes(made, "bud", b=1)["late"]
    ann, bud = made.get(Vote, vote_id("bal_1", "per_ann")), made.get(Vote, vote_id("bal_1", "per_bud"))

    assert (ann.choice, ann.late, ann.withdrawn) == ({"a": {"dots": 2}}, True, False)
    assert (bud.choice, bud.late, bud.withdrawn) == ({}, True, True)


def test_EN2_late_votes_count_once_they_are_let_in(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    made.leads("close_ballot", ballot="bal_1")
    votes(made, "ann", c=2)
    votes(made, "bud", b=1)
    made.leads("let_in_votes", ballot="bal_1")
    made.leads("reveal_ballot", ballot="bal_1")

    assert [(one["option"], one["n"]) for one in (ballot(made).result or {})["hall"]] == [("c", 1), ("b", 1), ("a", 0)]
    assert made.tells(made.lead, "let_in_votes", ballot="bal_1")["code"] == "ballot_counted"


def test_a_closed_ballot_is_opened_again_as_long_as_nothing_was_counted(made: Made) -> None:
    asks(made)
    made.leads("close_ballot", ballot="bal_1")
    made.leads("open_ballot", ballot="bal_1")

    assert votes(made, "ann", a=1) == {"ok": True, "seq": made.seq()}


def test_a_new_round_leaves_a_trace_and_a_phone_of_the_old_one_is_told(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    counted(made)
    made.leads("reset_ballot", reset="rst_1", ballot="bal_1", reason="Salah daftar")
    assert votes(made, "bud", b=1)["code"] == "ballot_begun_anew"
    made.leads("open_ballot", ballot="bal_1")
    assert votes(made, "ann", a=1)["code"] == "ballot_begun_anew"
    votes(made, "bud", round=2, b=1)
    trace = made.get(BallotReset, "rst_1")

    assert (trace.round, trace.voices, trace.reason, trace.by) == (1, 1, "Salah daftar", made.get(Person, trace.by).id)
    assert [(one["option"], one["n"]) for one in counted(made)["hall"]] == [("b", 1), ("a", 0), ("c", 0)]


def test_a_new_round_is_undone_until_somebody_votes_in_it(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    before = counted(made)
    made.leads("reset_ballot", reset="rst_1", ballot="bal_1")
    made.leads("undo_reset", reset="rst_1")
    assert (ballot(made).round, ballot(made).state, ballot(made).result) == (1, "closed", before)
    made.leads("reset_ballot", reset="rst_2", ballot="bal_1")
    made.leads("open_ballot", ballot="bal_1")
    votes(made, "ann", round=2, b=1)
    made.leads("close_ballot", ballot="bal_1")

    assert made.tells(made.lead, "undo_reset", reset="rst_2")["code"] == "ballot_in_use"


def test_VS4_a_secret_count_shown_again_is_the_same_whoever_was_merged_or_parted_meanwhile(made: Made) -> None:
    asks(made)
    for who in ("ann", "adi", "bud"):
        votes(made, who, a=1)
    first = counted(made)
    made.leads("reveal_ballot", ballot="bal_1", revealed=False)
    made.leads("merge_person", person="per_adi", into="per_ann")
    made.leads("reveal_ballot", ballot="bal_1")
    again = ballot(made).result or {}

    assert (first["voices"], again["voices"]) == (3, 3)
    assert {**again, "at": ""} == {**first, "at": ""}
    assert record_now(made.store, W, "id", personal=True)["ballots"][0]["voices"] == 3
    made.leads("reset_ballot", reset="rst_1", ballot="bal_1")
    assert made.get(BallotReset, "rst_1").voices == 3
    made.leads("undo_reset", reset="rst_1")
    made.leads("reveal_ballot", ballot="bal_1")
    assert (ballot(made).result or {})["voices"] == 3


def test_an_open_count_shown_again_has_one_voice_of_who_turned_out_to_be_one(made: Made) -> None:
    asks(made, secret=False)
    for who in ("ann", "adi", "bud"):
        votes(made, who, a=1)
    assert counted(made)["voices"] == 3
    made.leads("reveal_ballot", ballot="bal_1", revealed=False)
    made.leads("merge_person", person="per_adi", into="per_ann")
    made.leads("reveal_ballot", ballot="bal_1")

    assert (ballot(made).result or {})["voices"] == 2


def test_a_new_round_that_asks_something_else_is_undone_only_once_it_asks_the_same_again(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    counted(made)
    made.leads("reset_ballot", reset="rst_1", ballot="bal_1")
    told = {"ballot": "bal_1", "kind": "dots", "question": "Mana?", "options": [OPTIONS[1], {"id": "d", "title": "Bus kota"}]}
    line = made.leads("save_ballot", **told)["seq"]
    assert made.tells(made.lead, "undo_reset", reset="rst_1")["code"] == "ballot_asked_otherwise"
    made.leads("undo_act", line=line)
    made.leads("undo_reset", reset="rst_1")
    made.leads("reveal_ballot", ballot="bal_1")

    assert (ballot(made).result or {})["hall"][0]["option"] == "a"


def test_a_decision_names_the_round_it_rests_on(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    counted(made)
    assert decides(made, options=["a"])["ok"]
    made.leads("reset_ballot", reset="rst_1", ballot="bal_1")
    assert decides(made, decision="dec_2", ballot=None)["ok"]

    assert [made.get(Decision, id).round for id in ("dec_1", "dec_2")] == [1, 0]
    told = record_now(made.store, W, "id", personal=True)["decisions"]
    assert [one["round"] for one in told] == [1, None]


def test_papers_are_counted_with_the_phones_and_taken_out_again(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    made.leads("close_ballot", ballot="bal_1")
    told = {"ballot": "bal_1", "papers": 2, "totals": {"b": {"dots": {"n": 2, "sum": 3}}}}
    assert made.tells(made.lead, "enter_paper_count", paper_count="p", **told, witnesses=" ")["code"] == "missing_required"
    made.leads("enter_paper_count", paper_count="ppc_1", **told, witnesses="Ibu Ann dan Pak Bud")
    made.leads("reveal_ballot", ballot="bal_1")
    result = ballot(made).result or {}

    assert (result["phones"], result["papers"], result["hall"][0]["option"]) == (1, 2, "b")
    assert made.tells(made.lead, "withdraw_paper_count", paper_count="ppc_1")["code"] == "ballot_counted"
    made.leads("reveal_ballot", ballot="bal_1", revealed=False)
    made.leads("withdraw_paper_count", paper_count="ppc_1")
    made.leads("reveal_ballot", ballot="bal_1")
    assert (ballot(made).result or {})["hall"][0]["option"] == "a"


def test_assessors_vote_where_they_are_asked_and_are_counted_apart(made: Made) -> None:
    criteria = [{"id": "dampak", "label_id": "Dampak", "weight": 100}]
    asks(made, "weighted", settings={"criteria": criteria, "assessors": True})
    for who, mark in (("ann", 5), (SECRET, 1)):
        assert made.tells(who, "cast_vote", ballot="bal_1", choice={"a": {"dampak": mark}})["ok"]
    result = counted(made)

    assert (result["hall"][0]["score"], result["assessors"][0]["score"]) == (100, 20)


def test_an_assessor_has_no_voice_elsewhere_and_a_planned_ballot_takes_none(made: Made) -> None:
    made.leads("save_ballot", ballot="bal_1", kind="dots", question="Mana?", options=OPTIONS)
    assert votes(made, "ann", a=1)["code"] == "ballot_not_open"
    made.leads("open_ballot", ballot="bal_1")

    assert votes(made, SECRET, a=1)["code"] == "not_allowed"


def test_what_was_voted_on_stays_as_it_was_asked(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=1)
    made.leads("close_ballot", ballot="bal_1")
    told = {"ballot": "bal_1", "kind": "usg", "question": "Lain", "options": OPTIONS}

    assert made.tells(made.lead, "save_ballot", **told)["code"] == "ballot_in_use"
    assert made.tells(made.lead, "remove_ballot", ballot="bal_1")["code"] == "ballot_in_use"


def test_SE1_a_substitute_has_a_voice_of_their_own_and_never_sees_the_others(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    made.leads("substitute_person", substitution="sbs_1", predecessor="per_ann", person="per_dian", name="Dian")
    made.leads("renew_code", person="per_dian")
    (vote,) = made.all(Vote)

    assert visible_to(vote, frozenset({"person:per_dian", "everyone", "org:org_a"}), House()) is None


def test_a_removed_person_keeps_the_vote_and_can_give_none(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    made.leads("remove_person", person="per_ann")

    assert votes(made, "ann", b=1)["code"] == "not_signed_in"
    assert counted(made)["voices"] == 1


def test_ND1_an_erased_person_s_vote_counts_and_leads_nowhere(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    made.leads("erase_person", person="per_ann")
    result = counted(made)
    record = record_now(made.store, W, "id", personal=True)

    assert result["voices"] == 1
    assert record["ballots"][0]["votes"] == [] and "per_ann" not in json.dumps(record["ballots"])


def decides(made: Made, **more: Any) -> dict[str, Any]:
    told = {"decision": "dec_1", "ballot": "bal_1", "text": "Kanal aduan dahulu", "name": "Hj. Siti", "position": "Sekda"}
    return made.tells(made.lead, "record_decision", **{**told, **more})


def test_a_decision_that_departs_says_why_and_both_stand_in_the_record(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    assert decides(made, options=["b"])["code"] == "ballot_not_counted"
    counted(made)
    assert decides(made, options=["b"]) == {"ok": False, "code": "reason_needed", "detail": "", "field": "reason"}
    assert decides(made, options=["b"], reason="Anggarannya sudah ada")["ok"]
    record = record_now(made.store, W, "id", personal=False)
    (told,), (asked,) = record["decisions"], record["ballots"]

    assert (told["departs"], told["reason"], told["by"]["name"]) == (True, "Anggarannya sudah ada", "Hj. Siti")
    assert told["options"] == [{"id": "b", "title": "Kanal aduan"}]
    assert (asked["result"]["hall"][0]["option"], asked["voices"], asked["votes"]) == ("a", 1, [])


def test_a_decision_as_advised_needs_no_reason_and_is_taken_back_and_back_again(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2)
    counted(made)
    assert decides(made, options=["a"])["ok"]
    assert not made.get(Decision, "dec_1").departs
    made.leads("withdraw_decision", decision="dec_1")
    assert record_now(made.store, W, "id", personal=False)["decisions"] == []
    made.leads("withdraw_decision", decision="dec_1", withdrawn=False)
    assert len(record_now(made.store, W, "id", personal=False)["decisions"]) == 1


def test_ND1_whoever_decided_and_was_erased_is_named_by_a_number(made: Made) -> None:
    assert decides(made, ballot=None, by="per_bud")["ok"]
    assert made.get(Decision, "dec_1").name == "bud"
    made.leads("erase_person", person="per_bud")
    (told,) = record_now(made.store, W, "id", personal=True)["decisions"]

    assert made.get(Decision, "dec_1").name == ""
    assert told["by"]["name"].startswith("Peserta (dihapus)")


def test_VS4_before_the_reveal_the_record_has_no_result_and_no_vote(made: Made) -> None:
    asks(made, secret=False)
    votes(made, "ann", a=2)
    (before,) = record_now(made.store, W, "id", personal=True)["ballots"]
    counted(made)
    (after,) = record_now(made.store, W, "id", personal=True)["ballots"]

    assert (before["voices"], before["result"], before["votes"]) == (1, None, [])
    assert [vote["choice"] for vote in after["votes"]] == [{"a": {"dots": 2}}]


def test_an_option_left_out_of_a_later_round_keeps_its_words_in_the_decision_before(made: Made) -> None:
    asks(made)
    votes(made, "ann", a=2, b=1)
    counted(made)
    assert decides(made, options=["a", "b"], reason="")["ok"]
    made.leads("reset_ballot", ballot="bal_1", reset="rst_1", reason="dua saja")
    made.leads(
        "save_ballot",
        ballot="bal_1",
        kind="dots",
        question="Mana dahulu?",
        options=[{"id": "b", "title": "Kanal warga"}, OPTIONS[2]],
    )

    record = record_now(made.store, W, "id", personal=False)
    assert [one["title"] for one in record["decisions"][0]["options"]] == ["Satu data", "Kanal warga"]

"""The slips of a data set: which are good by its own rules, what papers come to, and what the record says of it all."""

import json
from pathlib import Path
from typing import Any

import pytest

from workshop.rehearsal.broken import Broken
from workshop.rehearsal.comparing import Figure
from workshop.rehearsal.loading import DEFAULT
from workshop.rehearsal.polls import read_polls
from workshop.rehearsal.voting import totals_of
from workshop.rehearsal.voting_figures import impact_effort, votes

ITEMS = [{"id": "Q2", "order": 2, "title": "Dua"}, {"id": "Q1", "order": 1, "title": "Satu", "eligible": False}]


def written(folder: Path, **polls: Any) -> Path:
    (folder / "votes.json").write_text(json.dumps({"secret": True, **polls}), encoding="utf-8")
    return folder


def test_the_library_s_own_set_has_dots_with_times_and_USG_without() -> None:
    dots, usg = read_polls(DEFAULT)

    assert (dots.kind, dots.settings, dots.opens, dots.closes, len(dots.slips)) == (
        "dots",
        {"dots": 3, "most": 2},
        1855,
        1861,
        60,
    )
    assert (usg.kind, len(usg.slips), len(usg.slips[0].choice)) == ("usg", 24, 8)


def test_a_set_without_votes_has_no_polls(tmp_path: Path) -> None:
    assert read_polls(tmp_path) == ()


def test_criteria_of_its_own_make_a_weighted_poll_and_an_abstention_is_no_mark(tmp_path: Path) -> None:
    scores = [{"rater": "P1", "item": "Q1", "dampak": 5, "mudah": 4}, {"rater": "P2", "item": "Q1", "dampak": 5, "mudah": None}]
    (poll,) = read_polls(written(tmp_path, quick={"items": ITEMS, "criteria": {"dampak": 60, "mudah": 40}, "scores": scores}))

    assert (poll.kind, [one.voter for one in poll.slips]) == ("weighted", ["P1"])
    assert [(one["id"], one["eligible"]) for one in poll.options] == [("Q1", False), ("Q2", True)]


def test_votes_that_cannot_be_read_are_told_with_their_file(tmp_path: Path) -> None:
    with pytest.raises(Broken, match=r"votes\.json"):
        read_polls(written(tmp_path, quick={"items": ITEMS, "scores": [{"item": "Q1", "U": 1, "S": 1, "G": 1}]}))


def test_papers_come_to_totals() -> None:
    papers = [{"a": {"dots": 2}}, {"a": {"dots": 1}, "b": {"dots": 1}}]

    assert totals_of(papers) == {"a": {"dots": {"n": 2, "sum": 3}}, "b": {"dots": {"n": 1, "sum": 1}}}


def test_the_order_of_a_vote_is_the_figure() -> None:
    assert not Figure("votes", {"usg_order": ["U1", "U2"]}, {"usg_order": ["U2", "U1"]}).equal


def test_a_ballot_that_was_not_revealed_gives_no_figure() -> None:
    assert votes({"ballots": [{"kind": "dots", "result": None}]}) == {}


def test_eligible_orders_leave_out_what_may_not_be_chosen() -> None:
    places = [{"option": id, "score": score} for id, score in (("Q1", 90), ("Q2", 80))]
    told = {"kind": "weighted", "options": [{"id": "Q1", "eligible": False}, {"id": "Q2", "eligible": True}]}
    found = votes({"ballots": [{**told, "result": {"hall": places, "assessors": places}}]})

    assert found["weighted_order_participants"] == ["Q1", "Q2"]
    assert found["weighted_order_assessors_eligible"] == ["Q2"]


def test_impact_and_effort_come_from_the_matrix_rows() -> None:
    rows = [{"parsed": {"butir": "aksi:1", "dampak": dampak, "upaya": upaya}} for dampak, upaya in ((5, 2), (4, 1))]
    found = impact_effort({"activities": [{"worksheet": "t3_impact_effort", "sheets": [{"rows": rows}]}]})

    assert (found["aksi:1"]["impact"], found["aksi:1"]["effort"], found["aksi:1"]["kuadran"]) == (4.5, 1.5, "quick")

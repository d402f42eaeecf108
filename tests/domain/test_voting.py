"""One engine, seven kinds: what is a good vote, and what good votes come to, whatever their order."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.deciding import departs
from workshop.domain.judgements import Ballot, PaperCount, Vote
from workshop.domain.refusals import Refused
from workshop.domain.tallying import quadrant_of, tally, voices
from workshop.domain.voting import KINDS, checked, counted_totals, options_of, rules_of, settings_of

W = "wks"
OPTIONS = [{"id": id, "title": id.upper()} for id in "abcd"]
CRITERIA = [
    {"id": "dampak", "label_id": "Dampak", "weight": 60},
    {"id": "mudah", "label_id": "Kemudahan", "weight": 30},
    {"id": "baru", "label_id": "Kebaruan", "weight": 10},
]
SETTINGS: dict[str, dict[str, Any]] = {"dots": {"dots": 5, "most": 3}, "choice": {"picks": 2}, "weighted": {"criteria": CRITERIA}}


def a_ballot(kind: str, **more: Any) -> Ballot:
    settings = settings_of(kind, more.pop("settings", SETTINGS.get(kind, {})), len(OPTIONS))
    return Ballot(id="bal", workshop_id=W, kind=kind, question="?", options=options_of(OPTIONS), settings=settings, **more)


def a_vote(voter: str, choice: dict[str, Any], **more: Any) -> Vote:
    return Vote(id=f"vot_{voter}", workshop_id=W, ballot_id="bal", voter_id=voter, choice=choice, **more)


def dots(**given: int) -> dict[str, dict[str, int]]:
    return {option: {"dots": many} for option, many in given.items()}


def usg(u: int, s: int, g: int) -> dict[str, int]:
    return {"U": u, "S": s, "G": g}


def order(ballot: Ballot, votes: list[Vote], side: str = "hall") -> list[str]:
    return [place["option"] for place in tally(ballot, votes, [])[side]]


def good_votes(kind: str) -> st.SearchStrategy[dict[str, dict[str, int]]]:
    """Any vote that the kind takes."""
    rules = rules_of(a_ballot(kind))
    options = [one["id"] for one in OPTIONS]
    if rules.places:
        return st.lists(st.sampled_from(options), unique=True).map(
            lambda those: {one: {"place": place} for place, one in enumerate(those, start=1)}
        )
    marks = st.fixed_dictionaries({one: st.integers(rules.lowest, rules.highest) for one in rules.criteria})
    votes = st.dictionaries(st.sampled_from(options), marks)
    if rules.budget is None:
        return votes
    return votes.filter(lambda vote: sum(mark for marks in vote.values() for mark in marks.values()) <= (rules.budget or 0))


@pytest.mark.parametrize("kind", KINDS)
def test_a_good_vote_is_kept_as_it_is(kind: str) -> None:
    @given(good_votes(kind))
    def holds(choice: dict[str, dict[str, int]]) -> None:
        assert checked(a_ballot(kind), choice) == choice

    holds()


@pytest.mark.parametrize("kind", KINDS)
def test_a_count_knows_no_order_of_voters_and_ranks_every_option_once(kind: str) -> None:
    @given(st.lists(good_votes(kind), max_size=8), st.randoms())
    def holds(choices: list[dict[str, dict[str, int]]], chance: Any) -> None:
        votes = [a_vote(f"per_{number}", choice) for number, choice in enumerate(choices)]
        mixed = list(votes)
        chance.shuffle(mixed)
        places = tally(a_ballot(kind), votes, [])["hall"]

        assert tally(a_ballot(kind), mixed, [])["hall"] == places
        assert sorted(place["option"] for place in places) == ["a", "b", "c", "d"]
        assert [place["rank"] for place in places] == sorted(place["rank"] for place in places)
        assert all(place["tied"] == ([one["rank"] for one in places].count(place["rank"]) > 1) for place in places)

    holds()


@pytest.mark.parametrize("kind", KINDS)
def test_papers_counted_by_hand_come_to_what_phones_would_have(kind: str) -> None:
    @given(st.lists(good_votes(kind).filter(bool), min_size=1, max_size=6))
    def holds(choices: list[dict[str, dict[str, int]]]) -> None:
        ballot = a_ballot(kind)
        phones = tally(ballot, [a_vote(f"per_{n}", choice) for n, choice in enumerate(choices)], [])
        count = PaperCount(
            id="ppc", workshop_id=W, ballot_id="bal", round=1, papers=len(choices), totals=by_hand(ballot, choices)
        )
        papers = tally(ballot, [], [count])

        assert papers["hall"] == phones["hall"]
        assert (papers["voices"], phones["voices"]) == (len(choices), len(choices))

    holds()


def by_hand(ballot: Ballot, choices: list[dict[str, dict[str, int]]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for choice in choices:
        for option, marks in choice.items():
            for criterion, mark in marks.items():
                counts = found.setdefault(option, {}).setdefault(criterion, {"counts": {}})["counts"]
                counts[str(mark)] = counts.get(str(mark), 0) + 1
    return counted_totals(ballot, len(choices), found)


@given(st.lists(good_votes("dots"), max_size=20))
def test_no_dot_is_made_or_lost(choices: list[dict[str, dict[str, int]]]) -> None:
    found = tally(a_ballot("dots"), [a_vote(f"per_{n}", choice) for n, choice in enumerate(choices)], [])
    given = sum(marks["dots"] for choice in choices for marks in choice.values())

    assert sum(place["sums"]["dots"] for place in found["hall"]) == given
    assert found["voices"] == sum(bool(choice) for choice in choices)


@pytest.mark.parametrize(
    ("kind", "choice", "code"),
    [
        ("dots", dots(a=3, b=3), "too_many_dots"),
        ("dots", dots(a=4), "scale_out_of_range"),
        ("dots", dots(a=0), "scale_out_of_range"),
        ("dots", dots(z=1), "unknown_option"),
        ("dots", {"a": {"dots": True}}, "wrong_type"),
        ("dots", {"a": 1}, "wrong_type"),
        ("dots", {"a": {"U": 1}}, "unknown_field"),
        ("choice", {one: {"pick": 1} for one in "abc"}, "too_many_dots"),
        ("usg", {"a": {"U": 1, "S": 2}}, "missing_required"),
        ("usg", {"a": usg(1, 2, 6)}, "scale_out_of_range"),
        ("usg", {"a": {"U": 1, "S": 2, "G": 2.5}}, "wrong_type"),
        ("ranking", {"a": {"place": 1}, "b": {"place": 1}}, "twice_the_same"),
        ("ranking", {"a": {"place": 2}}, "place_left_out"),
        ("consent", {"a": {"fist": 6}}, "scale_out_of_range"),
        ("impact_effort", {"a": {"impact": 3}}, "missing_required"),
    ],
)
def test_CM2_a_bad_vote_is_refused_by_its_code(kind: str, choice: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked(a_ballot(kind), choice)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("kind", "settings"),
    [
        ("dots", {"dots": 0}),
        ("dots", {"dots": 3, "most": 4}),
        ("usg", {"dots": 3}),
        ("ranking", {"places": 9}),
        ("weighted", {}),
        ("weighted", {"criteria": []}),
        ("weighted", {"criteria": [{"id": "a", "label_id": "A", "weight": 0}]}),
        ("weighted", {"criteria": [CRITERIA[0], CRITERIA[0]]}),
        ("impact_effort", {"cut": 6}),
    ],
)
def test_CM2_settings_that_make_no_ballot_are_refused(kind: str, settings: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        settings_of(kind, settings, 4)


def test_level_dots_share_a_place_and_stand_as_on_the_list() -> None:
    found = tally(a_ballot("dots"), [a_vote("x", dots(b=2, a=2)), a_vote("y", dots(c=3))], [])["hall"]

    assert [(one["option"], one["rank"], one["tied"]) for one in found] == [
        ("c", 1, False), ("a", 2, True), ("b", 2, True), ("d", 4, False),
    ]  # fmt: skip


def test_USG_with_the_same_total_goes_by_urgency_then_seriousness() -> None:
    votes = [a_vote("x", {"a": usg(3, 3, 3), "b": usg(4, 2, 3), "c": usg(4, 3, 2), "d": usg(5, 5, 5)})]

    assert order(a_ballot("usg"), votes) == ["d", "c", "b", "a"]


def test_who_leaves_an_option_out_abstains_and_gives_no_zero() -> None:
    votes = [a_vote("x", {"a": usg(5, 5, 5), "b": usg(4, 4, 4)}), a_vote("y", {"b": usg(4, 4, 4)})]
    first = tally(a_ballot("usg"), votes, [])["hall"][0]

    assert (first["option"], first["n"], first["score"]) == ("a", 1, 15)


def test_weighted_scores_reach_100_and_assessors_are_counted_apart() -> None:
    ballot = a_ballot("weighted", settings={"criteria": CRITERIA, "assessors": True})
    best = {"a": {"dampak": 5, "mudah": 5, "baru": 5}}
    votes = [a_vote("x", best), a_vote("as", {"b": {"dampak": 1, "mudah": 1, "baru": 1}}, side="assessors")]
    found = tally(ballot, votes, [])

    assert (found["hall"][0]["score"], found["assessors"][0]["score"]) == (100, 20)
    assert (found["voices"], found["assessor_voices"]) == (1, 1)


@pytest.mark.parametrize(
    ("impact", "effort", "quadrant"), [(4, 2, "quick"), (4, 3, "besar"), (2, 2, "isian"), (2, 4, "tunda"), (3, 3, "besar")]
)
def test_the_cut_itself_counts_as_high(impact: int, effort: int, quadrant: str) -> None:
    assert quadrant_of(Fraction(impact), Fraction(effort), 3) == quadrant


def test_only_the_present_round_counts_and_of_a_merged_voter_the_later_voice() -> None:
    votes = [
        a_vote("old", dots(a=1), round=1),
        a_vote("walk", dots(b=1), round=2, at="2021-09-23T01:00"),
        a_vote("list", dots(c=1), round=2, at="2021-09-23T02:00"),
        a_vote("gone", dots(d=1), round=2, withdrawn=True),
    ]
    heard = voices(a_ballot("dots", round=2), votes, lambda id: "list" if id == "walk" else id)

    assert [vote.choice for vote in heard] == [dots(c=1)]


@pytest.mark.parametrize(
    ("papers", "totals"),
    [
        (1, {"a": {"dots": {"n": 2, "sum": 2}}}),
        (1, {"a": {"dots": {"n": 1, "sum": 4}}}),
        (1, {"a": {"dots": {"n": 1, "sum": 3}}, "b": {"dots": {"n": 1, "sum": 3}}}),
        (1, {"z": {"dots": {"n": 1, "sum": 1}}}),
        (1, {"a": {"dots": {"counts": {"1": 2}}}}),
        (1, {"a": {"dots": {"counts": {"9": 1}}}}),
        (1, {"a": {}}),
    ],
)
def test_CM2_totals_that_so_many_papers_cannot_give_are_refused(papers: int, totals: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        counted_totals(a_ballot("dots"), papers, totals)


def test_a_decision_for_the_first_does_not_depart_and_among_equals_any_may_be_first() -> None:
    counted = a_ballot("dots")
    counted = replace(counted, result=tally(counted, [a_vote("x", dots(b=2, a=2)), a_vote("y", dots(c=3))], []))

    assert not departs(counted, ["c"])
    assert not departs(counted, ["c", "b"]) and not departs(counted, ["c", "a"])
    assert departs(counted, ["a"]) and departs(counted, ["c", "d"]) and departs(counted, [])


def test_what_is_not_eligible_is_passed_over_without_a_departure() -> None:
    barred = [{**one, "eligible": one["id"] != "c"} for one in OPTIONS]
    counted = replace(a_ballot("dots"), options=options_of(barred))
    counted = replace(counted, result=tally(counted, [a_vote("x", dots(b=1)), a_vote("y", dots(c=3))], []))

    assert not departs(counted, ["b"])
    assert departs(counted, ["c"])

"""How a row stands after what was said of it, and what an assessor's grant reaches (RV1–RV3)."""

from dataclasses import replace

import pytest

from workshop.domain.entries import Entry
from workshop.domain.judgements import Review
from workshop.domain.reviews import (
    Place,
    covers,
    is_open_for_correction,
    last_judgement,
    may_follow_the_rest,
    quoted,
    round_of,
    state_of,
)


def told(*acts: str) -> list[Review]:
    return [
        Review(id=f"rev_{number}", workshop_id="w", target="entry", target_id="e", act=act, number=number)
        for number, act in enumerate(acts, start=1)
    ]


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        ("", ""),
        ("comment", "commented"),
        ("comment correct", "commented"),
        ("return", "returned"),
        ("return comment", "returned"),
        ("return correct", "resubmitted"),
        ("return correct correct comment", "resubmitted"),
        ("return correct return", "returned"),
        ("return correct accept", "accepted"),
        ("accept correct", "accepted"),
        ("accept return", "returned"),
        ("accept reopen", ""),
        ("return reopen comment", "commented"),
        ("comment postpone", "postponed"),
        ("postpone accept", "accepted"),
    ],
)
def test_RV3_a_row_stands_as_the_last_judgement_has_it(acts: str, state: str) -> None:
    assert state_of(told(*acts.split())) == state


def test_RV1_an_acceptance_holds_for_the_text_it_was_given_and_again_where_the_row_reads_as_it_did() -> None:
    accepted, later, back = told("accept", "correct", "correct")
    accepted, later = replace(accepted, seen={"a": "satu", "b": ""}), replace(later, seen={"a": "dua"})

    assert state_of([accepted, later]) == "changed"
    assert state_of([accepted, later, replace(back, seen={"a": "satu"})]) == "accepted", "an empty cell is no other text"
    assert state_of([accepted, later, replace(back, act="comment")]) == "changed"
    assert state_of([accepted, later, replace(back, act="accept", seen={"a": "dua"})]) == "accepted"


def test_RV1_the_rest_leaves_out_what_is_asked_for_and_takes_what_a_mere_note_stands_beside() -> None:
    note, asks = told("comment", "comment")
    assert may_follow_the_rest([])
    assert may_follow_the_rest([note])
    assert not may_follow_the_rest([note, replace(asks, kind="add")])
    assert may_follow_the_rest([note, replace(asks, kind="add", private=True)])
    assert not may_follow_the_rest(told("postpone"))
    assert not may_follow_the_rest(told("return", "correct"))


def test_RV3_what_was_taken_back_or_is_private_changes_nothing() -> None:
    said, back = told("return", "accept")
    note = Review(id="rev_3", workshop_id="w", target="entry", target_id="e", number=3, private=True)

    assert state_of([said, replace(back, withdrawn=True), note]) == "returned"
    assert state_of([note]) == ""
    assert is_open_for_correction([said, replace(back, withdrawn=True)])
    assert not is_open_for_correction([said, back])
    assert last_judgement([note]) is None


def test_RV3_each_return_begins_a_round() -> None:
    assert round_of([], "comment") == 1
    assert round_of([], "return") == 1
    assert round_of(told("return"), "correct") == 1
    assert round_of(told("return", "correct"), "return") == 2
    assert round_of(told("return", "correct", "return"), "correct") == 2


def test_a_remark_quotes_the_cell_as_it_counts() -> None:
    entry = Entry(id="e", workshop_id="w", sheet_id="s", activity_id="a", author_id="p", entered_by="p")

    assert quoted(entry, "satuan") == ""
    row = Entry(
        id="e", workshop_id="w", sheet_id="s", activity_id="a", author_id="p", entered_by="p", values={"a": 7, "b": ["x", "y"]}
    )
    assert (quoted(row, "a"), quoted(row, "b"), quoted(row, None)) == ("7", "x, y", "")


@pytest.mark.parametrize(
    ("scope", "reached"),
    [
        ({}, True),
        ({"themes": [], "groups": []}, True),
        ({"themes": ["laut"]}, True),
        ({"themes": ["darat"]}, False),
        ({"groups": ["grp_1"]}, True),
        ({"organisations": ["org_a"]}, False),
        ({"organisations": ["org_c"]}, True),
        ({"themes": ["darat"], "groups": ["grp_1"]}, True),
    ],
)
def test_RV2_any_of_what_a_grant_names_covers_a_row(scope: dict[str, list[str]], reached: bool) -> None:
    assert covers(scope, Place("laut", "grp_1", frozenset({"org_b", "org_c"}))) is reached
    assert not covers({"groups": ["grp_1"]}, Place(None, None))

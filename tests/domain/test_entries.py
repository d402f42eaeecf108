"""EN1: how a save meets what is already there."""

import pytest

from workshop.domain.entries import Base, Entry, Writing, choose, counts, merge, text_hash

ANN = Writing(by="per_ann", at="2021-09-23T02:00:00.000+00:00")
BUD = Writing(by="per_bud", at="2021-09-23T02:01:00.000+00:00")


def an_entry(**draft: object) -> Entry:
    return Entry(
        id="ent_1",
        workshop_id="wks",
        sheet_id="sht",
        activity_id="act",
        author_id="per_ann",
        entered_by="per_ann",
        draft=dict(draft),
        revisions=dict.fromkeys(draft, 1),
    )


def test_EN1_unchanged_fields_merge() -> None:
    merged, clashes = merge(an_entry(a="x", b="y"), {"a": "new"}, Base({"a": 1}), BUD, seq=2)

    assert (merged.draft, clashes) == ({"a": "new", "b": "y"}, [])
    assert merged.revisions == {"a": 2, "b": 1}


def test_EN1_a_field_somebody_else_changed_keeps_both_texts() -> None:
    merged, clashes = merge(an_entry(a="theirs"), {"a": "mine"}, Base({"a": 0}), BUD, seq=2)

    assert clashes == ["a"]
    assert merged.draft == {"a": "theirs"}
    assert merged.rivals == {"a": [{"text": "mine", "by": "per_bud", "at": BUD.at}]}


def test_EN1_an_equal_value_is_fine_whatever_its_base() -> None:
    merged, clashes = merge(an_entry(a="same"), {"a": "same"}, Base({}), BUD, seq=2)

    assert (merged.rivals, clashes, merged.revisions) == ({}, [], {"a": 1})


def test_EN1_the_same_rival_twice_is_kept_once() -> None:
    once, _ = merge(an_entry(a="theirs"), {"a": "mine"}, Base({}), BUD, seq=2)
    twice, clashes = merge(once, {"a": "mine"}, Base({}), BUD, seq=3)

    assert twice.rivals == once.rivals
    assert clashes == []


def test_EN1_null_clears_a_field_the_writer_knew() -> None:
    merged, _ = merge(an_entry(a="x"), {"a": None}, Base({"a": 1}), ANN, seq=2)

    assert merged.draft == {}


def test_RC1_across_epochs_the_hash_of_the_text_decides() -> None:
    known = Base({"a": 99}, {"a": text_hash("x")})
    stale = Base({"a": 1}, {"a": text_hash("older")})

    assert merge(an_entry(a="x"), {"a": "y"}, known, ANN, seq=2)[0].draft == {"a": "y"}
    assert merge(an_entry(a="x"), {"a": "y"}, stale, ANN, seq=2)[1] == ["a"]


def test_EN1_a_person_decides_between_rivals() -> None:
    clashed, _ = merge(an_entry(a="theirs"), {"a": "mine"}, Base({}), BUD, seq=2)
    chosen = choose(clashed, "a", "both", seq=3)

    assert (chosen.draft, chosen.rivals, chosen.revisions) == ({"a": "both"}, {}, {"a": 3})


def test_EN1_a_text_the_person_had_not_seen_stays_beside_the_one_they_chose() -> None:
    clashed, _ = merge(an_entry(a="theirs"), {"a": "mine"}, Base({}), BUD, seq=2)
    later, _ = merge(clashed, {"a": "third"}, Base({}), ANN, seq=3)

    assert choose(later, "a", "mine", seq=4, seen=["theirs", "mine"]).rivals == {
        "a": [{"text": "third", "by": "per_ann", "at": ANN.at}]
    }
    assert [one["text"] for one in choose(later, "a", "mine", seq=4, seen=["mine", "third"]).rivals["a"]] == ["theirs"]
    assert choose(later, "a", "mine", seq=4, seen=["theirs", "mine", "third"]).rivals == {}


@pytest.mark.parametrize(
    ("state", "late", "values", "expected"),
    [
        ("ready", False, {"a": 1}, True),
        ("draft", False, None, False),
        ("withdrawn", False, {"a": 1}, False),
        ("ready", True, {"a": 1}, False),
    ],
)
def test_EN3_only_ready_rows_that_are_not_late_count(state: str, late: bool, values: object, expected: bool) -> None:
    from dataclasses import replace

    assert counts(replace(an_entry(), state=state, late=late, values=values)) is expected  # type: ignore[arg-type]


def test_text_hash_is_the_published_fnv_1a() -> None:
    assert text_hash("") == "811c9dc5"
    assert text_hash("foobar") == "bf9cf968"

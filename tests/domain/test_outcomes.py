"""Two states compared: nothing is told of what is the same, and what one way calls new the other calls gone."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.outcomes import Outcome, compare, digest_of

values = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "x", "y", ["x"], None]), max_size=3)
marks = st.sampled_from(["", "continued", "changed", "finished"])
states = st.dictionaries(st.sampled_from(["ent_1", "ent_2", "ent_3", "ent_4"]), st.tuples(values, marks), max_size=4).map(
    lambda rows: {id: Outcome(id, "t1_gap", id, "Kelompok 1", "living", *row) for id, row in rows.items()}
)


def counted(before: dict[str, Outcome], after: dict[str, Outcome]) -> dict[str, int]:
    ways = [one.way for one in compare(before, after)]
    return {way: ways.count(way) for way in ("added", "changed", "finished", "gone")}


@given(states)
def test_a_state_compared_with_itself_differs_in_nothing(state: dict[str, Outcome]) -> None:
    assert compare(state, state) == []


@given(states, states)
def test_backwards_what_was_new_is_gone_and_what_changed_changed_as_much(
    one: dict[str, Outcome], other: dict[str, Outcome]
) -> None:
    there, back = counted(one, other), counted(other, one)

    assert (there["added"], there["gone"]) == (back["gone"], back["added"])
    assert there["changed"] + there["finished"] == back["changed"] + back["finished"]


@given(states, states)
def test_each_row_stands_once_and_what_is_not_named_reads_the_same(one: dict[str, Outcome], other: dict[str, Outcome]) -> None:
    found = compare(one, other)
    named = [difference.row.row for difference in found]

    assert len(named) == len(set(named)) and set(named) <= one.keys() | other.keys()
    for id in (one.keys() & other.keys()) - set(named):
        assert {k: v for k, v in one[id].values.items() if v} == {k: v for k, v in other[id].values.items() if v}
    for difference in found:
        for name, old, new in difference.fields:
            assert (one[difference.row.row].values.get(name), other[difference.row.row].values.get(name)) == (old, new)
            assert old != new


@given(states)
def test_a_digest_does_not_depend_on_the_order(state: dict[str, Outcome]) -> None:
    assert digest_of(state) == digest_of(dict(reversed(state.items())))

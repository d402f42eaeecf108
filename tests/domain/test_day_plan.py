"""A day that runs late is planned anew: fixed times stand, nothing overlaps, the rest fits or what is missing is named."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.day_plan import SHORTEST, Proposal, Shortening, Shortfall, Slot, expected, late, proposal

AFTERNOON = [
    Slot("sasaran", 855, 75),
    Slot("asar", 930, 15, fixed=True),
    Slot("pleno", 945, 30),
    Slot("penutupan", 975, 15, fixed=True),
]


@st.composite
def days(draw: st.DrawFn) -> tuple[list[Slot], int, int]:
    """Some items one after the other as an office plans them, with gaps; a moment somewhere near; the day's planned end."""
    start, slots = 8 * 60, []
    for number in range(draw(st.integers(1, 9))):
        start += draw(st.sampled_from((0, 0, 0, 5, 15, 40)))
        minutes = draw(st.integers(1, 120))
        slots.append(Slot(f"i{number}", start, minutes, draw(st.integers(0, 3)) == 0))
        start += minutes
    return slots, draw(st.integers(7 * 60, 14 * 60)), start


@given(days())
def test_fixed_items_never_move_and_the_order_is_kept(day: tuple[list[Slot], int, int]) -> None:
    slots, free, end = day
    placed = proposal(slots, free, end).placed

    assert [one.id for one in placed] == [slot.id for slot in slots]
    assert all(one.begins == slot.start for one, slot in zip(placed, slots, strict=True) if slot.fixed)
    assert all(one.begins >= slot.start for one, slot in zip(placed, slots, strict=True))


@given(days())
def test_nothing_overlaps_but_by_the_minutes_that_are_named(day: tuple[list[Slot], int, int]) -> None:
    slots, free, end = day
    found = proposal(slots, free, end)
    missing = {one.before: one.minutes for one in found.shortfalls}

    for one, following in pairwise(found.placed):
        assert max(0, one.ends - following.begins) == missing.get(following.id, 0)
    assert max(0, found.placed[-1].ends - end) == missing.get("", 0)
    assert max(0, free - found.placed[0].begins) == missing.get(found.placed[0].id, 0)


@given(days())
def test_what_is_missing_is_named_only_where_nobody_can_give_more(day: tuple[list[Slot], int, int]) -> None:
    slots, free, end = day
    found = proposal(slots, free, end)
    planned = {slot.id: slot for slot in slots}

    assert all(one.after < one.before and one.after >= planned[one.id].shortest for one in found.shortenings)
    assert all(not planned[one.id].fixed for one in found.shortenings)
    for named in found.shortfalls:
        assert all(length == planned[id].shortest for id, length in _last_pushed(found, slots, named))


@given(days())
def test_a_day_on_time_is_left_as_it_is(day: tuple[list[Slot], int, int]) -> None:
    slots, _, end = day
    found = proposal(slots, slots[0].start, end)

    assert (found.shortenings, found.shortfalls) == ((), ())
    assert [one.begins for one in expected(slots, slots[0].start)] == [slot.start for slot in slots]


@given(days())
def test_taking_the_proposal_leaves_nothing_to_propose(day: tuple[list[Slot], int, int]) -> None:
    """Unless minutes are missing: those are for a person to find."""
    slots, free, end = day
    found = proposal(slots, free, end)
    again = [Slot(slot.id, slot.start, one.minutes, slot.fixed) for slot, one in zip(slots, found.placed, strict=True)]

    if found.fits:
        assert proposal(again, free, end) == Proposal(found.placed, (), ())


def test_the_longest_before_the_prayer_gives_what_is_late() -> None:
    found = proposal(AFTERNOON, 867, 990)

    assert found.shortenings == (Shortening("sasaran", 75, 63),)
    assert found.fits and late(AFTERNOON, 867) == 12


def test_several_give_where_one_alone_would_lose_too_much() -> None:
    found = proposal([Slot("a", 480, 60), Slot("b", 540, 60), Slot("isoma", 600, 60, fixed=True)], 520, 660)

    assert [(one.id, one.after) for one in found.shortenings] == [("a", 40), ("b", 40)]


def test_a_day_that_cannot_fit_says_by_how_much() -> None:
    found = proposal(AFTERNOON, 920, 990)

    assert found.shortfalls == (Shortfall("asar", 30),)
    assert found.shortenings == (Shortening("sasaran", 75, 40),)


def test_what_runs_into_a_fixed_item_without_anything_between_is_named() -> None:
    assert proposal(AFTERNOON[1:], 940, 990).shortfalls == (Shortfall("asar", 10),)


def test_a_short_item_is_not_made_shorter() -> None:
    assert [Slot("x", 0, minutes).shortest for minutes in (5, SHORTEST, 15, 75, 120)] == [5, 10, 10, 40, 60]


def _last_pushed(found: Proposal, slots: list[Slot], named: Shortfall) -> list[tuple[str, int]]:
    """The items right before, back to the first that begins at its own time: no other could bring the end nearer."""
    ids = [one.id for one in found.placed]
    end = ids.index(named.before) if named.before else len(ids)
    pushed: list[tuple[str, int]] = []
    for one, slot in reversed(list(zip(found.placed[:end], slots[:end], strict=True))):
        if slot.fixed:
            break
        pushed.append((one.id, one.minutes))
        if one.begins == slot.start:
            break
    return pushed

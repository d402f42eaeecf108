"""Splitting the hall, as properties over halls of 2 to 300."""

from collections import Counter
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.splitting import Seated, balanced, by_defaults, smallest, unplaced

SECTORS = ("pemerintah", "akademisi", "swasta", "komunitas", "media")
ORGANISATIONS = tuple(f"org_{number}" for number in range(30))
SECTOR_OF = {organisation: SECTORS[number % 5] for number, organisation in enumerate(ORGANISATIONS)}


@st.composite
def halls(draw: st.DrawFn) -> list[Seated]:
    organisations = draw(st.lists(st.sampled_from(ORGANISATIONS), min_size=2, max_size=300))
    return [Seated(f"sea_{n}", org, SECTOR_OF[org]) for n, org in enumerate(organisations)]


groupings = st.integers(min_value=1, max_value=20).map(lambda count: [f"grp_{number}" for number in range(count)])
seeds = st.integers(min_value=0, max_value=2**31)


def even(groups: list[str], held: Iterable[str | None]) -> bool:
    sizes = Counter(dict.fromkeys(groups, 0))
    sizes.update(held)
    return max(sizes.values()) - min(sizes.values()) <= 1


@given(halls(), groupings, seeds)
def test_balanced_every_seat_has_a_group_and_sizes_differ_by_at_most_one(
    seats: list[Seated], groups: list[str], seed: int
) -> None:
    placed = balanced(seats, groups, seed)

    assert set(placed) == {seat.seat_id for seat in seats} and unplaced(placed) == []
    assert even(groups, placed.values())


@given(halls(), groupings, seeds)
def test_balanced_every_organisation_and_every_sector_is_spread_as_evenly_as_it_can_be(
    seats: list[Seated], groups: list[str], seed: int
) -> None:
    placed = balanced(seats, groups, seed)

    for kind in ("organisation_id", "sector"):
        for name in {getattr(seat, kind) for seat in seats}:
            assert even(groups, (placed[seat.seat_id] for seat in seats if getattr(seat, kind) == name))


@given(halls(), groupings, seeds)
def test_the_same_seed_gives_the_same_split_in_whatever_order_the_seats_come(
    seats: list[Seated], groups: list[str], seed: int
) -> None:
    assert balanced(seats, groups, seed) == balanced(list(reversed(seats)), groups, seed)


def test_another_seed_gives_another_split() -> None:
    seats = [Seated(f"sea_{number}") for number in range(30)]

    assert balanced(seats, ["a", "b"], 1) != balanced(seats, ["a", "b"], 2)


@given(halls(), groupings, st.data())
def test_by_defaults_a_seat_follows_its_exception_else_its_organisation_else_is_named_as_unplaced(
    seats: list[Seated], groups: list[str], chosen: st.DataObject
) -> None:
    somewhere = st.sampled_from([*groups, "grp_gone"])
    defaults = chosen.draw(st.dictionaries(st.sampled_from(ORGANISATIONS), somewhere))
    overrides = chosen.draw(st.dictionaries(st.sampled_from([seat.seat_id for seat in seats]), somewhere))
    placed = by_defaults(seats, groups, defaults, overrides)

    for seat in seats:
        wanted = overrides.get(seat.seat_id, defaults.get(seat.organisation_id))
        assert placed[seat.seat_id] == (wanted if wanted in groups else None)
    assert unplaced(placed) == [seat for seat, group in placed.items() if group is None]


def test_without_a_group_nobody_is_placed() -> None:
    seats = [Seated("sea_1", "org_1")]

    assert balanced(seats, [], 1) == by_defaults(seats, [], {"org_1": "grp_1"}, {}) == {"sea_1": None}
    assert smallest([], []) is None


@given(halls(), groupings, seeds)
def test_late_comers_in_the_smallest_group_keep_the_hall_even(seats: list[Seated], groups: list[str], seed: int) -> None:
    held = [group for group in balanced(seats, groups, seed).values() if group]
    for _ in range(10):
        held.append(smallest(groups, held) or "")

    assert even(groups, held)

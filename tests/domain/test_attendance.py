"""PR1 in the domain: what marks say of half-days, when a sign of life is an arrival, and who comes first in protocol order."""

from datetime import datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.attendance import (
    HalfDay,
    begun,
    came,
    half_days_of,
    is_news,
    mark_id,
    running,
    settled,
    spells,
    was_there,
)
from workshop.domain.marks import AttendanceMark
from workshop.domain.protocol_order import rank_of, ranks_in
from workshop.domain.workshops import DIGITS, LIFE, Workshop

WITA = timezone(timedelta(hours=8))
HALVES = [
    {"key": "day1_morning", "day": 1, "start": "08:00", "end": "12:00"},
    {"key": "day1_afternoon", "day": 1, "start": "13:15", "end": "16:20"},
    {"key": "day2_morning", "day": 2, "start": "08:00", "end": "11:15"},
    {"key": "day9", "day": 9, "start": "08:00", "end": "11:15"},
]
WORKSHOP = Workshop(id="w", workshop_id="w", title="", days=[{"date": "2021-09-23"}, {"date": "2021-09-24"}], half_days=HALVES)
HALF = {half.key: half for half in half_days_of(WORKSHOP, WITA)}
MORNING, AFTERNOON = HALF["day1_morning"], HALF["day1_afternoon"]


def at(clock: str, day: int = 23) -> datetime:
    return datetime.fromisoformat(f"2021-09-{day}T{clock}:00+08:00")


def mark(clock: str, kind: str = "arrived", half: HalfDay = MORNING, **more: Any) -> AttendanceMark:
    stamp = at(clock).isoformat()
    return AttendanceMark(id=f"{clock} {kind}", workshop_id="w", person_id="p", half_day=half.key, kind=kind, at=stamp, **more)


def there(*marks: AttendanceMark, rule: str = LIFE) -> list[str]:
    return [half.key for half in (MORNING, AFTERNOON) if was_there(half, marks, rule)]


def test_half_days_are_windows_of_the_days_there_are_in_the_order_of_time() -> None:
    assert list(HALF) == ["day1_morning", "day1_afternoon", "day2_morning"]
    assert (MORNING.starts, AFTERNOON.ends) == (at("08:00"), at("16:20"))


def test_a_workshop_that_names_no_half_days_has_one_a_day() -> None:
    bare = Workshop(id="w", workshop_id="w", title="", days=[{"date": "2021-09-23"}, {"date": "2021-09-25"}])

    assert [(half.key, half.day) for half in half_days_of(bare, WITA)] == [("day1", 1), ("day2", 2)]
    assert half_days_of(Workshop(id="w", workshop_id="w", title=""), WITA) == []


@pytest.mark.parametrize(
    ("clock", "comes", "goes"),
    [
        ("06:30", "day1_morning", "day1_morning"),
        ("11:59", "day1_morning", "day1_morning"),
        ("12:10", "day1_afternoon", "day1_morning"),
        ("13:15", "day1_afternoon", "day1_afternoon"),
        ("18:00", "day1_afternoon", "day1_afternoon"),
    ],
)
def test_PR1_who_comes_belongs_to_what_is_not_over_and_who_goes_to_what_has_begun(clock: str, comes: str, goes: str) -> None:
    found = (running(list(HALF.values()), at(clock)), begun(list(HALF.values()), at(clock)))

    assert [half.key if half else None for half in found] == [comes, goes]


def test_between_the_days_no_half_day_runs() -> None:
    assert running(list(HALF.values()), at("10:00", day=22)) is None
    assert begun(list(HALF.values()), at("10:00", day=25)) is None


BOTH = ["day1_morning", "day1_afternoon"]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], []),
        ([mark("08:39")], BOTH),
        ([mark("07:50")], BOTH),
        ([mark("12:00")], ["day1_afternoon"]),
        ([mark("16:20")], []),
        ([mark("08:39"), mark("12:10", "left")], ["day1_morning"]),
        ([mark("08:39"), mark("13:15", "left")], ["day1_morning"]),
        ([mark("08:39"), mark("13:16", "left")], BOTH),
        ([mark("08:39"), mark("09:00", "left"), mark("14:00", half=AFTERNOON)], BOTH),
        ([mark("08:39"), mark("12:10", "left"), mark("12:40", half=AFTERNOON)], BOTH),
        ([mark("08:39", withdrawn=True)], []),
        ([mark("08:39"), mark("09:00", "left", withdrawn=True)], BOTH),
        ([mark("09:00", "left")], []),
        ([mark("08:39"), mark("10:00"), mark("11:00", "left")], ["day1_morning"]),
    ],
)
def test_PR1_whoever_came_stays_until_a_person_says_otherwise(marks: list[AttendanceMark], expected: list[str]) -> None:
    assert there(*marks) == expected


def test_PR1_where_digits_are_asked_for_every_half_day_asks_anew() -> None:
    assert there(mark("08:39"), rule=DIGITS) == ["day1_morning"]
    assert there(mark("08:39"), mark("13:20", half=AFTERNOON), rule=DIGITS) == BOTH


@given(st.lists(st.tuples(st.integers(0, 600), st.sampled_from(["arrived", "left"]), st.booleans()), max_size=8))
def test_PR1_spells_follow_each_other_and_end_only_by_a_departure(said: list[tuple[int, str, bool]]) -> None:
    start = at("07:00")
    marks = [
        AttendanceMark(
            id=str(n), workshop_id="w", person_id="p", half_day=MORNING.key, kind=kind,
            at=(start + timedelta(minutes=minute)).isoformat(), withdrawn=gone,
        )
        for n, (minute, kind, gone) in enumerate(said)
    ]  # fmt: skip
    found = spells(marks)
    left = {datetime.fromisoformat(one.at) for one in marks if one.kind == "left" and not one.withdrawn}

    assert all(since <= until for since, until in found if until is not None)
    assert all(until is not None and until <= later for (_, until), (later, _) in pairwise(found))
    assert {until for _, until in found if until is not None} <= left
    assert bool(found) == (came(marks) is not None)


@pytest.mark.parametrize(
    ("half", "clock", "marks", "news"),
    [
        (MORNING, "06:30", [], True),
        (MORNING, "09:00", [mark("08:39")], False),
        (AFTERNOON, "12:30", [], True),
        (AFTERNOON, "12:30", [mark("08:39")], False),
        (AFTERNOON, "13:15", [mark("08:39")], True),
        (AFTERNOON, "17:00", [mark("08:39")], False),
        (AFTERNOON, "17:00", [], True),
        (AFTERNOON, "13:30", [mark("08:39"), mark("12:10", "left")], False),
        (MORNING, "09:00", [mark("08:39", withdrawn=True)], True),
        (MORNING, "09:00", [mark("08:00", withdrawn=True, reason="HP dibawa rekan")], False),
    ],
)
def test_PR1_when_a_sign_of_life_is_an_arrival(half: HalfDay, clock: str, marks: list[AttendanceMark], news: bool) -> None:
    assert (not settled(half, marks) and is_news(half, at(clock), marks)) is news


def test_CM1_one_kind_of_mark_for_a_person_and_half_day_has_one_id() -> None:
    ids = {mark_id("w", "p", half, kind) for half in HALF for kind in ("arrived", "left") for _ in range(2)}

    assert len(ids) == 2 * len(HALF)


POSITIONS = ("Kepala Dinas", "Camat", "Sekretaris", "Sekretaris Camat", "Ahli Madya", "", "Staf")
RANKS = ranks_in([{"label_id": name} for name in POSITIONS])


@pytest.mark.parametrize(
    ("position", "rank"),
    [
        ("Kepala Dinas Kesehatan", 0),
        ("kepala dinas", 0),
        ("Camat", 1),
        ("Sekretaris Dinas", 2),
        ("Sekretaris Camat", 3),
        ("Perencana Ahli Madya", 4),
        ("Staf Perencanaan", 6),
        ("Sesepuh adat", 7),
        ("Restaf", 7),
        ("", 7),
    ],
)
def test_within_an_organisation_the_higher_position_comes_first(position: str, rank: int) -> None:
    assert rank_of(position, RANKS) == rank

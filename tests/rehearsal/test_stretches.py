"""Where in the days the disturbances lie, and how the first day slides."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from tests.rehearsal import small_set
from workshop.rehearsal.dataset import Dataset
from workshop.rehearsal.late import MINUTES, put_off, slid
from workshop.rehearsal.loading import DEFAULT, read
from workshop.rehearsal.stage import Stage
from workshop.rehearsal.stretch import busiest
from workshop.rehearsal.voting import Voting


@pytest.fixture(scope="module", params=["konsel", "sagara"])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return read(DEFAULT if request.param == "konsel" else small_set.write(tmp_path_factory.mktemp("set") / "sagara"))


def staged(data: Dataset) -> Any:
    """As much of a stage as its cues need."""
    nothing = SimpleNamespace(**dict.fromkeys(("tries", "seats", "holds", "writes", "goes"), print))
    hall = SimpleNamespace(data=data)
    tasks = SimpleNamespace(items=[])
    voting = Voting(hall, nothing)  # type: ignore[arg-type]
    return Stage(hall, nothing, tasks, nothing, nothing, nothing, nothing, voting)  # type: ignore[arg-type]


def test_stretches_lie_apart_each_on_its_day_and_are_short(data: Dataset) -> None:
    stage = staged(data)
    first = busiest(stage, [], 1)
    assert first is not None
    second = busiest(stage, [first], 1)
    third = busiest(stage, [one for one in (first, second) if one], 2)
    assert second is not None and third is not None

    day_2 = data.calendar.day_zero(2)
    assert max(first.last, second.last) < day_2 - 60 <= third.first
    assert first.last < second.first or second.last < first.first
    assert all(one.last - one.first < 15 for one in (first, second, third))


def test_where_nobody_writes_from_a_phone_there_is_no_stretch(data: Dataset) -> None:
    by_staff = tuple(event for event in data.events if event.by_staff)

    assert by_staff and busiest(staged(replace(data, events=by_staff)), [], 1) is None


def test_CK1_who_is_early_is_early_and_all_else_of_the_first_day_comes_later_in_its_order(data: Dataset) -> None:
    calendar, day_2 = data.calendar, data.calendar.day_zero(2)
    minutes = sorted({event.minute for event in data.events} | {0, day_2 - 30, day_2})
    moved = [slid(calendar, minute) for minute in minutes]

    assert moved == sorted(moved)
    assert [slid(calendar, minute) for minute in (-10, 0, 90, day_2)] == [-10, MINUTES, 90 + MINUTES, day_2]


def test_nothing_slides_past_what_comes_after_midnight(data: Dataset) -> None:
    opening = data.calendar.opening
    midnight = 24 * 60 - opening.hour * 60 - opening.minute

    assert slid(data.calendar, midnight - 1) <= slid(data.calendar, midnight) == midnight + MINUTES
    assert slid(data.calendar, midnight + MINUTES + 1) == midnight + MINUTES + 1


def test_the_people_and_rows_of_a_late_day_are_the_same(data: Dataset) -> None:
    late = put_off(data)

    assert [(one.submission, one.values) for one in late.events] == [(one.submission, one.values) for one in data.events]
    for key, person in late.participants.items():
        assert len(person.stays) == len(data.participants[key].stays)
        assert all(stay.leave is None or stay.leave > stay.arrival for stay in person.stays)

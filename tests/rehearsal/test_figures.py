"""The figures of a rehearsal: from a record as the rules describe it, every expected figure comes out."""

from typing import Any

import pytest

from tests.rehearsal.records import RecordOf
from workshop.rehearsal.attendance_figures import attendance
from workshop.rehearsal.comparing import Figure, compare, differing, not_yet
from workshop.rehearsal.figures import AFTERWARDS, FROM_THE_RECORD, FROM_THE_STAGE, LATER, individuals_per_worksheet
from workshop.rehearsal.loading import DEFAULT, read

KONSEL = read(DEFAULT)
NEVER = ("rules", "near_duplicates", "look_alikes_that_must_stay_apart")


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return RecordOf(KONSEL).whole()


@pytest.mark.parametrize("name", [name for name in FROM_THE_RECORD if name in KONSEL.expected])
def test_the_record_of_the_set_gives_the_expected(name: str, record: dict[str, Any]) -> None:
    (figure,) = compare({name: KONSEL.expected[name]}, record, {})

    assert list(differing(figure)) == [] and figure.equal


def test_PR1_attendance_tells_more_than_a_set_asks_and_each_part_is_compared_whole(record: dict[str, Any]) -> None:
    expected = KONSEL.expected["attendance"]
    wrong = {**expected, "sex_per_day": {"1": {"L": 37, "P": 31}, "2": {"L": 32, "P": 30}}}
    (part,), (figure,) = compare({"attendance": {"both_days": 59}}, record, {}), compare({"attendance": wrong}, record, {})

    assert part.equal and not figure.equal
    assert [place for place, _, _ in differing(figure)] == ["sex_per_day"]
    assert attendance(record)["late_over_60_min_day2"] == ["P022", "P048"]


def test_every_figure_of_the_set_has_its_place() -> None:
    known = {*FROM_THE_RECORD, *FROM_THE_STAGE, *AFTERWARDS, *LATER, *NEVER}

    assert [name for name in KONSEL.expected if name not in known and not name.startswith("events_")] == []


def test_what_the_stage_saw_is_compared_too(record: dict[str, Any]) -> None:
    seen = {"invalid_rows": 44, "imports": KONSEL.expected["imports"]}

    assert [figure.name for figure in compare(KONSEL.expected, record, seen) if not figure.equal] == ["invalid_rows"]
    assert not_yet(KONSEL.expected) == []


def test_a_figure_the_set_does_not_expect_is_not_compared(record: dict[str, Any]) -> None:
    assert [figure.name for figure in compare({"rows_total": 439}, record, {})] == ["rows_total"]


@pytest.mark.parametrize(
    ("expected", "got", "equal"),
    [
        ({"a": 1, "b": 0}, {"a": 1}, True),
        ({"a": 1}, {"a": 2}, False),
        ({"a": {"x": 1}}, {"a": {"x": 1, "y": 0}}, True),
        (["b", "a"], ["a", "b"], True),
        (["a", "a"], ["a"], False),
        ([{"unit": "a", "rows": 1}], [{"rows": 1, "unit": "a"}], True),
        (0, None, False),
        ({"k.f": {"typed": 0, "rupiah": 0}}, {}, False),
    ],
)
def test_figures_are_compared_whole_and_without_order(expected: Any, got: Any, equal: bool) -> None:
    assert Figure("f", expected, got).equal is equal


def test_VS4_of_a_secret_sheet_only_the_number_of_people_is_known() -> None:
    rows = [{"values": {}, "parsed": {}}] * 3
    secret = {"worksheet": "w", "unit": "person", "secret": True, "people": 2, "sheets": [{"unit_key": None, "rows": rows}]}

    assert individuals_per_worksheet({"activities": [secret]}) == {"w": 2}

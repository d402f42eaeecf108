"""What a rehearsal prints, and when the server hears of what was typed."""

import json
from pathlib import Path

from tests.rehearsal import small_set
from workshop.rehearsal import report
from workshop.rehearsal.comparing import Figure
from workshop.rehearsal.loading import read
from workshop.rehearsal.stage import arrivals

FIGURES = [Figure("rows_total", 3, 3), Figure("rows_per_group", {"a": 1, "b": 2}, {"a": 1, "b": 3})]


def test_the_table_has_a_line_a_figure_and_needs_no_colours() -> None:
    lines = report.table(FIGURES, ["votes"], colours=False).splitlines()

    assert lines[2].split() == ["rows_total", "3", "3", "sama", "(equal)"]
    assert lines[3].endswith("BEDA (DIFFERENT)") and lines[4].endswith("belum ada (not yet)")
    assert "\x1b" not in "".join(lines)
    assert "\x1b[31m" in report.table(FIGURES, [], colours=True)


def test_a_difference_is_told_with_its_place() -> None:
    assert report.differences(FIGURES) == ["rows_per_group.b: seharusnya 2, didapat 3 (expected 2, got 3: rows_per_group.b)"]


def test_the_json_has_every_figure_and_the_number_of_differences(tmp_path: Path) -> None:
    report.write_json(tmp_path / "f.json", FIGURES, ["a step failed"])
    told = json.loads((tmp_path / "f.json").read_text("utf-8"))

    assert told["figures"][0] == {"name": "rows_total", "expected": 3, "got": 3, "equal": True}
    assert (told["differences"], told["faults"]) == (1, ["a step failed"])


def test_nothing_about_a_row_is_heard_before_the_row(tmp_path: Path) -> None:
    events = read(small_set.write(tmp_path / "set")).events
    heard = arrivals(events)

    assert [heard[event] for event in events if event.row_key == "sas:2"] == [80, 80]
    assert [heard[event] for event in events if event.submission == "dua-kali"] == [21, 22]

"""The short form of the bench runs whole: every figure is measured and nobody is left outside.  How fast decides nothing here."""

import json
import math
import os
from pathlib import Path

import pytest

from tools.bench.__main__ import main
from tools.bench.figures import GOALS
from tools.chaos.chromium import program

PAIRED = pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity") or (os.cpu_count() or 1) < 2, reason="bench needs Linux with two cores"
)


@PAIRED
def test_P2_the_short_form_measures_every_figure(tmp_path: Path) -> None:
    everywhere = os.sched_getaffinity(0)
    try:
        assert main(["--short", "--json", str(tmp_path / "figures.json")]) == 0
    finally:
        os.sched_setaffinity(0, everywhere)
    figures = json.loads((tmp_path / "figures.json").read_text())["figures"]

    assert figures.keys() == {goal.key for goal in GOALS if program() or not goal.key.startswith("board")}
    assert all(math.isfinite(figure) and figure >= 0 for figure in figures.values())
    assert figures["burst_2000_failures"] == 0
    assert figures["participant_first_load_kb"] <= 100

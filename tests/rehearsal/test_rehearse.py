"""`dev.py rehearse` over the real wire: the set of the library, and one made here that shares nothing with it."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.rehearsal import small_set
from workshop.rehearsal.loading import DEFAULT

ROOT = Path(__file__).resolve().parents[2]
AT_MOST_S = 170


def rehearse(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "workshop.rehearsal", *(str(word) for word in words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=AT_MOST_S)


def figures(path: Path) -> dict[str, Any]:
    return {figure["name"]: figure for figure in json.loads(path.read_text("utf-8"))["figures"]}


@pytest.mark.server
def test_the_set_of_the_library_is_played_without_a_difference(tmp_path: Path) -> None:
    began = time.monotonic()
    played = rehearse("--json", tmp_path / "figures.json", "--export", tmp_path / "papers")

    assert played.returncode == 0, played.stdout + played.stderr
    told = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert (told["differences"], told["faults"]) == (0, [])
    names = set(figures(tmp_path / "figures.json"))
    assert {name.rpartition(": ")[2] for name in names} <= set(json.loads((DEFAULT / "expected.json").read_text("utf-8")))
    assert {"docx: rows_per_worksheet_and_unit", "report: attendance", "report: votes", "xlsx: pagu_total_renstra"} <= names
    assert all(figures(tmp_path / "figures.json")[name]["equal"] for name in ("attendance", "reviews", "votes"))
    assert "not yet" not in played.stdout
    assert {path.suffix for path in (tmp_path / "papers").iterdir()} == {".json", ".docx", ".xlsx"}
    assert time.monotonic() - began < AT_MOST_S


@pytest.mark.server
def test_another_town_with_every_kind_of_event_is_played_without_a_difference(tmp_path: Path) -> None:
    folder = small_set.write(tmp_path / "sagara")
    played = rehearse(folder, "--json", tmp_path / "figures.json", "--export", tmp_path / "papers")

    assert played.returncode == 0, played.stdout + played.stderr
    got = {name: figure["got"] for name, figure in figures(tmp_path / "figures.json").items()}
    assert (got["rows_total"], got["invalid_rows"]) == (16, 5)
    assert got["rows_per_origin"] == {"prework": 1, "proxy": 1, "live": 12, "offline": 2}
    assert got["rows_per_worksheet_and_unit"]["t2_sasaran"] == {"m1": 3, "m2": 1}
    assert got["organisations_present_but_contributed_nothing"] == []
    assert got["organisations_invited_but_absent"] == ["Kelurahan Muara Hulu"]
    record = json.loads((tmp_path / "papers" / "record.json").read_text("utf-8"))
    rows = {row["id"]: row for activity in record["activities"] for sheet in activity["sheets"] for row in sheet["rows"]}
    assert rows["sas:2"]["values"]["satuan"] == "kg" and rows["sas:2"]["origin"] == "offline"
    assert rows["sas:1"]["values"] == {**small_set.SASARAN, "baseline": "27", "target_1": 30}
    assert rows["sas:3"]["values"]["satuan"] == "kuintal" and rows["sas:4"]["origin"] == "offline"
    assert "kata:4" not in rows and "kata:3" in rows


@pytest.mark.server
def test_a_difference_is_shown_and_ends_in_failure(tmp_path: Path) -> None:
    folder = small_set.write(tmp_path / "sagara")
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    (folder / "expected.json").write_text(json.dumps({**expected, "rows_total": 99, "invalid_rows": 5}), "utf-8")
    played = rehearse(folder, "--json", tmp_path / "figures.json")

    assert played.returncode == 1
    assert "rows_total" in played.stderr and "BEDA" in played.stdout
    assert not figures(tmp_path / "figures.json")["rows_total"]["equal"]


def test_a_broken_set_is_told_and_nothing_is_started(tmp_path: Path) -> None:
    played = rehearse(tmp_path)

    assert played.returncode == 3
    assert "workshop.json" in played.stderr and played.stdout == ""

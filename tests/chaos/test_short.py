"""The short form of `dev.py chaos`, as a person starts it: every kind of fault once, and nothing lost, doubled or apart."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools.chaos.chromium import MISSING, program
from tools.dev import assets
from tools.dev.places import ROOT

KINDS = [
    "broken wire",
    "killed server",
    "phones",
    "browsers",
    "hall dark",
    "restored copy",
    "poison",
    "failing commit",
    "pulled plug",
]


@pytest.mark.server
def test_P1_P2_no_fault_loses_doubles_or_parts_anything(tmp_path: Path) -> None:
    """Without Chromium its scene is left out, and one line says how to have it."""
    assets.ensure_built()
    here, told = program() is not None, tmp_path / "chaos.json"
    played = subprocess.run(
        [sys.executable, "-m", "tools.chaos", "--short", "--json", str(told)], cwd=ROOT, capture_output=True, text=True
    )
    found = json.loads(told.read_text(encoding="utf-8"))

    assert [found[name] for name in ("lost", "duplicated", "diverged")] == [0, 0, 0], played.stdout
    assert played.returncode == 0
    assert [kind["kind"] for kind in found["kinds"]] == [kind for kind in KINDS if here or kind != "browsers"]
    assert (MISSING in played.stdout) is not here
    for kind in found["kinds"]:
        assert kind["acknowledged"] > 0 and kind["faults"] > 0, kind

"""The plugin that keeps a full run from passing with a part left out, tried on a pytest run of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.dev.places import ROOT

SKIPPING_TEST = "import pytest\n\n\ndef test_in_chromium():\n    pytest.skip('no chromium')\n"
SKIPPING_FILE = "import pytest\n\npytest.skip('no soffice', allow_module_level=True)\n"


def run(folder: Path, content: str, require_all: str) -> subprocess.CompletedProcess[str]:
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "test_one.py").write_text(content)
    surroundings = os.environ | {"PYTHONPATH": str(ROOT), "REMBUK_REQUIRE_ALL": require_all}
    command = [sys.executable, "-m", "pytest", "-p", "tests.plugins.no_skip", "-rs"]
    return subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True)


@pytest.mark.parametrize("content", [SKIPPING_TEST, SKIPPING_FILE])
def test_a_skip_fails_where_everything_is_required(tmp_path: Path, content: str) -> None:
    finished = run(tmp_path, content, require_all="1")

    assert finished.returncode != 0
    assert "skipped although REMBUK_REQUIRE_ALL=1" in finished.stdout


def test_a_skip_elsewhere_passes_and_says_how_to_get_what_is_missing(tmp_path: Path) -> None:
    finished = run(tmp_path, SKIPPING_TEST, require_all="")

    assert finished.returncode == 0
    assert "1 not tried here" in finished.stdout
    assert "apt install chromium" in finished.stdout

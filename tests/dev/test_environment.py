"""What a machine hears that cannot make the environment, tried in a Python of its own."""

import subprocess
import sys
from pathlib import Path

from tools.dev.places import ROOT

WITHOUT_ENSUREPIP = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
sys.modules["ensurepip"] = None
from tools.dev import environment
environment.VENV = Path(sys.argv[2])
environment._make_venv()
"""


def test_a_debian_without_venv_is_told_the_package_in_both_languages(tmp_path: Path) -> None:
    command = [sys.executable, "-X", "utf8", "-c", WITHOUT_ENSUREPIP, str(ROOT), str(tmp_path / "venv")]
    answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")

    assert answer.returncode == 1
    package = f"sudo apt install python{sys.version_info.major}.{sys.version_info.minor}-venv"
    assert answer.stderr.count(package) == 2
    assert not (tmp_path / "venv").exists()

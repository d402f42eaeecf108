"""Makes .venv from the hashed locks, and again only when a lock's content changed.

requirements-dev.txt contains all of requirements.txt, so a checkout prepared for tests can also run.
"""

import importlib.util
import subprocess
import sys
from pathlib import Path

from tools.dev import stamps
from tools.dev.places import ROOT, VENV, venv_program
from tools.dev.saying import give_up, say

RUN = "requirements.txt"
DEV = "requirements-dev.txt"
NODE = "requirements-node.txt"
CONTAINS = {DEV: (RUN, DEV), RUN: (RUN,), NODE: (NODE,)}


def prepared(lock: str, root: Path = ROOT, venv: Path = VENV) -> bool:
    """Whether .venv holds exactly what this lock names today."""
    return venv_program("python", venv).exists() and _stamp(venv).get(lock) == _digest(lock, root)


def prepare(lock: str) -> Path:
    """Returns the Python of an environment that holds what the lock names."""
    python = venv_program("python")
    if prepared(lock):
        return python
    if not _starts(python):
        _make_venv()
    say("Memasang pustaka Python …", f"installing the Python libraries of {lock}")
    _install(python, lock)
    _remember(lock)
    return python


def _starts(python: Path) -> bool:
    if not python.exists():
        return False
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        give_up(
            f"Python ini tidak dapat membuat lingkungannya. Pasang dulu: sudo apt install {package}",
            f"This Python cannot make an environment. Install first: sudo apt install {package}",
        )
    say("Menyiapkan lingkungan Python …", "making the Python environment")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode != 0:
        give_up(
            f"Lingkungan Python di {VENV} tidak dapat dibuat; alasannya tertulis di atas.",
            f"The Python environment in {VENV} could not be made; the reason stands above.",
        )


def _install(python: Path, lock: str) -> None:
    pip = (str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--prefer-binary")
    installed = subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / lock)])
    if installed.returncode != 0:
        give_up(
            "Pustaka Python belum terpasang. Periksa sambungan internet, lalu ulangi perintah ini.",
            "The Python libraries are not installed. Check the internet connection, then repeat this.",
        )


def _remember(lock: str) -> None:
    kept = _stamp(VENV)
    if lock == RUN:
        kept.pop(DEV, None)
    stamps.write(VENV / "locks.json", kept | {name: _digest(name, ROOT) for name in CONTAINS[lock]})


def _stamp(venv: Path) -> dict[str, str]:
    return stamps.read(venv / "locks.json")


def _digest(lock: str, root: Path) -> str:
    return stamps.digest([root / lock], root)

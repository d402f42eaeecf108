"""Where things are in this checkout, and how they are called on this system."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
NODE_MODULES = ROOT / "node_modules"
DIST = ROOT / "static" / "dist"
ON_WINDOWS = os.name == "nt"


def venv_program(name: str, venv: Path = VENV) -> Path:
    return venv / ("Scripts" if ON_WINDOWS else "bin") / (f"{name}.exe" if ON_WINDOWS else name)

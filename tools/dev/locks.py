"""`dev.py lock`: compiles the requirements*.in files and package-lock.json anew, for maintainers.

The compiler lives in a throw-away environment. The locks hold for Python 3.11 and newer on every system; they
name a hash for each file and no registry.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from tools.dev import node
from tools.dev.places import ON_WINDOWS, ROOT
from tools.dev.saying import say

LOCKED = ("requirements", "requirements-dev", "requirements-node")
REGISTRY_OPTIONS = ("--index-url", "--extra-index-url", "--find-links", "--trusted-host")


def lock(upgrade: bool) -> int:
    with tempfile.TemporaryDirectory() as folder:
        uv = _compiler(Path(folder))
        for name in LOCKED:
            _compile(uv, name, upgrade)
    npm = node.with_libraries().npm
    return subprocess.run([*npm, "install", "--package-lock-only"], cwd=ROOT).returncode


def without_registries(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(REGISTRY_OPTIONS))


def _compiler(folder: Path) -> Path:
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    programs = folder / ("Scripts" if ON_WINDOWS else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    return programs / "uv"


def _compile(uv: Path, name: str, upgrade: bool) -> None:
    say(f"Mengunci {name}.txt …", f"locking {name}.txt")
    options = ["--universal", "--python-version", "3.11", "--generate-hashes"]
    options += ["--quiet", "--no-header", "--no-emit-index-url", "--no-emit-find-links"]
    options += ["--upgrade"] if upgrade else []
    words = [str(uv), "pip", "compile", f"{name}.in", "--output-file", f"{name}.txt", *options]
    subprocess.run(words, cwd=ROOT, check=True)
    written = ROOT / f"{name}.txt"
    text = without_registries(written.read_text(encoding="utf-8"))
    written.write_text(text, encoding="utf-8", newline="\n")

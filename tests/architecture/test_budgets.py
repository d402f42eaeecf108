"""Small and clear, counted: files, functions, opening words and names."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.dev.places import ROOT

PYTHON = [
    ROOT / "dev.py",
    *(path for path in [ROOT / "server.py"] if path.exists()),
    *sorted((ROOT / "workshop").rglob("*.py")),
    *sorted((ROOT / "tools").rglob("*.py")),
]
BROWSER = sorted(path for path in (ROOT / "static" / "src").rglob("*") if path.suffix in {".ts", ".tsx"})
WRITTEN_BY_HAND = [path for path in PYTHON + BROWSER if "generated" not in path.parts]
LONGEST_FILE = 300
MEDIAN_FUNCTION = 12
P90_FUNCTION = 30
SAY_NOTHING = {"manager", "helper", "helpers", "utils", "util", "data", "info", "process"}


@pytest.mark.parametrize("path", WRITTEN_BY_HAND, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_stays_within_its_budget(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_functions_stay_short() -> None:
    lengths = sorted((node.end_lineno or node.lineno) - node.lineno + 1 for path in PYTHON for node in functions(path))

    assert statistics.median(lengths) <= MEDIAN_FUNCTION
    assert lengths[int(len(lengths) * 0.9)] <= P90_FUNCTION


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_opens_by_saying_what_it_owns(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_names_say_something() -> None:
    names = {path.stem for path in PYTHON + BROWSER} | {name for path in PYTHON for name in published(path)}

    assert sorted(name for name in names if words(name) & SAY_NOTHING) == []


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def published(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name


def words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}

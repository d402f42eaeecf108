"""Nothing lies about that nobody uses: what a module defines is named somewhere else than in the tests."""

import ast
import re
from collections import Counter
from pathlib import Path

from tools.dev.places import ROOT

PYTHON = [
    ROOT / "server.py",
    ROOT / "dev.py",
    *sorted((ROOT / "workshop").rglob("*.py")),
    *sorted((ROOT / "tools").rglob("*.py")),
]
OURS = [path for path in PYTHON if ROOT / "tools" not in path.parents]
BROWSER = [path for ending in ("*.ts", "*.tsx") for path in sorted((ROOT / "static" / "src").rglob(ending))]
MADE = ROOT / "static" / "src" / "core" / "generated"
WORD = re.compile(r"[A-Za-z_]\w*")
EXPORTED = re.compile(r"^export (?:async )?(?:function|const|class|interface|type|let) (\w+)", re.MULTILINE)
# The model's side of what a test compares with the numbered SQL.
FOR_TESTS = {"column_type"}


def words(paths: list[Path]) -> Counter[str]:
    return Counter(word for path in paths for word in WORD.findall(path.read_text(encoding="utf-8")))


def defined(path: Path) -> set[str]:
    """Functions, classes and constants; what a decorator hands on is used by that."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    found = {
        target.id
        for node in module.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef) or (isinstance(node, ast.FunctionDef) and not node.decorator_list):
            found.add(node.name)
    return {name for name in found if not name.startswith("__")}


def test_every_function_class_and_constant_is_used() -> None:
    used = words(PYTHON)
    alone = {f"{name} in {path.relative_to(ROOT)}" for path in OURS for name in defined(path) - FOR_TESTS if used[name] == 1}

    assert alone == set()


def test_everything_the_browser_exports_is_used() -> None:
    used = words(BROWSER)
    exported = {name: path for path in BROWSER if MADE not in path.parents for name in EXPORTED.findall(path.read_text("utf-8"))}

    assert {f"{name} in {path.relative_to(ROOT)}" for name, path in exported.items() if used[name] == 1} == set()
    assert len(exported) > 100

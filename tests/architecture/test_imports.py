"""The direction of dependencies: import-linter's contracts, and what they cannot say about single modules."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.dev.places import ROOT, venv_program

DOMAIN = sorted((ROOT / "workshop" / "domain").rglob("*.py"))
CORE = sorted((ROOT / "static" / "src" / "core").rglob("*.ts"))
PYTHON = sorted((ROOT / "workshop").rglob("*.py"))
# What reaches the machine, the network or the clock: the domain is told, it never looks.
OUTSIDE = {
    "asyncio", "http", "io", "logging", "os", "pathlib", "secrets", "select", "shutil", "signal", "socket",
    "sqlite3", "ssl", "subprocess", "tempfile", "threading", "time", "urllib", "uuid", "zoneinfo",
}  # fmt: skip
IMPORTED = r"""(?:from|import)\s*\(?["']([^"']+)["']"""
MAY_NAME_EVENTLET = {ROOT / "server.py", ROOT / "workshop" / "transport.py"}


def test_the_contracts_of_import_linter_are_kept() -> None:
    linted = subprocess.run([venv_program("lint-imports"), "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True)

    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.parametrize("module", DOMAIN, ids=lambda path: path.stem)
def test_the_domain_imports_only_itself_and_the_pure_part_of_the_standard_library(module: Path) -> None:
    inside = {name for name in imports(module) if name.startswith("workshop.domain")}
    others = {name.split(".")[0] for name in imports(module) - inside}

    assert others <= sys.stdlib_module_names - OUTSIDE


@pytest.mark.parametrize("module", DOMAIN, ids=lambda path: path.stem)
def test_the_domain_asks_no_clock_and_throws_no_unseeded_dice(module: Path) -> None:
    calls = [ast.unparse(node.func) for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]

    assert [call for call in calls if re.search(r"(\b|\.)(now|utcnow|today)$", call)] == []
    assert [call for call in calls if call.startswith("random.") and call != "random.Random"] == []


def test_eventlet_is_named_only_by_the_server_and_the_transport() -> None:
    named_by = {module for module in PYTHON if any(name.split(".")[0] == "eventlet" for name in imports(module))}

    assert named_by <= MAY_NAME_EVENTLET


def test_the_browser_core_imports_no_view() -> None:
    imported = [name for module in CORE for name in re.findall(IMPORTED, module.read_text(encoding="utf-8"))]

    assert [name for name in imported if re.search(r"^preact|/(views|surfaces)/", name)] == []


def imports(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.name} imports relatively"
            found.add(node.module or "")
    return found


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))

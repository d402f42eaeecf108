"""dev.py as a person meets it: the verbs, the exit codes, and that it starts with nothing installed."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tools.dev.places import ROOT
from tools.dev.verbs import VERBS

SCRIPTS = [ROOT / "dev.py", *sorted((ROOT / "tools" / "dev").glob("*.py"))]


def dev(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-E", "-S", "-X", "utf8", str(ROOT / "dev.py"), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def test_help_lists_every_verb_from_any_folder(tmp_path: Path) -> None:
    shown = dev("help", folder=tmp_path)

    assert shown.returncode == 0
    for verb in VERBS:
        assert f"\n  {verb} " in shown.stdout


def test_no_verb_means_help() -> None:
    assert dev().stdout == dev("help").stdout


def test_an_unknown_verb_is_named_and_fails() -> None:
    answer = dev("jalan")

    assert answer.returncode == 2
    assert "jalan" in answer.stderr


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_door_needs_the_standard_library_only(script: Path) -> None:
    # The domain imports the standard library only: tests/architecture sees to that.
    imported = {name.split(".")[0] for name in _imports(script) if not name.startswith("workshop.domain.")}

    assert imported <= sys.stdlib_module_names | {"tools"}


def test_an_old_python_can_read_the_door_up_to_its_sentence() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def _imports(script: Path) -> list[str]:
    nodes = list(ast.walk(ast.parse(script.read_text(encoding="utf-8"))))
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return plain + [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]

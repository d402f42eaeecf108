"""The static part: style, types and the direction of imports. All steps run; any finding fails."""

import subprocess

from tools.dev import environment, node
from tools.dev.places import ROOT, venv_program
from tools.dev.saying import say

PYTHON = ("workshop", "server.py", "dev.py", "tools")


def check() -> int:
    environment.prepare(environment.DEV)
    tools = node.with_libraries()
    failed = [name for name, command in _python_steps() if not _passes(name, command)]
    tsc = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    for project in _typescript_projects():
        if tools.run(tsc, "-p", project) != 0:
            failed.append(f"tsc -p {project}")
    if failed:
        say(f"Belum bersih: {', '.join(failed)}", "not clean")
    return 1 if failed else 0


def _python_steps() -> list[tuple[str, list[str]]]:
    typed = [name for name in PYTHON if (ROOT / name).exists()]
    return [
        ("ruff check", [str(venv_program("ruff")), "check", "."]),
        ("ruff format", [str(venv_program("ruff")), "format", "--check", "."]),
        ("mypy --strict", [str(venv_program("mypy")), "--strict", *typed]),
        ("lint-imports", [str(venv_program("lint-imports")), "--no-logo"]),
    ]


def _typescript_projects() -> list[str]:
    has_tests = any((ROOT / "tests" / "ts").glob("**/*.ts"))
    return ["tsconfig.json", *(["tsconfig.tests.json"] if has_tests else [])]


def _passes(name: str, command: list[str]) -> bool:
    print(f"— {name}", flush=True)
    return subprocess.run(command, cwd=ROOT).returncode == 0

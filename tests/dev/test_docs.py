"""The pages for newcomers name what there is and nothing else: every verb, setting, and library with its locked version."""

import json
import re

import pytest

from tests.dev.test_locks import pins, wanted
from tools.dev.locks import LOCKED
from tools.dev.places import ROOT
from tools.dev.verbs import VERBS

# A library's name where it differs from what is imported.
IMPORTED = {
    "python-docx": "docx",
    "flask-socketio": "flask_socketio",
    "sqlite-utils": "sqlite_utils",
    "fpdf2": "fpdf",
    "pillow": "PIL",
    "fonttools": "fontTools",
    "fontpkg-noto-sans": "fontpkg_noto_sans",
}
# Asked for by another library at run time, never by us: openpyxl, the system's time zones, python-socketio's client.
ASKED_FOR = {"defusedxml": "openpyxl", "tzdata": "zoneinfo", "requests": "socketio", "websocket-client": "socketio"}


@pytest.mark.parametrize("verb", VERBS)
def test_contributing_names_every_verb(verb: str) -> None:
    assert f"`{verb}`" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_dependencies_names_every_direct_library_with_its_version() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    libraries = package["dependencies"] | package["devDependencies"]
    for lock in LOCKED:
        libraries |= {name: pins(lock)[name] for name in wanted(lock)}

    undocumented = [f"{name} {version}" for name, version in libraries.items() if f"| {name} | {version} |" not in page]

    assert undocumented == []


def test_dependencies_names_no_library_that_is_not_wanted() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").split("## What was not taken")[0]
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    wished = {name for lock in LOCKED for name in wanted(lock)} | set(package["dependencies"] | package["devDependencies"])

    assert set(re.findall(r"^\| (\S+) \| \d", page, re.MULTILINE)) - wished == set()


@pytest.mark.parametrize("library", wanted("requirements"))
def test_every_library_of_a_running_workshop_is_used_by_it(library: str) -> None:
    name = ASKED_FOR.get(library) or IMPORTED.get(library, library)
    code = [ROOT / "server.py", *(ROOT / "workshop").rglob("*.py")]

    assert any(re.search(rf"^\s*(?:import|from) {name}\b", path.read_text("utf-8"), re.MULTILINE) for path in code)


def test_deploying_names_every_flag_and_variable_of_a_start() -> None:
    code = (ROOT / "workshop" / "settings.py").read_text(encoding="utf-8")
    table = (ROOT / "docs" / "deploying.md").read_text(encoding="utf-8").split("## What can be set")[1].split("##")[0]
    there = set(re.findall(r'add_argument\("(--[a-z-]+)"', code)) | set(re.findall(r"REMBUK_[A-Z_]+", code))

    assert there == set(re.findall(r"^\| `(--[a-z-]+)", table, re.MULTILINE)) | set(re.findall(r"`(REMBUK_[A-Z_]+)`", table))


def test_the_rehearsals_page_names_every_flag() -> None:
    code = (ROOT / "workshop" / "rehearsal" / "__main__.py").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "rehearsal.md").read_text(encoding="utf-8")

    assert [flag for flag in re.findall(r'add_argument\("(--[a-z]+)"', code) if flag not in page] == []

"""The pages for newcomers name what there is: every verb, every library with the version that is locked."""

import json

import pytest

from tests.dev.test_locks import pins, wanted
from tools.dev.locks import LOCKED
from tools.dev.places import ROOT
from tools.dev.verbs import VERBS


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

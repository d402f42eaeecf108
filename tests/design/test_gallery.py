"""Every component stands on the page of components, and docs/components.md names it."""

import re

from tools.dev.places import ROOT

VIEWS = ROOT / "static" / "src" / "views"
GALLERY = (VIEWS / "components" / "page.tsx").read_text(encoding="utf-8")


def exported() -> set[str]:
    found = re.compile(r"^export function ([A-Z]\w*)", re.MULTILINE)
    return {name for path in (VIEWS / "parts").glob("*.tsx") for name in found.findall(path.read_text(encoding="utf-8"))}


def test_every_component_is_on_the_page_of_components() -> None:
    assert {name for name in exported() if not re.search(rf"<{name}\b", GALLERY)} == set()


def test_every_component_is_named_in_the_docs() -> None:
    told = (ROOT / "docs" / "components.md").read_text(encoding="utf-8")

    assert {name for name in exported() if f"`{name}`" not in told} == set()

"""docs/sync-rules.md names every rule in force, where it lives, and nothing without a test that cites it."""

import re
from pathlib import Path

import pytest

from tools.dev.places import ROOT

PAGE = (ROOT / "docs" / "sync-rules.md").read_text(encoding="utf-8")
RULES = {match[1]: match[2] for match in re.finditer(r"^\| ([A-Z]{2}\d) \|.*\| ([^|]*) \|$", PAGE, re.MULTILINE)}
LATER = set(re.findall(r"\b[A-Z]{2}\d\b", PAGE.split("Not yet in force:")[1].splitlines()[0]))
CITED = re.compile(r"(?<![A-Za-z0-9])(AT|CH|CK|CL|CM|ED|EN|ND|PL|PR|RC|RS|RV|SE|TX|VS)(\d)(?![A-Za-z0-9])")
TEST_NAME = re.compile(r"""^(?:def (test_\w+)|test\(["'](.*?)["'], )""", re.MULTILINE)
HERE = Path(__file__)


def texts(*folders: str) -> dict[Path, str]:
    found = [path for folder in folders for ending in ("*.py", "*.ts", "*.tsx") for path in (ROOT / folder).rglob(ending)]
    return {path: path.read_text(encoding="utf-8") for path in found if path != HERE}


def cited(text: str) -> set[str]:
    return {"".join(found) for found in CITED.findall(text.replace("_", " "))}


TESTS = {rule for text in texts("tests").values() for name in TEST_NAME.findall(text) for rule in cited(" ".join(name))}


@pytest.mark.parametrize("rule", RULES)
def test_the_name_of_a_test_cites(rule: str) -> None:
    assert rule in TESTS


def test_what_code_and_tests_cite_is_on_the_page() -> None:
    everywhere = {rule: path for path, text in texts("tests", "workshop", "static/src", "tools").items() for rule in cited(text)}

    assert {rule: path for rule, path in everywhere.items() if rule not in RULES and rule not in LATER} == {}
    assert set(RULES) & LATER == set()


@pytest.mark.parametrize("rule", RULES)
def test_where_a_rule_lives_is_there(rule: str) -> None:
    places = [place.strip() for place in RULES[rule].split(",")]

    assert [
        place for place in places if not any((ROOT / under / place).exists() for under in ("workshop", "static/src", "."))
    ] == []

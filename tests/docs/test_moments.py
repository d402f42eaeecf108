"""docs/moments.md names for every moment a browser story that is there."""

import re

import pytest

from tools.dev.places import ROOT

PAGE = (ROOT / "docs" / "moments.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\| ([^|]+) \|.*\| `(test_\w+)` \|$", PAGE, re.MULTILINE)
STORIES = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "browser").glob("test_*.py"))


def test_the_page_has_its_moments() -> None:
    assert len(LINES) == PAGE.count("\n| ") - 1


@pytest.mark.parametrize(("moment", "story"), LINES)
def test_a_moment_is_shown_by_a_story(moment: str, story: str) -> None:
    assert f"def {story}(" in STORIES, moment

"""The project stands alone: no tracked file names a place outside it, a machine or a registry."""

import re
import subprocess
from pathlib import Path

import pytest

from tools.dev.places import ROOT

BINARY = {".png", ".jpg", ".ico", ".woff2", ".ttf", ".xlsx", ".docx", ".pdf", ".db"}
LEAKS = {
    "a folder outside the project": re.compile(r"\.\.[/\\]shared"),
    "a folder of one machine": re.compile(r"(?<![\w.:/-])/(?:work|root|home|tmp|Users)/\w"),
    "a package registry": re.compile(r"(?i)\b(?:pypi|pythonhosted|npmjs|yarnpkg)\.(?:org|com|io|net)\b"),
}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


@pytest.mark.parametrize("kind", LEAKS)
def test_no_tracked_file_names(kind: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if LEAKS[kind].search(line)
    ]

    assert found == []


def test_the_leaks_would_be_seen() -> None:
    assert tracked()
    assert LEAKS["a folder outside the project"].search("see " + "/".join(["..", "shared"]))
    assert LEAKS["a folder of one machine"].search("open('" + "/".join(["", "home", "ani", "x.db"]) + "')")
    assert LEAKS["a package registry"].search("https://" + ".".join(["files", "pythonhosted", "org"]))

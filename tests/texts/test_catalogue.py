"""One catalogue, both languages complete, and every key that code names is there."""

import re
from collections.abc import Iterator

import pytest

from tools.dev.places import ROOT
from workshop.texts import LANGUAGES, catalogue

SOURCES = [
    *(ROOT / "static" / "src").rglob("*.ts"),
    *(ROOT / "static" / "src").rglob("*.tsx"),
    *(ROOT / "workshop").rglob("*.py"),
    ROOT / "server.py",
]
NAMED = re.compile(r"""\b(?:t|text|say)\(\s*["']([a-z_]+(?:\.[a-z0-9_]+)+)["']""")
HOLE = re.compile(r"\{(\w+)\}")


def named() -> Iterator[tuple[str, str]]:
    for path in SOURCES:
        for key in NAMED.findall(path.read_text(encoding="utf-8")):
            yield key, path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_in(language: str) -> None:
    assert [key for key, said in catalogue().items() if not said.get(language, "").strip()] == []


def test_both_languages_fill_the_same_holes() -> None:
    differ = [key for key, said in catalogue().items() if set(HOLE.findall(said["id"])) != set(HOLE.findall(said["en"]))]

    assert differ == []


def test_every_key_that_code_names_is_in_the_catalogue() -> None:
    assert sorted({f"{key} in {path}" for key, path in named() if key not in catalogue()}) == []

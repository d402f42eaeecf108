"""One catalogue, both languages complete, and every key that code names is there."""

import re
from collections.abc import Iterator

import pytest

from tools.dev.places import ROOT
from workshop.texts import LANGUAGES, catalogue, text

SOURCES = [
    *(ROOT / "static" / "src").rglob("*.ts"),
    *(ROOT / "static" / "src").rglob("*.tsx"),
    *(ROOT / "workshop").rglob("*.py"),
    ROOT / "server.py",
]
NAMED = re.compile(r"""\b(?:t|text|say)\(\s*["']([a-z_]+(?:\.[a-z0-9_]+)+)["']""")
HOLE = re.compile(r"\{(\w+)\}")
FORMS = re.compile(r"\{(\w+):[^{}|]*\|[^{}|]*\}")
# A number, at most two words, and a word of many; what ends in s and is no such word is named here.
COUNTED = re.compile(r"\{(?!who\})\w+\}(?: (?!(?:on|of) )[a-z-]+){0,2}? (\b[a-z-]+s|people|are|have|were)\b")
NOT_MANY = {
    *(
        "is",
        "has",
        "was",
        "this",
        "as",
        "always",
        "does",
        "asks",
        "holds",
        "stands",
        "stays",
        "fills",
        "sees",
        "becomes",
        "belongs",
    ),
    *("gathers", "needs", "waits", "answers", "reviews", "sends", "access", "us", "its", "plans", "snapshots", "sits"),
}


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


def test_every_counted_english_text_has_a_form_for_one() -> None:
    """`1 rows` is no English: `{count} {count:row|rows}`."""
    bare = [key for key, said in catalogue().items() for word in COUNTED.findall(said["en"]) if word not in NOT_MANY]

    assert bare == []


def test_forms_follow_a_number_that_the_sentence_is_given_in_every_language() -> None:
    asked = {key: set(FORMS.findall(" ".join(said.values()))) for key, said in catalogue().items()}

    assert [key for key, names in asked.items() if not names <= set(HOLE.findall(catalogue()[key]["id"]))] == []


@pytest.mark.parametrize(("rows", "said"), [(1, "1 row"), ("1", "1 row"), (0, "0 rows"), (18, "18 rows")])
def test_a_number_is_said_with_the_form_that_fits_it(rows: object, said: str) -> None:
    assert text("moved.rows", "en", count=rows) == f"{said} unsent"


def test_what_a_hosted_server_says_otherwise_is_said_by_a_laptop_too() -> None:
    said = catalogue()
    apart = [key for key in said if key.endswith("_hosted")]

    assert apart and [key for key in apart if key.removesuffix("_hosted") not in said] == []


def test_every_key_that_code_names_is_in_the_catalogue() -> None:
    assert sorted({f"{key} in {path}" for key, path in named() if key not in catalogue()}) == []


@pytest.mark.parametrize("name", ["Dinas", "\u202eX", "\u2067X", "\u2069\u202e\u2067X\u202e", "\u202bX\u202c"])
def test_a_name_turns_nothing_of_the_sentence_around_it(name: str) -> None:
    said = text("phone.field.writing", "id", name=name)

    assert name in said and said.endswith(" sedang menulis di kolom ini")
    assert open_at_the_end(said.removesuffix(" sedang menulis di kolom ini")) == []


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    assert text("start.busy", "id", port="{other}", other="8081").count("8081") == 1


def open_at_the_end(said: str) -> list[str]:
    """By the rules of Unicode: PDI closes the last open isolate and all within, PDF the last embedding if nothing is in it."""
    opened: list[str] = []
    for sign in said:
        if sign in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068":
            opened.append(sign)
        elif sign == "\u2069" and set(opened) & set("\u2066\u2067\u2068"):
            while opened.pop() not in "\u2066\u2067\u2068":
                pass
        elif sign == "\u202c" and opened and opened[-1] not in "\u2066\u2067\u2068":
            opened.pop()
    return opened

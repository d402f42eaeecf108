"""The one catalogue of everything people read, Indonesian first and English complete.

One JSON file a surface: `{"key": {"id": "…", "en": "…"}}`; `{name}` is filled in, and `{count:row|rows}` says the first for
one and the second for any other number.  The browser bundles the same files.
A further language is one file more, `languages/<code>.json`: `{"name": …, "like": "id" or "en", "texts": {"key": "…"}}`; what
it leaves out is said in the language it is like.  The folder is told by the surroundings, so that child processes know it too.
"""

import json
import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
# Everything is written in these, and contents and papers come in these.
LANGUAGES = ("id", "en")
FURTHER = "REMBUK_LANGUAGES"
CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# A value, or of two forms of a word the one that fits a number.
HOLE = re.compile(r"\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}")
# Signs that turn the direction of what follows them, until they are closed.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Added:
    """A language of its own file."""

    name: str
    like: str
    texts: dict[str, str]


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every key of every file; a key stands in one file only."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(HERE.glob("*.json")):
        for key, said in json.loads(path.read_text(encoding="utf-8")).items():
            if key in found:
                raise ValueError(f"{path.name}: {key} stands in another file too")
            found[key] = said
    return found


class NotALanguage(ValueError):
    """A file among the further languages that is none."""


def further() -> dict[str, Added]:
    """The languages that files bring, by their codes."""
    return _in(Path(os.environ.get(FURTHER) or HERE / "languages"))


def languages() -> tuple[str, ...]:
    """All a person may choose."""
    return (*LANGUAGES, *further())


@cache
def _in(folder: Path) -> dict[str, Added]:
    return {path.stem: _added(path) for path in sorted(folder.glob("*.json")) if path.stem not in LANGUAGES}


def _added(path: Path) -> Added:
    """Sentences nobody says here are left out."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        name, like, texts = str(said["name"]), said.get("like", LANGUAGES[0]), dict(said["texts"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise NotALanguage(f"{path.name}: {error}") from error
    if like not in LANGUAGES or not CODE.fullmatch(path.stem):
        raise NotALanguage(f"{path.name}: like {like}")
    return Added(name, like, {key: str(texts[key]) for key in texts if key in catalogue() and str(texts[key]).strip()})


def text(key: str, language: str, **values: object) -> str:
    """The sentence with its values filled in; an unknown key is the key itself, so that nothing ever fails to be said."""
    said = catalogue().get(key)
    if said is None:
        return key
    sentence = said.get(language) or _further_text(key, language) or said["id"]
    return HOLE.sub(lambda hole: _filled(hole, values), sentence)


def _filled(hole: re.Match[str], values: dict[str, object]) -> str:
    if hole[1] not in values:
        return hole[0]
    value = str(values[hole[1]])
    return enclosed(value) if hole[2] is None else hole[2] if value == "1" else hole[3]


def _further_text(key: str, language: str) -> str | None:
    added = further().get(language)
    return None if added is None else added.texts.get(key) or catalogue()[key].get(added.like)


def enclosed(value: str) -> str:
    """As it is, and so closed that a sign in it that turns the direction turns nothing of the sentence around it."""
    turns = len(TURNING.findall(value))
    return "\u2068" + value + "\u2069" * (turns + 1) + "\u202c" * turns if turns else value

"""The one catalogue of everything people read, Indonesian first and English complete.

One JSON file a surface: `{"key": {"id": "…", "en": "…"}}`; `{name}` is filled in.  The browser bundles the same files.
"""

import json
import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
LANGUAGES = ("id", "en")
HOLE = re.compile(r"\{(\w+)\}")
# Signs that turn the direction of what follows them, until they are closed.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


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


def text(key: str, language: str, **values: object) -> str:
    """The sentence with its values filled in; an unknown key is the key itself, so that nothing ever fails to be said."""
    said = catalogue().get(key)
    if said is None:
        return key
    sentence = said.get(language) or said["id"]
    return HOLE.sub(lambda hole: enclosed(str(values[hole[1]])) if hole[1] in values else hole[0], sentence)


def enclosed(value: str) -> str:
    """As it is, and so closed that a sign in it that turns the direction turns nothing of the sentence around it."""
    turns = len(TURNING.findall(value))
    return "\u2068" + value + "\u2069" * (turns + 1) + "\u202c" * turns if turns else value

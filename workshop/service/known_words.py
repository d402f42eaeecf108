"""The words the editorial desk goes by: the common list, and what this workshop calls its region, its offices and its themes."""

import json
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from workshop.domain.organisations import Organisation
from workshop.domain.wording import Words
from workshop.domain.workshops import Workshop
from workshop.storage.transaction import Reader

LIST = Path(__file__).resolve().parent.parent / "library" / "wording.json"
LEAST_WORDS = 2
SHORTEST_ABBREVIATION = 3
GONE = ("merged", "removed")


def words_of(reader: Reader, workshop_id: str) -> Words:
    workshop = reader.need(Workshop, workshop_id, workshop_id)
    offices = [one for one in reader.all(Organisation, workshop_id) if one.status not in GONE]
    own = tuple(sorted({one for office in offices for one in _abbreviations(office)}))
    return _words(own, tuple(sorted({*_names(workshop, offices)})))


@cache
def common() -> dict[str, Any]:
    """`library/wording.json`, a list by kind."""
    found: dict[str, Any] = json.loads(LIST.read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=16)
def _words(abbreviations: tuple[str, ...], names: tuple[str, ...]) -> Words:
    told = common()
    by_first: dict[str, set[tuple[str, ...]]] = {}
    for name in (*told["names"], *names):
        parts = tuple(name.split())
        by_first.setdefault(parts[0].casefold(), set()).add(parts)
    return Words(
        shorts=told["shorts"],
        abbreviations={one.casefold(): one for one in (*told["abbreviations"], *abbreviations)},
        names={first: tuple(sorted(found, key=lambda one: (-len(one), one))) for first, found in by_first.items()},
        small=frozenset(told["small"]),
        capitals=frozenset(one.casefold() for one in told["capitals"]),
    )


def _abbreviations(office: Organisation) -> Iterator[str]:
    """One word, and none of the office's own name: *Hukum* of *Bagian Hukum* is a word like any other."""
    short = office.abbreviation.strip()
    own = {word.casefold() for word in office.name.split()}
    if len(short) >= SHORTEST_ABBREVIATION and short.isalnum() and not short.islower() and short.casefold() not in own:
        yield short


def _names(workshop: Workshop, offices: Iterable[Organisation]) -> Iterator[str]:
    region = [word for word in workshop.region.split() if word.strip(".").casefold() not in common()["of_a_region"]]
    themes = [theme.get(label, "") for theme in workshop.themes for label in ("label_id", "label_en")]
    yield from [" ".join(region)] if region else []
    for name in (*(one.name for one in offices), *themes):
        words = str(name).split()
        if len(words) >= LEAST_WORDS and not name.isupper() and not name.islower() and all(word.isalpha() for word in words):
            yield " ".join(words)

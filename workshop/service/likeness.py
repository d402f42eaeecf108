"""Rows that say the same, suggested with their reasons; merging them is a person's act.

Two texts are compared by the words they share, rare ones weighing more, and by their wording as a whole.  Only rows that stand in
the same place of the board are compared: what is a strength and what is a weakness may be told in the same words.
Reading is short; comparing is pure, takes its time, and runs off the loop.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from workshop.domain.plain_words import stems_of

ALIKE = 0.52
SAME_WORD = 0.88
SHORTEST_MISSPELT = 5
LEAST_SHARED = 2
MOST_IN_ONE = 12
MOST_SUGGESTIONS = 60
MOST_WORDS = 6
# What so many rows say tells nothing about any two of them.
COMMON = 0.4
FEW_ROWS = 12
BY_WORDS = 0.6
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared.  `place`: where on the board it stands; `is_cluster`: rows may join it."""

    id: str
    text: str
    place: str = ""
    is_cluster: bool = False


@dataclass(slots=True)
class Weighed:
    """`stems`: stem → the word as written; `weight`: of all of them together."""

    text: Text
    stems: dict[str, str]
    weight: float = 0.0
    plain: str = ""
    near: dict[int, float] = field(default_factory=dict)


def suggestions(texts: Sequence[Text]) -> list[dict[str, Any]]:
    """`[{cluster, likeness, words, rows: [{entry, likeness, words}]}]`, the likest first.  `cluster`: one the rows may join."""
    told = _one_spelling([stems_of(one.text) for one in texts])
    weighed = [Weighed(text, stems) for text, stems in zip(texts, told, strict=True)]
    weights = _weigh(weighed)
    for one, other, likeness in _pairs(weighed, weights):
        weighed[one].near[other] = weighed[other].near[one] = likeness
    found = [_suggestion(weighed, group, weights) for group in _groups(weighed)]
    return sorted(found, key=lambda one: -one["likeness"])[:MOST_SUGGESTIONS]


def _one_spelling(told: list[dict[str, str]]) -> list[dict[str, str]]:
    """Misspelt words go with the one they are likest to that more rows have: *jaringn* is *jaringan*."""
    many: dict[str, int] = defaultdict(int)
    for stems in told:
        for stem in stems:
            many[stem] += 1
    known = sorted(many, key=lambda stem: (-many[stem], stem))
    same: dict[str, str] = {}
    kept: dict[str, list[str]] = defaultdict(list)
    for stem in known:
        like = _likest(stem, kept) if stem.isalpha() and len(stem) >= SHORTEST_MISSPELT else None
        same[stem] = like or stem
        if like is None:
            kept[stem[-1]].append(stem)
    return [{same[stem]: word for stem, word in stems.items()} for stems in told]


def _likest(stem: str, kept: Mapping[str, list[str]]) -> str | None:
    """Of those with the same last letter: affixes and slips of the finger are at the beginning or within."""
    found = process.extractOne(
        stem, kept.get(stem[-1], ()), scorer=Indel.normalized_similarity, processor=None, score_cutoff=SAME_WORD
    )
    return str(found[0]) if found and found[0].isalpha() and len(found[0]) >= SHORTEST_MISSPELT else None


def _weigh(weighed: Iterable[Weighed]) -> dict[str, float]:
    """Stem → weight: the rarer the more."""
    weighed = list(weighed)
    many: dict[str, int] = defaultdict(int)
    for one in weighed:
        for stem in one.stems:
            many[stem] += 1
    weights = {stem: 1 + math.log((1 + len(weighed)) / (1 + count)) for stem, count in many.items()}
    for one in weighed:
        one.weight = sum(weights[stem] for stem in one.stems)
        one.plain = " ".join(sorted(one.stems))
    return weights


def _pairs(weighed: Sequence[Weighed], weights: Mapping[str, float]) -> Iterable[tuple[int, int, float]]:
    """Those that are alike, of the same place; two clusters are no pair."""
    count: dict[tuple[int, int], int] = defaultdict(int)
    for rows in _postings(weighed):
        for pair in combinations(rows, 2):
            count[pair] += 1
    for (one, other), shared in count.items():
        a, b = weighed[one], weighed[other]
        enough = shared >= min(LEAST_SHARED, len(a.stems), len(b.stems))
        if not enough or (a.text.is_cluster and b.text.is_cluster):
            continue
        by_words = 2 * sum(weights[stem] for stem in a.stems if stem in b.stems) / (a.weight + b.weight)
        wording = fuzz.token_sort_ratio(a.plain, b.plain) / PERCENT if by_words > ALIKE / 2 else 0.0
        likeness = BY_WORDS * by_words + (1 - BY_WORDS) * wording
        if likeness >= ALIKE:
            yield one, other, likeness


def _postings(weighed: Sequence[Weighed]) -> Iterable[list[int]]:
    """The rows of one place that have a stem; what very many of them have brings nobody together."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(weighed):
        for stem in one.stems:
            found[one.text.place, stem].append(number)
    most = max(FEW_ROWS, int(len(weighed) * COMMON))
    return [rows for rows in found.values() if 1 < len(rows) <= most]


def _groups(weighed: Sequence[Weighed]) -> Iterable[tuple[int, list[int]]]:
    """Around the row that most are like; nobody is in two, and no chain of small likenesses makes one of strangers."""
    free = set(range(len(weighed)))
    order = sorted(free, key=lambda number: (not weighed[number].text.is_cluster, -sum(weighed[number].near.values()), number))
    for number in order:
        if number not in free:
            continue
        near = weighed[number].near
        others = (other for other in near if other in free and not weighed[other].text.is_cluster)
        like = sorted(others, key=lambda other: -near[other])
        if like:
            chosen = like[:MOST_IN_ONE]
            free -= {number, *chosen}
            yield number, chosen


def _suggestion(weighed: Sequence[Weighed], group: tuple[int, list[int]], weights: Mapping[str, float]) -> dict[str, Any]:
    number, like = group
    middle = weighed[number]
    words = _shared(middle, [weighed[other] for other in like], weights)
    own = [] if middle.text.is_cluster else [_row(middle, PERCENT, words)]
    told = [_row(weighed[other], middle.near[other] * PERCENT, _shared(middle, [weighed[other]], weights)) for other in like]
    return {
        "cluster": middle.text.id if middle.text.is_cluster else None,
        "likeness": round(sum(one["likeness"] for one in told) / len(told)),
        "words": words,
        "rows": own + told,
    }


def _row(one: Weighed, likeness: float, words: list[str]) -> dict[str, Any]:
    return {"entry": one.text.id, "likeness": round(likeness), "words": words}


def _shared(middle: Weighed, others: Sequence[Weighed], weights: Mapping[str, float]) -> list[str]:
    """The words, as the one in the middle writes them, that more than half of the others have; at most a line of them."""
    often = [stem for stem in middle.stems if sum(stem in one.stems for one in others) * 2 > len(others)]
    heavy = sorted(often, key=lambda stem: -weights[stem])[:MOST_WORDS]
    return [middle.stems[stem] for stem in middle.stems if stem in heavy]

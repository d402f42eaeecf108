"""A row as a simulated person would fill it in: valid where a machine can know what is valid, and plainly an example.

What only people can know (a NIP, a phone number, a reference) stays empty.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.texts import text

SPREAD = 80
YEARS_ON = 5


@dataclass(frozen=True, slots=True)
class Around:
    """What the writer speaks of: the own organisation, the years the workshop knows, today."""

    organisation: str
    years: tuple[int, int]
    today: str
    language: str = "id"


def row(fields: Sequence[Mapping[str, Any]], around: Around, chance: random.Random) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for one in fields:
        if not one.get("computed"):
            value = _value(one, values, around, chance)
            if value is not None:
                values[one["id"]] = value
    return values


def _value(one: Mapping[str, Any], before: Mapping[str, Any], around: Around, chance: random.Random) -> Any:
    kind = one["type"]
    if kind in ("choice", "multichoice"):
        picked = _picked(one, before, chance)
        return [picked] if picked is not None and kind == "multichoice" else picked
    if kind in ("text", "longtext", "list"):
        said = _said(one, around, chance)
        return [said] * (one.get("min_items") or 1) if kind == "list" else said
    if kind in ("number", "integer", "currency", "scale"):
        return str(_number(one, chance))
    if kind in ("year", "year_multi"):
        year = str(min(around.years[1], max(around.years[0], int(around.today[:4]) + chance.randint(0, YEARS_ON))))
        return [year] if kind == "year_multi" else year
    plain = {"boolean": True, "date": around.today, "opd": around.organisation, "opd_multi": [around.organisation]}
    return plain.get(kind)


def _picked(one: Mapping[str, Any], before: Mapping[str, Any], chance: random.Random) -> str | None:
    """Under what was chosen before, where the one depends on the other."""
    parent = before.get(one.get("depends_on") or "")
    fitting = [choice["value"] for choice in one.get("choices") or [] if choice.get("parent") in (None, parent)]
    return chance.choice(fitting) if fitting else None


def _said(one: Mapping[str, Any], around: Around, chance: random.Random) -> str:
    label = one.get(f"label_{around.language}") or one["label_id"]
    said = text("rehearsal.crowd.text", around.language, label=label, number=chance.randint(1, 99))
    return said[: one.get("max_len") or len(said)]


def _number(one: Mapping[str, Any], chance: random.Random) -> int:
    low, high = one.get("min"), one.get("max")
    first = 1 if low is None else int(low)
    last = first + SPREAD if high is None else int(high)
    return chance.randint(first, max(first, min(last, first + SPREAD)))

"""The editorial desk: other words in which the papers print a text, kept beside the text as its writers have it (ED1).

A correction was made against one original.  Where that is no longer what stands there, the correction rests and the papers print
the new words; nothing of this is stored.  Texts are lists of lines here: one of a text, the elements of a list.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Self

from workshop.domain.derived import derived
from workshop.domain.entries import Entry, counts
from workshop.domain.objects import Json, Stored
from workshop.domain.wording import is_ditto

# Field types whose words may be corrected; numbers, choices and references are the writers' alone.
TYPES = ("text", "longtext", "list")
# What else papers print in words, and how long each may be.
FREE: dict[str, dict[str, int]] = {
    "remark": {"text": 4_000, "what": 1_000},
    "decision": {"text": 2_000, "reason": 2_000},
    "cluster": {"title": 300, "note": 2_000},
}
ROW = "entry"
TARGETS = (ROW, *FREE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Stored):
    """`target`: one of `TARGETS`.  `kinds`: which proposals were taken; none: by hand.  `text` like `original`: left as it is.

    `above`: of a *sda*, what it stood for then.
    """

    type: ClassVar[str] = "correction"

    target: str
    target_id: str
    field_id: str
    original: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    activity_id: str = ""
    above: list[str] = field(default_factory=list)
    by: str = ""
    at: str = ""
    withdrawn: bool = False


def correction_id(target: str, target_id: str, field_id: str) -> str:
    """A place has one correction at most, whoever made it."""
    return derived("cor", target, target_id, field_id)


def lines_of(value: Json) -> list[str]:
    """A text as lines; nothing where there is none."""
    if isinstance(value, str):
        return [value]
    return [str(one) for one in value] if isinstance(value, list) else []


def shaped(lines: list[str], like: Json) -> Json:
    """The lines as the value they stand for."""
    return list(lines) if isinstance(like, list) else lines[0] if lines else ""


def as_printed(value: Json, one: Correction | None) -> Json:
    """A value of any moment in the papers' words, where these were made against exactly that value.

    What a *sda* stood for then is not known any more.
    """
    if one is None or lines_of(value) != one.original or is_ditto(one.original):
        return value
    return shaped(one.text, value)


def parsed_as(value: Json) -> Json:
    """What such a value means: itself, without empty elements."""
    return [one for one in value if one.strip()] if isinstance(value, list) else value


def in_sheets(rows: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The rows that count of each sheet, as they stand on it."""
    found: dict[str, list[Entry]] = {}
    for row in sorted(filter(counts, rows), key=order_of):
        found.setdefault(row.sheet_id, []).append(row)
    return found


def order_of(row: Entry) -> tuple[int, str, str]:
    return row.position, row.created_at, row.id


def said_above(sheet: Sequence[Entry], row: Entry, field_id: str) -> list[str]:
    """What *sda* stands for there: the same column of the next row above that says something of its own."""
    for at in range(bisect_left(sheet, order_of(row), key=order_of) - 1, -1, -1):
        lines = lines_of((sheet[at].values or {}).get(field_id))
        if not is_ditto(lines):
            return lines
    return []


@dataclass(frozen=True, slots=True)
class Corrections:
    """Those that stand, by what they are of; `rows`: the rows as they are, `sheets`: those that count in their order."""

    of_target: Mapping[tuple[str, str], list[Correction]]
    rows: Mapping[str, Entry]
    sheets: Mapping[str, list[Entry]]

    @classmethod
    def of(cls, corrections: Sequence[Correction], rows: Mapping[str, Entry]) -> Self:
        found: dict[tuple[str, str], list[Correction]] = {}
        for one in corrections:
            if not one.withdrawn:
                found.setdefault((one.target, one.target_id), []).append(one)
        return cls(found, rows, in_sheets(rows.values()) if any(is_ditto(one.original) for one in corrections) else {})

    def fitting(self, target: str, id: str, texts: Mapping[str, Json]) -> list[Correction]:
        """Those made against what stands there now (ED1)."""
        return [one for one in self.of_target.get((target, id), ()) if self.fits(one, texts.get(one.field_id))]

    def fits(self, one: Correction, present: Json) -> bool:
        if lines_of(present) != one.original or one.target != ROW or not is_ditto(one.original):
            return lines_of(present) == one.original
        row = self.rows[one.target_id]
        return said_above(self.sheets.get(row.sheet_id, ()), row, one.field_id) == one.above

    def row(self, entry: Entry) -> Entry:
        """The row as papers print it."""
        values = entry.values or {}
        found = self.fitting(ROW, entry.id, values) if counts(entry) else []
        if not found:
            return entry
        fresh = {one.field_id: shaped(one.text, values[one.field_id]) for one in found}
        meant = {name: parsed_as(value) for name, value in fresh.items()}
        return entry.but(values=values | fresh, parsed=entry.parsed | meant)

    def free(self, thing: Stored) -> Stored:
        """A remark, decision or cluster as papers print it."""
        texts = {name: getattr(thing, name) for name in FREE[thing.type]}
        fresh: dict[str, Any] = {one.field_id: one.text[0] for one in self.fitting(thing.type, thing.id, texts)}
        return replace(thing, **fresh) if fresh else thing

    def title(self, target: str, id: str, title: str) -> str:
        """What a title that was copied from there reads now; one that was written anew since stays."""
        found = self.of_target.get((target, id), ())
        return next((one.text[0] for one in found if one.original == [title] and one.text and self._stands(one)), title)

    def _stands(self, one: Correction) -> bool:
        row = self.rows.get(one.target_id)
        return one.target != ROW or (row is not None and self.fits(one, (row.values or {}).get(one.field_id)))

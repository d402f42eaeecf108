"""What the work has come to at a moment: the accepted rows by id, and how two such states differ.

Rows keep their ids from stage to stage, so the end of one stage is compared with the present of the next.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Self

from workshop.domain.chains import CHANGED, CONTINUED, FINISHED, SnapshotRow, differing
from workshop.domain.objects import Json

ADDED, GONE = "added", "gone"
WAYS = (ADDED, CHANGED, FINISHED, GONE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One accepted row.  `worksheet`: its key; `mark`: continued, changed, finished or ''."""

    row: str
    worksheet: str
    title: str
    unit_title: str
    theme: str
    values: dict[str, Json] = field(default_factory=dict)
    mark: str = ""

    @classmethod
    def of(cls, kept: SnapshotRow) -> Self:
        return cls(kept.row_id, kept.worksheet, kept.title, kept.unit_title, kept.theme, kept.values, kept.mark)


@dataclass(frozen=True, slots=True)
class Difference:
    """`way`: one of `WAYS`; `fields`: (id, old, new) where both have the row."""

    way: str
    row: Outcome
    fields: tuple[tuple[str, Json, Json], ...] = ()


Outcomes = Mapping[str, Outcome]


def compare(before: Outcomes, after: Outcomes) -> list[Difference]:
    """What is new, reads otherwise, was finished or is gone; each row once, in the order of the later state."""
    found = [_of_one(before.get(id), row) for id, row in after.items()]
    gone = [Difference(GONE, row) for id, row in before.items() if id not in after]
    return sorted([one for one in found if one is not None] + gone, key=lambda one: WAYS.index(one.way))


def _of_one(before: Outcome | None, after: Outcome) -> Difference | None:
    if before is None:
        return Difference(ADDED, after)
    fields = tuple((name, before.values.get(name), after.values.get(name)) for name in differing(before.values, after.values))
    if after.mark == FINISHED and before.mark != FINISHED:
        return Difference(FINISHED, after, fields)
    return Difference(CHANGED, after, fields) if fields or _turned(before.mark, after.mark) else None


def _turned(before: str, after: str) -> bool:
    """Whether a person's word about it turned; going on unchanged is no difference."""
    plain = {"", CONTINUED}
    return before != after and not (before in plain and after in plain)


def digest_of(outcomes: Outcomes) -> str:
    """The same for the same rows, whatever their order."""
    lines = sorted(json.dumps(asdict(one), sort_keys=True, ensure_ascii=False) for one in outcomes.values())
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()

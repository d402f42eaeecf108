"""Rows that travel: where a carried row comes from, the act that carried it, frozen states of the work, and homework.

A carried row is an entry like any other; its **lineage** says which row, cluster or decided option it was made from and what
that said then.  What becomes of the source later changes nothing here: it is shown beside the row.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from workshop.domain.derived import derived
from workshop.domain.objects import Json, Stored

ENTRY, CLUSTER, OPTION = "entry", "cluster", "option"
KINDS_OF_SOURCE = (ENTRY, CLUSTER, OPTION)
CONTINUED, CHANGED, FINISHED = "continued", "changed", "finished"
MARKS = ("", CONTINUED, CHANGED, FINISHED)
KINDS_OF_HOMEWORK = ("returned", "unaccepted", "activity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage(Stored):
    """`source_workshop`: '' is this one, else an earlier stage, where the row has the same id.  `source_title`: its sheet as
    people call it.  `seen`: what went over, as it stood then.  `entry_revision`: the row as it was carried or taken back, so
    that undoing and carrying again tell whether somebody touched it since.  `mark`: what a person said of it; '' follows from
    the text."""

    type: ClassVar[str] = "lineage"

    entry_id: str
    activity_id: str
    sheet_id: str
    carrying_id: str
    source_kind: str
    source_id: str
    source_workshop: str = ""
    source_title: str = ""
    seen: dict[str, Json] = field(default_factory=dict)
    entry_revision: int = 0
    mark: str = ""
    marked_by: str = ""
    marked_at: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrying(Stored):
    """One act of carrying, as it can be taken back.  `activity_id`: where to, '' from another stage; `titles`: from where."""

    type: ClassVar[str] = "carrying"

    activity_id: str
    titles: str
    rows: int
    by: str
    at: str
    source_workshop: str = ""
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot(Stored):
    """The accepted rows of one moment under a name; its rows are objects of their own and never change.

    `kind`: button, archive (made when the workshop was put away) or stage (how an earlier one ended).  `digest` tells whether
    two hold the same."""

    type: ClassVar[str] = "snapshot"

    title: str
    kind: str
    rows: int
    digest: str
    by: str
    at: str
    source_workshop: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRow(Stored):
    """A row as it was then, under its own id; personal columns are left out."""

    type: ClassVar[str] = "snapshot_row"

    snapshot_id: str
    row_id: str
    worksheet: str
    title: str
    unit_title: str
    theme: str
    values: dict[str, Json] = field(default_factory=dict)
    mark: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Homework(Stored):
    """*Pekerjaan rumah* until `due`: rows that were `returned` (or postponed), rows `unaccepted` so far, or an `activity`."""

    type: ClassVar[str] = "homework"

    title: str
    due: str
    kind: str
    activity_id: str | None = None
    note: str = ""
    by: str = ""
    at: str = ""
    withdrawn: bool = False


def carried_id(activity_id: str, kind: str, source_id: str) -> str:
    """The row that one source becomes in one activity: there is one at most, whoever carries it how often."""
    return derived("ent", activity_id, kind, source_id)


def lineage_id(entry_id: str) -> str:
    return derived("lin", entry_id)


def is_free(lineage: Lineage | None, revision: int) -> bool:
    """Whether carrying may write over the row that is there: it was taken back, and nobody touched it since."""
    return lineage is not None and lineage.withdrawn and lineage.entry_revision == revision


def mark_of(lineage: Lineage, values: dict[str, Json] | None) -> str:
    """How the row goes on: what a person said, else whether it still reads as it came.  Only rows of an earlier stage do."""
    if lineage.mark or not lineage.source_workshop:
        return lineage.mark
    return CONTINUED if differing(lineage.seen, values or {}) == [] else CHANGED


def differing(before: dict[str, Json], after: dict[str, Json]) -> list[str]:
    """The fields that say something else; empty is as good as absent."""
    names = dict.fromkeys([*before, *after])
    return [name for name in names if (before.get(name) or None) != (after.get(name) or None)]

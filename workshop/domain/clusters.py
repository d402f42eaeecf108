"""Clusters read: which rows stand in one, which of them count, where on the board it stands (EN4).

A source stays one whatever becomes of its row; a row that was withdrawn, is late again or was returned by an assessor is marked
and not counted.  Nothing here stores that.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from workshop.domain.derived import derived
from workshop.domain.entries import Entry, counts
from workshop.domain.judgements import Cluster, Source
from workshop.domain.objects import Json
from workshop.domain.worksheets import Definition

COUNTED = "counted"
Told = TypeVar("Told")


def source_id(cluster_id: str, entry_id: str) -> str:
    """A row is in a cluster once, however often it went and came back."""
    return derived("src", cluster_id, entry_id)


def standing(entry: Entry | None, review: str) -> str:
    """counted, returned, withdrawn, late or draft.  `review`: how the row stands with the assessors."""
    if entry is None or entry.state == "withdrawn":
        return "withdrawn"
    if not counts(entry):
        return "late" if entry.late else "draft"
    return "returned" if review == "returned" else COUNTED


def living(clusters: Mapping[str, Cluster], sources: Iterable[Source]) -> dict[str, Source]:
    """Row → the source by which it stands in a cluster that is not dissolved."""
    standing = (source for source in sources if not source.withdrawn and source.cluster_id in clusters)
    return {source.entry_id: source for source in standing if not clusters[source.cluster_id].withdrawn}


def most(values: Iterable[Told]) -> Told | None:
    """What most say; of several the one that was said first."""
    told = Counter(values)
    return max(told, key=lambda value: told[value]) if told else None


def places_of(definition: Definition, rows: Iterable[Mapping[str, Json]]) -> dict[str, Json]:
    """Where most of the rows stand, field by field; a field that depends on another follows it."""
    found: dict[str, Json] = {}
    rows = list(rows)
    for field in definition.fields:
        if field.type != "choice" or not field.stored:
            continue
        above = found.get(field.depends_on) if field.depends_on else None
        under = [row for row in rows if field.depends_on is None or row.get(field.depends_on) == above]
        value = most(row[field.id] for row in under if isinstance(row.get(field.id), str))
        if value is not None:
            found[field.id] = value
    return found

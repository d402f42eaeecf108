"""Rows that travelled, in a record: where each came from and how it goes on, frozen states by name, and homework."""

from collections.abc import Mapping

from workshop.domain.chains import Lineage, Snapshot, mark_of
from workshop.domain.entries import Entry
from workshop.domain.objects import Json
from workshop.domain.record_hall import Shelves

Origins = Mapping[str, Lineage]


def origins_of(shelves: Shelves) -> Origins:
    return {one.entry_id: one for one in shelves.all(Lineage) if not one.withdrawn}


def origin_part(entry: Entry, lineage: Lineage | None, entries: Mapping[str, Entry]) -> dict[str, Json] | None:
    """`changed_since`: the source says something else than what went over."""
    if lineage is None:
        return None
    return {
        "kind": lineage.source_kind,
        "id": lineage.source_id,
        "workshop_id": lineage.source_workshop or None,
        "title": lineage.source_title,
        "mark": mark_of(lineage, entry.values),
        "changed_since": _changed(lineage, entries.get(lineage.source_id)),
    }


def _changed(lineage: Lineage, source: Entry | None) -> bool:
    """Only of a row of this workshop can it be known."""
    if lineage.source_workshop or source is None:
        return False
    return any(value not in ((source.values or {}).get(name), source.parsed.get(name)) for name, value in lineage.seen.items())


def snapshot_parts(shelves: Shelves) -> list[Json]:
    kept = [one for one in shelves.all(Snapshot) if not one.removed]
    return [
        {
            "id": one.id,
            "title": one.title,
            "kind": one.kind,
            "rows": one.rows,
            "at": one.at,
            "workshop_id": one.source_workshop or None,
        }
        for one in sorted(kept, key=lambda one: (one.at, one.id))
    ]

"""What was merged, as a record tells it: each cluster with the rows it came from, whose they are, and how many of them count."""

from collections.abc import Mapping

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.boards import organisation_of
from workshop.domain.clusters import COUNTED, living, standing
from workshop.domain.entries import Entry
from workshop.domain.judgements import Cluster, Source
from workshop.domain.objects import Json
from workshop.domain.record_hall import Hall, Shelves
from workshop.domain.sheets import Sheet

OF_A_CLUSTER = ("id", "worksheet_id", "title", "note", "theme", "places", "at")


def cluster_parts(shelves: Shelves, hall: Hall, states: Mapping[str, str]) -> list[dict[str, Json]]:
    """`states`: row → how it stands with the assessors.  Dissolved ones are left out; their rows stand by themselves again."""
    clusters, worksheets = shelves.by_id(Cluster), shelves.by_id(Worksheet)
    open_ones = {one.id for one in shelves.all(Activity) if not one.secret}
    entries = {one.id: one for one in shelves.all(Entry) if one.activity_id in open_ones}
    within: dict[str, list[Source]] = {}
    for source in living(clusters, shelves.all(Source)).values():
        within.setdefault(source.cluster_id, []).append(source)
    stands = [one for one in clusters.values() if not one.withdrawn]
    sheets = shelves.by_id(Sheet)
    found: list[dict[str, Json]] = []
    for cluster in sorted(stands, key=lambda one: (one.at, one.id)):
        own = [(one, entries[one.entry_id]) for one in within.get(cluster.id, ()) if one.entry_id in entries]
        told = [_source(source, entry, sheets.get(entry.sheet_id), hall, states.get(entry.id, "")) for source, entry in own]
        told.sort(key=lambda one: (one["at"], one["unit_title"], one["number"], one["entry_id"]))
        worksheet = worksheets.get(cluster.worksheet_id)
        found.append(
            {**_cluster(cluster, hall), "worksheet": worksheet.key if worksheet else "", **_counts(told), "sources": told}
        )
    return found


def _cluster(cluster: Cluster, hall: Hall) -> dict[str, Json]:
    return {**{name: getattr(cluster, name) for name in OF_A_CLUSTER}, "by": hall.person_id(cluster.by)}


def _counts(sources: list[dict[str, Json]]) -> dict[str, Json]:
    counted = [one for one in sources if one["standing"] == COUNTED]
    return {"rows": len(counted), "organisations": len({one["organisation_id"] for one in counted} - {None})}


def _source(source: Source, entry: Entry, sheet: Sheet | None, hall: Hall, review: str) -> dict[str, Json]:
    return {
        "entry_id": entry.id,
        "activity_id": entry.activity_id,
        "unit_title": hall.unit_title(sheet.unit, sheet.unit_id) if sheet else "",
        "number": entry.position,
        "author_id": hall.person_id(entry.author_id),
        "organisation_id": organisation_of(entry, sheet, hall) if sheet else None,
        "standing": standing(entry, review),
        "by": hall.person_id(source.by),
        "at": source.at,
    }


def mergers_of(shelves: Shelves) -> set[str]:
    """Whom these parts name by id; authors of rows are named anyway, but for those whose row no longer counts."""
    entries = shelves.by_id(Entry)
    named = {one.by for one in shelves.all(Cluster)} | {one.by for one in shelves.all(Source)}
    named |= {entries[one.entry_id].author_id for one in shelves.all(Source) if one.entry_id in entries}
    return named - {""}

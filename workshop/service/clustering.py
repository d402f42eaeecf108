"""Rows merged and unmerged: a row stands in one cluster of its worksheet at most, and no row is changed by it (EN4).

Whoever assesses may merge, as far as the grant reaches, checked for every row.  Where somebody was faster, the later one is
refused and told which cluster the row is in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workshop.domain import accepting as take
from workshop.domain import clusters
from workshop.domain.activities import Activity
from workshop.domain.commands.base import Command
from workshop.domain.commands.clusters import DissolveCluster, JoinCluster, LeaveCluster, MakeCluster, SaveCluster
from workshop.domain.entries import Entry, counts
from workshop.domain.judgements import Cluster, Source
from workshop.domain.objects import Json
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.readying import definition_of
from workshop.service.review_rights import must_assess, must_reach, place_of
from workshop.storage.transaction import Tx

LONGEST_TITLE = 300
LONGEST_NOTE = 2_000
MOST_AT_ONCE = 500
LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row that may be merged, with the worksheet and the theme it belongs to."""

    entry: Entry
    worksheet_id: str
    theme: str


def make_cluster(tx: Tx, viewer: Viewer, command: MakeCluster) -> None:
    must_assess(viewer)
    id = take.fresh_id(command.cluster, "cluster")
    if tx.get(Cluster, viewer.workshop_id, id) is not None:
        raise Refused("malformed_id", "already there", "cluster")
    rows = [_row(tx, viewer, entry) for entry in _ids(command.entries, "entries", LEAST_ROWS)]
    cluster = Cluster(
        id=id,
        workshop_id=viewer.workshop_id,
        worksheet_id=rows[0].worksheet_id,
        title=take.needed(command.title, "title", LONGEST_TITLE),
        note=take.text(command.note, "note", LONGEST_NOTE),
        by=viewer.person_id,
        at=tx.at,
    )
    _may_come(tx, cluster, rows)
    told = _told_place(tx, cluster, command.theme, command.places)
    tx.put(replace(cluster, **(_place(tx, cluster, rows) | told)), "cluster_made")
    _bring_in(tx, viewer, cluster, [row.entry.id for row in rows])


def save_cluster(tx: Tx, viewer: Viewer, command: SaveCluster) -> None:
    cluster = _mine(tx, viewer, command.cluster)
    if command.revision != cluster.revision:
        raise Refused("cluster_changed", cluster.id, "revision")
    title, note = take.needed(command.title, "title", LONGEST_TITLE), take.text(command.note, "note", LONGEST_NOTE)
    told = replace(cluster, title=title, note=note, **_told_place(tx, cluster, command.theme, command.places))
    if told != cluster:
        tx.put(told, "cluster_saved")


def join_cluster(tx: Tx, viewer: Viewer, command: JoinCluster) -> None:
    cluster = _standing(_mine(tx, viewer, command.cluster))
    others = [_standing(_mine(tx, viewer, id)) for id in _ids(command.clusters, "clusters", 0)]
    rows = [_row(tx, viewer, entry) for entry in _ids(command.entries, "entries", 0)]
    if not rows and not others:
        raise Refused("missing_required", field="entries")
    for other in others:
        if other.id == cluster.id:
            raise Refused("twice_the_same", cluster.id, "clusters")
        if other.worksheet_id != cluster.worksheet_id:
            raise Refused("other_worksheet", other.id, "clusters")
    _may_come(tx, cluster, rows)
    for other in others:
        tx.put(replace(other, withdrawn=True), "cluster_dissolved")
        _bring_in(tx, viewer, cluster, [source.entry_id for source in _sources(tx, other)])
    _bring_in(tx, viewer, cluster, [row.entry.id for row in rows])


def leave_cluster(tx: Tx, viewer: Viewer, command: LeaveCluster) -> None:
    must_assess(viewer)
    cluster = tx.need(Cluster, viewer.workshop_id, command.cluster)
    for entry in _ids(command.entries, "entries"):
        source = tx.need(Source, viewer.workshop_id, clusters.source_id(cluster.id, entry))
        _must_reach_row(tx, viewer, entry)
        if not source.withdrawn:
            tx.put(replace(source, withdrawn=True), "source_left")


def dissolve_cluster(tx: Tx, viewer: Viewer, command: DissolveCluster) -> dict[str, Json]:
    """`left`: rows that did not come back with it, for they stand elsewhere now."""
    cluster = _mine(tx, viewer, command.cluster)
    if cluster.withdrawn == command.dissolved:
        return {"left": []}
    elsewhere = [] if command.dissolved else [source for source in _sources(tx, cluster) if _cluster_of(tx, source) is not None]
    tx.put(replace(cluster, withdrawn=command.dissolved), "cluster_dissolved" if command.dissolved else "cluster_restored")
    for source in elsewhere:
        tx.put(replace(source, withdrawn=True), "source_left")
    return {"left": [source.entry_id for source in elsewhere]}


def _ids(told: Sequence[str], field: str, least: int = 1) -> list[str]:
    take.rows(list(told), field, MOST_AT_ONCE)
    take.all_different(list(told), field)
    if len(told) < least:
        raise Refused("too_few_items" if told else "missing_required", field=field)
    return list(told)


def _row(tx: Tx, viewer: Viewer, id: str) -> Row:
    entry = tx.need(Entry, viewer.workshop_id, id)
    theme = _must_reach_row(tx, viewer, id)
    activity = tx.need(Activity, viewer.workshop_id, entry.activity_id)
    if not counts(entry):
        raise Refused("row_not_ready", id, "entries")
    return Row(entry, activity.worksheet_id, theme)


def _must_reach_row(tx: Tx, viewer: Viewer, id: str) -> str:
    """Its theme.  VS4: of a secret sheet nobody may know which rows are whose."""
    entry = tx.need(Entry, viewer.workshop_id, id)
    activity = tx.need(Activity, viewer.workshop_id, entry.activity_id)
    if activity.secret:
        raise Refused("secret_sheet", activity.id)
    where = place_of(tx, tx.need(Sheet, viewer.workshop_id, entry.sheet_id), entry)
    must_reach(tx, viewer, where)
    return where.theme or ""


def _mine(tx: Tx, viewer: Viewer, id: str) -> Cluster:
    """One whose every row the viewer may speak of."""
    must_assess(viewer)
    cluster = tx.need(Cluster, viewer.workshop_id, id)
    for source in _sources(tx, cluster) if not viewer.leads else ():
        _must_reach_row(tx, viewer, source.entry_id)
    return cluster


def _standing(cluster: Cluster) -> Cluster:
    if cluster.withdrawn:
        raise Refused("cluster_dissolved", cluster.id)
    return cluster


def _sources(tx: Tx, cluster: Cluster) -> list[Source]:
    return tx.all(Source, cluster.workshop_id, cluster_id=cluster.id, withdrawn=False)


def _cluster_of(tx: Tx, source: Source) -> Cluster | None:
    """The cluster that is not dissolved in which the source's row stands."""
    held = tx.all(Source, source.workshop_id, entry_id=source.entry_id, withdrawn=False)
    found = (tx.need(Cluster, source.workshop_id, one.cluster_id) for one in held)
    return next((cluster for cluster in found if not cluster.withdrawn), None)


def _may_come(tx: Tx, cluster: Cluster, rows: Iterable[Row]) -> None:
    for row in rows:
        if row.worksheet_id != cluster.worksheet_id:
            raise Refused("other_worksheet", row.entry.id, "entries")
        held = _cluster_of(tx, _source(cluster, row.entry.id))
        if held is not None and held.id != cluster.id:
            raise Refused("row_in_a_cluster", held.id, "entries")


def _source(cluster: Cluster, entry: str) -> Source:
    own = clusters.source_id(cluster.id, entry)
    return Source(id=own, workshop_id=cluster.workshop_id, cluster_id=cluster.id, entry_id=entry)


def _bring_in(tx: Tx, viewer: Viewer, cluster: Cluster, entries: Iterable[str]) -> None:
    """Who is in already stays as they came."""
    for entry in entries:
        fresh = _source(cluster, entry)
        held = tx.get(Source, cluster.workshop_id, fresh.id)
        if held is None or held.withdrawn:
            sheet = tx.need(Entry, cluster.workshop_id, entry).sheet_id
            tx.put(replace(fresh, by=viewer.person_id, at=tx.at, sheet_id=sheet), "source_joined")


def _place(tx: Tx, cluster: Cluster, rows: Sequence[Row]) -> dict[str, Any]:
    """Where its rows stand."""
    design = definition_of(tx, cluster.workshop_id, cluster.worksheet_id)
    return {
        "theme": clusters.most(row.theme for row in rows) or "",
        "places": clusters.places_of(design, [row.entry.parsed for row in rows]),
    }


def _told_place(tx: Tx, cluster: Cluster, theme: str | None, places: Mapping[str, Json] | None) -> dict[str, Any]:
    """Only choices the worksheet has."""
    told: dict[str, Any] = {} if theme is None else {"theme": take.text(theme, "theme")}
    if places is None:
        return told
    design = definition_of(tx, cluster.workshop_id, cluster.worksheet_id)
    for name, value in places.items():
        field = design.field(name)
        if field is None or field.type != "choice":
            raise Refused("unknown_field", f"{name:.60}", "places")
        take.one_of(value, "places", tuple(choice.value for choice in field.choices))
    return told | {"places": dict(places)}


HANDLERS: dict[type[Command], Handler] = {
    MakeCluster: make_cluster,
    SaveCluster: save_cluster,
    JoinCluster: join_cluster,
    LeaveCluster: leave_cluster,
    DissolveCluster: dissolve_cluster,
}

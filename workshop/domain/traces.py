"""*Jejak usulan*: where each proposal of one organisation went: not yet counted, returned, accepted, merged into what, put to
which ballot, chosen by whom or not.

Nothing is stored for it: the trace is read out of what became of the rows, so it says what holds now.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.boards import organisation_of
from workshop.domain.clusters import COUNTED, living, standing
from workshop.domain.entries import Entry
from workshop.domain.headlines import headline
from workshop.domain.judgements import Ballot, Cluster, Decision, Review, Source
from workshop.domain.objects import Json
from workshop.domain.record_hall import Hall, Shelves
from workshop.domain.reviews import in_order, state_of
from workshop.domain.sheets import Sheet
from workshop.domain.tallying import HALL
from workshop.domain.worksheets import Definition

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything the traces are read from, by what each row is asked for."""

    hall: Hall
    activities: Mapping[str, Activity]
    designs: Mapping[str, Definition]
    sheets: Mapping[str, Sheet]
    entries: list[Entry]
    reviews: Mapping[str, list[Review]]
    clusters: Mapping[str, Cluster]
    homes: Mapping[str, Source]
    ballots: list[Ballot]
    decisions: list[Decision]

    def whose(self, entry: Entry) -> str | None:
        return organisation_of(entry, self.sheets[entry.sheet_id], self.hall)

    def stands(self, entry: Entry) -> str:
        return standing(entry, state_of(self.reviews.get(entry.id, ())))


def archive_of(shelves: Shelves, hall: Hall, designs: Mapping[str, Definition]) -> Archive:
    """`designs` by worksheet.  Of a secret activity no row is anybody's (VS4)."""
    activities = {one.id: one for one in shelves.all(Activity) if not one.secret and one.worksheet_id in designs}
    sheets, clusters = shelves.by_id(Sheet), shelves.by_id(Cluster)
    reviews: dict[str, list[Review]] = {}
    for review in shelves.all(Review):
        reviews.setdefault(review.target_id, []).append(review)
    return Archive(
        hall=hall,
        activities=activities,
        designs=designs,
        sheets=sheets,
        entries=[one for one in shelves.all(Entry) if one.activity_id in activities and one.sheet_id in sheets],
        reviews=reviews,
        clusters=clusters,
        homes=living(clusters, shelves.all(Source)),
        ballots=[one for one in shelves.all(Ballot) if not one.removed and one.opened_at is not None],
        decisions=[one for one in shelves.all(Decision) if not one.withdrawn],
    )


def needed_worksheets(activities: Iterable[Activity], worksheets: Iterable[Worksheet]) -> list[Worksheet]:
    used = {one.worksheet_id for one in activities if not one.secret}
    return [one for one in worksheets if one.id in used]


def trace_of(archive: Archive, organisation_id: str, may_read: Callable[[Entry], bool]) -> dict[str, Any]:
    """`{rows: […], hidden}`: `hidden` counts rows of the organisation's people that are not the reader's to see."""
    own = [entry for entry in archive.entries if archive.whose(entry) == organisation_id]
    own.sort(
        key=lambda entry: (archive.activities[entry.activity_id].opened_at or "9", entry.activity_id, entry.position, entry.id)
    )
    read = [entry for entry in own if may_read(entry)]
    return {"rows": [_row(archive, entry) for entry in read], "hidden": len(own) - len(read)}


def _row(archive: Archive, entry: Entry) -> Row:
    activity, sheet = archive.activities[entry.activity_id], archive.sheets[entry.sheet_id]
    design, author = archive.designs[activity.worksheet_id], archive.hall.person(entry.author_id)
    source = archive.homes.get(entry.id)
    cluster = archive.clusters[source.cluster_id] if source else None
    return {
        "entry": entry.id,
        "activity": activity.id,
        "activity_title_id": activity.title or design.title_id,
        "activity_title_en": activity.title or design.title_en,
        "unit_title": archive.hall.unit_title(sheet.unit, sheet.unit_id),
        "number": entry.position,
        "title": headline(design, entry.values or entry.draft),
        "author": author.name if author else "",
        **_said(archive, entry),
        "cluster": _cluster(archive, cluster) if cluster else None,
        "ballots": [one for ballot in archive.ballots if (one := _in_ballot(archive, ballot, entry, cluster))],
    }


def _said(archive: Archive, entry: Entry) -> Row:
    """`state`: withdrawn, draft or late, else how it stands with the assessors, '' where they have not spoken.  `reason`: of the
    last return or postponement that holds."""
    told = archive.reviews.get(entry.id, [])
    stands, state = archive.stands(entry), state_of(told)
    if stands not in (COUNTED, "returned"):
        return {"state": stands, "reason": ""}
    asked = {"returned": "return", "postponed": "postpone"}.get(state)
    reasons = [one.text for one in in_order(told) if one.act == asked and one.text]
    return {"state": state, "reason": reasons[-1] if reasons else ""}


def _cluster(archive: Archive, cluster: Cluster) -> Row:
    within = [one for one in archive.entries if (home := archive.homes.get(one.id)) and home.cluster_id == cluster.id]
    counted = [one for one in within if archive.stands(one) == COUNTED]
    offices = {archive.whose(one) for one in counted} - {None}
    return {"id": cluster.id, "title": cluster.title, "rows": len(counted), "organisations": len(offices)}


def _in_ballot(archive: Archive, ballot: Ballot, entry: Entry, cluster: Cluster | None) -> Row | None:
    """As an option of its own, or within its cluster.  What the hall came to is told once it is revealed."""
    option = next((one for one in ballot.options if _is_of(one, entry, cluster)), None)
    if option is None:
        return None
    places: list[dict[str, Json]] = (ballot.result or {}).get(HALL, []) if ballot.revealed else []
    place = next((one for one in places if one["option"] == option["id"]), None)
    decided = [one for one in archive.decisions if one.ballot_id == ballot.id]
    return {
        "question": ballot.question,
        "option": option["title"],
        "open": ballot.state == "open",
        "rank": place["rank"] if place and place["n"] else None,
        "of": len(ballot.options),
        "decisions": [_decision(one, option["id"]) for one in decided],
    }


def _is_of(option: Mapping[str, Json], entry: Entry, cluster: Cluster | None) -> bool:
    return option.get("entry") == entry.id or (cluster is not None and option.get("cluster") == cluster.id)


def _decision(decision: Decision, option: str) -> Row:
    return {
        "chosen": option in decision.options,
        "text": decision.text,
        "by": ", ".join(part for part in (decision.name, decision.position) if part),
    }

"""Frozen states of the work: made by a button, when a workshop is put away, and of an earlier stage as it ended; and compared.

A snapshot's rows are objects of their own in the same tables, so that backup and package hold them like everything else.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workshop.domain import accepting as take
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.carrying import title_of
from workshop.domain.chains import Snapshot, SnapshotRow, mark_of
from workshop.domain.commands.base import Command
from workshop.domain.commands.chains import RemoveSnapshot, TakeSnapshot
from workshop.domain.corrections import ROW, Correction, as_printed
from workshop.domain.derived import derived
from workshop.domain.entries import Entry, counts
from workshop.domain.judgements import Review
from workshop.domain.organisations import Organisation
from workshop.domain.outcomes import Difference, Outcome, compare, digest_of
from workshop.domain.record_work import Design
from workshop.domain.refusals import Refused
from workshop.domain.reviews import state_of
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.library import shelf
from workshop.service.carry_sources import Sources, by_ids
from workshop.service.desk import Handler
from workshop.service.rights import must_lead
from workshop.storage.transaction import Reader, Tx
from workshop.texts import text

NOW = "now"
MOST_SNAPSHOTS = 100
# Row and field → how the papers word it.
Words = Mapping[tuple[str, str], Correction]


def take_snapshot(tx: Tx, viewer: Viewer, command: TakeSnapshot) -> dict[str, Any]:
    must_lead(viewer)
    id = take.fresh_id(command.snapshot, "snapshot")
    if tx.get(Snapshot, viewer.workshop_id, id) is not None:
        raise Refused("malformed_id", "already there", "snapshot")
    if tx.count(Snapshot, viewer.workshop_id) >= MOST_SNAPSHOTS:
        raise Refused("too_many_items", field="snapshot")
    title = take.needed(command.title, "title")
    outcomes = outcomes_of(tx, viewer.workshop_id)
    if not outcomes:
        raise Refused("nothing_accepted", field="snapshot")
    kept = kept_as(tx, Snapshot(**_told(tx, viewer.workshop_id, id, title, "button", outcomes)), outcomes)
    return {"rows": kept.rows}


def remove_snapshot(tx: Tx, viewer: Viewer, command: RemoveSnapshot) -> None:
    must_lead(viewer)
    held = tx.need(Snapshot, viewer.workshop_id, command.snapshot)
    tx.put(replace(held, removed=command.removed), "snapshot_removed" if command.removed else "snapshot_taken")


def at_the_end(tx: Tx, workshop: Workshop) -> None:
    """*Keadaan akhir*: whoever puts a workshop away keeps what it came to; the same again is not kept twice."""
    outcomes = outcomes_of(tx, workshop.id)
    digest = digest_of(outcomes)
    held = [one for one in tx.all(Snapshot, workshop.id) if not one.removed and not one.source_workshop]
    if not outcomes or any(one.digest == digest for one in held):
        return
    id = derived("snp", workshop.id, tx.at, digest)
    title = end_of(stage_name(workshop.stage, workshop.title, workshop.language), workshop.language)
    kept_as(tx, Snapshot(**_told(tx, workshop.id, id, title, "archive", outcomes)), outcomes)


def stage_name(stage: str, title: str, language: str) -> str:
    return text("chains.stage_named", language, stage=stage) if stage else title


def end_of(stage: str, language: str) -> str:
    return text("chains.end_of", language, stage=stage)[: take.LONGEST_LINE]


def of_a_stage(tx: Tx, workshop: Workshop, source: str, stage: str, outcomes: Mapping[str, Outcome]) -> None:
    """How the earlier stage ended, so that this one can be compared with it."""
    id = derived("snp", workshop.id, source, digest_of(outcomes))
    if outcomes and tx.get(Snapshot, workshop.id, id) is None:
        told = _told(tx, workshop.id, id, end_of(stage, workshop.language), "stage", outcomes)
        kept_as(tx, Snapshot(**told, source_workshop=source), outcomes)


def _told(tx: Tx, workshop_id: str, id: str, title: str, kind: str, outcomes: Mapping[str, Outcome]) -> dict[str, Any]:
    held = {"id": id, "workshop_id": workshop_id, "title": title, "kind": kind, "by": tx.actor, "at": tx.at}
    return {**held, "rows": len(outcomes), "digest": digest_of(outcomes)}


def kept_as(tx: Tx, snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Snapshot:
    rows = [
        SnapshotRow(
            id=derived("snr", snapshot.id, one.row),
            workshop_id=snapshot.workshop_id,
            snapshot_id=snapshot.id,
            row_id=one.row,
            worksheet=one.worksheet,
            title=one.title,
            unit_title=one.unit_title,
            theme=one.theme,
            values=one.values,
            mark=one.mark,
            position=position,
        )
        for position, one in enumerate(outcomes.values(), start=1)
    ]
    tx.put_all(rows, "snapshot_taken")
    return tx.put(snapshot, "snapshot_taken")


def outcomes_of(reader: Reader, workshop_id: str) -> dict[str, Outcome]:
    """Every accepted row, and those of earlier stages that stand, in the order of the activities; secret ones have none."""
    sources = Sources(reader, workshop_id)
    activities = sorted(reader.all(Activity, workshop_id), key=lambda one: (one.opened_at or "9", one.id))
    found: dict[str, Outcome] = {}
    for activity in activities:
        if not activity.secret:
            found |= {one.row: one for one in _of_activity(sources, activity)}
    return found


def _of_activity(sources: Sources, activity: Activity) -> list[Outcome]:
    reader, id = sources.reader, sources.workshop_id
    said: dict[str, list[Review]] = {}
    for review in reader.all(Review, id, activity_id=activity.id):
        said.setdefault(review.target_id, []).append(review)
    sheets = {one.id: one for one in reader.all(Sheet, id, activity_id=activity.id)}
    rows = [one for one in reader.all(Entry, id, activity_id=activity.id) if counts(one) and one.sheet_id in sheets]
    rows.sort(key=lambda one: (sheets[one.sheet_id].unit_id, one.position, one.id))
    hidden = Design.of(reader.need(Worksheet, id, activity.worksheet_id)).personal_fields
    stands = [one for one in rows if activity.brought_from or state_of(said.get(one.id, ())) == "accepted"]
    return [_outcome(sources, activity, sheets[one.sheet_id], one, hidden) for one in stands]


def _outcome(sources: Sources, activity: Activity, sheet: Sheet, entry: Entry, hidden: frozenset[str]) -> Outcome:
    design, lineage = sources.design(activity), sources.lineage_of(entry.id)
    values = {name: value for name, value in (entry.values or {}).items() if name not in hidden}
    meant = by_ids(design, entry)
    return Outcome(
        row=entry.id,
        worksheet=design.key,
        title=title_of(design, meant),
        unit_title=sources.unit_title(sheet.unit, sheet.unit_id),
        theme=sources.theme_of(design, meant, sheet) or "",
        values=values,
        mark=mark_of(lineage, entry.values) if lineage else "",
    )


def state_named(reader: Reader, workshop_id: str, name: str) -> dict[str, Outcome]:
    """A snapshot's rows by its id, or the present."""
    if name == NOW:
        return outcomes_of(reader, workshop_id)
    held = reader.need(Snapshot, workshop_id, name)
    rows = sorted(reader.all(SnapshotRow, workshop_id, snapshot_id=held.id), key=lambda one: one.position)
    return {one.row_id: Outcome.of(one) for one in rows}


def comparison(reader: Reader, workshop_id: str, before: str, after: str) -> dict[str, Any]:
    """`differences`: [{way, row, worksheet, title, unit_title, theme, fields: [{id, label_id, label_en, old, new}]}]."""
    earlier, later = state_named(reader, workshop_id, before), state_named(reader, workshop_id, after)
    found = compare(earlier, later)
    labels = {one.key: one.definition for one in reader.all(Worksheet, workshop_id)}
    counted = {way: sum(one.way == way for one in found) for way in ("added", "changed", "finished", "gone")}
    named = {"before": _name(reader, workshop_id, before), "after": _name(reader, workshop_id, after)}
    names = {one.id: one.name for one in reader.all(Organisation, workshop_id)} | {
        id: one.title for id, one in (earlier | later).items()
    }
    words = {(one.target_id, one.field_id): one for one in reader.all(Correction, workshop_id, target=ROW, withdrawn=False)}
    told = [_difference(one, _design(labels, one.row.worksheet), names, words) for one in found]
    return {**named, "of": [len(earlier), len(later)], "counts": counted, "differences": told}


def _name(reader: Reader, workshop_id: str, name: str) -> str:
    return "" if name == NOW else reader.need(Snapshot, workshop_id, name).title


def _design(known: Mapping[str, dict[str, Any]], key: str) -> dict[str, Any]:
    """A worksheet of an earlier stage that nothing was brought of is read off the shelf."""
    if key in known:
        return known[key]
    return shelf.worksheet(key) if key in shelf.worksheet_keys() else {"title_id": key, "title_en": key, "fields": []}


def _difference(one: Difference, design: Mapping[str, Any], names: Mapping[str, str], words: Words) -> dict[str, Any]:
    """Compared is what was typed; what is printed of it has the words of the editorial desk (ED1)."""
    labels = {field["id"]: field for field in design["fields"]}
    row = one.row.row
    own = [held for (target, _), held in words.items() if target == row]
    title = next((said for held in own if (said := as_printed(one.row.title, held)) != one.row.title), one.row.title)
    return {
        "way": one.way,
        "row": one.row.row,
        "worksheet_id": design["title_id"],
        "worksheet_en": design["title_en"],
        "title": title,
        "unit_title": one.row.unit_title,
        "fields": [
            {
                "label_id": labels.get(id, {}).get("label_id", id),
                "label_en": labels.get(id, {}).get("label_en", id),
                "old": _said(labels.get(id, {}), as_printed(old, words.get((row, id))), names),
                "new": _said(labels.get(id, {}), as_printed(new, words.get((row, id))), names),
            }
            for id, old, new in one.fields
        ],
    }


def _said(field: Mapping[str, Any], value: Any, names: Mapping[str, str]) -> str:
    """As people read it: choices by their label, organisations and rows by their name."""
    by_name = str(field.get("type", "")).startswith(("opd", "ref"))
    labels = names if by_name else {one["value"]: one["label_id"] for one in field.get("choices", [])}
    parts = value if isinstance(value, list) else [] if value is None else [value]
    return "; ".join(labels.get(str(part), str(part)) for part in parts)


HANDLERS: dict[type[Command], Handler] = {TakeSnapshot: take_snapshot, RemoveSnapshot: remove_snapshot}

"""The next stage on this laptop or on another: the last one's record, out of its own tables, its package or a file of it."""

from collections.abc import Mapping
from typing import IO, Any

import msgspec

from workshop import clock
from workshop.domain.carrying import title_of
from workshop.domain.chains import Carrying
from workshop.domain.objects import Json
from workshop.domain.record import SOURCES, Occasion, consolidate
from workshop.domain.refusals import Refused
from workshop.domain.stages import Stage, stage_of
from workshop.domain.workshops import Workshop
from workshop.service import creating
from workshop.service.recording import record_of
from workshop.service.stage_units import Units
from workshop.service.staging import brought
from workshop.storage import packing
from workshop.storage.transaction import Reader, Tx

ZIPPED = b"PK"
LARGEST_RECORD = 64 * 1024 * 1024
# Any facilitator may send one: less than what the laptop's own may take in.
MOST_TEXT = 256 * 1024 * 1024


def record_for(reader: Reader, workshop_id: str) -> dict[str, Json]:
    """Without personal columns: they stay with the stage they were asked for."""
    return record_of(reader, workshop_id, "", personal=False)


def record_in(file: IO[bytes]) -> dict[str, Json]:
    """A package (`dev.py pack`), or the record as JSON."""
    first = file.read(len(ZIPPED))
    file.seek(0)
    if first == ZIPPED:
        return _packed(packing.opened(file, MOST_TEXT))
    try:
        return dict(msgspec.json.decode(file.read(LARGEST_RECORD)))
    except (msgspec.DecodeError, TypeError, ValueError) as error:
        raise Refused("record_unknown", str(error)[:120], "file") from None


def _packed(package: packing.Package) -> dict[str, Json]:
    language = next(thing.language for thing in package.objects if isinstance(thing, Workshop))
    occasion = Occasion(language=language, made_at=clock.stamp(), seq=package.seq, epoch="", personal=False)
    return consolidate((thing for thing in package.objects if isinstance(thing, SOURCES)), occasion)


def shown(reader: Reader, workshop_id: str, record: Mapping[str, Json]) -> dict[str, Any]:
    """What the file holds: rows that were accepted, and units nobody knows here."""
    stage, workshop = stage_of(record), reader.need(Workshop, workshop_id, workshop_id)
    if stage.workshop == workshop_id:
        raise Refused("same_stage", field="file")
    units = Units(reader, workshop, stage, {})
    told = {"workshop": stage.workshop, "title": stage.title, "stage": stage.stage}
    return {**told, "activities": _activities(stage), "asked": units.asked(), "people": len(stage.people)}


def _activities(stage: Stage) -> list[dict[str, Any]]:
    found = []
    for one in stage.activities:
        rows = [
            {"id": row.id, "title": title_of(one.design, row.values), "from": row.unit_title, "mark": row.mark}
            for row in one.rows
            if row.accepted
        ]
        found += [{"id": one.id, "title": one.title, "rows": rows}] if rows else []
    return found


def opened(
    tx: Tx, record: Mapping[str, Json], wish: creating.Wish, rows: list[str], carrying: str, people: bool
) -> tuple[Workshop, dict[str, Any]]:
    """The workshop of the wish, with what comes along; asked for again, it is the same workshop and nothing comes twice."""
    workshop = creating.create(tx, wish)
    stage = stage_of(record)
    if stage.workshop == workshop.id:
        raise Refused("same_stage", field="id")
    if tx.get(Carrying, workshop.id, carrying) is not None:
        return workshop, {"rows": 0, "left": []}
    tx.actor, tx.at = "host", clock.stamp(workshop.clock_at)
    return workshop, brought(tx, workshop, stage, carrying, rows, {}, people)

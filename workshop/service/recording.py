"""Recording: one consistent picture of the tables into the session record.

One read transaction gives the objects and the `seq` they stand at, so that a record says exactly which change it holds.
"""

from typing import Any

from workshop import clock
from workshop.domain.record import SOURCES, Occasion, consolidate
from workshop.domain.workshops import Workshop
from workshop.service.timezones import zone_of
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Reader


def record_of(reader: Reader, workshop_id: str, language: str, personal: bool) -> dict[str, Any]:
    """The record as this reader's transaction sees the workshop; the refusal `unknown_workshop` where there is none."""
    workshop = reader.need(Workshop, workshop_id, workshop_id)
    occasion = Occasion(
        language=language or workshop.language,
        made_at=clock.stamp(workshop.clock_at),
        seq=reader.seq(workshop_id),
        epoch=reader.epoch(),
        personal=personal,
        zone=zone_of(workshop),
    )
    return consolidate((thing for kind in SOURCES for thing in reader.all(kind, workshop_id)), occasion)


def record_now(store: Store, workshop_id: str, language: str, personal: bool) -> dict[str, Any]:
    with store.reading() as reader:
        return record_of(reader, workshop_id, language, personal)

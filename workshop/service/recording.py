"""Recording: one consistent picture of the tables into the session record.

One read transaction gives the objects and the `seq` they stand at, so that a record says exactly which change it holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workshop import clock
from workshop.domain.judgements import DocumentVersion
from workshop.domain.objects import Stored
from workshop.domain.record import SOURCES, Occasion, consolidate
from workshop.domain.record_edition import changes_between, for_reader, without_silence
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.service.timezones import zone_of
from workshop.storage.history import at_line
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Reader


@dataclass(frozen=True, slots=True)
class Edition:
    """What somebody wants: a final by its id or the present state, for which reader; `silence`: None is as it is usual."""

    version: str = ""
    reader: str = "names"
    silence: bool | None = None


def record_of(reader: Reader, workshop_id: str, language: str, personal: bool) -> dict[str, Any]:
    """The record as this reader's transaction sees the workshop; the refusal `unknown_workshop` where there is none."""
    workshop = reader.need(Workshop, workshop_id, workshop_id)
    things = (thing for kind in SOURCES for thing in reader.all(kind, workshop_id))
    made_at = clock.stamp(workshop.clock_at)
    return _consolidated(reader, things, workshop, language, (made_at, reader.seq(workshop_id), personal))


def edition_of(reader: Reader, workshop_id: str, language: str, wanted: Edition) -> dict[str, Any]:
    """The whole record for those who keep the papers, made into the edition they want."""
    if wanted.version:
        record = _final(reader, reader.need(DocumentVersion, workshop_id, wanted.version), language)
        silence = record["edition"]["silence"] if wanted.silence is None else wanted.silence
    else:
        record = record_of(reader, workshop_id, language, personal=True)
        silence = wanted.silence is not False
    return for_reader(record if silence else without_silence(record), wanted.reader)


def _final(reader: Reader, version: DocumentVersion, language: str) -> dict[str, Any]:
    """As it was at its line of the journal; what changed is told against the final before it that is still meant."""
    if version.kind != "final":
        raise Refused("not_final", version.id)
    record = _at(reader, version, language)
    finals = reader.all(DocumentVersion, version.workshop_id, kind="final")
    earlier = [one for one in finals if one.number < version.number and not one.withdrawn]
    last = max(earlier, key=lambda one: one.number, default=None)
    edition = {"state": "final", "version": version.id, "number": version.number, "silence": version.silence}
    if last is not None:
        edition["since"] = {"number": last.number, "at": last.at, "seq": last.seq}
        edition["changes"] = changes_between(_at(reader, last, language), record)
    return record | {"edition": record["edition"] | edition}


def _at(reader: Reader, version: DocumentVersion, language: str) -> dict[str, Any]:
    things = at_line(reader, version.workshop_id, version.seq, SOURCES)
    workshop = next(one for one in things if isinstance(one, Workshop))
    return _consolidated(reader, things, workshop, language, (version.at, version.seq, True))


def _consolidated(
    reader: Reader, things: Iterable[Stored], workshop: Workshop, language: str, moment: tuple[str, int, bool]
) -> dict[str, Any]:
    made_at, seq, personal = moment
    occasion = Occasion(
        language=language or workshop.language,
        made_at=made_at,
        seq=seq,
        epoch=reader.epoch(),
        personal=personal,
        zone=zone_of(workshop),
    )
    return consolidate(things, occasion)


def record_now(store: Store, workshop_id: str, language: str, personal: bool) -> dict[str, Any]:
    with store.reading() as reader:
        return record_of(reader, workshop_id, language, personal)

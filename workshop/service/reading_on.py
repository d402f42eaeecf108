"""What assessors with limits read otherwise than before because something else changed (RV2, RS3): a row that names another
theme takes its reviews and references along (these the documents they refer to), a group its sheets and documents, a seat the
person's own, a row its clusters."""

from collections.abc import Iterator

from workshop.domain.attachments import Attachment, Citation
from workshop.domain.chains import Lineage
from workshop.domain.entries import Entry
from workshop.domain.groups import Group
from workshop.domain.house import House
from workshop.domain.judgements import Cluster, Review, Source
from workshop.domain.objects import Stored
from workshop.domain.people import Seat
from workshop.service.citing import cited_beneath, with_cited
from workshop.storage.transaction import Reader


def read_beneath(reader: Reader, before: House, after: House, thing: Stored) -> Iterator[Stored]:
    if before is after:
        return
    if isinstance(thing, Entry) and before.theme_of(thing.id) != after.theme_of(thing.id):
        yield from reader.all(Review, thing.workshop_id, target_id=thing.id)
        yield from with_cited(reader, reader.all(Citation, thing.workshop_id, entry_id=thing.id))
        yield from reader.all(Lineage, thing.workshop_id, entry_id=thing.id)
        yield from _clusters(reader, reader.all(Source, thing.workshop_id, entry_id=thing.id))
    elif isinstance(thing, Group | Seat):
        units = _units_of(thing, before)
        for sheet in after.sheets.values() if units else ():
            if (sheet.unit, sheet.unit_id) in units:
                for kind in (Entry, Review, Lineage):
                    yield from reader.all(kind, thing.workshop_id, sheet_id=sheet.id)
                yield from with_cited(reader, reader.all(Citation, thing.workshop_id, sheet_id=sheet.id))
                yield from _clusters(reader, reader.all(Source, thing.workshop_id, sheet_id=sheet.id))
        for unit, unit_id in units:
            yield from reader.all(Attachment, thing.workshop_id, unit=unit, unit_id=unit_id)
    elif isinstance(thing, Source):
        yield from _clusters(reader, [thing])
    else:
        yield from cited_beneath(reader, thing)


def _clusters(reader: Reader, sources: list[Source]) -> Iterator[Stored]:
    """The sources and what they stand in; one that changed itself is told anyway."""
    for source in sources:
        yield source
        yield from reader.all(Cluster, source.workshop_id, id=source.cluster_id)


def _units_of(thing: Group | Seat, before: House) -> set[tuple[str, str]]:
    """Whose sheets and documents stand elsewhere now."""
    if isinstance(thing, Group):
        was = before.groups.get(thing.id)
        return {("group", thing.id)} if was is not None and was.theme != thing.theme else set()
    left = before.seats.get(thing.id)
    same = left is not None and (left.person_id, left.organisation_id) == (thing.person_id, thing.organisation_id)
    return set() if same else {("person", seat.person_id) for seat in (left, thing) if seat is not None}

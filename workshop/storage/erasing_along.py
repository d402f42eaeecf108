"""ND1: what says the same words as a text out of which a name is taken: the editorial desk's corrections of it, and those that
took its words over from above."""

from collections.abc import Iterable, Iterator

from workshop.domain.corrections import ROW, Correction
from workshop.domain.entries import Entry
from workshop.storage.transaction import Reader


def along(reader: Reader, workshop_id: str, mentions: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The texts that were chosen, each with the corrections beside it."""
    seen: dict[tuple[str, str], None] = {}
    for kind, id in mentions:
        seen[kind, id] = None
        beside = reader.all(Correction, workshop_id, target=kind, target_id=id)
        row = reader.get(Entry, workshop_id, id) if kind == ROW else None
        near = reader.all(Correction, workshop_id, activity_id=row.activity_id) if row else []
        seen |= {(one.type, one.id): None for one in (*beside, *(one for one in near if one.above))}
    yield from seen

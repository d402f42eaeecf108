"""What the editorial desk proposes for a whole workshop, read from the tables; reading a thousand rows runs off the loop.

Nothing is proposed for a text that a person worded by hand or left as it is, nor on a secret sheet (VS4).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.corrections import FREE, ROW, Correction, Corrections, in_sheets, lines_of
from workshop.domain.entries import Entry
from workshop.domain.fields import Field
from workshop.domain.objects import Stored
from workshop.domain.record_corrections import OF_WORDS
from workshop.domain.record_hall import Shelves
from workshop.domain.viewers import Viewer
from workshop.domain.wording import Proposal, Words, is_ditto, propose
from workshop.service.known_words import words_of
from workshop.service.readying import definition_of
from workshop.service.rewording import may_be_corrected
from workshop.service.versions import must_keep_papers
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Reader

KINDS_READ: tuple[type[Stored], ...] = (Worksheet, Activity, Entry, Correction, *OF_WORDS.values())


@dataclass(frozen=True, slots=True)
class Desk:
    """What is read once for all texts."""

    shelves: Shelves
    words: Words
    known: Corrections
    designs: dict[str, tuple[Field, ...]]


def proposals(store: Store, viewer: Viewer) -> dict[str, Any]:
    """`{seq, proposals, resting}`: `of` is what each was made for; `resting`: corrections whose original reads otherwise now."""
    must_keep_papers(viewer)
    with store.reading() as reader:
        seq, desk = reader.seq(viewer.workshop_id), _read(reader, viewer.workshop_id)
    return {"seq": seq, "proposals": [*_of_rows(desk), *_of_words(desk)], "resting": list(_resting(desk))}


def _read(reader: Reader, workshop_id: str) -> Desk:
    shelves = Shelves(thing for kind in KINDS_READ for thing in reader.all(kind, workshop_id))
    known = Corrections.of(shelves.all(Correction), shelves.by_id(Entry))
    designs = {
        one.id: tuple(field for field in definition_of(reader, workshop_id, one.worksheet_id).fields if may_be_corrected(field))
        for one in shelves.all(Activity)
        if not one.secret
    }
    return Desk(shelves, words_of(reader, workshop_id), known, designs)


def _of_rows(desk: Desk) -> Iterator[dict[str, Any]]:
    for rows in in_sheets(one for one in desk.shelves.all(Entry) if one.activity_id in desk.designs).values():
        for field in desk.designs[rows[0].activity_id]:
            above: Sequence[str] = ()
            for row in rows:
                values = row.values or {}
                shown, is_free = _shown(desk, ROW, row.id, field.id, lines_of(values.get(field.id)))
                found = propose(shown, desk.words, above) if is_free else None
                if found is not None and _fits(field, found.lines):
                    yield _told(ROW, row.id, field.id, shown, found)
                above = above if is_ditto(shown) else shown


def _of_words(desk: Desk) -> Iterator[dict[str, Any]]:
    for target, kind in OF_WORDS.items():
        for thing in desk.shelves.all(kind):
            for name in FREE[target] if not getattr(thing, "withdrawn", False) else ():
                shown, is_free = _shown(desk, target, thing.id, name, lines_of(getattr(thing, name)))
                found = propose(shown, desk.words) if is_free else None
                if found is not None:
                    yield _told(target, thing.id, name, shown, found)


def _shown(desk: Desk, target: str, id: str, field: str, typed: list[str]) -> tuple[list[str], bool]:
    """What papers print there, and whether a proposal may follow."""
    here = (one for one in desk.known.of_target.get((target, id), ()) if one.field_id == field)
    fitting = next((one for one in here if desk.known.fits(one, typed)), None)
    return (typed, True) if fitting is None else (fitting.text, bool(fitting.kinds))


def _fits(field: Field, lines: list[str]) -> bool:
    return field.max_len is None or all(len(line) <= field.max_len for line in lines)


def _told(target: str, id: str, field: str, shown: list[str], found: Proposal) -> dict[str, Any]:
    place = {"target": target, "target_id": id, "field": field, "of": shown}
    return {**place, "text": found.lines, "alone": found.alone, "said": found.said}


def _resting(desk: Desk) -> Iterator[str]:
    rows = desk.shelves.by_id(Entry)
    things = {(name, one.id): one for name, kind in OF_WORDS.items() for one in desk.shelves.all(kind)}
    for (target, id), corrections in desk.known.of_target.items():
        for one in corrections:
            row = rows.get(id)
            typed = (row.values or {}).get(one.field_id) if row else getattr(things.get((target, id)), one.field_id, None)
            if not desk.known.fits(one, typed):
                yield one.id

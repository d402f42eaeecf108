"""Who holds unsent rows, as far as their phones said when they were heard last, before a restart or since.

A phone that lost the network before anything was typed cannot have said so: what is here is what is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workshop.domain.people import Credential, Person
from workshop.service.identity import ENDED
from workshop.storage.last_heard import Note, notes_of
from workshop.storage.transaction import Reader


@dataclass(frozen=True, slots=True)
class Held:
    """`at`, `address`: when and where the phone that holds them was heard last."""

    person_id: str
    rows: int
    at: str
    address: str


def holding(reader: Reader, workshop_id: str, heard: Iterable[Note]) -> list[Held]:
    """By person, most rows first.  `heard`: what is known since the last notes were written."""
    notes = _last_words(notes_of(reader, workshop_id), (note for note in heard if note.workshop_id == workshop_id))
    found: dict[str, Held] = {}
    for note in notes.values():
        if not note.unsent or (owner := _owner(reader, note)) is None or _is_superseded(reader, note, owner, notes):
            continue
        held = found.get(owner.id, Held(owner.id, 0, note.at, note.address))
        later = note if note.at > held.at else held
        found[owner.id] = replace(held, rows=held.rows + note.unsent, at=later.at, address=later.address)
    return sorted(found.values(), key=lambda one: (-one.rows, one.person_id))


def _last_words(written: Iterable[Note], heard: Iterable[Note]) -> dict[tuple[str, str], Note]:
    """By person and phone; one that came back and has not said anything yet holds what it held."""
    notes = {(note.person_id, note.phone): note for note in written}
    for note in heard:
        before = notes.get((note.person_id, note.phone))
        unsent = note.unsent if note.unsent is not None else before.unsent if before else None
        notes[note.person_id, note.phone] = replace(
            note, unsent=unsent, address=note.address or (before.address if before else "")
        )
    return notes


def owner_of(reader: Reader, workshop_id: str, person_id: str) -> Person | None:
    """Whom a person was found to be; None where nothing can come from them any more: their access was taken back."""
    person = reader.get(Person, workshop_id, person_id)
    while person is not None and person.merged_into is not None:
        person = reader.get(Person, workshop_id, person.merged_into)
    return None if person is None or person.status in ENDED else person


def _owner(reader: Reader, note: Note) -> Person | None:
    """Whose phone it is by now."""
    credential = reader.get(Credential, note.workshop_id, note.phone) if note.phone else None
    return owner_of(reader, note.workshop_id, credential.person_id if credential else note.person_id)


def _is_superseded(reader: Reader, note: Note, owner: Person, notes: dict[tuple[str, str], Note]) -> bool:
    """The same phone spoke since: as who its person was found to be, or signed in anew."""
    if not note.phone:
        return any(one.at > note.at for one in notes.values() if one.person_id == owner.id and one.unsent is not None)
    held = reader.all(Credential, note.workshop_id, person_id=owner.id, kind="device")
    hashes = {one.device_hash for one in held if one.id == note.phone and one.device_hash}
    same = {note.phone, *(one.id for one in held if one.device_hash in hashes)}
    return any(one.phone in same and one.at > note.at and one.unsent is not None for one in notes.values())

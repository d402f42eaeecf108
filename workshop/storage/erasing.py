"""ND1: what tells of a person is taken out of the rows and of the journal's past lines in place, whatever their number.

`erase` does so in the living store and puts the objects as they are now, so that phones follow; `blank` does it in a copy,
which stays the moment it was.  The ids of the erased are kept, and are applied again to whatever older state comes back.
Nothing of it is gone from the file before `scrub` has written the file anew.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import msgspec

from workshop.domain import erasing as plain
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.attachments import Attachment
from workshop.domain.catalogue import BY_NAME, KINDS
from workshop.domain.entries import Entry
from workshop.domain.erasing import SUBJECT, Cleaner, Leaving, Row, words_of
from workshop.domain.judgements import Review
from workshop.domain.objects import Stored
from workshop.domain.people import HERE, Credential, Grant, Person
from workshop.domain.record_work import Design
from workshop.domain.workshops import Workshop
from workshop.storage.choices import choose, chosen
from workshop.storage.erasing_along import along
from workshop.storage.rows import UPSERTS, dumps, to_row
from workshop.storage.transaction import Reader, Tx

SCRUB = "scrub_pending"
OF_PEOPLE = "type IN ('person', 'credential', 'attendance_mark')"
# Beside the id of a document on the list: the hash under which its content lay.
CONTENT = "content"
INDEXED = ("person", "credential", "attendance_mark")
OF_ONE = ("last_heard", "uploads")
AT_ONCE = 400

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Erased:
    """One line of the list of ids that outlives every copy."""

    workshop_id: str
    person_id: str
    shown: str
    mentions: tuple[Key, ...]
    at: str

    @property
    def leaving(self) -> Leaving:
        return Leaving(self.person_id, self.shown, self.mentions)


def erased_in(connection: sqlite3.Connection) -> list[Erased]:
    """A store made before there was such a list has none."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'erased'").fetchone():
        return []
    rows = connection.execute("SELECT workshop_id, person_id, shown, mentions, at FROM erased ORDER BY at, person_id").fetchall()
    return [Erased(w, p, s, tuple((kind, id) for kind, id in msgspec.json.decode(m)), at) for w, p, s, m, at in rows]


def remember(connection: sqlite3.Connection, known: Iterable[Erased]) -> None:
    connection.executemany(
        "INSERT INTO erased VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(one.workshop_id, one.person_id, one.shown, dumps(one.mentions), one.at) for one in known],
    )


def erase(tx: Tx, workshop_id: str, leaving: Iterable[Leaving], at: str) -> list[str]:
    """The people (with those merged into them) who were erased now; whoever was before is not again."""
    gone = [one for one in _with_merged(tx, workshop_id, leaving) if not _is_erased(tx, workshop_id, one.person_id)]
    if not gone:
        return []
    cleaners = _cleaners(tx, workshop_id, gone)
    for key, cleaner in cleaners.items():
        _put_clean(tx, tx.need(BY_NAME[key[0]], workshop_id, key[1]), cleaner)
    for one in gone:
        _end_roles(tx, workshop_id, one.person_id)
        for table in OF_ONE:
            tx.connection.execute(f"DELETE FROM {table} WHERE workshop_id = ? AND person_id = ?", (workshop_id, one.person_id))
    _clean_journal(tx.connection, workshop_id, cleaners)
    remember(tx.connection, [Erased(workshop_id, one.person_id, one.shown, one.mentions, at) for one in gone])
    scrub_later(tx)
    return [one.person_id for one in gone]


def erase_again(tx: Tx, known: Iterable[Erased], at: str) -> list[str]:
    """Those on the list whom this older state still tells of."""
    by_workshop: dict[str, list[Erased]] = {}
    for one in known:
        by_workshop.setdefault(one.workshop_id, []).append(one)
    found: list[str] = []
    for workshop_id, those in by_workshop.items():
        there = [one for one in those if tx.get(Person, workshop_id, one.person_id) is not None]
        workshop = tx.get(Workshop, workshop_id, workshop_id)
        if workshop is not None and there:
            tx.actor, tx.command_id, tx.at = "system", "", at
            found += erase(tx, workshop_id, [one.leaving for one in there], at)
        erase_documents(tx, workshop_id, those, at)
        remember(tx.connection, those)
    return found


def erase_documents(tx: Tx, workshop_id: str, known: Iterable[Erased], at: str) -> None:
    """The lines of the list that are of a document.  What it held is taken from the disk after the commit."""
    for one in known:
        held = tx.get(Attachment, workshop_id, one.person_id)
        if held is not None and not held.is_erased:
            tx.actor, tx.at = tx.actor or "system", tx.at or at
            cleaner = partial(plain.without_document, shown=one.shown)
            gone = Attachment.from_json(cleaner(held.to_json()))
            tx.put(replace(gone, withdrawn=True, shared=False), "attachment_erased")
            _clean_journal(tx.connection, workshop_id, {(held.type, held.id): cleaner})
            scrub_later(tx)


def blank(connection: sqlite3.Connection, known: Collection[Erased]) -> None:
    """The same in a copy, where no change is added to what it is a copy of."""
    reader = Reader(connection)
    for workshop_id in {one.workshop_id for one in known}:
        leaving = _with_merged(reader, workshop_id, [one.leaving for one in known if one.workshop_id == workshop_id])
        cleaners = _cleaners(reader, workshop_id, leaving) | _documents(reader, workshop_id, known)
        for (kind, id), cleaner in cleaners.items():
            thing = reader.need(BY_NAME[kind], workshop_id, id)
            connection.execute(UPSERTS[type(thing)], to_row(type(thing).from_json(cleaner(thing.to_json()))))
        _clean_journal(connection, workshop_id, cleaners)
        for table, one in [(table, one) for table in OF_ONE for one in leaving]:
            connection.execute(f"DELETE FROM {table} WHERE workshop_id = ? AND person_id = ?", (workshop_id, one.person_id))
    remember(connection, known)


def scrub_waits(reader: Reader) -> bool:
    return bool(chosen(reader, SCRUB))


def scrub_later(tx: Tx) -> None:
    choose(tx, SCRUB, True)


def scrubbed(tx: Tx) -> None:
    choose(tx, SCRUB, False)


def scrub(connection: sqlite3.Connection) -> bool:
    """Writes the file anew, so that no free page keeps what was taken out, and empties the log; whether nobody hindered it."""
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("VACUUM")
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def erased_count(reader: Reader, workshop_id: str) -> int:
    """So many numbers were given away; a document gets none."""
    row = reader.connection.execute(
        "SELECT count(DISTINCT shown) FROM erased WHERE workshop_id = ?1 "
        "AND person_id NOT IN (SELECT id FROM attachments WHERE workshop_id = ?1)",
        (workshop_id,),
    ).fetchone()
    return int(row[0])


def words_about(reader: Reader, workshop_id: str, people: Collection[str]) -> set[str]:
    """Everything these people were ever called in this workshop, as texts may have it."""
    marks = ", ".join("?" * len(people))
    rows = reader.connection.execute(
        f"SELECT DISTINCT json_extract(object, '$.name'), json_extract(object, '$.nip'), json_extract(object, '$.phone') "
        f"FROM changes WHERE workshop_id = ? AND object_id IN ({marks}) AND {OF_PEOPLE} AND type = 'person'",
        (workshop_id, *people),
    ).fetchall()
    return set().union(*(words_of(name, nip, phone) for name, nip, phone in rows))


def with_merged(reader: Reader, workshop_id: str, person_id: str) -> list[str]:
    """The person and whoever was merged into them: one human being."""
    return [person_id, *(one.id for one in reader.all(Person, workshop_id, merged_into=person_id))]


def _with_merged(reader: Reader, workshop_id: str, leaving: Iterable[Leaving]) -> list[Leaving]:
    found: dict[str, Leaving] = {}
    for one in leaving:
        for id in with_merged(reader, workshop_id, one.person_id):
            found.setdefault(id, replace(one, person_id=id))
    return [one for one in found.values() if reader.get(Person, workshop_id, one.person_id) is not None]


def _is_erased(reader: Reader, workshop_id: str, person_id: str) -> bool:
    return reader.need(Person, workshop_id, person_id).erased_at is not None


def _cleaners(reader: Reader, workshop_id: str, leaving: Collection[Leaving]) -> dict[Key, Cleaner]:
    """What is to be done to which object."""
    shown = {one.person_id: one.shown for one in leaving}
    found: dict[Key, Cleaner] = {}
    for kind in KINDS:
        if kind.type in SUBJECT and kind is not Entry:
            for thing in _belonging(reader, kind, workshop_id, shown):
                found[kind.type, thing.id] = partial(plain.without_person, kind.type, shown=shown[_subject(thing)])
    personal = _personal_columns(reader, workshop_id)
    for entry in _belonging(reader, Entry, workshop_id, shown) if personal else ():
        if columns := personal.get(entry.activity_id):
            found[entry.type, entry.id] = partial(plain.without_person, entry.type, shown="", columns=columns)
            for review in reader.all(Review, workshop_id, target_id=entry.id):
                found[review.type, review.id] = partial(plain.without_columns, columns=columns)
    for one in leaving:
        words = words_about(reader, workshop_id, [one.person_id]) if one.mentions else set()
        for kind_name, id in along(reader, workshop_id, one.mentions):
            if kind_name in BY_NAME and reader.get(BY_NAME[kind_name], workshop_id, id) is not None:
                clean = partial(plain.without_words, kind_name, words=words, shown=one.shown)
                found[kind_name, id] = partial(_in_turn, found.get((kind_name, id)), clean)
    return found


def _documents(reader: Reader, workshop_id: str, known: Iterable[Erased]) -> dict[Key, Cleaner]:
    own = [one for one in known if one.workshop_id == workshop_id]
    there = [one for one in own if reader.get(Attachment, workshop_id, one.person_id) is not None]
    return {(Attachment.type, one.person_id): partial(plain.without_document, shown=one.shown) for one in there}


def _in_turn(first: Cleaner | None, second: Cleaner, row: Row) -> Row:
    return second(row if first is None else first(row))


def _belonging(reader: Reader, kind: type[Any], workshop_id: str, people: Mapping[str, str]) -> Iterator[Any]:
    column = SUBJECT[kind.type]
    for chunk in _chunks(list(people)):
        marks = ", ".join("?" * len(chunk))
        yield from reader.where(kind, f'workshop_id = ? AND "{column}" IN ({marks})', workshop_id, *chunk)


def _subject(thing: Stored) -> str:
    return str(getattr(thing, SUBJECT[thing.type]))


def _personal_columns(reader: Reader, workshop_id: str) -> dict[str, frozenset[str]]:
    """Activity → the columns of its rows that tell of their author."""
    designs = {sheet.id: Design.of(sheet).personal_fields for sheet in reader.all(Worksheet, workshop_id)}
    found = {one.id: designs.get(one.worksheet_id, frozenset()) for one in reader.all(Activity, workshop_id)}
    return {activity: columns for activity, columns in found.items() if columns}


def _put_clean(tx: Tx, thing: Stored, cleaner: Cleaner) -> None:
    """The object as phones are told of it; one that told nothing is left as it was."""
    clean = type(thing).from_json(cleaner(thing.to_json()))
    if isinstance(clean, Person):
        tx.put(_gone(tx, clean), "person_erased")
    elif isinstance(clean, Credential) and clean.revoked_at is None:
        tx.put(replace(clean, revoked_at=tx.at), "credential_revoked")
    elif isinstance(clean, Entry) and isinstance(thing, Entry) and clean != thing:
        changed = {name for name in thing.draft if clean.draft.get(name) != thing.draft[name]}
        seq = tx.seq(thing.workshop_id) + 1
        tx.put(replace(clean, revisions={**clean.revisions, **dict.fromkeys(changed, seq)}), "text_erased")
    elif clean != thing:
        tx.put(clean, "text_erased")


def _gone(tx: Tx, person: Person) -> Person:
    """Whoever was here stays counted; the one the workshop was made with can still enter from the laptop."""
    status = {**dict.fromkeys(HERE, "erased"), "announced": "removed"}.get(person.status, person.status)
    if _is_owner(tx, person):
        status = person.status
    return replace(person, status=status, erased_at=tx.at)


def _end_roles(tx: Tx, workshop_id: str, person_id: str) -> None:
    if _is_owner(tx, tx.need(Person, workshop_id, person_id)):
        return
    for grant in tx.all(Grant, workshop_id, person_id=person_id):
        if grant.revoked_at is None:
            tx.put(replace(grant, revoked_at=tx.at), "role_revoked")


def _is_owner(reader: Reader, person: Person) -> bool:
    return reader.need(Workshop, person.workshop_id, person.workshop_id).owner_id == person.id


def _clean_journal(connection: sqlite3.Connection, workshop_id: str, cleaners: Mapping[Key, Cleaner]) -> None:
    """Every line of these objects, each under its own number."""
    indexed = [id for kind, id in cleaners if kind in INDEXED]
    others = [id for kind, id in cleaners if kind not in INDEXED]
    for chunk, only in [(c, f" AND {OF_PEOPLE}") for c in _chunks(indexed)] + [(c, "") for c in _chunks(others)]:
        marks = ", ".join("?" * len(chunk))
        lines = connection.execute(
            f"SELECT seq, type, object_id, object FROM changes WHERE workshop_id = ? AND object_id IN ({marks}){only}",
            (workshop_id, *chunk),
        ).fetchall()
        for seq, kind, id, text in lines:
            cleaner = cleaners.get((kind, id))
            clean = dumps(cleaner(msgspec.json.decode(text))) if cleaner else text
            if clean != text:
                connection.execute("UPDATE changes SET object = ? WHERE workshop_id = ? AND seq = ?", (clean, workshop_id, seq))


def _chunks(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]

"""What the journal remembers: how one object was before, what a seat's lines say in order, all that one command changed, and acts
backwards.

The partial indexes on the journal are used only where their conditions are repeated word for word.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import msgspec

from workshop.domain.acts import Act, Line
from workshop.domain.catalogue import BY_NAME
from workshop.domain.changes import Change
from workshop.domain.groups import Grouping
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person
from workshop.storage.rows import Kind
from workshop.storage.transaction import Reader

SEATING = "type IN ('membership', 'seat')"
ACTS = "name NOT IN ('entry_saved', 'entry_readied', 'sheet_started', 'sheet_touched', 'vote_cast')"
THINGS = "type NOT IN ('entry', 'sheet', 'vote', 'attendance_mark')"
PEOPLE = "type IN ('person', 'credential', 'attendance_mark')"
ORGANISATIONS = "type = 'organisation'"
WRITTEN = ("entry", "sheet", "vote", "attendance_mark")
MANY = 500

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a command did to one object.  `before`: None for what it made."""

    name: str
    before: Stored | None
    after: Stored


def seating(reader: Reader, workshop_id: str, id: str, field: str) -> list[tuple[int, str | None]]:
    """A field of a seat or a membership, in every line it has."""
    rows = reader.connection.execute(
        f"SELECT seq, json_extract(object, ?) FROM changes WHERE workshop_id = ? AND object_id = ? AND {SEATING} ORDER BY seq",
        (f"$.{field}", workshop_id, id),
    ).fetchall()
    return [(int(seq), value) for seq, value in rows]


def place_before(reader: Reader, workshop_id: str, membership_id: str, how: str) -> tuple[str | None, str]:
    """The group a seat was in, and how it came there, before it was put into none in this way."""
    row = reader.connection.execute(
        "SELECT json_extract(object, '$.group_id'), json_extract(object, '$.how') FROM changes "
        f"WHERE workshop_id = ? AND object_id = ? AND {SEATING} "
        "AND json_extract(object, '$.how') != ? ORDER BY seq DESC LIMIT 1",
        (workshop_id, membership_id, how),
    ).fetchone()
    return (row[0], row[1]) if row else (None, "")


def versions(reader: Reader, kind: type[Kind], workshop_id: str, id: str) -> list[Kind]:
    """A person or an organisation as each line has it; the revision is the line."""
    where = {Person: PEOPLE, Organisation: ORGANISATIONS}[kind]
    rows = reader.connection.execute(
        f"SELECT object FROM changes WHERE workshop_id = ? AND object_id = ? AND {where} ORDER BY seq", (workshop_id, id)
    ).fetchall()
    return [kind.from_json(msgspec.json.decode(row[0])) for row in rows]


def removal_of(reader: Reader, workshop_id: str, grouping: Grouping) -> int:
    """The line by which the grouping was removed last; hardly ever another than its latest."""
    row = reader.connection.execute(
        "SELECT seq FROM changes WHERE workshop_id = ? AND seq <= ? AND object_id = ? AND name = 'grouping_removed' "
        "ORDER BY seq DESC LIMIT 1",
        (workshop_id, grouping.revision, grouping.id),
    ).fetchone()
    return int(row[0])


def as_it_was(reader: Reader, thing: Kind) -> Kind | None:
    """The object before its last change; None of what was made by it."""
    return before_line(reader, thing, thing.revision)


def before_line(reader: Reader, thing: Kind, seq: int) -> Kind | None:
    """The object as it was before this line of the journal; None where it was not there yet."""
    found = _before(reader, thing.workshop_id, seq, [(thing.type, thing.id)]).get((thing.type, thing.id))
    return found if isinstance(found, type(thing)) else None


def at_line(reader: Reader, workshop_id: str, seq: int, kinds: Iterable[type[Stored]]) -> list[Stored]:
    """All objects of these kinds as they were after this line of the journal (CL5)."""
    names = [kind.type for kind in kinds]
    rows = reader.connection.execute(
        "SELECT type, object, max(seq) FROM changes WHERE workshop_id = ? AND seq <= ? "
        f"AND type IN ({', '.join('?' * len(names))}) GROUP BY type, object_id",
        (workshop_id, seq, *names),
    ).fetchall()
    return [_object(kind, text) for kind, text, _ in rows]


def turns_of_command(reader: Reader, workshop_id: str, seq: int) -> list[Turn]:
    """All objects that the command behind this line changed, each by the name of its first line and as its last one has it."""
    lines = _lines_of_command(reader, workshop_id, seq)
    last: dict[Key, Change] = {}
    for line in lines:
        key = (line.object.type, line.object.id)
        last[key] = line if key not in last else replace(line, name=last[key].name)
    before = _before(reader, workshop_id, lines[0].seq, last) if lines else {}
    return [Turn(line.name, before.get(key), line.object) for key, line in last.items()]


def lines_before(reader: Reader, workshop_id: str, seq: int) -> Iterator[Line]:
    """Backwards, one by one, what is no plain writing or voting."""
    sql = (
        "SELECT seq, name, type, object_id, actor, command_id, at FROM changes "
        f"WHERE workshop_id = ? AND seq < ? AND {ACTS} ORDER BY seq DESC"
    )
    yield from (Line(*row) for row in reader.connection.execute(sql, (workshop_id, seq)))


def act_at(reader: Reader, workshop_id: str, seq: int) -> Act | None:
    """The act that this line belongs to; None where there is no such line."""
    if not 0 < seq <= reader.seq(workshop_id):
        return None
    lines = _lines_of_command(reader, workshop_id, seq)
    told = [Line(one.seq, one.name, one.object.type, one.object.id, one.actor, one.command_id, one.at) for one in lines]
    return Act(tuple(told))


def object_at(reader: Reader, workshop_id: str, seq: int) -> Stored:
    """What the line carries."""
    (line,) = reader.changes_since(workshop_id, seq - 1, limit=1)
    return line.object


def _lines_of_command(reader: Reader, workshop_id: str, seq: int) -> list[Change]:
    """A command's lines stand together: it is decided in one breath."""
    (line,) = reader.changes_since(workshop_id, seq - 1, limit=1)
    first = _edge(reader, line, "seq < ? ORDER BY seq DESC", 0) + 1
    end = _edge(reader, line, "seq > ? ORDER BY seq", reader.seq(workshop_id) + 1)
    return reader.changes_since(workshop_id, first - 1, limit=end - first)


def _edge(reader: Reader, line: Change, side: str, none: int) -> int:
    """The nearest line of another command on that side."""
    sql = f"SELECT seq FROM changes WHERE workshop_id = ? AND (actor != ? OR command_id != ?) AND {side} LIMIT 1"
    row = reader.connection.execute(sql, (line.workshop_id, line.actor, line.command_id, line.seq)).fetchone()
    return int(row[0]) if row else none


def _before(reader: Reader, workshop_id: str, seq: int, keys: Iterable[Key]) -> dict[Key, Stored]:
    """Each object as its last line before `seq` has it."""
    written = list(dict.fromkeys(id for kind, id in keys if kind in WRITTEN))
    things = list(dict.fromkeys(id for kind, id in keys if kind not in WRITTEN))
    found = _last_lines(reader, workshop_id, seq, things, THINGS)
    return found | _last_lines(reader, workshop_id, seq, written, f"NOT ({THINGS})")


def _last_lines(reader: Reader, workshop_id: str, seq: int, ids: list[str], of: str) -> dict[Key, Stored]:
    found: dict[Key, Stored] = {}
    for start in range(0, len(ids), MANY):
        some = ids[start : start + MANY]
        rows = reader.connection.execute(
            f"SELECT type, object, max(seq) FROM changes WHERE workshop_id = ? AND seq < ? AND {of} "
            f"AND object_id IN ({', '.join('?' * len(some))}) GROUP BY type, object_id",
            (workshop_id, seq, *some),
        ).fetchall()
        found |= {(kind, thing.id): thing for kind, thing in ((row[0], _object(row[0], row[1])) for row in rows)}
    return found


def _object(kind: str, text: str) -> Stored:
    return BY_NAME[kind].from_json(msgspec.json.decode(text))

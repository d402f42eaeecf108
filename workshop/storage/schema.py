"""Tables from the model: one STRICT table per kind of object, and the journal, receipts and epoch beside them.

Beside them too, and never journalled: `settings`, what the laptop's own facilitator chose for this store, as JSON by name;
`last_heard`, under which address and with how many unsent rows each person's phone was heard last.

Columns follow the dataclasses; a migration is a numbered list of statements that is never edited after a release.
"""

import typing
from dataclasses import fields

from workshop.domain.catalogue import KINDS, table_of
from workshop.domain.objects import Stored

INTEGERS = (int, bool)
VERSION = 1

BESIDE = (
    """CREATE TABLE store (one INTEGER PRIMARY KEY CHECK (one = 1), epoch TEXT NOT NULL, host_key TEXT NOT NULL,
       made_at TEXT NOT NULL) STRICT""",
    "CREATE TABLE counters (workshop_id TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT",
    """CREATE TABLE changes (workshop_id TEXT NOT NULL, seq INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
       object_id TEXT NOT NULL, object TEXT NOT NULL, actor TEXT NOT NULL, command_id TEXT NOT NULL, at TEXT NOT NULL,
       PRIMARY KEY (workshop_id, seq)) STRICT""",
    """CREATE TABLE receipts (actor TEXT NOT NULL, command_id TEXT NOT NULL, workshop_id TEXT NOT NULL, ack TEXT NOT NULL,
       at TEXT NOT NULL, UNIQUE (actor, command_id)) STRICT""",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE last_heard (workshop_id TEXT NOT NULL, person_id TEXT NOT NULL, unsent INTEGER NOT NULL,
       address TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (workshop_id, person_id)) STRICT""",
    "CREATE INDEX changes_of_seating ON changes (workshop_id, object_id) WHERE type IN ('membership', 'seat')",
    "CREATE UNIQUE INDEX workshops_join_code ON workshops (join_code)",
    "CREATE INDEX credentials_secret ON credentials (secret_hash)",
    "CREATE INDEX credentials_person ON credentials (workshop_id, person_id)",
    "CREATE INDEX grants_person ON grants (workshop_id, person_id)",
    "CREATE INDEX seats_person ON seats (workshop_id, person_id)",
    "CREATE INDEX memberships_seat ON memberships (workshop_id, seat_id)",
    "CREATE UNIQUE INDEX sheets_unit ON sheets (activity_id, unit_id)",
    "CREATE INDEX entries_sheet ON entries (workshop_id, sheet_id)",
    "CREATE INDEX entries_activity ON entries (workshop_id, activity_id)",
    "CREATE UNIQUE INDEX votes_voter ON votes (ballot_id, voter_id)",
    "CREATE UNIQUE INDEX marks_once ON attendance_marks (person_id, half_day, kind, at)",
)


def table_sql(kind: type[Stored]) -> str:
    columns = ", ".join(f"{quoted(field.name)} {column_type(kind, field.name)}" for field in fields(kind))
    return f"CREATE TABLE {table_of(kind)} ({columns}, PRIMARY KEY (workshop_id, id)) STRICT"


def quoted(name: str) -> str:
    """Column names follow the model, whose words (`values`) may be SQL's too."""
    return f'"{name}"'


def column_type(kind: type[Stored], name: str) -> str:
    hint = _hints(kind)[name]
    plain = [part for part in typing.get_args(hint) or (hint,) if part is not type(None)]
    optional = "" if type(None) in typing.get_args(hint) else " NOT NULL"
    return ("INTEGER" if plain[0] in INTEGERS and not is_json(kind, name) else "TEXT") + optional


def is_json(kind: type[Stored], name: str) -> bool:
    text = str(_hints(kind)[name])
    return text.startswith(("dict", "list"))


def is_bool(kind: type[Stored], name: str) -> bool:
    return _hints(kind)[name] is bool


def statements() -> list[str]:
    return [*(table_sql(kind) for kind in KINDS), *BESIDE]


def _hints(kind: type[Stored]) -> dict[str, typing.Any]:
    return typing.get_type_hints(kind)

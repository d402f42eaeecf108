"""How each person's phone was heard last: its address, its unsent rows.  Outlives the server, never journalled."""

from collections.abc import Iterable
from dataclasses import dataclass

from workshop.storage.transaction import Reader, Tx


@dataclass(frozen=True, slots=True)
class Note:
    """`address`: host and port as the phone asked for them; empty where only what is unsent is known anew."""

    workshop_id: str
    person_id: str
    unsent: int
    address: str
    at: str


def write_notes(tx: Tx, notes: Iterable[Note]) -> None:
    tx.connection.executemany(
        "INSERT INTO last_heard VALUES (?, ?, ?, ?, ?) ON CONFLICT (workshop_id, person_id) DO UPDATE SET "
        "unsent = excluded.unsent, at = excluded.at, "
        "address = CASE excluded.address WHEN '' THEN address ELSE excluded.address END",
        [(note.workshop_id, note.person_id, note.unsent, note.address, note.at) for note in notes],
    )


def notes_of(reader: Reader, workshop_id: str) -> list[Note]:
    rows = reader.connection.execute("SELECT * FROM last_heard WHERE workshop_id = ?", (workshop_id,)).fetchall()
    return [Note(*row) for row in rows]

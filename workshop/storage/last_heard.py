"""How each phone was heard last: its address, its unsent rows.  Outlives the server, never journalled."""

from collections.abc import Iterable
from dataclasses import dataclass

from workshop.storage.transaction import Reader, Tx

WRITE = (
    "INSERT INTO last_heard (workshop_id, person_id, phone, unsent, address, at) VALUES (?1, ?2, ?3, ifnull(?4, 0), ?5, ?6) "
    "ON CONFLICT (workshop_id, person_id, phone) DO UPDATE SET unsent = ifnull(?4, unsent), at = ?6, "
    "address = CASE ?5 WHEN '' THEN address ELSE ?5 END"
)


@dataclass(frozen=True, slots=True)
class Note:
    """`unsent`: None where the phone has not said yet.  `address`: host and port as it asked for them, empty where that is
    known already.  `phone`: the credential it signed in with, empty where phones were not yet told apart."""

    workshop_id: str
    person_id: str
    unsent: int | None
    address: str
    at: str
    phone: str = ""


def write_notes(tx: Tx, notes: Iterable[Note]) -> None:
    """What was known of a person before phones were told apart ends with the first word of one of them."""
    held = list(notes)
    lines = [(note.workshop_id, note.person_id, note.phone, note.unsent, note.address, note.at) for note in held]
    tx.connection.executemany(WRITE, lines)
    spoken = [(note.workshop_id, note.person_id) for note in held if note.phone and note.unsent is not None]
    tx.connection.executemany("DELETE FROM last_heard WHERE workshop_id = ? AND person_id = ? AND phone = ''", spoken)


def notes_of(reader: Reader, workshop_id: str) -> list[Note]:
    rows = reader.connection.execute(
        "SELECT workshop_id, person_id, unsent, address, at, phone FROM last_heard WHERE workshop_id = ?", (workshop_id,)
    ).fetchall()
    return [Note(*row) for row in rows]

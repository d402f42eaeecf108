"""Single facts by SQL, where loading whole objects would be dear."""

from workshop.domain.catalogue import table_of
from workshop.domain.objects import Stored
from workshop.storage.transaction import Reader


def next_position(reader: Reader, workshop_id: str, sheet_id: str) -> int:
    """The place of a new row at the end of its sheet."""
    row = reader.connection.execute(
        "SELECT coalesce(max(position), 0) + 1 FROM entries WHERE workshop_id = ? AND sheet_id = ?", (workshop_id, sheet_id)
    ).fetchone()
    return int(row[0])


def revision_of(reader: Reader, kind: type[Stored], workshop_id: str, id: str) -> int | None:
    sql = f"SELECT revision FROM {table_of(kind)} WHERE workshop_id = ? AND id = ?"
    row = reader.connection.execute(sql, (workshop_id, id)).fetchone()
    return int(row[0]) if row else None


def clock_of(reader: Reader, workshop_id: str) -> str | None:
    """A rehearsal's standing clock."""
    sql = "SELECT clock_at FROM workshops WHERE workshop_id = ? AND id = ?"
    row = reader.connection.execute(sql, (workshop_id, workshop_id)).fetchone()
    return row[0] if row else None

"""Single facts by SQL, where loading whole objects would be dear."""

from workshop.storage.transaction import Reader


def next_position(reader: Reader, workshop_id: str, sheet_id: str) -> int:
    """The place of a new row at the end of its sheet."""
    row = reader.connection.execute(
        "SELECT coalesce(max(position), 0) + 1 FROM entries WHERE workshop_id = ? AND sheet_id = ?", (workshop_id, sheet_id)
    ).fetchone()
    return int(row[0])


def clock_of(reader: Reader, workshop_id: str) -> str | None:
    """A rehearsal's standing clock."""
    sql = "SELECT clock_at FROM workshops WHERE workshop_id = ? AND id = ?"
    row = reader.connection.execute(sql, (workshop_id, workshop_id)).fetchone()
    return row[0] if row else None


def seats_held(reader: Reader, workshop_id: str) -> list[tuple[str, str, str, str, str, str]]:
    """Of each seat that is held, and by whom: seat, organisation, sector, sex, rank, status."""
    return reader.connection.execute(
        "SELECT s.id, s.organisation_id, p.sector, p.sex, p.rank, p.status FROM seats s JOIN persons p "
        "ON p.workshop_id = s.workshop_id AND p.id = s.person_id WHERE s.workshop_id = ? AND s.status = 'held' AND p.staff = 0 "
        "ORDER BY s.id",
        (workshop_id,),
    ).fetchall()


def places(reader: Reader, workshop_id: str, grouping_id: str) -> list[tuple[str, str | None, str]]:
    """Of each seat somebody has decided on in this grouping: seat, group, how."""
    return reader.connection.execute(
        "SELECT seat_id, group_id, how FROM memberships WHERE workshop_id = ? AND grouping_id = ?", (workshop_id, grouping_id)
    ).fetchall()


def is_divided(reader: Reader, workshop_id: str, grouping_id: str) -> bool:
    sql = "SELECT 1 FROM memberships WHERE workshop_id = ? AND grouping_id = ? AND group_id IS NOT NULL LIMIT 1"
    return reader.connection.execute(sql, (workshop_id, grouping_id)).fetchone() is not None

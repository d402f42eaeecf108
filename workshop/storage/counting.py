"""Figures by SQL where the objects themselves are not wanted."""

from workshop.storage.transaction import Reader


def rows_by_unit(reader: Reader, workshop_id: str, activity_id: str) -> dict[str, int]:
    """Unit id → rows that count (EN3); a unit without a sheet is absent."""
    rows = reader.connection.execute(
        "SELECT s.unit_id, count(e.id) FROM sheets s LEFT JOIN entries e ON e.workshop_id = s.workshop_id "
        "AND e.sheet_id = s.id AND e.state = 'ready' AND e.late = 0 AND e.\"values\" IS NOT NULL "
        "WHERE s.workshop_id = ? AND s.activity_id = ? GROUP BY s.unit_id",
        (workshop_id, activity_id),
    ).fetchall()
    return {str(unit_id): int(count) for unit_id, count in rows}

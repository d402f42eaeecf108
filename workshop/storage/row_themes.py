"""Which theme each row of an activity names for itself: one column looked into, no row read whole."""

from collections.abc import Iterator

from workshop.storage.transaction import Reader

_NAMED = "SELECT id, revision, json_extract(parsed, ?) FROM entries WHERE workshop_id = ? AND activity_id = ?"


def row_themes(reader: Reader, workshop_id: str, activity_id: str, field: str) -> Iterator[tuple[str, int, str]]:
    """Row, revision and theme; '' where it names none."""
    path = f'$."{field}"'
    for id, revision, named in reader.connection.execute(_NAMED, (path, workshop_id, activity_id)):
        yield id, revision, named if isinstance(named, str) else ""

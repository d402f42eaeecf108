"""What the laptop's own facilitator chose for this store: JSON by name, beside the journal."""

import json
from typing import Any

from workshop.storage.rows import dumps
from workshop.storage.transaction import Reader, Tx


def chosen(reader: Reader, name: str) -> Any:
    """None where nothing was chosen."""
    row = reader.connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return None if row is None else json.loads(row[0])


def choose(tx: Tx, name: str, value: Any) -> None:
    tx.connection.execute(
        "INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, dumps(value))
    )

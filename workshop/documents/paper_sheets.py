"""Which worksheet plays which part in an official paper, and which of its fields says what: data, read from a file.

A workshop whose worksheets play none of these parts gets its papers without them.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from workshop.documents.cells import cell
from workshop.documents.paper import Paper, Tree, rows_of
from workshop.domain.fields import Field

FILE = Path(__file__).parent / "worksheet_parts.json"


@cache
def _parts() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def sheets_of(paper: Paper, name: str) -> list[Tree]:
    """The activities that play this part and have rows."""
    keys = _parts()[name]["worksheets"]
    return [one for one in paper.activities() if one["worksheet"] in keys and not one["secret"] and rows_of(one)]


def plays(activity: Tree, *names: str) -> bool:
    return any(activity["worksheet"] in _parts()[name]["worksheets"] for name in names)


def field_id(part: str, name: str) -> str:
    """Which field of the part's worksheet says this."""
    return str(_parts()[part]["fields"][name])


def lines_of(paper: Paper, name: str) -> Iterator[tuple[Tree, Tree, "Line"]]:
    """Every sheet and row of the part, with what its fields say."""
    for activity in sheets_of(paper, name):
        for sheet in activity["sheets"]:
            for row in sheet["rows"]:
                yield sheet, row, Line(paper, activity, name, row)


class Line:
    """A row read by the names of its part."""

    def __init__(self, paper: Paper, activity: Tree, name: str, row: Tree) -> None:
        self._paper, self._row = paper, row
        self._ids: dict[str, str] = _parts()[name]["fields"]
        self._fields: dict[str, Field] = {field.id: field for field in paper.design(activity).shown}

    def says(self, name: str) -> str:
        field = self._fields.get(self._ids[name])
        return cell(self._paper, field, self._row) if field else ""

    def items(self, name: str) -> list[str]:
        return [line for line in self.says(name).split("\n") if line.strip()]

    def parsed(self, name: str) -> Any:
        return self._row["parsed"].get(self._ids[name])

    def has(self, name: str) -> bool:
        """Whether the part knows such a name and the row's worksheet such a field."""
        return self._ids.get(name, "") in self._fields

    def field(self, name: str) -> Field | None:
        return self._fields.get(self._ids[name])

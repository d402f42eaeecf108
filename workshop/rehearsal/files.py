"""The files of a data set, read as they are; a missing or unreadable one is told in a sentence."""

import csv
import json
from pathlib import Path
from typing import Any

from workshop.rehearsal.broken import broken


def read_object(folder: Path, name: str) -> dict[str, Any]:
    found = _json(folder, name)
    if not isinstance(found, dict):
        broken("rehearsal.broken.not_an_object", file=name)
    return found


def read_rows(folder: Path, name: str) -> list[dict[str, Any]]:
    found = _json(folder, name)
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        broken("rehearsal.broken.not_a_list", file=name)
    return found


def read_table(folder: Path, name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    try:
        with _path(folder, name).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            header = rows.fieldnames or ()
            found = [{key: (value or "").strip() for key, value in row.items() if key} for row in rows]
    except (UnicodeDecodeError, csv.Error):
        broken("rehearsal.broken.not_a_table", file=name)
    if lacking := [column for column in columns if column not in header]:
        broken("rehearsal.broken.column_missing", file=name, column=", ".join(lacking))
    return found


def _json(folder: Path, name: str) -> Any:
    try:
        return json.loads(_path(folder, name).read_text(encoding="utf-8-sig"))
    except ValueError as error:
        broken("rehearsal.broken.not_json", file=name, detail=str(error))


def _path(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        broken("rehearsal.broken.file_missing", file=name, folder=folder)
    return path

"""The hash of a record's rows: the same for the same rows, whatever their order, and whoever of their writers is forgotten.

`docs/record.md` has the rule word for word, so that anybody can check it without Rembuk.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workshop.domain.objects import Json
from workshop.domain.record_work import PERSONAL_TYPES, Work


def rows_hash(works: Iterable[Work]) -> str:
    return _hash(line for work in works for line in _lines(work))


def hash_of(record: Mapping[str, Any]) -> str:
    """The same from a record that was read: what its rows come to, whatever it says they do."""
    hidden = {one["id"]: personal_of(one["fields"]) for one in record["worksheets"]}
    return _hash(
        _line(activity["id"], row["id"], row["values"], hidden.get(activity["worksheet_id"], frozenset()))
        for activity in record["activities"]
        for sheet in activity["sheets"]
        for row in sheet["rows"]
    )


def personal_of(fields: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(str(one["id"]) for one in fields if one.get("personal") or one["type"] in PERSONAL_TYPES)


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "surrogatepass")).hexdigest()


def _lines(work: Work) -> Iterator[str]:
    for entry in work.counting():
        id = None if work.activity.secret else entry.id
        yield _line(work.activity.id, id, entry.values or {}, work.design.personal_fields)


def _line(activity: str, row: str | None, values: Mapping[str, Json], hidden: frozenset[str]) -> str:
    """Of a secret activity without the row's id (VS4); never with a personal column (ND1)."""
    kept = {name: value for name, value in values.items() if name not in hidden}
    return json.dumps([activity, row, kept], ensure_ascii=False, sort_keys=True, separators=(",", ":"))

"""The hash of a record's rows: the same for the same rows, whatever their order, and whoever of their writers is forgotten.

`docs/record.md` has the rule word for word, so that anybody can check it without Rembuk.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator

from workshop.domain.record_work import Work


def rows_hash(works: Iterable[Work]) -> str:
    lines = sorted(line for work in works for line in _lines(work))
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _lines(work: Work) -> Iterator[str]:
    """Of a secret activity without the row's id (VS4); never with a personal column (ND1)."""
    for entry in work.counting():
        values = {name: value for name, value in (entry.values or {}).items() if name not in work.design.personal_fields}
        row = [work.activity.id, None if work.activity.secret else entry.id, values]
        yield json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

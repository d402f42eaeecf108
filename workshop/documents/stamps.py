"""What a paper says to a machine about itself: which record, which state of it, and what it contained when it was written.

One line of text, `rembuk:1:…`, in the properties of a DOCX, XLSX and PDF, in the head of an HTML, in the manifest of a zip.  It
finds changes; it does not stop somebody who wants to deceive, and says so (`docs/record.md`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workshop.documents.paper import Paper

NO_CONTENT = "0" * 64
_FORM = re.compile(
    r"rembuk:1:(draft|final):([\w.-]{1,80}):([\w.-]{0,80}):(\d{1,12}):([\w.-]{1,80}):([0-9a-f]{64}):([a-z_]{1,40}):([a-z]{1,20})"
    r":([0-9a-f]{64})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """`rows`: the hash of the record's rows; `content`: that of what the paper itself says."""

    state: str
    workshop: str
    version: str
    seq: int
    epoch: str
    rows: str
    kind: str
    reader: str
    content: str = NO_CONTENT

    def text(self) -> str:
        parts = (self.state, self.workshop, self.version, self.seq, self.epoch, self.rows, self.kind, self.reader, self.content)
        return ":".join(("rembuk", "1", *map(str, parts)))

    def over(self, content: str) -> "Stamp":
        return replace(self, content=content)


def stamp_of(record: Mapping[str, Any], kind: str) -> Stamp:
    edition = record["edition"]
    return Stamp(
        state=edition["state"],
        workshop=record["workshop"]["id"],
        version=edition["version"] or "",
        seq=record["seq"],
        epoch=record["epoch"],
        rows=record["rows_hash"],
        kind=kind,
        reader=edition["reader"],
    )


def found_in(text: str) -> Stamp | None:
    """The last one that stands there: a paper that was put together from others is its own."""
    found = list(_FORM.finditer(text))
    if not found:
        return None
    state, workshop, version, seq, epoch, rows, kind, reader, content = found[-1].groups()
    return Stamp(state, workshop, version, int(seq), epoch, rows, kind, reader, content)


def fingerprint(rows: str) -> str:
    """As much of the hash as a person compares: `1a2b 3c4d 5e6f 7a8b`."""
    return " ".join(rows[at : at + 4] for at in range(0, 16, 4))


def small_print(paper: Paper) -> str:
    """`Final ke-2 · perubahan ke-1.234 · sidik 1a2b 3c4d 5e6f 7a8b`."""
    edition = paper.record["edition"]
    final = edition["state"] == "final"
    state = paper.say("paper.print_final", number=edition["number"]) if final else paper.say("paper.print_draft")
    said = {"state": state, "number": paper.count(paper.record["seq"]), "hash": fingerprint(paper.record["rows_hash"])}
    return paper.say("paper.small_print", **said)

"""Whether a paper that somebody brings belongs to a record kept here, was a draft of it, or is not known.

A final is compared with what was written down when it was made; a draft with what the journal says stood there at its change.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop.documents.contents import Brought
from workshop.documents.moments import Moments
from workshop.documents.stamps import Stamp, fingerprint
from workshop.domain.judgements import DocumentVersion
from workshop.domain.record_corrections import printed
from workshop.domain.record_hall import Shelves
from workshop.domain.record_hash import rows_hash
from workshop.domain.record_work import works_of
from workshop.domain.workshops import Workshop
from workshop.service.versions import FINAL, OF_ROWS, hash_now
from workshop.storage.history import at_line
from workshop.storage.transaction import Reader
from workshop.texts import text


@dataclass(frozen=True, slots=True)
class Verdict:
    """`belongs`: yes, once (a draft, a withdrawn final), or no; `codes` name the sentences."""

    belongs: str
    codes: tuple[str, ...]
    values: dict[str, Any] = field(default_factory=dict)

    def sentences(self, language: str) -> list[str]:
        return [text(f"verify.{code}", language, **self.values) for code in self.codes]


def verdict_on(reader: Reader, brought: Brought, language: str) -> Verdict:
    """Of a file; what was brought in as a version is known by all of its bytes."""
    kept = reader.where(DocumentVersion, "content_hash = ? AND kind != ?", brought.sha256, FINAL)
    if kept:
        return _of_version(reader, _standing(kept), "brought_in", language)
    stamp = brought.stamp
    if stamp is None:
        return Verdict("no", ("unknown",))
    workshop = reader.get(Workshop, stamp.workshop, stamp.workshop)
    if workshop is None:
        return Verdict("no", ("elsewhere",))
    found = _of_final(reader, stamp, language) if stamp.state == FINAL else _of_draft(reader, stamp, workshop)
    if found.belongs == "no":
        return found
    return Verdict(found.belongs, (*found.codes, "whole" if brought.whole else "altered"), found.values)


def verdict_on_print(reader: Reader, typed: str, language: str) -> Verdict:
    """Of the fingerprint on a printed paper; of finals only, a draft's is kept nowhere."""
    wanted = "".join(typed.lower().split())
    if len(wanted) != len("".join(fingerprint("0" * 64).split())) or set(wanted) - set("0123456789abcdef"):
        return Verdict("no", ("no_print",))
    known = reader.where(DocumentVersion, "kind = ? AND substr(content_hash, 1, 16) = ? ORDER BY seq DESC", FINAL, wanted)
    return _of_version(reader, _standing(known), "print", language) if known else Verdict("no", ("unknown_print",))


def _standing(versions: Sequence[DocumentVersion]) -> DocumentVersion:
    """The same rows, or the same file, may stand twice: once withdrawn, once not."""
    return min(versions, key=lambda one: one.withdrawn)


def _of_final(reader: Reader, stamp: Stamp, language: str) -> Verdict:
    version = reader.get(DocumentVersion, stamp.workshop, stamp.version) if stamp.version else None
    if version is None or (version.kind, version.seq, version.content_hash) != (FINAL, stamp.seq, stamp.rows):
        return Verdict("no", ("false_final",))
    return _of_version(reader, version, FINAL, language)


def _of_version(reader: Reader, version: DocumentVersion, code: str, language: str) -> Verdict:
    workshop = reader.need(Workshop, version.workshop_id, version.workshop_id)
    finals = reader.all(DocumentVersion, version.workshop_id, kind=FINAL)
    newest = max((one.number for one in finals if not one.withdrawn), default=0)
    at = Moments(language, workshop.timezone).day_and_clock(version.at) if version.at else ""
    values = {"number": version.number, "title": workshop.title, "name": version.name, "newest": newest, "at": at}
    if version.withdrawn:
        return Verdict("once", (code, "withdrawn"), values)
    older = version.kind == FINAL and newest > version.number
    return Verdict("yes", (code, *(("newer",) if older else ())), values)


def _of_draft(reader: Reader, stamp: Stamp, workshop: Workshop) -> Verdict:
    now = reader.seq(workshop.id)
    things = at_line(reader, workshop.id, stamp.seq, OF_ROWS) if stamp.seq <= now else []
    if stamp.seq > now or rows_hash(works_of(printed(Shelves(things)).shelves)) != stamp.rows:
        return Verdict("no", ("false_draft",))
    same = hash_now(reader, workshop.id) == stamp.rows
    return Verdict("once", ("draft", "rows_same" if same else "rows_changed"), {"title": workshop.title, "seq": stamp.seq})

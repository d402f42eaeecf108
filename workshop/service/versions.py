"""Versions of the record: a final is a line of the journal that everybody can go back to, with the hash of its rows.

Nothing is copied: the journal holds every object as it was (CL5), so backups and packed workshops carry every final with them,
and whoever was erased is erased from finals too (ND1).
"""

from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.attachments import Attachment
from workshop.domain.commands.base import Command
from workshop.domain.commands.versions import BringVersion, MakeFinal, RestoreVersion, WithdrawVersion
from workshop.domain.corrections import Correction
from workshop.domain.entries import Entry
from workshop.domain.judgements import DocumentVersion
from workshop.domain.record_corrections import printed
from workshop.domain.record_hall import Shelves
from workshop.domain.record_hash import rows_hash
from workshop.domain.record_work import works_of
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.desk import Handler
from workshop.storage.transaction import Reader, Tx

FINAL = "final"
BROUGHT = ("edited", "scan")
LONGEST_NOTE = 300
OF_ROWS = (Worksheet, Activity, Sheet, Entry, Correction)


def make_final(tx: Tx, viewer: Viewer, command: MakeFinal) -> None:
    must_keep_papers(viewer)
    _must_be_fresh(tx, viewer, command.version)
    seq, known = tx.seq(viewer.workshop_id), tx.all(DocumentVersion, viewer.workshop_id, kind=FINAL)
    if any(one.seq == seq - 1 and one.revision == seq and not one.withdrawn for one in known):
        raise Refused("nothing_changed")
    made = DocumentVersion(
        id=command.version,
        workshop_id=viewer.workshop_id,
        kind=FINAL,
        number=max((one.number for one in known), default=0) + 1,
        seq=seq,
        language=tx.need(Workshop, viewer.workshop_id, viewer.workshop_id).language,
        by=viewer.person_id,
        at=tx.at,
        content_hash=hash_now(tx, viewer.workshop_id),
        silence=command.silence,
        note=take.text(command.note, "note", LONGEST_NOTE),
    )
    tx.put(made, "version_made")


def bring_version(tx: Tx, viewer: Viewer, command: BringVersion) -> None:
    """Beside what was generated, never in its place: the file stays the document it is, the version says what it is of."""
    must_keep_papers(viewer)
    _must_be_fresh(tx, viewer, command.version)
    laid = tx.need(Attachment, viewer.workshop_id, command.attachment)
    final = tx.need(DocumentVersion, viewer.workshop_id, command.of)
    if final.kind != FINAL:
        raise Refused("not_final", final.id)
    kind = take.one_of(command.kind, "kind", BROUGHT)
    known = tx.all(DocumentVersion, viewer.workshop_id, content_hash=laid.content_hash, of=final.id)
    if laid.withdrawn or laid.is_erased or any(not one.withdrawn for one in known):
        raise Refused("nothing_changed")
    brought = DocumentVersion(
        id=command.version,
        workshop_id=viewer.workshop_id,
        kind=kind,
        number=final.number,
        seq=final.seq,
        language=final.language,
        by=viewer.person_id,
        at=tx.at,
        content_hash=laid.content_hash,
        of=final.id,
        name=laid.name,
        media_type=laid.media_type,
        size=laid.size,
    )
    tx.put(brought, "version_brought_in")


def withdraw_version(tx: Tx, viewer: Viewer, command: WithdrawVersion) -> None:
    _mark(tx, viewer, command.version, withdrawn=True)


def restore_version(tx: Tx, viewer: Viewer, command: RestoreVersion) -> None:
    _mark(tx, viewer, command.version, withdrawn=False)


def _mark(tx: Tx, viewer: Viewer, id: str, withdrawn: bool) -> None:
    must_keep_papers(viewer)
    version = tx.need(DocumentVersion, viewer.workshop_id, id)
    if version.withdrawn != withdrawn:
        tx.put(replace(version, withdrawn=withdrawn), "version_withdrawn" if withdrawn else "version_restored")


def _must_be_fresh(tx: Tx, viewer: Viewer, id: str) -> None:
    if tx.get(DocumentVersion, viewer.workshop_id, take.fresh_id(id, "version")) is not None:
        raise Refused("malformed_id", "already there", "version")


def must_keep_papers(viewer: Viewer) -> None:
    if not viewer.keeps_papers:
        raise Refused("not_allowed")


def hash_now(reader: Reader, workshop_id: str) -> str:
    things = (thing for kind in OF_ROWS for thing in reader.all(kind, workshop_id))
    return rows_hash(works_of(printed(Shelves(things)).shelves))


HANDLERS: dict[type[Command], Handler] = {
    MakeFinal: make_final,
    BringVersion: bring_version,
    WithdrawVersion: withdraw_version,
    RestoreVersion: restore_version,
}

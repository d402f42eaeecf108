"""Versions of the record: a final is a line of the journal that everybody can go back to, with the hash of its rows.

Nothing is copied: the journal holds every object as it was (CL5), so backups and packed workshops carry every final with them,
and whoever was erased is erased from finals too (ND1).
"""

from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.commands.base import Command
from workshop.domain.commands.versions import MakeFinal, RestoreVersion, WithdrawVersion
from workshop.domain.entries import Entry
from workshop.domain.judgements import DocumentVersion
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
LONGEST_NOTE = 300
OF_ROWS = (Worksheet, Activity, Sheet, Entry)


def make_final(tx: Tx, viewer: Viewer, command: MakeFinal) -> None:
    must_keep_papers(viewer)
    if tx.get(DocumentVersion, viewer.workshop_id, take.fresh_id(command.version, "version")) is not None:
        raise Refused("malformed_id", "already there", "version")
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


def withdraw_version(tx: Tx, viewer: Viewer, command: WithdrawVersion) -> None:
    _mark(tx, viewer, command.version, withdrawn=True)


def restore_version(tx: Tx, viewer: Viewer, command: RestoreVersion) -> None:
    _mark(tx, viewer, command.version, withdrawn=False)


def _mark(tx: Tx, viewer: Viewer, id: str, withdrawn: bool) -> None:
    must_keep_papers(viewer)
    version = tx.need(DocumentVersion, viewer.workshop_id, id)
    if version.withdrawn != withdrawn:
        tx.put(replace(version, withdrawn=withdrawn), "version_withdrawn" if withdrawn else "version_restored")


def must_keep_papers(viewer: Viewer) -> None:
    if not viewer.keeps_papers:
        raise Refused("not_allowed")


def hash_now(reader: Reader, workshop_id: str) -> str:
    things = (thing for kind in OF_ROWS for thing in reader.all(kind, workshop_id))
    return rows_hash(works_of(Shelves(things)))


HANDLERS: dict[type[Command], Handler] = {
    MakeFinal: make_final,
    WithdrawVersion: withdraw_version,
    RestoreVersion: restore_version,
}

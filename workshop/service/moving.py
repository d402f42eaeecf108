"""Rows and documents of a unit that was merged away to the unit it became.

A row keeps its id, author and times; it goes to the end of the other sheet.  What still arrives for the old unit belongs
to the new one.
"""

from dataclasses import replace

from workshop.domain.activities import Activity
from workshop.domain.attachments import Attachment, Citation
from workshop.domain.entries import Entry
from workshop.domain.judgements import Review, Source
from workshop.domain.organisations import Organisation
from workshop.domain.people import Person
from workshop.domain.sheets import Sheet, sheet_id
from workshop.storage.glances import next_position
from workshop.storage.transaction import Reader, Tx

MERGEABLE: dict[str, type[Person] | type[Organisation]] = {"person": Person, "organisation": Organisation}


def unit_meant(reader: Reader, activity: Activity, unit_id: str) -> str:
    """The unit itself, or the one it was merged into."""
    kind = MERGEABLE.get(activity.unit)
    found = reader.get(kind, activity.workshop_id, unit_id) if kind else None
    return found.merged_into or unit_id if found else unit_id


def move_rows(tx: Tx, workshop_id: str, unit: str, old: str, new: str) -> None:
    for sheet in tx.all(Sheet, workshop_id, unit=unit, unit_id=old):
        rows = sorted(tx.all(Entry, workshop_id, sheet_id=sheet.id), key=lambda row: (row.position, row.id))
        target = _sheet(tx, sheet, new)
        for row in rows:
            position = next_position(tx, workshop_id, target.id)
            tx.put(replace(row, sheet_id=target.id, position=position), "entry_moved")
        for review in tx.all(Review, workshop_id, sheet_id=sheet.id):
            if review.target != "sheet":
                tx.put(replace(review, sheet_id=target.id), "review_moved")
        for citation in tx.all(Citation, workshop_id, sheet_id=sheet.id):
            tx.put(replace(citation, sheet_id=target.id), "citation_made")
        for source in tx.all(Source, workshop_id, sheet_id=sheet.id):
            tx.put(replace(source, sheet_id=target.id), "source_moved")
        if sheet.done:
            tx.put(replace(sheet, done=False, done_by=None, done_at=None), "sheet_not_done")


def move_documents(tx: Tx, workshop_id: str, old: str, new: str) -> None:
    """What an organisation laid on its table lies on that of the one it became."""
    for one in tx.where(Attachment, "workshop_id = ? AND ? IN (unit_id, organisation_id)", workshop_id, old):
        unit_id, office = (new if id == old else id for id in (one.unit_id, one.organisation_id))
        tx.put(replace(one, unit_id=unit_id or "", organisation_id=office), "attachment_moved")


def _sheet(tx: Tx, old: Sheet, unit_id: str) -> Sheet:
    """The unit's own; where it has none, one that stands as the old one stood."""
    id = sheet_id(old.activity_id, unit_id)
    return tx.get(Sheet, old.workshop_id, id) or tx.put(replace(old, id=id, unit_id=unit_id), "sheet_started")

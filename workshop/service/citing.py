"""Rows that refer to a document on the table: said by whoever writes the row, of a document they may read (P5)."""

from collections.abc import Iterator, Set
from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.attachment_views import row_readers, table_views
from workshop.domain.attachments import Attachment, Citation
from workshop.domain.commands.attachments import CiteAttachment, WithdrawCitation
from workshop.domain.commands.base import Command
from workshop.domain.entries import Entry
from workshop.domain.groups import Group
from workshop.domain.house import House
from workshop.domain.objects import Stored
from workshop.domain.people import Seat
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.sheet_rights import may_write
from workshop.storage.transaction import Reader, Tx

LONGEST_PLACE = 60
LONGEST_NOTE = 300
MOST_OF_A_ROW = 20


def cite_attachment(tx: Tx, viewer: Viewer, command: CiteAttachment) -> None:
    entry = tx.need(Entry, viewer.workshop_id, command.entry)
    _must_write(tx, viewer, entry)
    attachment = readable(tx, viewer, command.attachment)
    id = take.fresh_id(command.citation, "citation")
    held = tx.get(Citation, viewer.workshop_id, id)
    if held is None and len(tx.all(Citation, viewer.workshop_id, entry_id=entry.id, withdrawn=0)) >= MOST_OF_A_ROW:
        raise Refused("too_many_items", f"{MOST_OF_A_ROW} of a row", "attachment")
    if held is not None and held.entry_id != entry.id:
        raise Refused("malformed_id", "of another row", "citation")
    tx.put(
        Citation(
            id=id,
            workshop_id=viewer.workshop_id,
            entry_id=entry.id,
            sheet_id=entry.sheet_id,
            activity_id=entry.activity_id,
            attachment_id=attachment.id,
            place=take.text(command.place, "place", LONGEST_PLACE),
            note=take.text(command.note, "note", LONGEST_NOTE),
            by=viewer.person_id,
            at=tx.at,
        ),
        "citation_made",
    )


def withdraw_citation(tx: Tx, viewer: Viewer, command: WithdrawCitation) -> None:
    held = tx.need(Citation, viewer.workshop_id, command.citation)
    _must_write(tx, viewer, tx.need(Entry, viewer.workshop_id, held.entry_id))
    if held.withdrawn != command.withdrawn:
        tx.put(replace(held, withdrawn=command.withdrawn), "citation_withdrawn" if command.withdrawn else "citation_restored")


def readable(reader: Reader, viewer: Viewer, id: str) -> Attachment:
    """The document, where the viewer may see it; else it is as unknown as one that is not there (VS2)."""
    found = reader.get(Attachment, viewer.workshop_id, id)
    if found is None or not (_of_the_table(reader, found) & viewer.audiences() or _by_a_row(reader, found) & viewer.audiences()):
        raise Refused("unknown_attachment", id)
    return found


def _of_the_table(reader: Reader, one: Attachment) -> Set[str]:
    return table_views(one, readers_of(reader, one.workshop_id, one.unit, one.unit_id)).keys()


def _by_a_row(reader: Reader, one: Attachment) -> Set[str]:
    """Of a few rows: only what their visibility depends on is read."""
    house, id = House(), one.workshop_id
    for citation in reader.all(Citation, id, attachment_id=one.id, withdrawn=False):
        activity = reader.need(Activity, id, citation.activity_id)
        sheet = reader.need(Sheet, id, citation.sheet_id)
        seats = reader.all(Seat, id, person_id=sheet.unit_id) if sheet.unit == "person" else []
        groups = reader.all(Group, id, id=sheet.unit_id) if sheet.unit == "group" else []
        worksheet, entry = reader.need(Worksheet, id, activity.worksheet_id), reader.need(Entry, id, citation.entry_id)
        for thing in (worksheet, activity, sheet, entry, *seats, *groups, citation):
            house.learn(thing)
    return row_readers(one, house)


def cited_beneath(reader: Reader, thing: Stored) -> Iterator[Stored]:
    """The document that a row refers to, or no longer does."""
    if isinstance(thing, Citation):
        yield from reader.all(Attachment, thing.workshop_id, id=thing.attachment_id)


def with_cited(reader: Reader, citations: list[Citation]) -> Iterator[Stored]:
    for citation in citations:
        yield citation
        yield from cited_beneath(reader, citation)


def readers_of(reader: Reader, workshop_id: str, unit: str, unit_id: str) -> list[str]:
    """The assessors with limits who reach this table (RV2)."""
    house = House()
    if unit == "group" and (group := reader.get(Group, workshop_id, unit_id)):
        house.learn(group)
    return house.readers_at(unit, unit_id)


def _must_write(tx: Tx, viewer: Viewer, entry: Entry) -> None:
    """VS4: on a secret sheet a document would tell whose row it is."""
    activity = tx.need(Activity, viewer.workshop_id, entry.activity_id)
    may_write(tx, viewer, activity, tx.need(Sheet, viewer.workshop_id, entry.sheet_id).unit_id)
    if activity.secret:
        raise Refused("secret_sheet", activity.id)


HANDLERS: dict[type[Command], Handler] = {CiteAttachment: cite_attachment, WithdrawCitation: withdraw_citation}

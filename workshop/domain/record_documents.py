"""Documents on the table in a record: what lay there, whose it was by organisation, and which rows refer to which.

Withdrawn ones are left out; a row of a secret sheet never refers to one (VS4).
"""

from collections.abc import Collection

from workshop.domain.attachments import Attachment, Citation
from workshop.domain.objects import Json
from workshop.domain.record_hall import Hall, Shelves

OF_A_DOCUMENT = ("id", "name", "media_type", "size", "content_hash", "caption", "number", "replaces", "unit", "activity_id")
OF_A_CITATION = ("id", "entry_id", "place", "note")


def document_parts(shelves: Shelves, hall: Hall) -> list[dict[str, Json]]:
    """In the order in which they were brought."""
    standing = [one for one in shelves.all(Attachment) if not one.withdrawn]
    return [_document(one, hall) for one in sorted(standing, key=lambda one: (one.at, one.id))]


def citation_parts(shelves: Shelves, rows: Collection[str]) -> list[dict[str, Json]]:
    """`rows`: those that count."""
    lying = {one.id for one in shelves.all(Attachment) if not one.withdrawn}
    told = [one for one in shelves.all(Citation) if not one.withdrawn and one.entry_id in rows and one.attachment_id in lying]
    return [
        {**{name: getattr(one, name) for name in OF_A_CITATION}, "document_id": one.attachment_id}
        for one in sorted(told, key=lambda one: (one.at, one.id))
    ]


def _document(one: Attachment, hall: Hall) -> dict[str, Json]:
    unit_id = hall.organisation_id(one.unit_id) if one.unit == "organisation" else one.unit_id
    return {
        **{name: getattr(one, name) for name in OF_A_DOCUMENT},
        "unit_id": unit_id or None,
        "unit_title": hall.unit_title(one.unit, unit_id) if unit_id else "",
        "organisation_id": hall.organisation_id(one.organisation_id) if one.organisation_id else None,
        "agenda_item_id": one.agenda_item_id,
        "shared": one.shared,
        "at": one.at,
    }

"""Documents on the table: laid there once they have arrived, renamed, shared, withdrawn and back.

Whose table it is may lay there; of staff those who work with the papers, anywhere.  Nothing is thrown away, only withdrawn.
"""

from dataclasses import asdict, dataclass, replace
from typing import Any

from workshop import clock
from workshop.domain import accepting as take
from workshop.domain.activities import Activity
from workshop.domain.agenda import AgendaItem
from workshop.domain.attachments import UNITS, Attachment, named, newest
from workshop.domain.commands.attachments import (
    AddAttachment,
    ChangeAttachment,
    EraseAttachment,
    ShareAttachment,
    WithdrawAttachment,
)
from workshop.domain.commands.base import Command
from workshop.domain.groups import Group
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.citing import readable, readers_of
from workshop.service.desk import Handler
from workshop.service.rights import must_be, must_lead
from workshop.storage.erasing import CONTENT, Erased, erase_documents, remember
from workshop.storage.transaction import Reader, Tx
from workshop.storage.uploads import Upload, forget, lying_there, upload_of
from workshop.texts import text

KEEPERS = ("facilitator", "cofacilitator", "organiser", "assessor")
LONGEST_CAPTION = 300
TABLES: dict[str, type[Stored]] = {"group": Group, "organisation": Organisation}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Whose table a document is for.  `replaces`: the document it is a new version of, whose table it then lies on."""

    unit: str = ""
    unit_id: str = ""
    activity: str | None = None
    agenda_item: str | None = None
    caption: str = ""
    replaces: str | None = None


def may_lay(reader: Reader, viewer: Viewer, target: Target) -> Target:
    """The target as it is meant, or a refusal: asked when an upload begins, and again when it has arrived."""
    if target.replaces is not None:
        return _next_version(reader, viewer, target)
    unit = take.one_of(target.unit, "unit", UNITS)
    _must_be_their_table(viewer, unit, target.unit_id, target.agenda_item)
    _must_exist(reader, viewer.workshop_id, unit, target.unit_id)
    _must_reach(reader, viewer, unit, target.unit_id)
    if target.activity is not None:
        reader.need(Activity, viewer.workshop_id, target.activity)
    if target.agenda_item is not None:
        _agenda_item(reader, viewer, target.agenda_item)
    return replace(target, caption=take.text(target.caption, "caption", LONGEST_CAPTION))


def add_attachment(tx: Tx, viewer: Viewer, command: AddAttachment) -> dict[str, Any]:
    """The same file twice on one table is one document: the second is told of the first."""
    upload = upload_of(tx, viewer.workshop_id, command.attachment)
    if upload is None or upload.person_id != viewer.person_id:
        raise Refused("unknown_upload", command.attachment)
    if upload.found is None:
        raise Refused("upload_not_whole", command.attachment)
    target = may_lay(tx, viewer, Target(**upload.target))
    fresh = _laid(tx, viewer, upload, target)
    forget(tx, viewer.workshop_id, upload.id)
    if (there := lying_there(tx, fresh)) is not None:
        return {"attachment": there.id, "already": True}
    return {"attachment": tx.put(fresh, "attachment_added").id, "already": False}


def change_attachment(tx: Tx, viewer: Viewer, command: ChangeAttachment) -> None:
    """VS2: what everybody reads is called what those who keep the papers call it."""
    held = _theirs(tx, viewer, command.attachment)
    if held.shared and not viewer.roles & {*KEEPERS}:
        raise Refused("document_shared", held.id)
    fresh = held
    if command.name is not None:
        fresh = replace(fresh, name=named(take.needed(command.name, "name"), held.media_type))
    if command.caption is not None:
        fresh = replace(fresh, caption=take.text(command.caption, "caption", LONGEST_CAPTION))
    if command.agenda_item is not None:
        item = _agenda_item(tx, viewer, command.agenda_item) if command.agenda_item else None
        fresh = replace(fresh, agenda_item_id=item)
    if fresh != held:
        tx.put(fresh, "attachment_changed")


def withdraw_attachment(tx: Tx, viewer: Viewer, command: WithdrawAttachment) -> None:
    held = _theirs(tx, viewer, command.attachment)
    if held.withdrawn != command.withdrawn:
        fresh = replace(held, withdrawn=command.withdrawn)
        tx.put(fresh, "attachment_withdrawn" if command.withdrawn else "attachment_restored")


def share_attachment(tx: Tx, viewer: Viewer, command: ShareAttachment) -> None:
    must_lead(viewer)
    held = _theirs(tx, viewer, command.attachment)
    if held.shared != command.shared:
        tx.put(replace(held, shared=command.shared), "attachment_shared" if command.shared else "attachment_unshared")


def erase_attachment(tx: Tx, viewer: Viewer, command: EraseAttachment) -> None:
    """ND1: it stays counted, as a document that was erased."""
    must_lead(viewer)
    held = tx.need(Attachment, viewer.workshop_id, command.attachment)
    if held.is_erased:
        return
    shown = text("documents.erased", tx.need(Workshop, viewer.workshop_id, viewer.workshop_id).language)
    line = Erased(viewer.workshop_id, held.id, shown, ((CONTENT, held.content_hash),), clock.stamp())
    erase_documents(tx, viewer.workshop_id, [line], tx.at)
    remember(tx.connection, [line])


def _next_version(reader: Reader, viewer: Viewer, target: Target) -> Target:
    """On the table of the one before, as the version after the last."""
    before = _theirs(reader, viewer, target.replaces or "")
    last = newest(reader.all(Attachment, viewer.workshop_id), before)
    return Target(
        unit=before.unit,
        unit_id=before.unit_id,
        activity=before.activity_id,
        agenda_item=before.agenda_item_id,
        caption=take.text(target.caption, "caption", LONGEST_CAPTION) or before.caption,
        replaces=last.id,
    )


def _laid(tx: Tx, viewer: Viewer, upload: Upload, target: Target) -> Attachment:
    """VS2: a new version of what everybody reads is shared by itself only for whoever may share."""
    assert upload.found is not None
    before = tx.need(Attachment, viewer.workshop_id, target.replaces) if target.replaces else None
    return Attachment(
        id=upload.id,
        workshop_id=viewer.workshop_id,
        unit=target.unit,
        unit_id=target.unit_id,
        name=named(upload.name, upload.found.media_type),
        media_type=upload.found.media_type,
        size=upload.found.size,
        content_hash=upload.found.content_hash,
        activity_id=target.activity,
        agenda_item_id=target.agenda_item,
        caption=target.caption,
        shared=before is not None and before.shared and viewer.leads,
        number=before.number + 1 if before else 1,
        replaces=before.id if before else None,
        organisation_id=upload.organisation_id,
        by=viewer.person_id,
        at=tx.at,
    )


def asked_for(target: Target) -> dict[str, Any]:
    """As an upload keeps it."""
    return asdict(target)


def _theirs(reader: Reader, viewer: Viewer, id: str) -> Attachment:
    """Whose table it lies on may change it, whoever brought it, and those who keep the papers: as far as they see it."""
    held = readable(reader, viewer, id)
    if held.is_erased:
        raise Refused("document_erased", id)
    if held.by != viewer.person_id:
        _must_be_their_table(viewer, held.unit, held.unit_id, held.agenda_item_id)
        _must_reach(reader, viewer, held.unit, held.unit_id)
    return held


def _must_be_their_table(viewer: Viewer, unit: str, unit_id: str, agenda_item: str | None) -> None:
    """Photographs of an agenda item are also for who writes the minutes."""
    if unit not in TABLES and agenda_item is not None and viewer.keeps_notes:
        return
    own: dict[str, frozenset[str | None]] = {
        "group": frozenset(viewer.groups),
        "organisation": frozenset({viewer.organisation_id}) - {None},
    }
    if unit_id not in own.get(unit, ()):
        must_be(viewer, *KEEPERS)


def _must_reach(reader: Reader, viewer: Viewer, unit: str, unit_id: str) -> None:
    """RV2: an assessor with limits lays nothing on a table that is not theirs to read."""
    if viewer.reads_in_part and unit in TABLES and not set(readers_of(reader, viewer.workshop_id, unit, unit_id)) & viewer.reach:
        raise Refused("outside_your_scope", field="unit_id")


def _must_exist(reader: Reader, workshop_id: str, unit: str, unit_id: str) -> None:
    if unit in TABLES:
        reader.need(TABLES[unit], workshop_id, unit_id)
    elif unit_id:
        raise Refused("wrong_choice", "the workshop as a whole has no id here", "unit_id")


def _agenda_item(reader: Reader, viewer: Viewer, id: str) -> str:
    """What was photographed when is for those who keep the papers or the minutes."""
    must_be(viewer, *KEEPERS, "scribe")
    if reader.need(AgendaItem, viewer.workshop_id, id).removed:
        raise Refused("unknown_agenda_item", id, "agenda_item")
    return id


HANDLERS: dict[type[Command], Handler] = {
    AddAttachment: add_attachment,
    ChangeAttachment: change_attachment,
    WithdrawAttachment: withdraw_attachment,
    ShareAttachment: share_attachment,
    EraseAttachment: erase_attachment,
}

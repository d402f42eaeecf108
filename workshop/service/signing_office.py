"""The office that signs, set by those who keep the papers; every change can be taken back."""

from dataclasses import replace

from workshop.domain.commands.base import Command
from workshop.domain.commands.offices import ChangeOffice, UndoOffice
from workshop.domain.emblems import redrawn
from workshop.domain.offices import Office, checked, office_id
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.importing import must_keep_lists
from workshop.storage.history import as_it_was
from workshop.storage.transaction import Tx


def change_office(tx: Tx, viewer: Viewer, command: ChangeOffice) -> None:
    must_keep_lists(viewer)
    office = _own(tx, viewer) or Office(id=office_id(viewer.workshop_id), workshop_id=viewer.workshop_id)
    emblem = office.emblem if command.emblem is None else redrawn(command.emblem)
    changed = replace(office, profile={**office.profile, **checked(command.fields)}, emblem=emblem)
    if changed != office:
        _put(tx, viewer, changed, "office_changed")


def undo_office(tx: Tx, viewer: Viewer, command: UndoOffice) -> None:
    must_keep_lists(viewer)
    office = _own(tx, viewer)
    if office is None:
        raise Refused("nothing_to_undo")
    before = as_it_was(tx, office) or Office(id=office.id, workshop_id=office.workshop_id)
    _put(tx, viewer, replace(office, profile=before.profile, emblem=before.emblem), "office_undone")


def _own(tx: Tx, viewer: Viewer) -> Office | None:
    return tx.get(Office, viewer.workshop_id, office_id(viewer.workshop_id))


def _put(tx: Tx, viewer: Viewer, office: Office, name: str) -> None:
    tx.put(replace(office, changed_by=viewer.person_id, changed_at=tx.at), name)


HANDLERS: dict[type[Command], Handler] = {ChangeOffice: change_office, UndoOffice: undo_office}

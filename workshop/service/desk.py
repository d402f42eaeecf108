"""The one path of every command: deduplicate → authorise → decide → put → journal → commit → publish → acknowledge.

Handlers are registered by command class; each authorises first.  Publishing follows the commit through the store's
`on_commit`, so that nothing is sent that is not on the disk.
"""

from collections.abc import Callable
from typing import Any

from workshop import clock
from workshop.domain.commands.attachments import EraseAttachment
from workshop.domain.commands.base import ID, Command
from workshop.domain.commands.chains import BringStage, CarryRows, TakeSnapshot, UndoCarrying
from workshop.domain.commands.hall import (
    ArchiveWorkshop,
    ImportOrganisations,
    ImportPeople,
    Leave,
    MergeOrganisation,
    MergePerson,
)
from workshop.domain.commands.privacy import AskErasure, EraseEveryone, ErasePerson
from workshop.domain.commands.undoing import UndoAct
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.allowance import Allowance
from workshop.service.identity import digest, viewer_of
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Tx

# Hundreds or thousands of rows at once: off the loop from begin to commit.
OF_MANY_ROWS = (
    *(ArchiveWorkshop, BringStage, CarryRows, TakeSnapshot, UndoCarrying, UndoAct),
    *(EraseEveryone, ErasePerson, ImportOrganisations, ImportPeople, MergeOrganisation, MergePerson),
)
WHEN_ARCHIVED = (ArchiveWorkshop, Leave, ErasePerson, EraseEveryone, AskErasure, EraseAttachment)

Ack = dict[str, Any]
Handler = Callable[[Tx, Viewer, Any], dict[str, Any] | None]


class Desk:
    """Takes commands of signed-in people; answers each with an acknowledgement, `{ok: true, seq, …}` or a refusal."""

    def __init__(self, store: Store, handlers: dict[type[Command], Handler]) -> None:
        self.store = store
        self.handlers = handlers
        self.allowance = Allowance()

    def handle(self, workshop_id: str, token: str, command: Command) -> Ack:
        """CM1: the same command again returns the stored acknowledgement and writes nothing.  CM2: refused is traceless."""
        try:
            if not self.allowance.takes(digest(token)):
                raise Refused("too_many_commands")
            apart = isinstance(command, OF_MANY_ROWS)
            return dict(self.store.write(lambda tx: self._accept(tx, workshop_id, token, command), apart))
        except Refused as refusal:
            return refused(refusal)

    def _accept(self, tx: Tx, workshop_id: str, token: str, command: Command) -> Ack:
        viewer = viewer_of(tx, workshop_id, token)
        if not ID.fullmatch(command.id):
            raise Refused("malformed_id", field="id")
        if earlier := tx.receipt(viewer.person_id, command.id):
            return earlier
        workshop = tx.need(Workshop, workshop_id, workshop_id)
        if workshop.status == "archived" and not isinstance(command, WHEN_ARCHIVED):
            raise Refused("workshop_archived")
        tx.actor, tx.command_id, tx.at = viewer.person_id, command.id, clock.stamp(workshop.clock_at)
        result = self.handlers[type(command)](tx, viewer, command) or {}
        ack = {"ok": True, "seq": tx.seq(workshop_id), **result}
        tx.keep_receipt(workshop_id, ack)
        return ack


def refused(refusal: Refused) -> Ack:
    answer: Ack = {"ok": False, "code": refusal.code, "detail": refusal.detail}
    return answer if refusal.field is None else {**answer, "field": refusal.field}

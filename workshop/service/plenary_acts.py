"""What every act of leading a plenary has in common: the plenary as its sender saw it, and the trace to take it back by."""

from dataclasses import replace
from typing import Any

from workshop.domain.commands.base import Command
from workshop.domain.commands.plenaries import UndoPlenaryAct
from workshop.domain.derived import derived
from workshop.domain.groups import Group
from workshop.domain.marks import Screen
from workshop.domain.organisations import Organisation
from workshop.domain.plenaries import WAITING, Plenary, PlenaryAct, Presentation, in_order
from workshop.domain.refusals import Refused
from workshop.domain.taking_back import taken_back
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.rights import must_lead
from workshop.storage.history import turns_of_command
from workshop.storage.transaction import Reader, Tx

TAKEN_BACK = (Plenary, Presentation, Screen)


def the_plenary(reader: Reader, viewer: Viewer, id: str) -> Plenary:
    found = reader.need(Plenary, viewer.workshop_id, id)
    if found.removed:
        raise Refused("unknown_plenary", id)
    return found


def as_seen(tx: Tx, plenary: Plenary, after: str) -> Presentation | None:
    """PL1: who is on stage, if the sender knew it; else somebody was faster."""
    if (plenary.current_id or "") != after:
        raise Refused("stage_changed_meanwhile", plenary.current_id or "", "after")
    return tx.need(Presentation, plenary.workshop_id, plenary.current_id) if plenary.current_id else None


def presentations_of(reader: Reader, plenary: Plenary) -> list[Presentation]:
    return in_order(reader.all(Presentation, plenary.workshop_id, plenary_id=plenary.id))


def waiting_in(reader: Reader, plenary: Plenary) -> list[Presentation]:
    """Whose group was dissolved meanwhile is not called."""
    return [one for one in presentations_of(reader, plenary) if one.state == WAITING and is_there(reader, one)]


def is_there(reader: Reader, turn: Presentation) -> bool:
    if turn.unit == "organisation":
        office = reader.get(Organisation, turn.workshop_id, turn.unit_id)
        return office is not None and office.status != "merged"
    group = reader.get(Group, turn.workshop_id, turn.unit_id)
    return group is not None and not group.removed


def keep_act(tx: Tx, plenary: Plenary, kind: str, turn: Presentation | None = None) -> dict[str, Any]:
    line = tx.seq(plenary.workshop_id) + 1
    act = PlenaryAct(
        id=derived("pla", plenary.workshop_id, plenary.id, str(line)),
        workshop_id=plenary.workshop_id,
        plenary_id=plenary.id,
        kind=kind,
        presentation_id=turn.id if turn else None,
        by=tx.actor,
        at=tx.at,
        line=line,
    )
    return {"act": tx.put(act, "plenary_act_kept").id}


def undo_plenary_act(tx: Tx, viewer: Viewer, command: UndoPlenaryAct) -> None:
    """A clock that was stopped runs as if it had never been; a page that was turned stays turned."""
    must_lead(viewer)
    act = tx.need(PlenaryAct, viewer.workshop_id, command.act)
    if act.undone:
        return
    acts = tx.all(PlenaryAct, viewer.workshop_id, plenary_id=act.plenary_id, undone=False)
    later = max(acts, key=lambda one: one.line)
    if later.line > act.line:
        raise Refused("undo_the_later_act", later.id)
    for turn in turns_of_command(tx, viewer.workshop_id, act.line):
        if isinstance(turn.after, TAKEN_BACK) and turn.before is not None:
            now = tx.need(type(turn.after), viewer.workshop_id, turn.after.id)
            back = taken_back(turn.before, turn.after, now)
            if back != now:
                tx.put(back, turn.name if isinstance(back, Screen) else "plenary_act_undone")
    tx.put(replace(act, undone=True), "plenary_act_undone")


HANDLERS: dict[type[Command], Handler] = {UndoPlenaryAct: undo_plenary_act}

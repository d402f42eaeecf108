"""The *notulis* at work: a line for each remark, by several people, also without a network (PL2)."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from workshop.domain import accepting as take
from workshop.domain import remarks
from workshop.domain.commands.base import Command
from workshop.domain.commands.remarks import ChooseRemarkText, SaveRemark, WithdrawRemark
from workshop.domain.people import Person
from workshop.domain.plenaries import Plenary, Presentation
from workshop.domain.refusals import Refused
from workshop.domain.remarks import FIELDS, MARKS, Remark
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.plenaries import agenda_item
from workshop.storage.transaction import Tx

MOST_REMARKS = 5_000


def must_keep_notes(viewer: Viewer) -> None:
    if not viewer.keeps_notes:
        raise Refused("not_allowed")


def save_remark(tx: Tx, viewer: Viewer, command: SaveRemark) -> dict[str, Any]:
    must_keep_notes(viewer)
    before = tx.get(Remark, viewer.workshop_id, take.fresh_id(command.remark, "remark"))
    if before is None and tx.count(Remark, viewer.workshop_id) >= MOST_REMARKS:
        raise Refused("too_many_items", field="remark")
    arriving = {name: _worded(tx, viewer, name, text) for name, text in command.fields.items()}
    held = before or _new(tx, viewer, command)
    fresh, clashes = remarks.merged(_placed(tx, viewer, held, command), arriving, command.was, viewer.person_id, tx.at)
    if not remarks.says_something(fresh):
        raise Refused("missing_required", field="text")
    if fresh != before:
        tx.put(replace(fresh, saved_at=tx.at, saved_by=viewer.person_id), "remark_saved")
    return {"rivals": clashes}


def withdraw_remark(tx: Tx, viewer: Viewer, command: WithdrawRemark) -> None:
    must_keep_notes(viewer)
    remark = tx.need(Remark, viewer.workshop_id, command.remark)
    if remark.withdrawn != command.withdrawn:
        tx.put(replace(remark, withdrawn=command.withdrawn), "remark_withdrawn" if command.withdrawn else "remark_restored")


def choose_remark_text(tx: Tx, viewer: Viewer, command: ChooseRemarkText) -> None:
    must_keep_notes(viewer)
    remark = tx.need(Remark, viewer.workshop_id, command.remark)
    if command.field not in remark.rivals:
        raise Refused("no_rival", field=command.field[:60])
    fresh = remarks.decided(remark, command.field, _worded(tx, viewer, command.field, command.text), command.seen)
    if not remarks.says_something(fresh):
        raise Refused("missing_required", field="text")
    tx.put(replace(fresh, saved_at=tx.at, saved_by=viewer.person_id), "remark_decided")


def _new(tx: Tx, viewer: Viewer, command: SaveRemark) -> Remark:
    said_at = _said_at(tx, command.said_at)
    return Remark(id=command.remark, workshop_id=viewer.workshop_id, said_at=said_at, by=viewer.person_id)


def _said_at(tx: Tx, told: str | None) -> str:
    """A line typed without a network stands where it was typed; never later than now, so that a wrong clock puts it last."""
    if told is None:
        return tx.at
    try:
        moment = datetime.fromisoformat(take.text(told, "said_at"))
    except ValueError:
        raise Refused("bad_date", f"{told:.40}", "said_at") from None
    if moment.tzinfo is None:
        raise Refused("bad_date", f"{told:.40}", "said_at")
    return min(moment.astimezone(UTC).isoformat(timespec="milliseconds"), tx.at)


def _placed(tx: Tx, viewer: Viewer, remark: Remark, command: SaveRemark) -> Remark:
    """What it belongs to: a presentation brings its plenary's agenda item along."""
    item, turn = agenda_item(tx, viewer, command.agenda_item), remark.presentation_id
    if command.presentation is not None:
        turn = command.presentation or None
        if turn is not None:
            presented = tx.need(Presentation, viewer.workshop_id, turn)
            item = item or tx.need(Plenary, viewer.workshop_id, presented.plenary_id).agenda_item_id
    return replace(remark, agenda_item_id=item or remark.agenda_item_id, presentation_id=turn)


def _worded(tx: Tx, viewer: Viewer, name: str, text: str) -> str:
    if name not in FIELDS:
        raise Refused("unknown_field", f"{name:.60}", "fields")
    worded = take.text(text, name, FIELDS[name])
    if name == "mark":
        return take.one_of(worded, "mark", MARKS)
    if name == "speaker_id" and worded:
        return tx.need(Person, viewer.workshop_id, worded).id
    return worded


HANDLERS: dict[type[Command], Handler] = {
    SaveRemark: save_remark,
    WithdrawRemark: withdraw_remark,
    ChooseRemarkText: choose_remark_text,
}

"""Setting up a plenary: who presents, in which order, for how long.

Who presents follows from the activity (its groups, or the organisations with rows), else from a division of the hall.  A secret
activity is shown to nobody (VS4).
"""

from dataclasses import replace
from typing import Any

from workshop.domain import accepting as take
from workshop.domain import plenaries
from workshop.domain.activities import Activity
from workshop.domain.agenda import AgendaItem
from workshop.domain.commands.base import Command
from workshop.domain.commands.plenaries import ArrangePresentations, MovePresentation, RemovePlenary, SavePlenary
from workshop.domain.derived import derived
from workshop.domain.groups import Group, Grouping
from workshop.domain.organisations import Organisation
from workshop.domain.plenaries import HOWS, WAITING, Plenary, Presentation
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.plenary_acts import keep_act, presentations_of, the_plenary
from workshop.service.rights import must_lead
from workshop.storage.counting import rows_by_unit
from workshop.storage.transaction import Reader, Tx

MOST_PLENARIES = 100
MOST_PRESENTING = 200
LONGEST_MINUTES = 240
LARGEST_SEED = 2**53


def save_plenary(tx: Tx, viewer: Viewer, command: SavePlenary) -> None:
    must_lead(viewer)
    before = tx.get(Plenary, viewer.workshop_id, take.fresh_id(command.plenary, "plenary"))
    if before is None and tx.count(Plenary, viewer.workshop_id) >= MOST_PLENARIES:
        raise Refused("too_many_items", field="plenary")
    fresh = _wanted(tx, viewer, command, before or Plenary(id=command.plenary, workshop_id=viewer.workshop_id, title=""))
    if before is not None and before.state != "planned" and _asks(fresh) != _asks(before):
        raise Refused("plenary_in_use", before.id)
    tx.put(fresh, "plenary_saved")
    if before is None or _asks(fresh) != _asks(before):
        _listed(tx, fresh)


def _wanted(tx: Tx, viewer: Viewer, command: SavePlenary, before: Plenary) -> Plenary:
    unit, grouping = _who(tx, viewer, command)
    return replace(
        before,
        title=take.needed(command.title, "title"),
        agenda_item_id=agenda_item(tx, viewer, command.agenda_item),
        activity_id=command.activity,
        unit=unit,
        grouping_id=grouping,
        minutes=take.whole(command.minutes, "minutes", 1, LONGEST_MINUTES),
        names=command.names,
        remote=command.remote,
        removed=False,
    )


def agenda_item(reader: Reader, viewer: Viewer, id: str | None) -> str | None:
    if id is not None and reader.need(AgendaItem, viewer.workshop_id, id).removed:
        raise Refused("unknown_agenda_item", id, "agenda_item")
    return id


def _who(tx: Tx, viewer: Viewer, command: SavePlenary) -> tuple[str, str | None]:
    if command.activity is None:
        if command.grouping is None:
            raise Refused("presenters_needed", field="activity")
        if tx.need(Grouping, viewer.workshop_id, command.grouping).removed:
            raise Refused("unknown_grouping", command.grouping, "grouping")
        return "group", command.grouping
    activity = tx.need(Activity, viewer.workshop_id, command.activity)
    if activity.secret:
        raise Refused("secret_not_shown", activity.id, "activity")
    if activity.unit == "person":
        raise Refused("wrong_choice", "groups or organisations present", "activity")
    return activity.unit, activity.grouping_id


def _asks(plenary: Plenary) -> tuple[str | None, str | None]:
    return plenary.activity_id, plenary.grouping_id


def remove_plenary(tx: Tx, viewer: Viewer, command: RemovePlenary) -> None:
    must_lead(viewer)
    plenary = tx.need(Plenary, viewer.workshop_id, command.plenary)
    if plenary.started_at is not None:
        raise Refused("plenary_in_use", plenary.id)
    tx.put(replace(plenary, removed=command.removed), "plenary_removed" if command.removed else "plenary_saved")


def arrange_presentations(tx: Tx, viewer: Viewer, command: ArrangePresentations) -> dict[str, Any]:
    must_lead(viewer)
    plenary = the_plenary(tx, viewer, command.plenary)
    how = take.one_of(command.how, "how", HOWS)
    seed = take.whole(command.seed, "seed", 0, LARGEST_SEED) if how == "drawn" else 0
    natural = _listed(tx, plenary)
    _put_moved(tx, plenary, plenaries.arranged(presentations_of(tx, plenary), natural, how, seed))
    tx.put(replace(plenary, how=how, seed=seed), "plenary_saved")
    return keep_act(tx, plenary, "arranged")


def move_presentation(tx: Tx, viewer: Viewer, command: MovePresentation) -> dict[str, Any]:
    must_lead(viewer)
    turn = tx.need(Presentation, viewer.workshop_id, command.presentation)
    plenary = the_plenary(tx, viewer, turn.plenary_id)
    others = presentations_of(tx, plenary)
    before = next((one for one in others if one.id == command.before), None)
    if turn.state != WAITING or (before is not None and before.state != WAITING):
        raise Refused("presentation_not_waiting", turn.id)
    if command.before is not None and before is None:
        raise Refused("unknown_presentation", f"{command.before:.120}", "before")
    if before is not None and before.id == turn.id:
        return {}
    _put_moved(tx, plenary, plenaries.moved(others, turn, command.before))
    tx.put(replace(plenary, how="by_hand", seed=0), "plenary_saved")
    return keep_act(tx, plenary, "moved", turn)


def _listed(tx: Tx, plenary: Plenary) -> list[str]:
    """Everybody who presents has a place, also those found since; who is asked no more and never was on stage steps aside."""
    natural, present = _units(tx, plenary), {one.unit_id: one for one in presentations_of(tx, plenary)}
    last = max((one.position for one in present.values()), default=0)
    fresh = [
        Presentation(
            id=derived("prs", plenary.workshop_id, plenary.id, unit),
            workshop_id=plenary.workshop_id,
            plenary_id=plenary.id,
            unit=plenary.unit,
            unit_id=unit,
            position=last + number,
        )
        for number, unit in enumerate((one for one in natural if one not in present), start=1)
    ]
    tx.put_all(fresh, "presentation_listed")
    gone = [one for one in present.values() if one.unit_id not in natural and one.state == WAITING]
    back = [one for one in present.values() if one.unit_id in natural and one.state == plenaries.SKIPPED and not one.started_at]
    tx.put_all([replace(one, state=plenaries.SKIPPED) for one in gone], "presentation_skipped")
    if plenary.state == "planned":
        tx.put_all([replace(one, state=WAITING) for one in back], "presentation_waits")
    return natural


def _units(reader: Reader, plenary: Plenary) -> list[str]:
    """By number; organisations in protocol order, those that handed something in."""
    activity = reader.get(Activity, plenary.workshop_id, plenary.activity_id) if plenary.activity_id else None
    asked = set(activity.audience) if activity else set()
    if plenary.unit == "organisation":
        written = {unit for unit, rows in rows_by_unit(reader, plenary.workshop_id, plenary.activity_id or "").items() if rows}
        done = {one.unit_id for one in reader.all(Sheet, plenary.workshop_id, activity_id=plenary.activity_id) if one.done}
        offices = [one for one in reader.all(Organisation, plenary.workshop_id) if one.id in written | done]
        found = [one.id for one in sorted(offices, key=lambda one: (one.position, one.name, one.id)) if one.status != "merged"]
    else:
        groups = [one for one in reader.all(Group, plenary.workshop_id, grouping_id=plenary.grouping_id) if not one.removed]
        found = [one.id for one in sorted(groups, key=lambda one: (one.number, one.id)) if not asked or one.id in asked]
    return found[:MOST_PRESENTING]


def _put_moved(tx: Tx, plenary: Plenary, ordered: list[Presentation]) -> None:
    held = {one.id: one for one in presentations_of(tx, plenary)}
    tx.put_all([one for one in ordered if one != held[one.id]], "presentation_moved")


HANDLERS: dict[type[Command], Handler] = {
    SavePlenary: save_plenary,
    RemovePlenary: remove_plenary,
    ArrangePresentations: arrange_presentations,
    MovePresentation: move_presentation,
}

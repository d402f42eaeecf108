"""Groupings and their groups, made, changed and removed.

A group that goes leaves its seats in no group; what was written on its sheets stays.
"""

from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.agenda import AgendaItem
from workshop.domain.commands.base import Command
from workshop.domain.commands.hall import RemoveGroup, RemoveGrouping, SaveGroup, SaveGrouping
from workshop.domain.groups import COLOURS, Group, Grouping, Membership
from workshop.domain.organisations import Organisation
from workshop.domain.people import Seat
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop, group_themes
from workshop.service.asking import rules_told, the_grouping
from workshop.service.desk import Handler
from workshop.service.placing import keep_act, place_by_defaults
from workshop.service.rights import must_lead
from workshop.storage.transaction import Tx

__all__ = ["HANDLERS", "place_by_defaults"]

MOST_GROUPS = 200


def save_grouping(tx: Tx, viewer: Viewer, command: SaveGrouping) -> None:
    must_lead(viewer)
    _rules_name_what_is_there(tx, viewer, command)
    before = tx.get(Grouping, viewer.workshop_id, take.fresh_id(command.grouping, "grouping"))
    after = Grouping(
        id=command.grouping,
        workshop_id=viewer.workshop_id,
        revision=before.revision if before else 0,
        key=take.needed(command.key, "key"),
        title=take.needed(command.title, "title"),
        defaults=command.defaults,
        overrides=command.overrides,
        late_placing=command.late_placing,
        rules=before.rules if before else {},
    )
    if command.rules is not None:
        after = replace(after, rules=rules_told(tx, after, command.rules).to_json())
    if after != before:
        tx.put(after, "grouping_saved")


def save_group(tx: Tx, viewer: Viewer, command: SaveGroup) -> None:
    must_lead(viewer)
    the_grouping(tx, viewer.workshop_id, command.grouping)
    before = tx.get(Group, viewer.workshop_id, take.fresh_id(command.group, "group"))
    if before is not None and before.grouping_id != command.grouping:
        raise Refused("unknown_group", command.group, "group")
    for seat in (command.chair_seat, command.scribe_seat, command.speaker_seat):
        if seat is not None:
            tx.need(Seat, viewer.workshop_id, seat)
    after = Group(
        id=command.group,
        workshop_id=viewer.workshop_id,
        revision=before.revision if before else 0,
        grouping_id=command.grouping,
        number=take.whole(command.number, "number", 1, MOST_GROUPS),
        key=take.text(command.key, "key"),
        title=take.text(command.title, "title"),
        theme=_theme(tx, viewer, command.theme, before),
        place=take.text(command.place, "place"),
        colour=take.one_of(command.colour, "colour", ("", *COLOURS, before.colour if before else "")),
        scribe_seat_id=command.scribe_seat,
        chair_seat_id=command.chair_seat,
        speaker_seat_id=command.speaker_seat,
    )
    if after != before:
        tx.put(after, "group_saved")


def remove_grouping(tx: Tx, viewer: Viewer, command: RemoveGrouping) -> None:
    """One that sheets stand on, or are going to, stays."""
    must_lead(viewer)
    grouping = tx.need(Grouping, viewer.workshop_id, command.grouping)
    if grouping.removed:
        return
    if _is_used(tx, grouping):
        raise Refused("grouping_in_use", grouping.id, "grouping")
    for group in tx.all(Group, viewer.workshop_id, grouping_id=grouping.id):
        _remove(tx, group)
    tx.put(replace(grouping, removed=True), "grouping_removed")


def remove_group(tx: Tx, viewer: Viewer, command: RemoveGroup) -> None:
    """Its seats are in no group of this grouping; its sheets and rows stay."""
    must_lead(viewer)
    group = tx.need(Group, viewer.workshop_id, command.group)
    if not group.removed:
        people = _remove(tx, group)
        keep_act(tx, the_grouping(tx, viewer.workshop_id, group.grouping_id), "group_removed", max(1, people))


def _remove(tx: Tx, group: Group) -> int:
    """Says how many sat there."""
    if group.removed:
        return 0
    sat = tx.all(Membership, group.workshop_id, group_id=group.id)
    tx.put_all([replace(member, group_id=None, how="group_removed") for member in sat], "seat_moved")
    tx.put(replace(group, removed=True), "group_removed")
    return len(sat)


def _rules_name_what_is_there(tx: Tx, viewer: Viewer, command: SaveGrouping) -> None:
    """Groups may be of this grouping only; one removed since is left standing and places nobody."""
    groups = {group.id for group in tx.all(Group, viewer.workshop_id, grouping_id=command.grouping)}
    organisations = {one.id for one in tx.all(Organisation, viewer.workshop_id)} if command.defaults else set()
    seats = {seat.id for seat in tx.all(Seat, viewer.workshop_id)} if command.overrides else set()
    for field, rules, known in (("defaults", command.defaults, organisations), ("overrides", command.overrides, seats)):
        for name, group in rules.items():
            if name not in known:
                raise Refused("unknown_organisation" if field == "defaults" else "unknown_seat", f"{name:.120}", field)
            if group not in groups:
                raise Refused("unknown_group", f"{group:.120}", field)


def _theme(tx: Tx, viewer: Viewer, theme: str, before: Group | None) -> str:
    """What the group stands for already may stay, also where the workshop's lists have changed since."""
    known = group_themes(tx.need(Workshop, viewer.workshop_id, viewer.workshop_id))
    if theme in known or theme == (before.theme if before else ""):
        return theme
    return take.one_of(theme, "theme", ("", *sorted(known)))


def _is_used(tx: Tx, grouping: Grouping) -> bool:
    """By an activity, or by an agenda item that would hand out sheets by it."""
    if tx.all(Activity, grouping.workshop_id, grouping_id=grouping.id):
        return True
    sheets = [sheet for sheet in tx.all(Worksheet, grouping.workshop_id) if not sheet.removed]
    by_it = {sheet.key for sheet in sheets if sheet.definition.get("grouping") == grouping.key}
    items = [item for item in tx.all(AgendaItem, grouping.workshop_id) if not item.removed and item.state != "done"]
    return any(item.grouping_id == grouping.id or (item.grouping_id is None and by_it & {*item.worksheets}) for item in items)


HANDLERS: dict[type[Command], Handler] = {
    SaveGrouping: save_grouping,
    RemoveGrouping: remove_grouping,
    SaveGroup: save_group,
    RemoveGroup: remove_group,
}

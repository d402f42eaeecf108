"""What a client needs to be level with the tables: the changes since it last heard, or everything it may see.

Snapshot and changes pass the same `visible_to` (RS2).  A change of somebody's scope in between, an unknown epoch, a seq
ahead of ours or too far behind means a snapshot (RS1, RS3).
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from workshop.domain.activities import Activity
from workshop.domain.changes import Change
from workshop.domain.entries import Entry
from workshop.domain.groups import Membership
from workshop.domain.people import Seat
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.domain.visibility import House, visible_to
from workshop.storage.transaction import Reader

PROTOCOL = 1
FARTHEST = 5_000
SCOPE_TYPES = frozenset({"membership", "seat", "grant"})
SWITCHED = "activity_switched"
SCOPE_NAMES = frozenset({SWITCHED})


def house_of(reader: Reader, workshop_id: str) -> House:
    house = House()
    for kind in (Activity, Sheet, Seat, Membership):
        for thing in reader.all(kind, workshop_id):
            house.learn(thing)
    return house


def welcome(reader: Reader, viewer: Viewer, since: Any, house: House | None = None) -> dict[str, Any]:
    """`{protocol, epoch, seq, mode, viewer, objects}`; in mode `changes`, `objects` are journal lines as broadcast."""
    house = house or house_of(reader, viewer.workshop_id)
    changes = _since(reader, viewer.workshop_id, since)
    found = everything_for(reader, viewer, house) if changes is None else lines_of(changes, viewer.audiences(), house)
    return {
        "protocol": PROTOCOL,
        "epoch": reader.epoch(),
        "seq": reader.seq(viewer.workshop_id),
        "mode": "snapshot" if changes is None else "changes",
        "viewer": {"person": viewer.person_id, "name": viewer.name, "roles": sorted(viewer.roles), "seat": viewer.seat_id},
        "objects": found,
    }


def everything_for(reader: Reader, viewer: Viewer, house: House) -> list[dict[str, Any]]:
    audiences = viewer.audiences()
    seen = ((thing.type, visible_to(thing, audiences, house)) for thing in reader.everything(viewer.workshop_id))
    return [{"type": kind, **found} for kind, found in seen if found is not None]


def line(change: Change, seen: dict[str, Any] | None) -> dict[str, Any]:
    """A change as it goes over the wire; `object` is None for what the viewer may not (or no longer) see."""
    thing = change.object
    return {
        "seq": change.seq,
        "name": change.name,
        "type": thing.type,
        "id": thing.id,
        "revision": thing.revision,
        "object": seen,
    }


def lines_of(changes: Iterable[Change], audiences: frozenset[str], house: House) -> list[dict[str, Any]]:
    """As these audiences see them; what they saw and no longer may is told as gone (RS3)."""
    seen = ((change, visible_to(change.object, audiences, house)) for change in changes)
    return [line(change, found) for change, found in seen if found is not None or may_be_lost(change, house)]


def may_be_lost(change: Change, house: House) -> bool:
    """Whether somebody who sees nothing of the object now may have seen it before, without a change of who they are."""
    thing = change.object
    if isinstance(thing, Entry):
        activity = house.activities.get(thing.activity_id)
        return change.name == SWITCHED or (thing.state == "withdrawn" and activity is not None and activity.share)
    return isinstance(thing, Activity) or change.name == SWITCHED


def beneath_switched(reader: Reader, changes: Iterable[Change]) -> list[Change]:
    """The sheets and rows of activities whose switches were turned, to be seen anew as they stand."""
    switched = {change.object.id: change for change in changes if change.name == SWITCHED}
    return [
        replace(change, object=thing, seq=thing.revision)
        for change in switched.values()
        for kind in (Sheet, Entry)
        for thing in reader.all(kind, change.workshop_id, activity_id=change.object.id)
    ]


def changes_scope(change: Change) -> bool:
    return change.object.type in SCOPE_TYPES or change.name in SCOPE_NAMES


def _since(reader: Reader, workshop_id: str, since: Any) -> list[Change] | None:
    """The last change of each object since then, in order; None where only a snapshot will do."""
    if not isinstance(since, dict) or since.get("epoch") != reader.epoch() or not isinstance(since.get("seq"), int):
        return None
    now = reader.seq(workshop_id)
    if not 0 <= now - since["seq"] <= FARTHEST:
        return None
    changes = reader.changes_since(workshop_id, since["seq"])
    if any(changes_scope(change) for change in changes):
        return None
    last = {(change.object.type, change.object.id): change for change in changes}
    return sorted(last.values(), key=lambda change: change.seq)

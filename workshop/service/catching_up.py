"""What a client needs to be level with the tables: the changes since it last heard, or everything it may see.

Snapshot and changes pass the same `visible_to` (RS2).  A change of somebody's scope in between, an unknown epoch, a seq
ahead of ours or too far behind means a snapshot (RS1, RS3).
"""

from typing import Any

from workshop.domain.activities import Activity
from workshop.domain.changes import Change
from workshop.domain.groups import Membership
from workshop.domain.people import Seat
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.domain.visibility import House, visible_to
from workshop.storage.transaction import Reader

PROTOCOL = 1
FARTHEST = 5_000
SCOPE_TYPES = frozenset({"membership", "seat", "grant"})
SCOPE_NAMES = frozenset({"activity_switched"})


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
    found = everything_for(reader, viewer, house) if changes is None else _lines(changes, viewer, house)
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


def _lines(changes: list[Change], viewer: Viewer, house: House) -> list[dict[str, Any]]:
    audiences = viewer.audiences()
    seen = ((change, visible_to(change.object, audiences, house)) for change in changes)
    return [line(change, found) for change, found in seen if found is not None]

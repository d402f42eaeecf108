"""What a client needs to be level with the tables: the changes since it last heard, or everything it may see.

Snapshot and changes pass the same `visible_to` (RS2).  A change of the viewer's own scope in between, an unknown epoch, a
seq ahead of ours or too far behind means a snapshot (RS1, RS3).  What depends on a changed object is seen anew with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.attachments import Attachment, Citation
from workshop.domain.chains import Lineage
from workshop.domain.changes import Change
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Membership
from workshop.domain.house import House, Theme
from workshop.domain.judgements import Review, Source
from workshop.domain.objects import Stored
from workshop.domain.people import Grant, Person, Seat
from workshop.domain.sheets import Sheet
from workshop.domain.substitutions import Substitution
from workshop.domain.viewers import Viewer
from workshop.domain.visibility import visible_to
from workshop.service.citing import cited_beneath, with_cited
from workshop.service.gallery import Gallery
from workshop.storage.row_themes import row_themes
from workshop.storage.transaction import Reader

PROTOCOL = 1
FARTHEST = 5_000
# What these change is seen or no longer seen by many, through objects that did not change themselves.
SWEEPING = frozenset(
    ("activity_switched", "person_merged", "person_unmerged", "organisation_merged", "organisation_unmerged"),
)


def house_of(reader: Reader, workshop_id: str) -> House:
    house = House()
    for kind in (Worksheet, Group, Activity, Sheet, Seat, Substitution, Membership, Source, Citation):
        for thing in reader.all(kind, workshop_id):
            house.learn(thing)
    for activity in house.activities.values():
        if field := house.theme_fields.get(activity.worksheet_id):
            for id, revision, named in row_themes(reader, workshop_id, activity.id, field):
                house.themes[id] = Theme(revision, named)
    return house


def welcome(
    reader: Reader, viewer: Viewer, since: Any, gallery: Gallery | None = None, house: House | None = None
) -> dict[str, Any]:
    """`{protocol, epoch, seq, mode, viewer, objects}`; in mode `changes`, `objects` are journal lines as broadcast.

    `objects` is a list, or the same encoded already.

    Where there is a `gallery`, both are as old as that, and so is the `house`: what was committed since is still to be
    published, and what it takes away can only be told to who was not told of it before.
    """
    level = reader.seq(viewer.workshop_id) if gallery is None else gallery.seq
    if house is None:
        house = house_of(reader, viewer.workshop_id) if gallery is None else House()
    changes = _since(reader, viewer, since, house, level)
    if changes is not None:
        return _greeting(reader, viewer, "changes", lines_of(changes, viewer.audiences(), house), level)
    found = everything_for(reader, viewer, house) if gallery is None else gallery.seen_by(viewer.audiences())
    return _greeting(reader, viewer, "snapshot", found, level)


def _greeting(reader: Reader, viewer: Viewer, mode: str, objects: Any, level: int) -> dict[str, Any]:
    return {
        "protocol": PROTOCOL,
        "epoch": reader.epoch(),
        "seq": level,
        "mode": mode,
        "viewer": {"person": viewer.person_id, "name": viewer.name, "roles": sorted(viewer.roles), "seat": viewer.seat_id},
        "objects": objects,
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
    return [line(change, found) for change, found in seen if found is not None or may_be_lost(change.object, house)]


def may_be_lost(thing: Stored, house: House) -> bool:
    """Whether somebody who sees nothing of it now may have seen it before, without a change of who they are."""
    if isinstance(thing, Entry):
        activity = house.activities.get(thing.activity_id)
        return thing.state == "withdrawn" and activity is not None and activity.share
    return isinstance(thing, Activity | Membership | Seat | Substitution | Person | Attachment)


def seating_beneath(reader: Reader, house: House, change: Change) -> Iterator[Stored]:
    """Who is in which unit decides who sees the person and the seat; who stands in for whom, who sees the two."""
    thing = change.object
    if isinstance(thing, Substitution):
        yield from _both_hands(reader, thing)
    if not isinstance(thing, Membership | Seat):
        return
    seat = house.seats.get(thing.seat_id) if isinstance(thing, Membership) else thing
    if seat is None:
        return
    person = reader.get(Person, seat.workshop_id, seat.person_id)
    yield from [seat] if person is None else [person, seat]
    yield from reader.all(Person, seat.workshop_id, merged_into=seat.person_id)
    for substitution in house.substitutions.values():
        if substitution.seat_id == seat.id:
            yield from _both_hands(reader, substitution)
    yield from (house.memberships[id] for id in house.memberships_of.get(seat.id, frozenset()))


def _both_hands(reader: Reader, substitution: Substitution) -> Iterator[Stored]:
    for one in (substitution.predecessor_id, substitution.substitute_id):
        yield from reader.all(Person, substitution.workshop_id, id=one)
        yield from reader.all(Person, substitution.workshop_id, merged_into=one)


def work_beneath(reader: Reader, activity: Activity) -> Iterator[Stored]:
    """The sheets, rows, reviews, origins and citations that an activity's switches show or hide."""
    for kind in (Sheet, Entry, Review, Lineage):
        yield from reader.all(kind, activity.workshop_id, activity_id=activity.id)
    yield from with_cited(reader, reader.all(Citation, activity.workshop_id, activity_id=activity.id))


def _since(reader: Reader, viewer: Viewer, since: Any, house: House, level: int) -> list[Change] | None:
    """The last change of each object since then, in order, up to the level; None where only a snapshot will do, as for an
    assessor with limits, who may have lost sight of rows that did not change."""
    if not isinstance(since, dict) or since.get("epoch") != reader.epoch() or not isinstance(since.get("seq"), int):
        return None
    if viewer.reads_in_part or not 0 <= level - since["seq"] <= FARTHEST:
        return None
    changes = reader.changes_since(viewer.workshop_id, since["seq"])
    if any(_is_of_scope(change, viewer) for change in changes):
        return None
    last = {(change.object.type, change.object.id): change for change in changes if change.seq <= level}
    beneath = {
        (thing.type, thing.id): replace(change, object=thing, seq=level)
        for change in last.values()
        for thing in (*seating_beneath(reader, house, change), *cited_beneath(reader, change.object))
    }
    return sorted((beneath | last).values(), key=lambda change: change.seq)


def _is_of_scope(change: Change, viewer: Viewer) -> bool:
    """Whether it changed what this very viewer may see; who has no seat any more may just have lost it."""
    thing = change.object
    if isinstance(thing, Grant):
        return thing.person_id == viewer.person_id
    if isinstance(thing, Membership):
        return thing.seat_id == viewer.seat_id
    if isinstance(thing, Seat):
        return thing.person_id == viewer.person_id or viewer.seat_id in (None, thing.id)
    return change.name in SWEEPING

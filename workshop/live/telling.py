"""Who is told what of a batch of changes, worked out in one pass for all clients together (RS3, VS1).

Each object is seen once as it was and once as it is; a client hears of what it gains, of what changed, and of what it no
longer may see.  Clients that hear the very same share the frame.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import msgspec

from workshop.domain.activities import Activity
from workshop.domain.attachments import Attachment
from workshop.domain.changes import Change
from workshop.domain.entries import Entry
from workshop.domain.house import House
from workshop.domain.objects import Stored
from workshop.domain.people import Seat
from workshop.domain.visibility import Seen, richest, seen_by
from workshop.service.catching_up import line, seating_beneath, work_beneath
from workshop.service.reading_on import read_beneath
from workshop.storage.history import as_it_was
from workshop.storage.transaction import Reader

LARGEST_FRAME = 100_000
# What stood on another sheet before: who read it there is told that it is gone.
MOVED = ("entry_moved", "review_moved")
SWITCHES = ("see", "share", "secret")

Key = tuple[str, str]
Choice = tuple[int, str | None]
Line = bytes


@dataclass(frozen=True, slots=True)
class Listening:
    """Who listens: a client's audiences, and an audience's clients.  Kept until somebody comes, goes or is somebody else."""

    audiences: Mapping[str, frozenset[str]]
    clients: Mapping[str, frozenset[str]]


def listening(audiences: Mapping[str, frozenset[str]]) -> Listening:
    return Listening(audiences, _by_audience(audiences))


@dataclass(frozen=True, slots=True)
class Told:
    """`fresh`: the object itself changed, so it is told even to whom it looks the same."""

    change: Change
    was: Seen
    now: Seen
    fresh: bool

    def same_for_all(self) -> str | None:
        """An audience whose view all have who have any, where nobody loses sight of the object."""
        views = iter(self.now.values())
        first = next(views, None)
        whole = self.fresh and all(view is first for view in views) and self.was.keys() <= self.now.keys()
        return next(iter(self.now), None) if whole else None


@dataclass(slots=True)
class Batch:
    """Changes of one workshop in the journal's order, with the house before and after them."""

    changes: list[Change]
    before: House
    after: House
    told: dict[Key, Told] = field(default_factory=dict)


def learned(changes: list[Change], house: House) -> Batch:
    """The house learns the changes; it is kept as it was only where a change can take something from somebody."""
    before = house.copy() if any(house.is_moved_by(change.object) for change in changes) else house
    for change in changes:
        house.learn(change.object)
    return Batch(changes, before, house)


def frames(
    batch: Batch, now: Listening, before: Mapping[str, frozenset[str]], reader: Reader
) -> Iterator[tuple[list[str], list[Line]]]:
    """Who hears which lines, together.  `before`: the former audiences of those whose scope changed."""
    _tell_changes(batch, reader)
    _tell_beneath(batch, reader)
    hearing = Hearing(now, before)
    told = list(batch.told.values())
    hearing.tell(told)
    told += hearing.tell_of_everything(batch, reader, len(told))
    lines = Lines(told)
    for choices, sids in hearing.alike().items():
        yield sids, [lines.of(place, audience) for place, audience in choices]


def pieces(lines: list[Line]) -> Iterator[list[Line]]:
    """In frames that the smallest phone takes in one breath."""
    piece: list[Line] = []
    room = LARGEST_FRAME
    for one in lines:
        if piece and len(one) > room:
            yield piece
            piece, room = [], LARGEST_FRAME
        piece.append(one)
        room -= len(one)
    if piece:
        yield piece


def _tell_changes(batch: Batch, reader: Reader) -> None:
    """Every changed object, once, as the last change left it."""
    for change in batch.changes:
        thing = change.object
        earlier = batch.told.pop((thing.type, thing.id), None)
        was = earlier.was if earlier else seen_by(_as_it_was(change, batch.before, reader), batch.before)
        batch.told[thing.type, thing.id] = Told(change, was, seen_by(thing, batch.after), fresh=True)


def _as_it_was(change: Change, house: House, reader: Reader) -> Stored:
    """The object before this change, as far as it matters to who saw it."""
    thing = change.object
    if change.name in MOVED:
        return as_it_was(reader, thing) or thing
    if isinstance(thing, Entry) and change.name == "entry_withdrawn":
        return replace(thing, state="draft" if thing.values is None else "ready")
    if isinstance(thing, Attachment) and change.name == "attachment_withdrawn":
        return replace(thing, withdrawn=False)
    if isinstance(thing, Attachment) and change.name == "attachment_unshared":
        return replace(thing, shared=True)
    return house.known(thing) or thing


def _tell_beneath(batch: Batch, reader: Reader) -> None:
    """Objects that did not change, but are seen by others than before."""
    for change in batch.changes:
        for thing in _beneath(change, batch, reader):
            if (thing.type, thing.id) not in batch.told:
                told = replace(change, object=thing, seq=batch.changes[-1].seq)
                was, now = seen_by(thing, batch.before), seen_by(thing, batch.after)
                batch.told[thing.type, thing.id] = Told(told, was, now, fresh=False)


def _beneath(change: Change, batch: Batch, reader: Reader) -> Iterator[Stored]:
    thing = change.object
    yield from read_beneath(reader, batch.before, batch.after, thing)
    if isinstance(thing, Activity):
        before = batch.before.activities.get(thing.id)
        if before is not None and any(getattr(before, name) != getattr(thing, name) for name in SWITCHES):
            yield from work_beneath(reader, thing)
    elif isinstance(thing, Seat):
        left = batch.before.seats.get(thing.id)
        for seat in [thing] if left is None else [left, thing]:
            yield from seating_beneath(reader, batch.after, replace(change, object=seat))
    else:
        yield from seating_beneath(reader, batch.after, change)


@dataclass(slots=True)
class Hearing:
    """What each client hears: the place of an object and the audience it is seen through, None where it is gone."""

    now: Listening
    before: Mapping[str, frozenset[str]]
    chosen: dict[str, list[Choice]] = field(default_factory=lambda: defaultdict(list))

    def tell(self, told: list[Told]) -> None:
        former = _by_audience(self.before)
        for place, one in enumerate(told):
            audiences = {*one.was, *one.now}
            concerned = set[str]().union(*(self.now.clients.get(audience, ()) for audience in audiences))
            moved = set[str]().union(*(former.get(audience, ()) for audience in audiences), concerned & self.before.keys())
            alike = one.same_for_all()
            for sid in concerned - moved if alike else ():
                self.chosen[sid].append((place, alike))
            for sid in moved if alike else concerned | moved:
                self._hear(place, one, sid)

    def tell_of_everything(self, batch: Batch, reader: Reader, place: int) -> list[Told]:
        """For clients whose scope changed: one pass over all objects, each looked at for those it may concern."""
        moved = _by_audience({sid: before ^ self.now.audiences[sid] for sid, before in self.before.items()})
        found: list[Told] = []
        for thing in reader.everything(batch.changes[-1].workshop_id) if moved else ():
            if (thing.type, thing.id) in batch.told:
                continue
            seen = seen_by(thing, batch.after)
            one = Told(replace(batch.changes[-1], object=thing), seen, seen, fresh=False)
            sids = {sid for audience in seen for sid in moved.get(audience, ())}
            heard = [self._hear(place + len(found), one, sid) for sid in sids]
            found += [one] if any(heard) else []
        return found

    def alike(self) -> dict[tuple[Choice, ...], list[str]]:
        groups: dict[tuple[Choice, ...], list[str]] = defaultdict(list)
        for sid, choices in self.chosen.items():
            groups[tuple(choices)].append(sid)
        return groups

    def _hear(self, place: int, one: Told, sid: str) -> bool:
        audiences = self.now.audiences[sid]
        was, now = richest(one.was, self.before.get(sid, audiences)), richest(one.now, audiences)
        if now is not None and (one.fresh or was is None or one.was[was] != one.now[now]):
            self.chosen[sid].append((place, now))
        elif now is None and was is not None:
            self.chosen[sid].append((place, None))
        else:
            return False
        return True


def _by_audience(audiences: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for sid, names in audiences.items():
        for name in names:
            found[name].append(sid)
    return {name: frozenset(sids) for name, sids in found.items()}


@dataclass(slots=True)
class Lines:
    """Each line encoded once, however many frames it stands in."""

    told: list[Told]
    made: dict[tuple[int, int], Line] = field(default_factory=dict)

    def of(self, place: int, audience: str | None) -> Line:
        one = self.told[place]
        seen = None if audience is None else one.now[audience]
        if (place, id(seen)) not in self.made:
            self.made[place, id(seen)] = msgspec.json.encode(line(one.change, seen))
        return self.made[place, id(seen)]

"""Everything of one workshop as each audience sees it, ready to be sent: a hall that scans at once is not read a thousand
times from the tables.

Kept by whoever publishes, level with what it has published (`seq`), and never with anything later.  An object hangs once,
with each different view of it already encoded.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from workshop.domain.objects import Stored
from workshop.domain.visibility import House, Seen, seen_by
from workshop.storage.transaction import Reader

Key = tuple[str, str]


@dataclass(slots=True)
class Hung:
    """`views`: audience → what it sees, the richest first."""

    place: int
    revision: int
    views: Mapping[str, msgspec.Raw]


class Gallery:
    def __init__(self, reader: Reader, workshop_id: str, house: House) -> None:
        self.seq = reader.seq(workshop_id)
        self._hung: dict[Key, Hung] = {}
        self._seen_by: dict[str, set[Key]] = defaultdict(set)
        for thing in reader.everything(workshop_id):
            self.hang(thing, seen_by(thing, house))

    def hang(self, thing: Stored, seen: Seen) -> None:
        """An older state never covers a newer one."""
        key = (thing.type, thing.id)
        earlier = self._hung.get(key)
        if earlier is not None and earlier.revision > thing.revision:
            return
        for audience in earlier.views if earlier else ():
            if audience not in seen:
                self._seen_by[audience].discard(key)
        for audience in seen:
            self._seen_by[audience].add(key)
        place = earlier.place if earlier else len(self._hung)
        self._hung[key] = Hung(place, thing.revision, _encoded(thing.type, seen))

    def seen_by(self, audiences: Iterable[str]) -> list[msgspec.Raw]:
        """Every object these audiences see together, each through the richest view, in the order they were hung."""
        keys: set[Key] = set().union(*(self._seen_by.get(audience, ()) for audience in audiences))
        hung = sorted((self._hung[key] for key in keys), key=lambda one: one.place)
        wanted = frozenset(audiences)
        return [next(view for audience, view in one.views.items() if audience in wanted) for one in hung]


def _encoded(kind: str, seen: Seen) -> dict[str, msgspec.Raw]:
    """Audiences that share a view share its text."""
    texts: dict[int, msgspec.Raw] = {}
    for view in seen.values():
        if id(view) not in texts:
            texts[id(view)] = msgspec.Raw(msgspec.json.encode({"type": kind, **view}))
    return {audience: texts[id(view)] for audience, view in seen.items()}

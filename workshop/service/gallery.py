"""Everything of one workshop as each audience sees it, ready to be sent: a hall that scans at once is not read a thousand
times from the tables.

Kept by whoever publishes, level with what it has published (`seq`), and never with anything later.  An object hangs once,
with each different view of it already encoded.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

import msgspec

from workshop.domain.house import House
from workshop.domain.objects import Stored
from workshop.domain.visibility import Seen, seen_by
from workshop.storage.transaction import Reader

Key = tuple[str, str]


@dataclass(slots=True, eq=False)
class Hung:
    """`views`: audience → what it sees, the richest first; `only`: what everybody sees who sees anything of it."""

    place: int
    revision: int
    views: Mapping[str, bytes]
    only: bytes | None

    def through(self, audiences: frozenset[str]) -> bytes:
        return self.only or next(view for audience, view in self.views.items() if audience in audiences)


class Gallery:
    def __init__(self, reader: Reader, workshop_id: str, house: House) -> None:
        self.seq = reader.seq(workshop_id)
        self._hung: dict[Key, Hung] = {}
        self._seen_by: dict[str, set[Hung]] = defaultdict(set)
        for thing in reader.everything(workshop_id):
            self.hang(thing, seen_by(thing, house))

    def hang(self, thing: Stored, seen: Seen) -> None:
        """An older state never covers a newer one."""
        key = (thing.type, thing.id)
        earlier = self._hung.get(key)
        if earlier is not None and earlier.revision > thing.revision:
            return
        views = _encoded(thing.type, seen)
        texts = set(views.values())
        only = texts.pop() if len(texts) == 1 else None
        hung = self._hung[key] = Hung(earlier.place if earlier else len(self._hung), thing.revision, views, only)
        if earlier is not None:
            for audience in earlier.views:
                self._seen_by[audience].discard(earlier)
        for audience in seen:
            self._seen_by[audience].add(hung)

    def seen_by(self, audiences: frozenset[str]) -> msgspec.Raw:
        """A JSON array of every object these audiences see together, each through the richest view, in the order hung."""
        seen: set[Hung] = set().union(*(self._seen_by.get(audience, ()) for audience in audiences))
        hung = sorted(seen, key=attrgetter("place"))
        return array_of([one.through(audiences) for one in hung])


def array_of(parts: Iterable[bytes]) -> msgspec.Raw:
    """What is encoded already, as one JSON array that is not looked into again."""
    return msgspec.Raw(b"[" + b",".join(parts) + b"]")


def _encoded(kind: str, seen: Seen) -> dict[str, bytes]:
    """Audiences that share a view share its text."""
    texts: dict[int, bytes] = {}
    for view in seen.values():
        if id(view) not in texts:
            texts[id(view)] = msgspec.json.encode({"type": kind, **view})
    return {audience: texts[id(view)] for audience, view in seen.items()}

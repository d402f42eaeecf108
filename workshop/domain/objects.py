"""What every stored object has in common.

An object is one row of one table.  `id` is made by whoever creates the thing and never changes; `revision` is the `seq`
of the change that wrote it last (CL1, CL3).  Objects never list other objects (CL6).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, Self

Json = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A row of a table, as the wire and the journal carry it too."""

    type: ClassVar[str]

    id: str
    workshop_id: str
    revision: int = 0

    @classmethod
    @cache
    def columns(cls) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cls))

    @classmethod
    @cache
    def _slots(cls) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[Callable[[Any, Any], None], ...]]:
        return attrgetter(*cls.columns()), tuple(getattr(cls, name).__set__ for name in cls.columns())

    def but(self, **changes: Any) -> Self:
        """The same with these fields changed, as `dataclasses.replace` gives it, in a third of its time: a save asks for it
        five times."""
        read, writers = self._slots()
        other = object.__new__(type(self))
        for write, value in zip(writers, read(self), strict=True):
            write(other, value)
        for name, value in changes.items():
            object.__setattr__(other, name, value)
        return other

    def to_json(self) -> dict[str, Json]:
        return dict(zip(self.columns(), self._slots()[0](self), strict=True))

    @classmethod
    def from_json(cls, row: Mapping[str, Json]) -> Self:
        return cls(**{name: row[name] for name in cls.columns() if name in row})

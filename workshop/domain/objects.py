"""What every stored object has in common.

An object is one row of one table.  `id` is made by whoever creates the thing and never changes; `revision` is the `seq`
of the change that wrote it last (CL1, CL3).  Objects never list other objects (CL6).
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
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

    def to_json(self) -> dict[str, Json]:
        return {name: getattr(self, name) for name in self.columns()}

    @classmethod
    def from_json(cls, row: Mapping[str, Json]) -> Self:
        return cls(**{name: row[name] for name in cls.columns() if name in row})

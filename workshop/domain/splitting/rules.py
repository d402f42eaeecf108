"""How a grouping divides the hall: its rules, kept with it, so that whoever comes late is placed by the same ones.

Fixed places come first, then the same groups as in another grouping, then the organisations' own groups; the rest is dealt
out so that sizes are even, and within that everything else the rules ask for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from workshop.domain import accepting as take
from workshop.domain.objects import Json
from workshop.domain.refusals import Refused

ORGANISATION = ("apart", "together", "free")
SECTOR = ("no_lone", "even", "free")
MOST_DIFFERENT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """`organisation`: a delegation apart, together, or as it falls.  `sector`: even, and with `no_lone` nobody is the only voice
    beside the largest sector.  `hold`: who is announced and not here yet is placed too, the seat is held.  `same_as` and
    `different_from` are ids of other groupings; `defaults`: whether the organisations' own groups count.
    """

    defaults: bool = True
    organisation: str = "apart"
    sector: str = "no_lone"
    sex: bool = True
    seniority: bool = True
    hold: bool = True
    same_as: str = ""
    different_from: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, told: Mapping[str, Json]) -> Self:
        """What is not said is the default; refused is a rule nobody knows."""
        source = take.record(dict(told), "rules", KNOWN)
        switches = {name: _switch(source[name]) for name in SWITCHES if name in source}
        different = take.rows(source.get("different_from", []), "rules", MOST_DIFFERENT)
        return cls(
            organisation=take.one_of(source.get("organisation", cls().organisation), "rules", ORGANISATION),
            sector=take.one_of(source.get("sector", cls().sector), "rules", SECTOR),
            same_as=take.text(source.get("same_as", ""), "rules"),
            different_from=tuple(dict.fromkeys(take.needed(one, "rules") for one in different)),
            **switches,
        )

    def to_json(self) -> dict[str, Json]:
        told = {name: getattr(self, name) for name in KNOWN}
        return {**told, "different_from": [*self.different_from]}

    def others(self) -> tuple[str, ...]:
        """The groupings these rules look at."""
        return tuple(one for one in (self.same_as, *self.different_from) if one)


SWITCHES = ("defaults", "sex", "seniority", "hold")
KNOWN = (*SWITCHES, "organisation", "sector", "same_as", "different_from")


def _switch(value: Json) -> bool:
    if not isinstance(value, bool):
        raise Refused("wrong_type", "true or false", "rules")
    return value

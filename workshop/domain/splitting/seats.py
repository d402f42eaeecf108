"""What a split looks at: seats, groups, the rules, and where somebody has to sit already.

`wanted` says of a seat which group it has and by which rule; a seat it does not name is free.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workshop.domain.splitting.rules import Rules

Placed = dict[str, str | None]
Wanted = dict[str, tuple[str, str]]
_GRADE = re.compile(r"\b(IV|III|II|I)\s*/\s*[A-Ea-e]\b")


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat as splitting sees it.  `seniority`: the grade of a civil servant; `here`: whether the person has come in."""

    seat_id: str
    organisation_id: str = ""
    sector: str = ""
    sex: str = ""
    seniority: str = ""
    here: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`fixed`: seat → group by a person's hand or the grouping's exceptions.  `standing`: who sits and is left where they are.
    `same`: seat → the group that stands for the one in the other grouping, None where there is none.  `met`: grouping → seat →
    group, of the groupings whose company shall be another.
    """

    groups: tuple[str, ...]
    seats: tuple[Seated, ...]
    rules: Rules = field(default_factory=Rules)
    defaults: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    standing: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[str, str | None] = field(default_factory=dict)
    met: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def wanted(self) -> Wanted:
        present = set(self.groups)
        found: Wanted = {}
        for seat in self.seats:
            for group, why in self._claims(seat):
                if group in present:
                    found[seat.seat_id] = (group, why)
                    break
        return found

    def _claims(self, seat: Seated) -> Iterator[tuple[str | None, str]]:
        """Whose word counts, the strongest first."""
        yield self.standing.get(seat.seat_id), "kept"
        yield self.fixed.get(seat.seat_id), "fixed"
        yield self.same.get(seat.seat_id), "same_as"
        yield self.own_group(seat.organisation_id), "defaults"

    def own_group(self, organisation_id: str) -> str | None:
        return self.defaults.get(organisation_id) if self.rules.defaults else None

    def largest_sector(self) -> str:
        """Beside it a single other voice is a lone one."""
        counted = Counter(seat.sector for seat in self.seats if seat.sector)
        return min(counted, key=lambda sector: (-counted[sector], sector), default="")


def grade(rank: str) -> str:
    """`Penata (III/c)` is of grade III; what says nothing of the kind is not known."""
    found = _GRADE.search(rank)
    return found.group(1) if found else ""

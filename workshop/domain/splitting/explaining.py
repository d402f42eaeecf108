"""What a split came to, in codes and figures: each group's make-up and which rules put whom there.

The sentences are the page's; nothing here is a text.
"""

from collections import Counter
from dataclasses import dataclass, field

from workshop.domain.objects import Json
from workshop.domain.splitting.seats import Question, Seated
from workshop.domain.splitting.solving import Split


@dataclass(slots=True)
class Made:
    """A group in figures.  `why`: rule → how many it placed here; `fixed`: who sits here by a person's word."""

    group: str
    size: int = 0
    here: int = 0
    organisations: Counter[str] = field(default_factory=Counter)
    sectors: Counter[str] = field(default_factory=Counter)
    sexes: Counter[str] = field(default_factory=Counter)
    seniority: Counter[str] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)
    fixed: list[str] = field(default_factory=list)

    def count(self, seat: Seated, why: str) -> None:
        self.size += 1
        self.here += seat.here
        self.organisations[seat.organisation_id] += 1
        self.sectors[seat.sector] += 1
        self.sexes[seat.sex] += 1
        self.seniority[seat.seniority] += 1
        self.why[why] += 1
        if why == "fixed":
            self.fixed.append(seat.seat_id)

    def to_json(self) -> dict[str, Json]:
        counted = ("organisations", "sectors", "sexes", "seniority", "why")
        return {
            "group": self.group,
            "size": self.size,
            "here": self.here,
            **{name: dict(sorted(getattr(self, name).items())) for name in counted},
            "fixed": self.fixed,
        }


def made(question: Question, split: Split) -> list[Made]:
    """In the order of the groups."""
    found = {group: Made(group) for group in question.groups}
    for seat in question.seats:
        group = split.placed[seat.seat_id]
        if group is not None:
            found[group].count(seat, split.why.get(seat.seat_id, ""))
    return list(found.values())

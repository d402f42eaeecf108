"""The disturbances of a rehearsal, each with its place in the days; they go on beside each other.

The figures that must come out are those of undisturbed days.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from workshop.rehearsal.elsewhere import NewAddress
from workshop.rehearsal.ground import Ground
from workshop.rehearsal.late import LateOpening
from workshop.rehearsal.outages import PhonesDark, PowerCut
from workshop.rehearsal.restored import RestoredBackup
from workshop.rehearsal.seen import Seen
from workshop.rehearsal.stage import Stage
from workshop.rehearsal.stretch import Stretch, busiest

ALL = (LateOpening.name, PowerCut.name, NewAddress.name, PhonesDark.name, RestoredBackup.name)
Kind = type[PowerCut] | type[PhonesDark] | type[RestoredBackup]
# Day on which each is looked for first.  All places are given out, so that each lies where it lies among all.
STRETCHES: dict[Kind, int] = {PowerCut: 1, PhonesDark: 1, RestoredBackup: 2}


@dataclass(slots=True)
class Disturbances:
    """`seen`: in the order of the days, once they are over."""

    ground: Ground
    wanted: Collection[str] = ALL
    seen: list[Seen] = field(default_factory=list)

    def join(self, stage: Stage) -> None:
        """Before the days begin, on a hall that is prepared."""
        if LateOpening.name in self.wanted:
            late = LateOpening(stage)
            self._noted(late.seen, late.joins())
        stretches = list(_stretches(stage))
        if NewAddress.name in self.wanted:
            new = NewAddress(stage, self.ground)
            self._noted(new.seen, new.joins([stretch for _, stretch in stretches if stretch is not None]))
        for kind, stretch in stretches:
            if kind.name in self.wanted:
                self._stretched(stage, kind, stretch)
        self.seen.sort(key=lambda seen: ALL.index(seen.name))

    def _stretched(self, stage: Stage, kind: Kind, stretch: Stretch | None) -> None:
        if stretch is None:
            self._noted(Seen(kind.name), False)
            return
        one = kind(stage, self.ground, stretch)
        one.joins()
        self._noted(one.seen, True)

    def _noted(self, seen: Seen, played: bool) -> None:
        seen.played = played
        self.seen.append(seen)


def _stretches(stage: Stage) -> Iterator[tuple[Kind, Stretch | None]]:
    taken: list[Stretch] = []
    for kind, day in STRETCHES.items():
        found = busiest(stage, taken, day)
        taken += [found] if found else []
        yield kind, found

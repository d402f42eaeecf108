"""Commands about plenaries: whose turn it is, for how long, and which page of their sheet is on the wall.

Acts on the stage name the presentation their sender saw there (`after`, '' for none): two who lead at once skip nobody (PL1).
"""

from dataclasses import dataclass

from workshop.domain.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class SavePlenary(Command):
    """`activity`: whose sheets are shown; without one, `grouping` says who presents.  `minutes`: for each, from now on."""

    plenary: str
    title: str
    activity: str | None = None
    grouping: str | None = None
    agenda_item: str | None = None
    minutes: int = 10
    names: bool = False
    remote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePlenary(Command):
    """One that never began is taken off the list, or put back."""

    plenary: str
    removed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangePresentations(Command):
    """Who has not been on stage, by number, reversed, or drawn by lot with a `seed`; units that are new come in."""

    plenary: str
    how: str = "number"
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePresentation(Command):
    """By hand: right before another one that waits, or to the end."""

    presentation: str
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPresentation(Command):
    """Who is on stage has finished, the next comes; the first one starts the plenary."""

    plenary: str
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousPresentation(Command):
    """Who was there last comes back and goes on with what is left; who is on stage waits again."""

    plenary: str
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPresentation(Command):
    """This one now, whatever the order says."""

    presentation: str
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipPresentation(Command):
    """Passed over, until it is called or put back (`skipped` false); where it was on stage, the next comes."""

    presentation: str
    skipped: bool = True
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendPresentation(Command):
    presentation: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PausePresentation(Command):
    presentation: str
    paused: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnPage(Command):
    """Which page of the sheet is on the wall; also by who presents, where the plenary allows it."""

    presentation: str
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPlenary(Command):
    plenary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoPlenaryAct(Command):
    """The latest first; what was changed since by somebody else stands."""

    act: str

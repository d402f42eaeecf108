"""Small objects of their own: attendance marks, announcements, calls for help, and what the projector shows."""

from dataclasses import dataclass, field, replace
from typing import ClassVar

from workshop.domain.objects import Json, Stored

SCREEN = "screen"
FOLLOW = "follow"
ARRIVED, LEFT = "arrived", "left"
PAGES = (
    *("join", "agenda", "tables", "timer", "break", "text", "progress", "blank"),
    *("ballot", "board", "matrix", "words", "roadmap", "plenary"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceMark(Stored):
    """PR1: `kind` arrived or left, per person and half-day; a silent phone never writes `left`.

    `source`: phone, digits, desk or hand; `by`: who wrote it, the person themself where their phone did.  A correction by hand
    has a `reason`, also where it took the mark back (`withdrawn`).
    """

    type: ClassVar[str] = "attendance_mark"

    person_id: str
    half_day: str
    kind: str = "arrived"
    at: str = ""
    source: str = "phone"
    by: str = ""
    reason: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement(Stored):
    """`audience`: ids of groups or organisations it is meant for; empty for all."""

    type: ClassVar[str] = "announcement"

    text: str
    at: str = ""
    by: str = ""
    on_projector: bool = False
    withdrawn: bool = False
    audience: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCall(Stored):
    """Somebody asked for help; `answered_by` says who goes there."""

    type: ClassVar[str] = "help_call"

    person_id: str
    group_id: str | None = None
    at: str = ""
    answered_by: str | None = None
    ended_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen(Stored):
    """What projectors show: one of `PAGES`.  The one whose id is `screen` is everybody's; a projector that shows something of its
    own has one more (`own_screen`), whose page is `follow` while it shows what everybody shows.
    """

    type: ClassVar[str] = "screen"

    page: str = "join"
    content: dict[str, Json] = field(default_factory=dict)
    hidden: bool = False


def own_screen(projector_id: str) -> str:
    """The id of what one projector shows by itself."""
    return f"{SCREEN}_{projector_id}"


def on_the_wall(shared: Screen | None, own: Screen | None) -> Screen | None:
    """What one projector shows.  Whatever hides everybody's hides this one too; one that follows may be hidden alone."""
    if shared is None or own is None:
        return shared
    return replace(shared if own.page == FOLLOW else own, hidden=own.hidden or shared.hidden)


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoneAct(Stored):
    """An act was taken back: `line` is the one that led it, `act` what that line says.  `undone`: it was taken up again."""

    type: ClassVar[str] = "undone_act"

    line: int
    act: str
    by: str = ""
    at: str = ""
    undone: bool = False

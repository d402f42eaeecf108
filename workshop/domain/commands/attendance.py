"""Commands about who is there: ticks at the desk, the digits from the projector, corrections by hand, the own name put right."""

from dataclasses import dataclass

from workshop.domain.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAttendance(Command):
    """A tick at the desk.  `direction`: in or out.  `at`: when it was ticked, where the line was down; absent is now."""

    person: str
    direction: str = "in"
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoAttendance(Command):
    """The tick was a mistake: the mark of that half-day counts no more, and the phone's own sign of life counts again."""

    person: str
    half_day: str
    direction: str = "in"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectAttendance(Command):
    """What a person knows better, with the reason.  `arrived`, `left`: local clock times `HH:MM`; empty: as it was, not left."""

    person: str
    half_day: str
    present: bool
    reason: str
    arrived: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmPresence(Command):
    """The four digits of this half-day, as the projector shows them."""

    digits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterGuest(Command):
    """Somebody without a phone who is not on the list: in, placed and ticked.  `organisation_name` for one not listed either."""

    person: str
    name: str
    organisation: str
    organisation_name: str = ""
    position: str = ""
    sex: str = ""
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawGuest(Command):
    """The registration was a mistake: only while nobody uses the entry on a phone."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectOwnDetails(Command):
    """*Data saya*: the own name with its degrees, and the own position."""

    name: str
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleOwnDetails(Command):
    """Staff have looked at what a person put right: kept, or as the list said before."""

    person: str
    keep: bool = True

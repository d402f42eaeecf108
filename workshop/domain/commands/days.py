"""Commands that close a day of the workshop and open it again."""

from dataclasses import dataclass, field

from workshop.domain.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseDay(Command):
    """*Tutup hari*.  `waived`: ids of people excused although their phones said they hold unsent rows; needs a `reason`."""

    day: int
    waived: list[str] = field(default_factory=list)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenDay(Command):
    """The day goes on; whoever was excused stays named."""

    day: int

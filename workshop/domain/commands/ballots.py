"""Commands about ballots: setting one up, voting, counting papers, showing the result, and who decides what in the end."""

from dataclasses import dataclass, field

from workshop.domain.commands.base import Command
from workshop.domain.objects import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveBallot(Command):
    """Only before anybody voted.  `options`: [{id, title, entry?, cluster?, eligible?}], `entry` or `cluster` being what it was
    taken from; `settings`: what the kind lets one choose."""

    ballot: str
    kind: str
    question: str
    options: list[dict[str, Json]]
    settings: dict[str, Json] = field(default_factory=dict)
    unit: str = "person"
    grouping: str | None = None
    secret: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveBallot(Command):
    """One that was never opened is taken off the list, or put back."""

    ballot: str
    removed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBallot(Command):
    """Also one that was closed, until a secret one has been counted."""

    ballot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseBallot(Command):
    ballot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealBallot(Command):
    """Counted and shown to everybody; `revealed` false takes it off the screens, those who saw it have seen it."""

    ballot: str
    revealed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetBallot(Command):
    """All vote anew; that there was a round before, with how many voices, stands for good."""

    reset: str
    ballot: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoReset(Command):
    """The round before counts again, as long as nobody has voted in the new one."""

    reset: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CastVote(Command):
    """The sender's voice, or that of the organisation or group they sit for.  `choice`: option → criterion → number; {} takes it
    back.  `round`: the one the phone showed."""

    ballot: str
    choice: dict[str, Json]
    round: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LetInVotes(Command):
    """All that came after the closing count, before anything was counted."""

    ballot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterPaperCount(Command):
    """Counted before witnesses.  `totals`: option → criterion → {n, sum} or {counts: mark → papers}."""

    paper_count: str
    ballot: str
    papers: int
    totals: dict[str, Json]
    witnesses: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPaperCount(Command):
    paper_count: str
    withdrawn: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDecision(Command):
    """*Penetapan*: `by` a person of the workshop, else `name` and `position`.  Departing from the ballot needs a `reason`."""

    decision: str
    text: str
    ballot: str | None = None
    options: list[str] = field(default_factory=list)
    by: str = ""
    name: str = ""
    position: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawDecision(Command):
    decision: str
    withdrawn: bool = True

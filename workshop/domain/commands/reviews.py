"""Commands of the assessor's desk, and what a group answers."""

from dataclasses import dataclass, field

from workshop.domain.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry(Command):
    """`act`: comment, return, accept, postpone or reopen; of a cell with its `field`.  `kind` of a remark: fix, add or move.

    `after`: the number of the row's last judgement that the sender knew, 0 for none; `revision`: of the row as it was read, where
    it is accepted.  `spoken_by`: the assessor who said it, where somebody else writes it down.
    """

    review: str
    entry: str
    act: str
    field: str | None = None
    text: str = ""
    kind: str = ""
    theme: str = ""
    private: bool = False
    after: int = 0
    revision: int = 0
    spoken_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSheet(Command):
    """Of a sheet as a whole: comment, return (which opens all of it) or accept."""

    review: str
    sheet: str
    act: str
    text: str = ""
    after: int = 0
    spoken_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptRest(Command):
    """*Terima semua sisanya*: the rows as they were read, id → revision; what was changed or remarked on since is left."""

    sheet: str
    entries: dict[str, int] = field(default_factory=dict)
    spoken_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawReviews(Command):
    """Taken back: the rows stand as they did before these."""

    reviews: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReview(Command):
    """*Sudah diperbaiki*: those whose row it is say that they have dealt with it, with or without a change."""

    review: str
    entry: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeAssessor(Command):
    """What an assessor reviews: rows of any of these themes, groups and organisations; nothing named is everything."""

    person: str
    themes: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)

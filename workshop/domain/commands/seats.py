"""Commands about who fills which seat, and those that take back what was merged or removed by mistake."""

from dataclasses import dataclass

from workshop.domain.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstitutePerson(Command):
    """By hand: `person` fills the seat of `predecessor` from now on; who is not on the list yet comes with a `name`."""

    substitution: str
    predecessor: str
    person: str
    name: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndSubstitution(Command):
    """The seat goes back to whose it was; `undone` says that it was a mistake.  The substitute keeps a seat beside it."""

    substitution: str
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeSubstitution(Command):
    """As it was before it was ended or undone."""

    substitution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReclaimSeat(Command):
    """*Saya kembali*: whoever was replaced gets a seat beside the one that another fills."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePerson(Command):
    """Whoever was removed is back as before, with the phones; what happened since stands."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmergePerson(Command):
    """Two people after all: each has what was theirs before; what was written since stays where it is."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmergeOrganisation(Command):
    """Two organisations after all: each has the people and rows it had; what was written since stays where it is."""

    organisation: str

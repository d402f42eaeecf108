"""Commands about versions of the record: what is final, and what is not meant any more."""

from dataclasses import dataclass

from workshop.domain.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeFinal(Command):
    """The record as it stands now.  `silence`: whether it says who has not handed anything in."""

    version: str
    silence: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawVersion(Command):
    """It stays on the list, marked; nothing is overwritten."""

    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreVersion(Command):
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BringVersion(Command):
    """A document that was laid down is the paper as it was edited in the office, or signed.  `of`: the final it belongs to."""

    version: str
    attachment: str
    kind: str
    of: str

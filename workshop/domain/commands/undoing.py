"""The command that takes back an act out of the history."""

from dataclasses import dataclass

from workshop.domain.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoAct(Command):
    """`line`: a line of the journal; the whole act it belongs to is taken back, or refused with the reason."""

    line: int

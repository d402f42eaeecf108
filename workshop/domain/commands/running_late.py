"""The command that makes a late day fit again."""

from dataclasses import dataclass

from workshop.domain.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplanDay(Command):
    """`minutes`: of items that have not begun, how long each is to take now; as it was proposed, or as a person set it."""

    day: int
    minutes: dict[str, int]

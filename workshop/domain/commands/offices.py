"""Commands about the office that signs: its letterhead, page, signatories and standing phrases."""

from dataclasses import dataclass, field

from workshop.domain.commands.base import Command
from workshop.domain.objects import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOffice(Command):
    """Only the named parts change.  `emblem`: a PNG in base64, empty takes it away; absent leaves it."""

    fields: dict[str, Json] = field(default_factory=dict)
    emblem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoOffice(Command):
    """The profile as it was before its last change; once more brings that change back."""

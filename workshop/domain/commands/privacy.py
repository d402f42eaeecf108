"""Commands about personal data: erased for one person or for all, asked for by the person (ND1)."""

from dataclasses import dataclass, field

from workshop.domain.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasePerson(Command):
    """Cannot be undone.  `mentions`: `kind:id` of texts others typed, out of which the name is to be taken too."""

    person: str
    mentions: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseEveryone(Command):
    """*Hapus data pribadi*: all participants and the staff who do not lead.  Cannot be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskErasure(Command):
    """*Minta data saya dihapus*, or the asking taken back; the organisers decide."""

    withdrawn: bool = False

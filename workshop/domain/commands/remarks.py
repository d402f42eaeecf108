"""Commands of the *notulis*: a line for each remark, changed, taken back, and decided where two wrote it differently."""

from dataclasses import dataclass, field

from workshop.domain.commands.base import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRemark(Command):
    """PL2.  `fields`: what changed of speaker_id, speaker_name, speaker_from, text, mark, who, what, due; `was`: the text each of
    them started from.  `agenda_item`, `presentation`: what it belongs to; null leaves it.  `said_at`: by the writer's clock.
    """

    remark: str
    fields: dict[str, str]
    was: dict[str, str] = field(default_factory=dict)
    agenda_item: str | None = None
    presentation: str | None = None
    said_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawRemark(Command):
    """Taken back, or put back."""

    remark: str
    withdrawn: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseRemarkText(Command):
    """Of a field with rivals: `text` stands.  `seen`: the texts its sender chose between; null: all there are."""

    remark: str
    field: str
    text: str
    seen: list[str] | None = None

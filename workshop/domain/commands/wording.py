"""Commands of the editorial desk: other words for the papers, and the writers' own again."""

from dataclasses import dataclass, field

from workshop.domain.commands.base import Command
from workshop.domain.objects import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectWording(Command):
    """ED1.  `corrections`: [{target, target_id, field, original, text, revision, kinds?}]; texts are lists of lines.  `original`:
    what stands there as its sender saw it; `revision`: of the correction they saw, 0 for none.  Of one that is no longer so
    nothing is written: alone it is refused, among several it is named in `passed`.
    """

    corrections: list[dict[str, Json]]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoWording(Command):
    """*Kembalikan yang asli*: the papers print what was typed; `undone` false: the correction again.  `revisions`: correction →
    as its sender saw it; one that is another by now is refused.
    """

    corrections: list[str]
    undone: bool = True
    revisions: dict[str, int] = field(default_factory=dict)

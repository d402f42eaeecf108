"""What was said in the hall, a line each, as the *notulis* writes it down: who spoke, what, and what follows from it.

PL2: a save names per field the text it started from.  A field somebody else changed meanwhile keeps both texts, and a person
decides; saves of one writer in their order never clash with themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from workshop.domain.objects import Json, Stored

DECISION, ACTION = "decision", "action"
MARKS = ("", DECISION, ACTION)
MAX_RIVALS = 8
# Field → how long it may be.
FIELDS = {
    "speaker_id": 128,
    "speaker_name": 200,
    "speaker_from": 200,
    "text": 4_000,
    "mark": 20,
    "who": 300,
    "what": 1_000,
    "due": 200,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Stored):
    """`speaker_id`: a person of the workshop, else `speaker_name` of `speaker_from` as typed.  `mark`: decision (*keputusan*) or
    action (*tindak lanjut*: `who` does `what` until `due`).  `said_at`: when it was begun, by the writer's clock.

    `rivals`: field → [{text, by, at}], kept beside what stands.
    """

    type: ClassVar[str] = "remark"

    agenda_item_id: str | None = None
    presentation_id: str | None = None
    speaker_id: str = ""
    speaker_name: str = ""
    speaker_from: str = ""
    text: str = ""
    mark: str = ""
    who: str = ""
    what: str = ""
    due: str = ""
    rivals: dict[str, list[Json]] = field(default_factory=dict)
    said_at: str = ""
    by: str = ""
    saved_at: str = ""
    saved_by: str = ""
    withdrawn: bool = False


def merged(remark: Remark, arriving: Mapping[str, str], was: Mapping[str, str], by: str, at: str) -> tuple[Remark, list[str]]:
    """The remark with what arrived, and the fields whose arriving text was kept beside the present one."""
    fresh: dict[str, Any] = {}
    rivals = dict(remark.rivals)
    for name, text in arriving.items():
        present = getattr(remark, name)
        if present == text:
            continue
        if present == was.get(name, ""):
            fresh[name] = text
        else:
            rivals[name] = _beside(rivals.get(name, []), text, by, at)
    clashes = [name for name in arriving if rivals.get(name) != remark.rivals.get(name)]
    return replace(remark, rivals=rivals, **fresh), clashes


def decided(remark: Remark, name: str, text: str, seen: Sequence[str] | None = None) -> Remark:
    """A person chose between the texts of a field: this one stands, the others are let go (the journal still has them).

    A text they had not seen was not decided about, and stays beside it; without `seen` they saw all.
    """
    stood = {"text": getattr(remark, name), "by": remark.saved_by, "at": remark.saved_at}
    texts = [stood, *remark.rivals.get(name, [])]
    unseen = [] if seen is None else [one for one in texts if one["text"] not in (text, *seen)]
    others = {other: kept for other, kept in remark.rivals.items() if other != name}
    fresh: dict[str, Any] = {name: text, "rivals": others | ({name: unseen[-MAX_RIVALS:]} if unseen else {})}
    return replace(remark, **fresh)


def says_something(remark: Remark) -> bool:
    return bool(remark.text or remark.what)


def in_order(remarks: list[Remark]) -> list[Remark]:
    """As it was said, whichever phone it came from first."""
    return sorted(remarks, key=lambda one: (one.said_at, one.id))


def _beside(kept: list[Json], text: str, by: str, at: str) -> list[Json]:
    if any(rival["text"] == text for rival in kept):
        return kept
    return [*kept, {"text": text, "by": by, "at": at}][-MAX_RIVALS:]

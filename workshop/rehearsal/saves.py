"""What one save brings: the fields that differ from what its writer saw, and what each of them was then (EN1, RC1)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.domain.entries import text_hash

Message = dict[str, Any]

# No revision means the same in two epochs: with this one the server lets the hashes decide.
MIXED_EPOCHS = "mixed"


@dataclass(slots=True)
class Save:
    """`values`: None clears.  `base`, `hashes`: what its writer knew of each field, in `epoch`.

    `after_own`: fields of an earlier save of the same phone that had not been sent yet.
    """

    entry: str
    values: Message
    base: dict[str, int]
    hashes: dict[str, str] = field(default_factory=dict)
    epoch: str = ""
    after_own: frozenset[str] = field(default_factory=frozenset)

    def based(self, revisions: Mapping[str, int], epoch: str) -> Message:
        """As it goes out: fields of an own earlier save start from what its acknowledgement made of them."""
        own = {name: revisions[name] for name in self.after_own if name in revisions}
        same = epoch == self.epoch or not own
        return {
            "base": self.base | own,
            "base_epoch": self.epoch if same else MIXED_EPOCHS,
            "base_hashes": self.hashes,
        }


def draft(shown: Message, earlier: Iterable[Save], entry: str, wanted: Mapping[str, Any], epoch: str) -> Save:
    """The save that makes the row read as `wanted`, from what the phone shows, its own unsent saves included."""
    text, own = dict(shown.get("draft") or {}), set()
    for save in earlier:
        text |= save.values
        own |= set(save.values)
    wanted = {name: value for name, value in wanted.items() if value is not None}
    names = [name for name in dict.fromkeys([*wanted, *text]) if not _same(wanted.get(name), text.get(name))]
    revisions = shown.get("revisions") or {}
    return Save(
        entry,
        {name: wanted.get(name) for name in names},
        {name: revisions[name] for name in names if name in revisions},
        {name: text_hash(text[name]) for name in names if name in text},
        epoch,
        frozenset(own & set(names)),
    )


def _same(one: Any, other: Any) -> bool:
    """As JSON: `true` is not `1`, and `26` is not `"26"`."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)

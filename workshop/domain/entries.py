"""Entries: one row of a sheet, and how a save meets what is already there (EN1–EN3).

`draft` is the text as typed now; `values` the last valid text, which counts; `parsed` its meaning.  A row is ready once
it was valid as a whole; withdrawing keeps it.  Whoever may write the sheet may edit, withdraw and restore each row.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from workshop.domain.objects import Json, Stored

MAX_RIVALS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Stored):
    """`revisions`: field → seq of its last change.  `rivals`: field → [{text, by, at}] texts kept beside it (EN1).

    `late`: the row waits to be let in.  `late_edit`: it counts as it stood, a later text waits (EN2).  `reopened`: an assessor
    returned it, so it is corrected also after closing.  `late_fields`: whose text came late and is not let in.
    """

    type: ClassVar[str] = "entry"

    sheet_id: str
    activity_id: str
    author_id: str
    entered_by: str
    origin: str = "live"
    position: int = 0
    state: str = "draft"
    late: bool = False
    late_edit: bool = False
    draft: dict[str, Json] = field(default_factory=dict)
    values: dict[str, Json] | None = None
    parsed: dict[str, Json] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    rivals: dict[str, list[Json]] = field(default_factory=dict)
    created_at: str = ""
    saved_at: str = ""
    saved_by: str = ""
    reopened: bool = False
    late_fields: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Base:
    """What the writer knew: per field the revision it started from, and across epochs the hash of its text (RC1)."""

    revisions: Mapping[str, int]
    hashes: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes, and when."""

    by: str
    at: str


def counts(entry: Entry) -> bool:
    """Whether records, references, reviews and ballots see this row."""
    return entry.state == "ready" and not entry.late and entry.values is not None


def readied(entry: Entry, typed: Mapping[str, Json], parsed: Mapping[str, Json]) -> Entry:
    """EN3: valid as a whole, so what is typed is what counts from now on.  A withdrawn row stays withdrawn."""
    state = "withdrawn" if entry.state == "withdrawn" else "ready"
    return entry.but(state=state, values=dict(typed), parsed=dict(parsed))


def came_late(before: Entry | None, merged: Entry) -> Entry:
    """EN2: the fields this save changed wait.  What others wrote in time stays in time; a row nobody had in time waits whole."""
    if before is None or before.late:
        return merged.but(late=True)
    counted = merged.values or {}
    waiting = [
        name for name in sorted({*merged.late_fields, *_changed(before, merged)}) if merged.draft.get(name) != counted.get(name)
    ]
    return merged.but(late_fields=waiting, late_edit=bool(waiting))


def came_in_time(before: Entry, merged: Entry, decided: Collection[str] = ()) -> Entry:
    """A field written over in time, or decided on, waits no more; what came late beside it does."""
    if not merged.late_edit:
        return merged
    settled = _changed(before, merged) | {*decided}
    waiting = [name for name in merged.late_fields if name not in settled]
    return merged.but(late_fields=waiting, late_edit=bool(waiting))


def in_time(entry: Entry) -> dict[str, Json]:
    """The row without what came late: of such a field what counted before, if anything did."""
    counted = entry.values or {}
    held = {name: text for name, text in entry.draft.items() if name not in entry.late_fields}
    return held | {name: counted[name] for name in entry.late_fields if name in counted}


def waits(entry: Entry) -> bool:
    """Whether nothing of the row counts until somebody lets it in."""
    return entry.late or (entry.late_edit and entry.values is None)


def let_in(entry: Entry) -> Entry:
    return entry.but(late=False, late_edit=False, late_fields=[])


def _changed(before: Entry, after: Entry) -> set[str]:
    names = {*before.draft, *after.draft}
    return {name for name in names if before.draft.get(name) != after.draft.get(name)}


def merge(entry: Entry, arriving: Mapping[str, Json], base: Base, writing: Writing, seq: int) -> tuple[Entry, list[str]]:
    """EN1: unchanged fields merge, equal values are fine, a field somebody else changed keeps both texts.

    Returns the entry with its new draft and the fields whose arriving text was kept as a rival.  `None` clears.
    """
    draft, revisions, rivals = dict(entry.draft), dict(entry.revisions), dict(entry.rivals)
    clashes = []
    for name, text in arriving.items():
        if draft.get(name) == text:
            continue
        if knows(entry, name, base):
            _set(draft, name, text)
            revisions[name] = seq
        elif _add_rival(rivals, name, text, writing):
            clashes.append(name)
    return entry.but(draft=draft, revisions=revisions, rivals=rivals), clashes


def knows(entry: Entry, name: str, base: Base) -> bool:
    """Whether the writer had seen the field's present text."""
    if base.hashes is not None:
        return base.hashes.get(name, text_hash(None)) == text_hash(entry.draft.get(name))
    return base.revisions.get(name, 0) == entry.revisions.get(name, 0)


def choose(entry: Entry, name: str, text: Json, seq: int, seen: Sequence[Json] | None = None) -> Entry:
    """A person decided between rivals: `text` stands, the others are let go (the journal still has them).

    A text they had not seen was not decided about, and stays beside it; without `seen` they saw all.
    """
    stood = {"text": entry.draft.get(name), "by": entry.saved_by, "at": entry.saved_at}
    texts = [stood, *entry.rivals.get(name, [])]
    unseen = [] if seen is None else [one for one in texts if one["text"] not in (text, *seen)]
    draft, revisions, rivals = dict(entry.draft), dict(entry.revisions), dict(entry.rivals)
    _set(draft, name, text)
    revisions[name] = seq
    rivals.pop(name, None)
    if unseen:
        rivals[name] = unseen[-MAX_RIVALS:]
    return entry.but(draft=draft, revisions=revisions, rivals=rivals)


def text_hash(text: Json) -> str:
    """FNV-1a, 32 bits, over the UTF-8 of the text; lists joined by U+001F.  The browser computes the same."""
    plain = "\x1f".join(str(part) for part in text) if isinstance(text, list) else _plain(text)
    value = 0x811C9DC5
    for byte in plain.encode("utf-8", "surrogatepass"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return f"{value:08x}"


def _plain(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _set(draft: dict[str, Json], name: str, text: Json) -> None:
    if text is None:
        draft.pop(name, None)
    else:
        draft[name] = text


def _add_rival(rivals: dict[str, list[Json]], name: str, text: Json, writing: Writing) -> bool:
    """The text is kept once; the oldest give way past a bound (all of them stay in the journal)."""
    kept = rivals.get(name, [])
    if any(rival["text"] == text for rival in kept):
        return False
    rivals[name] = [*kept, {"text": text, "by": writing.by, "at": writing.at}][-MAX_RIVALS:]
    return True

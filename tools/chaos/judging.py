"""The truth in the tables, against what people would swear to: lost, duplicated, and whether the journal folds to the tables."""

import json
import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.chaos.ledger import Ledger
from workshop.domain.catalogue import BY_NAME
from workshop.domain.entries import Entry
from workshop.storage.transaction import Reader

Key = tuple[str, str]


@dataclass(slots=True)
class Verdict:
    """Counts, and of each kind the first few cases in words."""

    acknowledged: int = 0
    lost: int = 0
    duplicated: int = 0
    diverged: int = 0
    cases: list[str] = field(default_factory=list)

    def add(self, what: str, case: str) -> None:
        setattr(self, what, getattr(self, what) + 1)
        self.cases.append(f"{what}: {case}")

    @property
    def bad(self) -> int:
        return self.lost + self.duplicated + self.diverged


@dataclass(slots=True)
class Kept:
    """What the file holds of one workshop."""

    receipts: Counter[Key]
    lines: dict[Key, list[dict[str, Any]]]
    entries: dict[str, Entry]
    ever: dict[str, set[str]]


def judge(store: Path, workshop_id: str, ledger: Ledger, only_acknowledged: bool = False) -> Verdict:
    """`only_acknowledged`: some are still writing; what they typed may be under way."""
    connection = sqlite3.connect(store, timeout=10)
    try:
        connection.execute("BEGIN")
        kept = _kept(connection, workshop_id)
        verdict = Verdict(acknowledged=len(ledger.acknowledged))
        _acknowledged_is_there_once(kept, ledger, verdict)
        if not only_acknowledged:
            _typed_is_there(kept, ledger, verdict)
            _nothing_twice(kept, ledger, verdict)
        _journal_folds_to_tables(connection, workshop_id, verdict)
        return verdict
    finally:
        connection.close()


def _kept(connection: sqlite3.Connection, workshop_id: str) -> Kept:
    receipts = Counter((str(a), str(c)) for a, c in connection.execute("SELECT actor, command_id FROM receipts"))
    lines: dict[Key, list[dict[str, Any]]] = defaultdict(list)
    ever: dict[str, set[str]] = defaultdict(set)
    rows = connection.execute(
        "SELECT actor, command_id, object FROM changes WHERE workshop_id = ? AND type = 'entry' ORDER BY seq", (workshop_id,)
    )
    for actor, command_id, text in rows:
        entry = json.loads(text)
        lines[actor, command_id].append(entry)
        ever[entry["id"]] |= _texts(entry)
    entries = {entry.id: entry for entry in Reader(connection).all(Entry, workshop_id)}
    return Kept(receipts, lines, entries, ever)


def _acknowledged_is_there_once(kept: Kept, ledger: Ledger, verdict: Verdict) -> None:
    for key in ledger.acknowledged:
        if kept.receipts[key] == 0:
            verdict.add("lost", f"acknowledged {key} has no receipt")
        command = ledger.sent[key]
        if command["name"] != "save_entry":
            continue
        found = kept.lines.get(key, [])
        wanted = {text for text in command["payload"]["values"].values() if isinstance(text, str)}
        if len(found) > 1:
            verdict.add("duplicated", f"{key} was written {len(found)} times")
        if missing := wanted - kept.ever[command["payload"]["entry"]]:
            verdict.add("lost", f"acknowledged {key}: {sorted(missing)[0][:60]!r} is nowhere")


def _typed_is_there(kept: Kept, ledger: Ledger, verdict: Verdict) -> None:
    """The last text typed into a field on each device was stored; where no other device wrote there, it stands."""
    last = {(typed.device, typed.entry, typed.field): (typed.person, typed.text) for typed in ledger.typed}
    writers = Counter((entry, name) for _, entry, name in last)
    for (_, entry, name), (person, text) in last.items():
        stands = entry in kept.entries and kept.entries[entry].draft.get(name) == text
        if text not in kept.ever[entry]:
            verdict.add("lost", f"{person} typed {text[:60]!r} into {entry}, which never had it")
        elif not stands and writers[entry, name] == 1:
            verdict.add("lost", f"{person} last typed {text[:60]!r} into {entry} alone, where something else stands")


def _nothing_twice(kept: Kept, ledger: Ledger, verdict: Verdict) -> None:
    """Every text was typed once: it stands in one place.  A row nobody typed is not there."""
    places = Counter(text for entry in kept.entries.values() for text in _places(entry))
    for text, count in places.items():
        if count > 1:
            verdict.add("duplicated", f"{text[:60]!r} stands in {count} places")
    for ghost in kept.entries.keys() - {typed.entry for typed in ledger.typed}:
        verdict.add("duplicated", f"{ghost} was typed by nobody")


def _places(entry: Entry) -> list[str]:
    rivals = [rival["text"] for held in entry.rivals.values() for rival in held]
    return [text for text in (*entry.draft.values(), *rivals) if isinstance(text, str)]


def _texts(entry: dict[str, Any]) -> set[str]:
    rivals = [rival["text"] for held in entry["rivals"].values() for rival in held]
    return {text for text in (*entry["draft"].values(), *rivals) if isinstance(text, str)}


def _journal_folds_to_tables(connection: sqlite3.Connection, workshop_id: str, verdict: Verdict) -> None:
    """CL1, CL5: no hole in the numbers; the last line of each object is the row."""
    folded: dict[Key, str] = {}
    seq = 0
    rows = connection.execute(
        "SELECT seq, type, object_id, object FROM changes WHERE workshop_id = ? ORDER BY seq", (workshop_id,)
    )
    for number, kind, id, text in rows:
        seq += 1
        if number != seq:
            verdict.add("diverged", f"the journal has {number} where {seq} should be")
            seq = number
        folded[kind, id] = text
    reader = Reader(connection)
    if reader.seq(workshop_id) != seq:
        verdict.add("diverged", f"the counter says {reader.seq(workshop_id)}, the journal {seq}")
    tables = {(thing.type, thing.id): thing for thing in reader.everything(workshop_id)}
    for key in folded.keys() | tables.keys():
        line = BY_NAME[key[0]].from_json(json.loads(folded[key])) if key in folded else None
        if line != tables.get(key):
            verdict.add("diverged", f"{key}: the journal and the table differ")

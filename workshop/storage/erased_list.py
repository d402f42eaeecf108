"""The ids of the erased beside the store and beside its copies: what a store that is gone or went back can no longer say (ND1).

Ids, the number that stands for the name, and which texts were cleared; nothing that tells who it was.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from workshop.storage.backup import flush, flush_folder
from workshop.storage.erasing import Erased

NAME = "rembuk-erased.json"


def beside(store: Path) -> Path:
    return store.with_name(f"{store.stem}-erased.json")


def in_folder(folder: Path) -> Path:
    return folder / NAME


def read(path: Path) -> list[Erased]:
    """Nothing where there is no list, or none that can be read: it then says no less than the store does."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return [one_of(line) for line in told["erased"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def add(path: Path, known: Iterable[Erased]) -> None:
    """Written whole beside, flushed, then renamed; what stood there stays."""
    held = read(path)
    fresh = {(one.workshop_id, one.person_id): one for one in (*known, *held)}
    if len(fresh) == len(held):
        return
    lines = [line_of(one) for one in sorted(fresh.values(), key=lambda one: (one.at, one.workshop_id, one.person_id))]
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(json.dumps({"erased": lines}, indent=1), encoding="utf-8")
    flush(draft)
    draft.replace(path)
    flush_folder(path.parent)


def line_of(one: Erased) -> dict[str, object]:
    return {"workshop": one.workshop_id, "person": one.person_id, "shown": one.shown, "mentions": one.mentions, "at": one.at}


def one_of(line: dict[str, object]) -> Erased:
    """Raises ValueError, KeyError or TypeError for what is no line."""
    workshop, person, shown, at = (str(line[name]) for name in ("workshop", "person", "shown", "at"))
    mentions = line["mentions"]
    if not isinstance(mentions, list):
        raise TypeError("mentions")
    return Erased(workshop, person, shown, tuple((str(kind), str(id)) for kind, id in mentions), at)

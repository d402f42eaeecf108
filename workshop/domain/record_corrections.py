"""What the editorial desk made of a record: every object in the words its papers print, and a list of what was corrected (ED1).

Of a secret activity nothing is corrected: a correction would tie the row to its place (VS4).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workshop.domain.activities import Activity
from workshop.domain.chains import Lineage
from workshop.domain.corrections import FREE, ROW, Correction, Corrections, lines_of, shaped
from workshop.domain.entries import Entry, counts
from workshop.domain.judgements import Ballot, Cluster, Decision
from workshop.domain.objects import Json, Stored
from workshop.domain.record_hall import Hall, Shelves
from workshop.domain.remarks import Remark

OF_WORDS: dict[str, type[Stored]] = {"remark": Remark, "decision": Decision, "cluster": Cluster}


@dataclass(frozen=True, slots=True)
class Printed:
    """`shelves`: as papers print it; `made`: the corrections that are printed, of rows by row first."""

    shelves: Shelves
    made: list[tuple[Correction, Json]]

    def originals(self) -> dict[str, dict[str, Json]]:
        """Row → field → what was typed there."""
        found: dict[str, dict[str, Json]] = {}
        for one, original in self.made:
            if one.target == ROW:
                found.setdefault(one.target_id, {})[one.field_id] = original
        return found


def printed(shelves: Shelves) -> Printed:
    rows = shelves.by_id(Entry)
    standing = shelves.all(Correction)
    if not standing:
        return Printed(shelves, [])
    secret = {one.id for one in shelves.all(Activity) if one.secret}
    known = Corrections.of([one for one in standing if one.activity_id not in secret], rows)
    return Printed(Shelves(_reworded(thing, known) for thing in shelves.everything()), _made(shelves, known))


def correction_parts(made: list[tuple[Correction, Json]], hall: Hall) -> list[dict[str, Json]]:
    """What the papers print otherwise than it was typed, in the order of time."""
    return [_part(one, original, hall) for one, original in sorted(made, key=lambda pair: (pair[0].at, pair[0].id))]


def editors_of(made: list[tuple[Correction, Json]]) -> set[str]:
    """Whom this part names by id."""
    return {one.by for one, _ in made} - {""}


def _part(one: Correction, original: Json, hall: Hall) -> dict[str, Json]:
    return {
        "target": one.target,
        "target_id": one.target_id,
        "activity_id": one.activity_id or None,
        "field_id": one.field_id,
        "original": original,
        "text": shaped(one.text, original),
        "kinds": one.kinds,
        "by": hall.person_id(one.by),
        "at": one.at,
    }


def _reworded(thing: Stored, known: Corrections) -> Stored:
    if isinstance(thing, Entry):
        return known.row(thing)
    if thing.type in FREE:
        return known.free(thing)
    if isinstance(thing, Ballot):
        return replace(thing, options=[_option(one, known) for one in thing.options])
    if isinstance(thing, Lineage):
        kind = thing.source_kind if thing.source_kind in (ROW, Cluster.type) else ""
        return replace(thing, source_title=known.title(kind, thing.source_id, thing.source_title))
    return thing


def _option(option: Mapping[str, Any], known: Corrections) -> dict[str, Json]:
    """An option takes its title from the row or the cluster it was made of."""
    title = option["title"]
    for target, id in ((ROW, option.get("entry")), (Cluster.type, option.get("cluster"))):
        title = known.title(target, id, title) if id else title
    return {**option, "title": title}


def _made(shelves: Shelves, known: Corrections) -> list[tuple[Correction, Json]]:
    found: list[tuple[Correction, Json]] = []
    for entry in shelves.all(Entry):
        values = entry.values or {}
        fitting = known.fitting(ROW, entry.id, values) if counts(entry) else []
        found += [(one, values[one.field_id]) for one in fitting]
    for name, kind in OF_WORDS.items():
        for thing in (one for one in shelves.all(kind) if not getattr(one, "withdrawn", False)):
            texts = {part: getattr(thing, part) for part in FREE[name]}
            found += [(one, texts[one.field_id]) for one in known.fitting(name, thing.id, texts)]
    return [(one, original) for one, original in found if one.text != lines_of(original)]

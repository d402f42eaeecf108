"""What could be carried into an activity, and what would become of each row: shown before anything is taken.

`named`: the worksheet says itself that it goes on from there (`carry_from`); anything else is carried by hand.
"""

from typing import Any

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.carrying import Given, mapping
from workshop.domain.chains import Lineage, carried_id, is_free, lineage_id
from workshop.domain.entries import Entry
from workshop.domain.groups import Group
from workshop.domain.judgements import Cluster, Decision
from workshop.domain.objects import Json
from workshop.domain.sheets import Sheet
from workshop.domain.worksheets import Definition
from workshop.service.carry_places import Places
from workshop.service.carry_sources import Sources
from workshop.service.carrying import begun, fresh, must_repeat, must_take_rows, rules_for, there
from workshop.storage.transaction import Reader


def offers(reader: Reader, workshop_id: str, activity_id: str) -> dict[str, Any]:
    """Every source with rows, those the worksheet names first; of each how many rows are offered and not there yet."""
    target = reader.need(Activity, workshop_id, activity_id)
    sources = Sources(reader, workshop_id)
    design = sources.design(target)
    held = there(reader, target)
    found = []
    for name, title, activity in _all_sources(sources, target):
        givens = sources.rows(name)
        if givens:
            fit = [one for one in givens if one.fit]
            keys = {one.key for one in givens}
            told = {"source": name, "title": title, "stage": activity.brought_from if activity else ""}
            counted = {"rows": len(givens), "fit": len(fit), "fresh": len(fresh(fit, held, target.id))}
            found.append(
                {**told, **counted, "named": bool(keys & set(design.carry_from)), "as_reference": _referring(design, keys)}
            )
    return {"repeated": design.repeated, "offers": sorted(found, key=lambda one: not one["named"])}


def preview(reader: Reader, workshop_id: str, activity_id: str, source: str) -> dict[str, Any]:
    target = must_take_rows(reader.need(Activity, workshop_id, activity_id))
    sources, places = Sources(reader, workshop_id), Places(reader, target)
    design = must_repeat(sources.design(target))
    givens = [one for one in sources.rows(source) if one.activity_id != target.id]
    return {
        "rows": [_row(reader, target, design, one, sources, places) for one in givens],
        "units": [{"id": id, "title": title} for id, title in places.units.items()],
        "fields": _fields(design, givens),
    }


def _all_sources(sources: Sources, target: Activity) -> list[tuple[str, str, Activity | None]]:
    reader, id = sources.reader, sources.workshop_id
    others = sorted(
        (one for one in reader.all(Activity, id) if one.id != target.id), key=lambda one: (one.opened_at or "9", one.id)
    )
    found: list[tuple[str, str, Activity | None]] = []
    clustered = {one.worksheet_id for one in reader.all(Cluster, id) if not one.withdrawn}
    for one in others:
        title = one.title or sources.called(sources.design(one))
        found.append((f"activity:{one.id}", title, one))
    sheets = [one for one in reader.all(Worksheet, id) if one.id in clustered and one.id != target.worksheet_id]
    found += [(f"clusters:{one.id}", str(one.definition["title_id"]), None) for one in sheets]
    decided = [one for one in reader.all(Decision, id) if not one.withdrawn]
    return found + [(f"decision:{one.id}", one.text, None) for one in decided]


def _row(reader: Reader, target: Activity, design: Definition, given: Given, sources: Sources, places: Places) -> dict[str, Any]:
    unit = places.of(given)
    group = reader.get(Group, target.workshop_id, unit) if unit and target.unit == "group" else None
    draft, _ = begun(target, design, given, unit or "", group)
    already, kept_by = _standing(reader, target, given)
    needed = [one.id for one in design.fields if one.required and one.stored and not one.computed and one.id not in draft]
    return {
        "kind": given.kind,
        "id": given.id,
        "title": given.title,
        "number": given.number,
        "from": sources.unit_title(given.unit, given.unit_id),
        "state": given.state,
        "fit": given.fit,
        "already": already,
        "kept": kept_by is not None,
        "fits": bool(draft),
        "unit": kept_by or unit,
        "open": needed,
    }


def _standing(reader: Reader, target: Activity, given: Given) -> tuple[bool, str | None]:
    """Whether the row is there already; and if it was taken back and touched since, whose it is: it comes back as it stands."""
    id = carried_id(target.id, given.kind, given.id)
    entry, lineage = reader.get(Entry, target.workshop_id, id), reader.get(Lineage, target.workshop_id, lineage_id(id))
    if entry is None or is_free(lineage, entry.revision):
        return False, None
    is_kept = lineage is not None and lineage.withdrawn
    return True, reader.need(Sheet, target.workshop_id, entry.sheet_id).unit_id if is_kept else None


def _fields(design: Definition, givens: list[Given]) -> list[dict[str, Json]]:
    """Field by field, what goes where; by the first row, for all of one source are of one worksheet, or nearly so."""
    if not givens:
        return []
    return [{"field": name, "source": source} for name, source in mapping(design, givens[0], rules_for(design)).items()]


def _referring(design: Definition, keys: set[str]) -> list[str]:
    """Fields that can name such rows without carrying anything."""
    return [one.id for one in design.fields if one.type.startswith("ref") and (keys & set(one.ref) or "*" in one.ref)]

"""When a row is ready (EN3): the worksheet as the activity carries it, and what the writer may speak of.

A reference may name only a row that counts and that its writer may read (VS1); one that already stands in the row may
stay, whatever became of the row it names.
"""

from collections.abc import Callable, Iterable
from typing import Any

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry, counts, in_time, readied
from workshop.domain.fields import ANY_WORKSHEET, Choice
from workshop.domain.house import House
from workshop.domain.organisation_names import known_names
from workshop.domain.organisations import Organisation
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet
from workshop.domain.values import Context, check
from workshop.domain.viewers import Viewer
from workshop.domain.visibility import visible_to
from workshop.domain.worksheets import Definition, resolve
from workshop.domain.workshops import Workshop, choices_of
from workshop.storage.transaction import Reader

MOST_REMEMBERED = 200
ANY_YEAR = (1, 9999)

_remembered: dict[tuple[str, str, str], tuple[int, Definition]] = {}


def definition_of(reader: Reader, workshop_id: str, worksheet_id: str) -> Definition:
    """The worksheet's design; a frozen one is read once, for it no longer changes without a new revision."""
    place = (reader.epoch(), workshop_id, worksheet_id)
    known = _remembered.get(place)
    if known and known[0] == reader.revision_of(Worksheet, workshop_id, worksheet_id):
        return known[1]
    worksheet = reader.need(Worksheet, workshop_id, worksheet_id)
    design = Definition.from_json(worksheet.definition)
    if not worksheet.frozen:
        return resolve(design, _choices(reader.need(Workshop, workshop_id, workshop_id)))
    if len(_remembered) >= MOST_REMEMBERED:
        _remembered.clear()
    _remembered[place] = (worksheet.revision, design)
    return design


def context_for(reader: Reader, viewer: Viewer, design: Definition, before: Entry) -> Context:
    """Only what the worksheet's fields can speak of is read."""
    types = {field.type for field in design.fields}
    workshop = reader.need(Workshop, viewer.workshop_id, viewer.workshop_id) if types & {"year", "year_multi"} else None
    first, last = workshop.year_range if workshop else ANY_YEAR
    return Context(
        organisations=organisations_known(reader, viewer.workshop_id) if types & {"opd", "opd_multi"} else {},
        references=_may_name(reader, viewer, set(_texts((before.values or {}).values()))),
        year_range=(first, last),
    )


def ready_if_valid(entry: Entry, design: Definition, context: Context) -> Entry:
    """What is typed in time counts once it is valid as a whole; until then the last valid row does."""
    try:
        row = check(design, in_time(entry), context)
    except Refused:
        return entry
    return readied(entry, row.typed, row.parsed)


def organisations_known(reader: Reader, workshop_id: str) -> dict[str, str]:
    """A name that was merged away still means the organisation it was merged into."""
    everyone = sorted(reader.all(Organisation, workshop_id), key=lambda one: one.merged_into is not None)
    known = known_names((one.id, one.name, one.abbreviation) for one in everyone)
    into = {one.id: one.merged_into for one in everyone if one.merged_into}
    return {key: into.get(id, id) for key, id in known.items()}


def _may_name(reader: Reader, viewer: Viewer, standing: set[str]) -> Callable[[str, tuple[str, ...]], bool]:
    def may_name(entry_id: str, worksheets: tuple[str, ...]) -> bool:
        entry = reader.get(Entry, viewer.workshop_id, entry_id)
        if entry is None:
            return False
        activity = reader.need(Activity, viewer.workshop_id, entry.activity_id)
        key = definition_of(reader, viewer.workshop_id, activity.worksheet_id).key
        if ANY_WORKSHEET not in worksheets and key not in worksheets:
            return False
        return entry_id in standing or (counts(entry) and _may_read(reader, viewer, entry, activity))

    return may_name


def _may_read(reader: Reader, viewer: Viewer, entry: Entry, activity: Activity) -> bool:
    if viewer.leads:
        return True
    house = House()
    house.learn(activity)
    house.learn(reader.need(Sheet, viewer.workshop_id, entry.sheet_id))
    return visible_to(entry, viewer.audiences(), house) is not None


def _choices(workshop: Workshop) -> dict[str, list[Choice]]:
    return {name: [_choice(choice) for choice in choices] for name, choices in choices_of(workshop).items()}


def _choice(source: dict[str, Any]) -> Choice:
    return Choice(source["value"], source["label_id"], source["label_en"], source.get("parent"))


def _texts(values: Iterable[Any]) -> Iterable[str]:
    for value in values:
        yield from (part for part in (value if isinstance(value, list) else [value]) if isinstance(part, str))

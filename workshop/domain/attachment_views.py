"""Who sees a document on the table: whose table it is, whoever brought it, staff (an assessor with limits as far as they reach,
RV2); everybody once it is shared; whoever reads a row that refers to it.  Which row does is seen with the row's sheet (VS1)."""

from collections.abc import Callable, Iterable

from workshop.domain.attachments import Attachment, Citation
from workshop.domain.house import House
from workshop.domain.objects import Json, Stored
from workshop.domain.reach import EVERY_ROW

Views = dict[str, dict[str, Json]]

PREFIXES = {"person": "person", "organisation": "org", "group": "group"}


def _attachment(thing: Stored, house: House) -> Views:
    assert isinstance(thing, Attachment)
    views = table_views(thing, house.readers_at(thing.unit, thing.unit_id) if thing.unit in PREFIXES else ())
    seen = next(iter(views.values()))
    return views | dict.fromkeys(row_readers(thing, house) - views.keys(), seen)


def row_readers(thing: Attachment, house: House) -> set[str]:
    """Who reads a row that refers to it opens it too, as long as it lies there."""
    if thing.withdrawn:
        return set()
    return {audience for citation in house.citing(thing.id) for audience in _citation(citation, house)}


def table_views(thing: Attachment, readers: Iterable[str]) -> Views:
    """`readers`: the assessors with limits who reach this table; what lies there for the whole workshop is all of the staff's."""
    seen = thing.to_json()
    staff = dict.fromkeys((EVERY_ROW, *readers) if thing.unit in PREFIXES else ("staff",), seen)
    unit = {f"{PREFIXES[thing.unit]}:{thing.unit_id}": seen} if thing.unit in PREFIXES else {}
    # Who writes the minutes photographs what is minuted.
    notes = {"notes": seen} if thing.agenda_item_id and thing.unit not in PREFIXES else {}
    everyone = {"everyone": seen} if thing.shared and not thing.withdrawn else {}
    return {**staff, **notes, **unit, **({f"person:{thing.by}": seen} if thing.by else {}), **everyone}


def _citation(thing: Stored, house: House) -> Views:
    assert isinstance(thing, Citation)
    activity, sheet = house.activities.get(thing.activity_id), house.sheets.get(thing.sheet_id)
    if activity is None or sheet is None:
        return {}
    seen = thing.to_json()
    own = {f"{PREFIXES[sheet.unit]}:{sheet.unit_id}": seen} if activity.see else {}
    return {**dict.fromkeys((EVERY_ROW, *house.readers_of(sheet, thing.entry_id)), seen), **own}


ATTACHMENT_RULES: dict[str, Callable[[Stored, House], Views]] = {"attachment": _attachment, "citation": _citation}

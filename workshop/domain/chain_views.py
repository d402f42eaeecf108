"""Who sees what of rows that travel: whoever reads a carried row may know where it comes from; a snapshot's rows go to nobody."""

from collections.abc import Callable

from workshop.domain.ballot_views import UNIT_AUDIENCES, Views
from workshop.domain.chains import Lineage
from workshop.domain.house import House
from workshop.domain.objects import Stored
from workshop.domain.reach import EVERY_ROW


def _lineage(thing: Stored, house: House) -> Views:
    """What the source said is read by the staff as far as they read the row (RV2), and by whose sheet it is."""
    assert isinstance(thing, Lineage)
    activity, sheet = house.activities.get(thing.activity_id), house.sheets.get(thing.sheet_id)
    if activity is None or sheet is None:
        return {}
    whole = thing.to_json()
    seen = dict.fromkeys((EVERY_ROW, *house.readers_of(sheet, thing.entry_id)), whole)
    if activity.see:
        seen[f"{UNIT_AUDIENCES[sheet.unit]}:{sheet.unit_id}"] = whole
    if activity.share and not activity.secret:
        seen["everyone"] = {**whole, "seen": {}}
    return seen


def _homework(thing: Stored, house: House) -> Views:
    return dict.fromkeys(("staff", "everyone"), thing.to_json())


def _nobody(thing: Stored, house: House) -> Views:
    """They stay where they are kept; whoever compares asks the server."""
    return {}


CHAIN_RULES: dict[str, Callable[[Stored, House], Views]] = {
    "lineage": _lineage,
    "homework": _homework,
    "snapshot_row": _nobody,
}

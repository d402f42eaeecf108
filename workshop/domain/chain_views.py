"""Who sees what of rows that travel: whoever reads a carried row may know where it comes from; a snapshot's rows go to nobody."""

from collections.abc import Callable
from typing import Any

from workshop.domain.ballot_views import UNIT_AUDIENCES, Views
from workshop.domain.chains import Lineage
from workshop.domain.objects import Stored


def _lineage(thing: Stored, house: Any) -> Views:
    """What the source said is read by the staff and by whose sheet it is."""
    assert isinstance(thing, Lineage)
    activity, sheet = house.activities.get(thing.activity_id), house.sheets.get(thing.sheet_id)
    whole = thing.to_json()
    seen = {"staff": whole}
    if activity and sheet and activity.see:
        seen[f"{UNIT_AUDIENCES[sheet.unit]}:{sheet.unit_id}"] = whole
    if activity and activity.share and not activity.secret:
        seen["everyone"] = {**whole, "seen": {}}
    return seen


def _homework(thing: Stored, house: Any) -> Views:
    return dict.fromkeys(("staff", "everyone"), thing.to_json())


def _nobody(thing: Stored, house: Any) -> Views:
    """They stay where they are kept; whoever compares asks the server."""
    return {}


CHAIN_RULES: dict[str, Callable[[Stored, Any], Views]] = {
    "lineage": _lineage,
    "homework": _homework,
    "snapshot_row": _nobody,
}

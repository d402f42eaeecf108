"""What assessors said and groups answered, as a record tells it: in the order of time, without private notes and what was
taken back.
"""

from collections.abc import Mapping

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.judgements import Review
from workshop.domain.objects import Json
from workshop.domain.record_hall import Hall, Shelves
from workshop.domain.record_work import Design
from workshop.domain.reviews import state_of

OF_A_REVIEW = ("id", "activity_id", "sheet_id", "field_id", "act", "kind", "theme", "text", "quoted", "round", "number", "at")


def review_parts(shelves: Shelves, hall: Hall, personal: bool) -> list[dict[str, Json]]:
    """`entry_id` is null of a sheet as a whole; `number` counts within the row, or the sheet."""
    kept = [one for one in shelves.all(Review) if not one.withdrawn and not one.private]
    hidden = {} if personal else _personal_fields(shelves)
    found = [_review(one, hall) for one in sorted(kept, key=lambda one: (one.at, one.target_id, one.number))]
    return [{**one, "quoted": ""} if one["field_id"] in hidden.get(one["activity_id"], ()) else one for one in found]


def states_of(shelves: Shelves) -> dict[str, str]:
    """How each row stands of which anything was said."""
    by_row: dict[str, list[Review]] = {}
    for review in shelves.all(Review):
        by_row.setdefault(review.target_id, []).append(review)
    return {row: state_of(reviews) for row, reviews in by_row.items()}


def _review(one: Review, hall: Hall) -> dict[str, Json]:
    return {
        **{name: getattr(one, name) for name in OF_A_REVIEW},
        "entry_id": None if one.target == "sheet" else one.target_id,
        "by": hall.person_id(one.by),
        "recorded_by": hall.person_id(one.recorded_by) if one.recorded_by else None,
    }


def _personal_fields(shelves: Shelves) -> Mapping[str, frozenset[str]]:
    sheets = shelves.by_id(Worksheet)
    return {one.id: Design.of(sheets.get(one.worksheet_id)).personal_fields for one in shelves.all(Activity)}

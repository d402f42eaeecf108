"""*Pekerjaan rumah*: what each organisation or group still owes since it was given out, and who has returned it.

Nothing is ticked by hand: a row is returned once it was corrected or accepted since then, a sheet once somebody wrote on it
or called it done.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from workshop.domain.chains import Homework
from workshop.domain.entries import Entry, counts
from workshop.domain.judgements import Review
from workshop.domain.objects import Json
from workshop.domain.record_hall import Hall, Shelves
from workshop.domain.record_silence import silent_units
from workshop.domain.record_work import Work, works_of
from workshop.domain.reviews import in_order, state_of
from workshop.domain.sheets import Sheet

OWED = {"returned": ("returned", "postponed"), "unaccepted": ("", "commented", "returned", "resubmitted", "changed", "postponed")}

Owner = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Owing:
    """One organisation (or group, or person) with what it was given.  `returned`: all of it came back."""

    unit: str
    unit_id: str
    returned: bool
    rows: tuple[dict[str, Json], ...]
    written: int

    def to_json(self, hall: Hall) -> dict[str, Json]:
        told = {"unit": self.unit, "unit_id": self.unit_id, "unit_title": hall.unit_title(self.unit, self.unit_id)}
        return {**told, "returned": self.returned, "written": self.written, "rows": list(self.rows)}


def homework_parts(shelves: Shelves, hall: Hall) -> list[Json]:
    """Everything given out that stands, by its date; of each who has returned it and who has not."""
    works = works_of(shelves)
    said: dict[str, list[Review]] = {}
    for review in shelves.all(Review):
        said.setdefault(review.target_id, []).append(review)
    given = [one for one in shelves.all(Homework) if not one.withdrawn]
    return [_part(one, works, said, hall) for one in sorted(given, key=lambda one: (one.due, one.at, one.id))]


def _part(homework: Homework, works: list[Work], said: dict[str, list[Review]], hall: Hall) -> dict[str, Json]:
    if homework.kind == "activity":
        found = [one for work in works if work.activity.id == homework.activity_id for one in _sheets(homework, work, hall)]
    else:
        found = _rows(homework, works, said, hall)
    found.sort(key=lambda one: (one.unit != "organisation", hall.unit_order(one.unit, one.unit_id)))
    names = ("id", "title", "due", "kind", "activity_id", "note", "at")
    return {**{name: getattr(homework, name) for name in names}, "units": [one.to_json(hall) for one in found]}


def _sheets(homework: Homework, work: Work, hall: Hall) -> Iterable[Owing]:
    """Every unit that has a sheet there."""
    activity = work.activity
    asked = silent_units(activity, hall, set()) or [sheet.unit_id for sheet in work.sheets.values()]
    by_unit = {sheet.unit_id: sheet for sheet in work.sheets.values()}
    for unit in asked:
        sheet = by_unit.get(unit)
        rows = [one for one in work.counting() if sheet is not None and one.sheet_id == sheet.id]
        done = sheet is not None and (_is_done(sheet, homework.at) or any(one.saved_at > homework.at for one in rows))
        yield Owing(activity.unit, unit, done, (), len(rows))


def _is_done(sheet: Sheet, since: str) -> bool:
    return sheet.done and (sheet.done_at or "") > since


def _rows(homework: Homework, works: list[Work], said: dict[str, list[Review]], hall: Hall) -> list[Owing]:
    found: dict[Owner, list[dict[str, Json]]] = {}
    for work in works:
        for entry in work.entries if not work.activity.secret and not work.activity.brought_from else ():
            reviews = said.get(entry.id, [])
            if _was_owed(homework, entry, reviews):
                found.setdefault(_owner(work, entry, hall), []).append(_row(homework, work, entry, reviews))
    return [
        Owing(unit, id, all(row["returned"] for row in rows), tuple(rows), sum(row["returned"] for row in rows))
        for (unit, id), rows in found.items()
    ]


def _was_owed(homework: Homework, entry: Entry, reviews: list[Review]) -> bool:
    """As it stood when the homework was given."""
    if entry.created_at > homework.at or entry.values is None or entry.late:
        return False
    if entry.state == "withdrawn" and entry.saved_at <= homework.at and not _since(reviews, homework.at):
        return False
    return state_of(one for one in reviews if one.at <= homework.at) in OWED[homework.kind]


def _since(reviews: list[Review], at: str) -> list[Review]:
    return [one for one in in_order(reviews) if one.at > at]


def _row(homework: Homework, work: Work, entry: Entry, reviews: list[Review]) -> dict[str, Json]:
    later = {one.act for one in _since(reviews, homework.at)}
    back = bool(later & {"correct", "accept"}) or entry.saved_at > homework.at or not counts(entry)
    asked = [one.text for one in in_order(reviews) if one.act in ("return", "postpone") and one.text]
    return {
        "id": entry.id,
        "activity_id": work.activity.id,
        "number": entry.position,
        "state": state_of(reviews),
        "remark": asked[-1] if asked else "",
        "returned": back,
    }


def _owner(work: Work, entry: Entry, hall: Hall) -> Owner:
    """Whose it is to do: the sheet's organisation, else the author's, else the group."""
    sheet = work.sheets[entry.sheet_id]
    if work.activity.unit == "organisation":
        return "organisation", hall.organisation_id(sheet.unit_id)
    author = hall.person(entry.author_id)
    home = hall.organisation_of.get(author.id) if author and not author.staff else None
    return ("organisation", home) if home else (work.activity.unit, sheet.unit_id)

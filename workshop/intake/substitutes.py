"""Who stands in for whom: the file names the other person by list key or by name, within the office before beyond it.

Two of that name at other offices are not guessed between: the person is taken without, and the page says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workshop.intake.complaints import Complaints
from workshop.intake.headers import Header
from workshop.intake.rosters import KnownPerson, PeopleRoster, PersonRow
from workshop.intake.spelling import fold_person


@dataclass(frozen=True, slots=True)
class Candidate:
    """`ref` is whatever the caller wants to get back."""

    ref: str
    name: str
    list_key: str
    organisation_id: str


def find(text: str, organisation_id: str, people: Sequence[Candidate]) -> Candidate | None:
    """The one person meant, or nobody."""
    for signs in (
        [one for one in people if text in (one.ref, one.list_key)],
        [one for one in people if _is(one, text) and one.organisation_id == organisation_id],
        [one for one in people if _is(one, text)],
    ):
        if len({one.ref for one in signs}) == 1:
            return signs[0]
    return None


def with_names(roster: PeopleRoster, known: Iterable[KnownPerson]) -> PeopleRoster:
    """The roster, its substitutes naming the person as the workshop spells them."""
    if not any(row.substitute_for for row in roster.rows):
        return roster
    found = {row.person_id for row in roster.rows}
    people = [_candidate(row) for row in roster.rows]
    people += [Candidate(one.id, one.name, one.list_key, one.organisation_id) for one in known if one.id not in found]
    complaints = Complaints(Header(roster.header_row, roster.header_row, roster.columns, {}, {}), list(roster.problems))
    rows = tuple(_named(row, people, complaints) for row in roster.rows)
    return replace(roster, rows=rows, problems=complaints.in_order())


def _named(row: PersonRow, people: Sequence[Candidate], complaints: Complaints) -> PersonRow:
    if not row.substitute_for:
        return row
    meant = find(row.substitute_for, row.organisation_id, [one for one in people if one.ref != _ref(row)])
    if meant is None:
        complaints.warn(row.row, "substitute_for", "substitute_unknown", text=row.substitute_for)
    return replace(row, substitute_for=meant.name if meant else "")


def _candidate(row: PersonRow) -> Candidate:
    return Candidate(_ref(row), row.name, row.list_key, row.organisation_id)


def _ref(row: PersonRow) -> str:
    return row.person_id or f"row {row.row}"


def _is(one: Candidate, text: str) -> bool:
    return fold_person(one.name) == fold_person(text)

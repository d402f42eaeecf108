"""Who is who: rows of one file that tell of the same person, and rows that tell of people already known.

Within a file the NIP decides, else the name within the organisation.  Against the known: list key, then NIP,
then name within the organisation among those not yet found; each known person is found once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from workshop.intake.complaints import Complaints
from workshop.intake.offices import Offices
from workshop.intake.rosters import Duplicate, KnownPerson, PersonRow
from workshop.intake.spelling import LONGEST_COMPARED, fold_person, same_letters

SAME_NIP_SAME_NAME = 60
FILLABLE = ("position", "sex", "nip", "rank", "phone", "list_key", "substitute_for")


@dataclass(slots=True)
class Crowd:
    """The people of one file, each once."""

    complaints: Complaints
    rows: list[PersonRow] = field(default_factory=list)
    same: list[tuple[int, int]] = field(default_factory=list)
    by_key: dict[str, int] = field(default_factory=dict)
    by_nip: dict[str, int] = field(default_factory=dict)
    by_name: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def add(self, row: PersonRow) -> None:
        row = self._without_foreign_nip(row)
        earlier = self._earlier(row)
        if earlier is None:
            self._keep(row)
        else:
            self._merge(earlier, row)

    def duplicates(self, recognised: Sequence[PersonRow]) -> tuple[Duplicate, ...]:
        """Keys come from the rows as recognised: a known person's list key is the better name."""
        kept = {row.row: row for row in recognised}
        return tuple(Duplicate(row, of, kept[of].list_key or kept[of].name) for row, of in self.same)

    def _without_foreign_nip(self, row: PersonRow) -> PersonRow:
        """One NIP under two quite different names is a slip of copying, not one person."""
        index = self.by_nip.get(row.nip)
        if not row.nip or index is None:
            return row
        other = self.rows[index]
        if _alike(other.name, row.name):
            return row
        self.complaints.warn(row.row, "nip", "nip_twice", name=other.name, of=str(other.row))
        return replace(row, nip="")

    def _earlier(self, row: PersonRow) -> int | None:
        if row.list_key and row.list_key in self.by_key:
            return self.by_key[row.list_key]
        if row.nip and row.nip in self.by_nip:
            return self.by_nip[row.nip]
        for index in self.by_name.get((row.organisation_id, fold_person(row.name)), ()):
            if not _contradict(self.rows[index], row):
                return index
        return None

    def _keep(self, row: PersonRow) -> None:
        self.rows.append(row)
        self.by_name.setdefault((row.organisation_id, fold_person(row.name)), []).append(len(self.rows) - 1)
        self._point_to(len(self.rows) - 1)

    def _merge(self, index: int, row: PersonRow) -> None:
        """The first row counts; what it left empty is taken from the later one."""
        kept = self.rows[index]
        filled = {name: getattr(row, name) for name in FILLABLE if not getattr(kept, name)}
        if kept.shouted and not row.shouted and same_letters(kept.name, row.name):
            filled |= {"name": row.name, "shouted": False}
        self.rows[index] = replace(kept, **filled)
        self._point_to(index)
        self.same.append((row.row, kept.row))
        self.complaints.warn(row.row, "name", "same_person", of=str(kept.row), name=kept.name)

    def _point_to(self, index: int) -> None:
        row = self.rows[index]
        if row.nip:
            self.by_nip.setdefault(row.nip, index)
        if row.list_key:
            self.by_key.setdefault(row.list_key, index)


def recognise(
    rows: Sequence[PersonRow], known: Sequence[KnownPerson], offices: Offices, complaints: Complaints
) -> tuple[PersonRow, ...]:
    """The rows with the known person each tells of, in three rounds from the surest sign to the weakest."""
    found: dict[int, KnownPerson] = {}
    left = {person.id: person for person in known}
    for signs_of_row, signs_of_known in _ROUNDS:
        index: dict[object, list[KnownPerson]] = {}
        for person in left.values():
            for sign in signs_of_known(person):
                index.setdefault(sign, []).append(person)
        for row in rows:
            if row.row in found:
                continue
            candidates = (person for sign in signs_of_row(row) for person in index.get(sign, ()))
            match = next((person for person in candidates if person.id in left), None)
            if match:
                found[row.row] = left.pop(match.id)
    recognised = tuple(_as_known(row, found.get(row.row), complaints) for row in rows)
    _tell_of_namesakes(recognised, left.values(), offices, complaints)
    return recognised


def _keys_of_row(row: PersonRow) -> tuple[object, ...]:
    return (row.list_key,) if row.list_key else ()


def _keys_of_known(person: KnownPerson) -> tuple[object, ...]:
    return tuple(key for key in (person.id, person.list_key) if key)


def _nip_of(person: PersonRow | KnownPerson) -> tuple[object, ...]:
    return (person.nip,) if person.nip else ()


def _name_of(person: PersonRow | KnownPerson) -> tuple[object, ...]:
    return ((person.organisation_id, fold_person(person.name)),)


_Signs = tuple[Callable[[PersonRow], tuple[object, ...]], Callable[[KnownPerson], tuple[object, ...]]]
_ROUNDS: tuple[_Signs, ...] = ((_keys_of_row, _keys_of_known), (_nip_of, _nip_of), (_name_of, _name_of))


def _contradict(one: PersonRow, other: PersonRow) -> bool:
    """Both carry a mark of their own, and the marks differ."""
    marks = ((one.nip, other.nip), (one.list_key, other.list_key))
    return any(a and b and a != b for a, b in marks)


def _alike(one: str, other: str) -> bool:
    names = (fold_person(name)[:LONGEST_COMPARED] for name in (one, other))
    return fuzz.ratio(*names) >= SAME_NIP_SAME_NAME


def _as_known(row: PersonRow, person: KnownPerson | None, complaints: Complaints) -> PersonRow:
    """Where the file shouts a name that is known, the known spelling is kept."""
    if person is None:
        return row
    if row.nip and person.nip and row.nip != person.nip:
        complaints.warn(row.row, "nip", "nip_changed", name=person.name)
    name = person.name if row.shouted and same_letters(row.name, person.name) else row.name
    return replace(row, name=name, person_id=person.id, list_key=row.list_key or person.list_key)


def _tell_of_namesakes(
    rows: Iterable[PersonRow], unseen: Iterable[KnownPerson], offices: Offices, complaints: Complaints
) -> None:
    """A new row named like somebody known elsewhere, whom the file does not mention: moved, or another?"""
    elsewhere = {fold_person(person.name): person for person in unseen}
    for row in rows:
        person = elsewhere.get(fold_person(row.name)) if row.person_id is None else None
        office = offices.by_id.get(person.organisation_id) if person else None
        if person and office and office.id != row.organisation_id:
            complaints.warn(row.row, "name", "same_name_elsewhere", name=person.name, organisation=office.name)

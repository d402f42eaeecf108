"""Reads a table as a list of people: one row a person, each at a known organisation.

A person is known by list key, then NIP, then name within the organisation; so importing again changes
nothing, and two people of one name at two organisations stay two.  A row whose organisation is not certain
is held back, never guessed.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from workshop.intake import spelling
from workshop.intake.body import Body, Corrections, Line, read_body
from workshop.intake.complaints import Complaints
from workshop.intake.headers import Header, find_header
from workshop.intake.identity import Crowd, recognise
from workshop.intake.nip import read_nip, split_name
from workshop.intake.offices import Offices
from workshop.intake.rosters import KnownOrganisation, KnownPerson, PeopleRoster, PersonRow
from workshop.intake.table import Table

FEWEST_PHONE_DIGITS = 6


def read_people(
    table: Table,
    organisations: Sequence[KnownOrganisation],
    known_people: Sequence[KnownPerson] = (),
    *,
    columns: Mapping[str, str] | None = None,
    corrections: Corrections | None = None,
    excluded: AbstractSet[int] = frozenset(),
) -> PeopleRoster:
    header = find_header(table, "people", columns)
    offices = Offices(organisations)
    body = read_body(table, header, "people", corrections, excluded, lambda text: offices.find(text) is not None)
    reading = _Reading(header, offices, Complaints(header))
    crowd = Crowd(reading.complaints)
    for line in body.lines:
        if row := reading.person(line):
            crowd.add(row)
    rows = recognise(crowd.rows, known_people, offices, reading.complaints)
    return reading.roster(body, crowd, rows)


@dataclass(slots=True)
class _Reading:
    header: Header
    offices: Offices
    complaints: Complaints
    held_back: list[int] = field(default_factory=list)
    unknown: dict[str, None] = field(default_factory=dict)
    above: KnownOrganisation | None = None
    not_phones: list[tuple[int, str]] = field(default_factory=list)

    def person(self, line: Line) -> PersonRow | None:
        name, beside = split_name(line.text("name"))
        organisation = self._organisation(line)
        if not name:
            self.complaints.hold(line.number, "name", "name_missing")
        if not name or organisation is None:
            self.held_back.append(line.number)
            return None
        sector = self._sector(line)
        return PersonRow(
            row=line.number,
            name=spelling.person_name(name),
            organisation_id=organisation.id,
            organisation=organisation.name,
            position=line.text("position"),
            sector=sector or organisation.sector,
            sex=self._sex(line),
            nip=self._nip(line, beside),
            rank=line.text("rank"),
            phone=self._phone(line),
            list_key=line.text("id"),
            substitute_for=line.text("substitute_for"),
            guessed=frozenset() if sector else frozenset({"sector"}),
            shouted=spelling.is_shouted(name),
        )

    def roster(self, body: Body, crowd: Crowd, rows: tuple[PersonRow, ...]) -> PeopleRoster:
        self._tell_of_phones()
        return PeopleRoster(
            rows=rows,
            problems=self.complaints.in_order(),
            header_row=self.header.row,
            columns=self.header.columns,
            unknown_columns=self.header.unknown,
            headings=self.header.texts,
            person_rows=sum(1 for line in body.lines if line.text("name")),
            skipped=tuple(body.skipped),
            duplicates=crowd.duplicates(rows),
            held_back=tuple(self.held_back),
            unknown_organisations=tuple(self.unknown),
        )

    def _organisation(self, line: Line) -> KnownOrganisation | None:
        """The cell's, else the heading's, else that of the row right above, as merged cells leave it."""
        text = line.text("organisation")
        found = self.offices.find(text or line.section)
        if found is None and not text and self.above and not line.after_gap:
            found = self.above
            self.complaints.warn(line.number, "organisation", "organisation_carried", name=found.name)
        if found is None:
            self._tell_unknown(line.number, text or line.section)
        self.above = found
        return found

    def _tell_unknown(self, row: int, text: str) -> None:
        if not text:
            self.complaints.hold(row, "organisation", "organisation_missing")
            return
        self.unknown[text] = None
        near = " / ".join(self.offices.suggestions(text))
        code = "organisation_suggested" if near else "organisation_unknown"
        self.complaints.hold(row, "organisation", code, text=text, **({"suggestions": near} if near else {}))

    def _sector(self, line: Line) -> str:
        text = line.text("sector")
        sector = spelling.form("sectors", text)
        if text and not sector:
            self.complaints.warn(line.number, "sector", "sector_unknown", text=text)
        return sector

    def _sex(self, line: Line) -> str:
        text = line.text("sex")
        sex = spelling.form("sexes", text)
        if spelling.plain(text) and not sex:
            self.complaints.warn(line.number, "sex", "sex_unknown", text=text)
        return sex

    def _nip(self, line: Line, beside_name: str) -> str:
        nip, trouble = read_nip(line.text("nip") or beside_name, lossy="nip" in line.lossy)
        if trouble:
            self.complaints.warn(line.number, "nip", trouble, text=line.text("nip"))
        return nip

    def _phone(self, line: Line) -> str:
        text = line.text("phone")
        if sum(letter.isdigit() for letter in text) >= FEWEST_PHONE_DIGITS:
            return text
        if spelling.plain(text):
            self.not_phones.append((line.number, text))
        return ""

    def _tell_of_phones(self) -> None:
        """Once for the column: such a column is about something else, and a row each would bury the rest."""
        if self.not_phones:
            row, text = self.not_phones[0]
            self.complaints.warn(row, "phone", "phone_unreadable", count=str(len(self.not_phones)), text=text)

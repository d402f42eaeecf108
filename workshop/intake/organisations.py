"""Reads a table as a list of organisations: every row once, tidied, with each decision told as a problem.

Two rows are the same organisation if their names agree, or if their abbreviations agree and their names are
alike; `DKP` of Ketahanan Pangan and `DKP` of Kelautan dan Perikanan stay two.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from workshop.intake import spelling
from workshop.intake.body import Body, Corrections, Line, read_body
from workshop.intake.complaints import Complaints
from workshop.intake.headers import Header, find_header
from workshop.intake.rosters import (
    Duplicate,
    KnownOrganisation,
    OrganisationRoster,
    OrganisationRow,
)
from workshop.intake.spelling import fold
from workshop.intake.table import Table

ALIKE = 80


def read_organisations(
    table: Table,
    known: Sequence[KnownOrganisation] = (),
    *,
    columns: Mapping[str, str] | None = None,
    corrections: Corrections | None = None,
    excluded: AbstractSet[int] = frozenset(),
) -> OrganisationRoster:
    header = find_header(table, "organisations", columns)
    body = read_body(table, header, "organisations", corrections, excluded)
    reading = _Reading(header, known, Complaints(header))
    for line in body.lines:
        reading.take(line)
    return reading.roster(body)


@dataclass(slots=True)
class _Reading:
    header: Header
    known: Sequence[KnownOrganisation]
    complaints: Complaints
    rows: list[OrganisationRow] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    held_back: list[int] = field(default_factory=list)
    by_id: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, int] = field(default_factory=dict)
    by_abbreviation: dict[str, int] = field(default_factory=dict)
    known_by_name: dict[str, KnownOrganisation] = field(default_factory=dict)
    known_by_abbreviation: dict[str, KnownOrganisation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for organisation in reversed(self.known):
            for name in (*organisation.aliases, organisation.name):
                self.known_by_name[fold(name)] = organisation
            if organisation.abbreviation:
                self.known_by_abbreviation[fold(organisation.abbreviation)] = organisation

    def take(self, line: Line) -> None:
        name = line.text("name")
        if not name:
            self.complaints.hold(line.number, "name", "name_missing")
            self.held_back.append(line.number)
            return
        row = self._as_known(self._tidied(line))
        earlier = self._earlier(row)
        if earlier is not None:
            self._merge(earlier, row)
            return
        if row.abbreviation and fold(row.abbreviation) in self.by_abbreviation:
            row = self._without_abbreviation(row)
        self._keep(row)

    def roster(self, body: Body) -> OrganisationRoster:
        return OrganisationRoster(
            rows=tuple(self.rows),
            problems=self.complaints.in_order(),
            header_row=self.header.row,
            columns=self.header.columns,
            unknown_columns=self.header.unknown,
            headings=self.header.texts,
            data_rows=len(body.lines) - len(self.held_back),
            skipped=tuple(body.skipped),
            duplicates=tuple(self.duplicates),
            held_back=tuple(self.held_back),
        )

    def _tidied(self, line: Line) -> OrganisationRow:
        name = spelling.organisation_name(line.text("name"))
        short = spelling.abbreviation(line.text("abbreviation"), name)
        kind = "_".join(spelling.words_of(line.text("kind")))
        sector = spelling.form("sectors", line.text("sector"))
        if line.text("sector") and not sector:
            self.complaints.warn(line.number, "sector", "sector_unknown", text=line.text("sector"))
        guessed_kind = kind or spelling.kind_of(name)
        guessed_sector = sector or spelling.spellings()["sector_of_kind"].get(guessed_kind, "")
        guessed = {key for key, given in (("kind", kind), ("sector", sector)) if not given}
        return OrganisationRow(line.number, name, short, guessed_kind, guessed_sector, guessed=frozenset(guessed))

    def _as_known(self, row: OrganisationRow) -> OrganisationRow:
        """Matched to what the workshop has; where the file shouts, the known spelling is kept."""
        match = self.known_by_name.get(fold(row.name))
        if match is None and row.abbreviation:
            match = self.known_by_abbreviation.get(fold(row.abbreviation))
            if match and not _alike(match.name, row.name):
                match = None
        if match is None:
            match = self.known_by_abbreviation.get(fold(row.name))
            row = replace(row, name=match.name) if match else row
        if match is None:
            return row
        name, short = _as_spelled(row.name, match.name), _as_spelled(row.abbreviation, match.abbreviation)
        return replace(row, name=name, abbreviation=short, organisation_id=match.id)

    def _earlier(self, row: OrganisationRow) -> int | None:
        """The index of the row that already tells of this organisation."""
        if row.organisation_id in self.by_id:
            return self.by_id[row.organisation_id]
        same = self.by_name.get(fold(row.name), self.by_abbreviation.get(fold(row.name)))
        if same is None and row.abbreviation:
            same = self.by_abbreviation.get(fold(row.abbreviation))
            if same is not None and not _alike(self.rows[same].name, row.name):
                same = None
        return same

    def _merge(self, index: int, row: OrganisationRow) -> None:
        """The first row counts; what it left empty is taken from the later one."""
        kept = self.rows[index]
        if row.abbreviation and not kept.abbreviation and fold(row.abbreviation) not in self.by_abbreviation:
            self.rows[index] = replace(kept, abbreviation=row.abbreviation)
            self.by_abbreviation[fold(row.abbreviation)] = index
        key = self.rows[index].abbreviation or kept.name
        self.duplicates.append(Duplicate(row.row, kept.row, key))
        self.complaints.warn(row.row, "name", "same_organisation", of=str(kept.row), name=kept.name)

    def _without_abbreviation(self, row: OrganisationRow) -> OrganisationRow:
        other = self.rows[self.by_abbreviation[fold(row.abbreviation)]]
        taken = {"text": row.abbreviation, "of": str(other.row), "name": other.name}
        self.complaints.warn(row.row, "abbreviation", "abbreviation_taken", **taken)
        return replace(row, abbreviation="")

    def _keep(self, row: OrganisationRow) -> None:
        index = len(self.rows)
        self.rows.append(replace(row, position=index + 1))
        self.by_name[fold(row.name)] = index
        if row.organisation_id:
            self.by_id[row.organisation_id] = index
        if row.abbreviation:
            self.by_abbreviation[fold(row.abbreviation)] = index


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return True
    names = (spelling.plain(name)[: spelling.LONGEST_COMPARED] for name in (one, other))
    return fuzz.token_set_ratio(*names) >= ALIKE


def _as_spelled(text: str, known: str) -> str:
    """The known spelling, where the file's differs from it in nothing but case and carries none."""
    same = bool(known) and fold(text) == fold(known)
    return known if same and (text == known or text.isupper() or text.islower()) else text

"""What reading a file yields: rows to take, rows left out with the reason, and problems by row and column.

An *error* keeps its row out until somebody corrects it; a *warning* tells what was decided, and the row is
taken. `guessed` names fields that nobody wrote: they fill what is empty and never overwrite.
"""

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """`column` is a field (`nip`), `letter` its place in the file; `detail_values` fill the sentence."""

    row: int
    column: str
    code: str
    detail_values: dict[str, str] = field(default_factory=dict)
    severity: Severity = "warning"
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """`reason`: title, blank, numbering, header_again, section, total, note, excluded."""

    row: int
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Row `row` tells of the same as row `of`, whose key (abbreviation, list key or name) is `key`."""

    row: int
    of: int
    key: str


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    id: str
    name: str
    abbreviation: str = ""
    aliases: tuple[str, ...] = ()
    kind: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    id: str
    name: str
    organisation_id: str = ""
    position: str = ""
    sector: str = ""
    sex: str = ""
    nip: str = ""
    rank: str = ""
    phone: str = ""
    list_key: str = ""
    substitute_for: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    row: int
    name: str
    abbreviation: str = ""
    kind: str = ""
    sector: str = ""
    position: int = 0
    organisation_id: str | None = None
    guessed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """`organisation` is the name as known, `organisation_id` its id; `person_id` whom this row tells of.

    `shouted`: the file wrote the name without case, so the case of `name` is our guess.
    """

    row: int
    name: str
    organisation_id: str
    organisation: str
    position: str = ""
    sector: str = ""
    sex: str = ""
    nip: str = ""
    rank: str = ""
    phone: str = ""
    list_key: str = ""
    substitute_for: str = ""
    person_id: str | None = None
    guessed: frozenset[str] = frozenset()
    shouted: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """What both kinds of list share.  `columns`: letter → field; `unknown_columns`: letter → header text.

    `headings`: letter → header text of every column that has one, whatever was made of it.
    """

    problems: tuple[Problem, ...]
    header_row: int
    columns: dict[str, str]
    unknown_columns: dict[str, str]
    headings: dict[str, str]
    skipped: tuple[Skipped, ...]
    duplicates: tuple[Duplicate, ...]
    held_back: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OrganisationRoster(Roster):
    """`data_rows` counts every row that names an organisation, duplicates included."""

    rows: tuple[OrganisationRow, ...]
    data_rows: int


@dataclass(frozen=True, slots=True)
class PeopleRoster(Roster):
    """`person_rows` counts every row that names a person, duplicates and held-back rows included."""

    rows: tuple[PersonRow, ...]
    person_rows: int
    unknown_organisations: tuple[str, ...]

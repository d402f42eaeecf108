"""What a person is shown before an import is confirmed: every row with what would become of it, every problem in words."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from workshop.intake.body import Corrections
from workshop.intake.plan import Plan, Planned
from workshop.intake.problems import sentence
from workshop.intake.rosters import PeopleRoster, Problem, Roster
from workshop.intake.table import Table


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a file: the table, what is on the list, and what confirming would do."""

    table: Table
    roster: Roster
    plan: Plan
    figures: Mapping[str, object]


def shown(reading: Reading, corrections: Corrections, language: str) -> dict[str, Any]:
    roster, plan = reading.roster, reading.plan
    rows = sorted([*_planned(reading), *_held(reading, corrections)], key=lambda row: row["row"])
    return {
        "filename": reading.table.filename,
        "sheet": reading.table.sheet,
        "sheets": list(reading.table.sheets),
        "header_row": roster.header_row,
        "columns": roster.columns,
        "unknown_columns": roster.unknown_columns,
        "headings": roster.headings,
        "rows": rows,
        "problems": [_problem(problem, language) for problem in roster.problems],
        "skipped": [asdict(skipped) for skipped in roster.skipped],
        "duplicates": [asdict(duplicate) for duplicate in roster.duplicates],
        "counts": {
            "new": len(plan.new),
            "changed": len(plan.changed),
            "unchanged": len(plan.unchanged),
            "held": len(roster.held_back),
        },
        "figures": dict(reading.figures),
    }


def _planned(reading: Reading) -> Iterator[dict[str, Any]]:
    plan = reading.plan
    names = {row.row: row.organisation for row in reading.roster.rows} if isinstance(reading.roster, PeopleRoster) else {}
    for status, rows in (("new", plan.new), ("changed", plan.changed), ("unchanged", plan.unchanged)):
        for planned in rows:
            yield _row(planned, status, {"organisation": names[planned.row]} if planned.row in names else {})


def _row(planned: Planned, status: str, more: dict[str, str]) -> dict[str, Any]:
    return {
        "row": planned.row,
        "key": planned.key,
        "id": planned.id,
        "status": status,
        "values": planned.values | more,
        "changes": {name: list(change) for name, change in planned.changes.items()},
    }


def _held(reading: Reading, corrections: Corrections) -> Iterator[dict[str, Any]]:
    """Rows that stay out, with what stands in them, so that it can be corrected."""
    cells = {row.number: row.cells for row in reading.table.rows}
    for number in reading.roster.held_back:
        columns = reading.roster.columns
        texts = {columns[letter]: text for letter, text in cells.get(number, {}).items() if letter in columns}
        corrected = {columns.get(column, column): text for column, text in corrections.get(number, {}).items()}
        yield {"row": number, "key": "", "id": None, "status": "held", "values": texts | corrected, "changes": {}}


def _problem(problem: Problem, language: str) -> dict[str, Any]:
    return {
        "row": problem.row,
        "column": problem.column,
        "letter": problem.letter,
        "code": problem.code,
        "severity": problem.severity,
        "sentence": sentence(problem, language),
    }

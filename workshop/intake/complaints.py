"""Collects the problems of one reading, each with the letter of its column."""

from dataclasses import dataclass, field

from workshop.intake.headers import Header
from workshop.intake.rosters import Problem, Severity


@dataclass(slots=True)
class Complaints:
    header: Header
    problems: list[Problem] = field(default_factory=list)

    def warn(self, row: int, column: str, code: str, **values: str) -> None:
        self._add(row, column, code, "warning", values)

    def hold(self, row: int, column: str, code: str, **values: str) -> None:
        """An error: the row stays out until it is corrected."""
        self._add(row, column, code, "error", values)

    def in_order(self) -> tuple[Problem, ...]:
        return tuple(sorted(self.problems, key=lambda problem: problem.row))

    def _add(self, row: int, column: str, code: str, severity: Severity, values: dict[str, str]) -> None:
        letter = next((letter for letter, name in self.header.columns.items() if name == column), "")
        self.problems.append(Problem(row, column, code, values, severity, letter))

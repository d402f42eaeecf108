"""Expected and got, figure by figure, compared whole.

What is counted per name has no order, and a name without a row is the same as a name with 0 rows.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workshop.rehearsal.figures import AFTERWARDS, FROM_THE_RECORD, FROM_THE_STAGE, LATER, Record

IN_PARTS = ("attendance", "votes", "impact_effort")
# Here the order is the figure.
IN_ORDER = ("votes",)
OF = ": "


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    expected: Any
    got: Any

    @property
    def equal(self) -> bool:
        if self.name.rpartition(OF)[2] in IN_ORDER:
            return bool(self.expected == self.got)
        return bool(_plain(self.expected) == _plain(self.got))

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "expected": self.expected, "got": self.got, "equal": self.equal}


def compare(expected: Mapping[str, Any], record: Record, seen: Mapping[str, Any]) -> list[Figure]:
    """Every figure of the main job that the data set expects; `seen` holds those the stage itself observed."""
    told = {name: figure(record) for name, figure in FROM_THE_RECORD.items() if name in expected}
    whole = [Figure(name, expected[name], _parts(expected[name], got) if name in IN_PARTS else got) for name, got in told.items()]
    return whole + [
        Figure(name, expected[name], _asked(expected[name], seen.get(name))) for name in FROM_THE_STAGE if name in expected
    ]


def in_a_paper(name: str, expected: Any, got: Any, paper: str) -> Figure:
    """A figure counted in a paper's tables; of a roll or a count a paper has some parts, each of which is compared whole.

    Amounts stand there as what they mean, not as they were typed.
    """
    if name == "currency":
        expected = {amount: one["rupiah"] for amount, one in expected.items()}
    if name in (*IN_PARTS, *AFTERWARDS):
        both = [part for part in expected if part in got]
        expected, got = ({part: one[part] for part in both} for one in (expected, got))
    return Figure(f"{paper}{OF}{name}", expected, got)


def _asked(expected: Any, got: Any) -> Any:
    """An import tells more about a file than a data set asks."""
    if isinstance(expected, dict) and isinstance(got, Mapping):
        return {name: _asked(expected[name], got[name]) for name in expected if name in got}
    return got


def _parts(expected: Any, got: Mapping[str, Any]) -> Any:
    """A roll or a count tells more than a data set asks; what it asks is compared whole."""
    if not isinstance(expected, dict):
        return got
    return {
        name: _parts(part, got[name]) if isinstance(got[name], dict) else got[name]
        for name, part in expected.items()
        if name in got
    }


def compare_nothing(expected: Mapping[str, Any]) -> list[Figure]:
    """Of a performance that broke off."""
    return [Figure(name, expected[name], None) for name in (*FROM_THE_RECORD, *FROM_THE_STAGE, *AFTERWARDS) if name in expected]


def not_yet(expected: Mapping[str, Any]) -> list[str]:
    return [name for name in LATER if name in expected]


def differing(figure: Figure) -> Iterator[tuple[str, Any, Any]]:
    """Where a figure differs: (place, expected, got)."""
    if figure.equal:
        return
    if not isinstance(figure.expected, dict) or not isinstance(figure.got, Mapping):
        yield "", figure.expected, figure.got
        return
    for name in dict.fromkeys([*figure.expected, *figure.got]):
        expected, got = figure.expected.get(name), figure.got.get(name)
        if _plain({name: expected}) != _plain({name: got}):
            yield name, expected, got


def _plain(found: Any) -> Any:
    if isinstance(found, Mapping):
        return {key: _plain(value) for key, value in found.items() if value not in (0, None, {})}
    if isinstance(found, list):
        return sorted((_plain(part) for part in found), key=lambda part: json.dumps(part, sort_keys=True, ensure_ascii=False))
    return found

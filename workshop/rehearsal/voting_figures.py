"""What the ballots came to, from the record alone, and where secret marks of impact and effort put each row."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from workshop.domain.tallying import quadrant_of, shown_number
from workshop.domain.voting import DEFAULT_CUT

Record = Mapping[str, Any]
TOP = 3
MATRIX = "t3_impact_effort"


def votes(record: Record) -> dict[str, Any]:
    """Of the first ballot of each kind: who is first, how much was given, by how many."""
    found: dict[str, Any] = {}
    for ballot in reversed([one for one in record["ballots"] if one["result"]]):
        found |= FIGURES.get(ballot["kind"], _nothing)(ballot)
    return found


def _nothing(ballot: Mapping[str, Any]) -> dict[str, Any]:
    return {}


def _dots(ballot: Mapping[str, Any]) -> dict[str, Any]:
    places = ballot["result"]["hall"]
    given = {place["option"]: place["sums"]["dots"] for place in places}
    return {
        "dot_top3": [place["option"] for place in places][:TOP],
        "dot_order": [place["option"] for place in places],
        "dot_counts": given,
        "dot_total": sum(given.values()),
        "voters": ballot["result"]["voices"],
    }


def _usg(ballot: Mapping[str, Any]) -> dict[str, Any]:
    return {"usg_order": _order(ballot, "hall"), "usg_raters": ballot["result"]["voices"]}


def _weighted(ballot: Mapping[str, Any]) -> dict[str, Any]:
    apart = {"assessors": "assessors"} if "assessors" in ballot["result"] else {}
    found: dict[str, Any] = {}
    for name, side in {"participants": "hall", **apart}.items():
        found[f"weighted_order_{name}"] = _order(ballot, side)
        found[f"weighted_order_{name}_eligible"] = _order(ballot, side, eligible=True)
        found[f"weighted_scores_{name}"] = {place["option"]: place["score"] for place in ballot["result"][side]}
    return found


def _order(ballot: Mapping[str, Any], side: str, eligible: bool = False) -> list[str]:
    barred = {option["id"] for option in ballot["options"] if not option["eligible"]} if eligible else set()
    return [place["option"] for place in ballot["result"][side] if place["option"] not in barred]


FIGURES = {"dots": _dots, "usg": _usg, "weighted": _weighted}


def impact_effort(record: Record) -> dict[str, dict[str, Any]]:
    """Row → its mean impact and effort over whoever marked it, and the quadrant; from the matrix sheet's rows, secret or not."""
    marks: dict[str, list[tuple[int, int]]] = {}
    for row in _rows(record):
        marks.setdefault(str(row["butir"]), []).append((int(row["dampak"]), int(row["upaya"])))
    return {item: _point(given) for item, given in marks.items()}


def _rows(record: Record) -> Iterator[Mapping[str, Any]]:
    for activity in record["activities"]:
        if activity["worksheet"] == MATRIX:
            for sheet in activity["sheets"]:
                yield from (row["parsed"] for row in sheet["rows"])


def _point(given: list[tuple[int, int]]) -> dict[str, Any]:
    impact, effort = (Fraction(sum(pair[axis] for pair in given), len(given)) for axis in (0, 1))
    quadrant = quadrant_of(impact, effort, DEFAULT_CUT)
    told = {"raters": len(given), "impact": shown_number(impact), "effort": shown_number(effort), "quadrant": quadrant}
    return {**told, "dampak": told["impact"], "upaya": told["effort"], "kuadran": quadrant}

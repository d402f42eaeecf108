"""An earlier stage as its record tells it: which rows it came to, on which sheets, by whom, and what they refer to.

A record may come from another laptop: nothing in it is trusted to be more than text and ids.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.domain.chains import MARKS
from workshop.domain.commands.base import ID
from workshop.domain.objects import Json
from workshop.domain.outcomes import Outcome
from workshop.domain.refusals import Refused
from workshop.domain.worksheets import Definition

FORMAT, VERSION = "rembuk-record", 1
GONE = ("removed", "merged", "erased")
OF_A_DESIGN = ("key", "title_id", "title_en", "unit", "rows_min", "secret", "repeated", "fields")


@dataclass(frozen=True, slots=True)
class StageRow:
    id: str
    unit_id: str
    unit_title: str
    author_id: str
    number: int
    theme: str
    values: dict[str, Json]
    parsed: dict[str, Json]
    review: str
    mark: str

    @property
    def accepted(self) -> bool:
        """What an assessor took, and what was brought into that stage from the one before and not finished in it."""
        return self.review == "accepted" or self.mark in ("continued", "changed")


@dataclass(frozen=True, slots=True)
class StageActivity:
    """`grouping`: the key of the division its groups belong to."""

    id: str
    design: Definition
    title: str
    unit: str
    grouping: str
    rows: tuple[StageRow, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    workshop: str
    title: str
    stage: str
    activities: tuple[StageActivity, ...]
    organisations: tuple[Mapping[str, Any], ...]
    people: tuple[Mapping[str, Any], ...]
    groupings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def rows(self) -> Iterable[tuple[StageActivity, StageRow]]:
        return ((activity, row) for activity in self.activities for row in activity.rows)

    def with_what_they_name(self, chosen: set[str]) -> set[str]:
        """The chosen rows and those they refer to: a reference without its row would lead nowhere."""
        known = {row.id: row for _, row in self.rows()}
        found, waiting = set(), [id for id in chosen if id in known]
        while waiting:
            id = waiting.pop()
            if id not in found:
                found.add(id)
                waiting += [part for part in _texts(known[id].parsed) if part in known]
        return found

    def outcomes(self, title_of: Any) -> dict[str, Outcome]:
        """Every accepted row, as this stage ended."""
        return {
            row.id: Outcome(row.id, one.design.key, title_of(one.design, row), row.unit_title, row.theme, row.values, row.mark)
            for one, row in self.rows()
            if row.accepted or row.mark
        }


def stage_of(record: object) -> Stage:
    """The record as a stage, or the refusal `record_unknown`."""
    try:
        return _read(record)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise Refused("record_unknown", f"{type(error).__name__}: {error}"[:120], "record") from None
    except Refused as refusal:
        raise Refused("record_unknown", f"{refusal.code}: {refusal.detail}"[:120], "record") from None


def _read(record: Any) -> Stage:
    if record["format"] != FORMAT or record["version"] > VERSION:
        raise ValueError("another format")
    designs = {
        one["id"]: Definition.from_json({name: one[name] for name in OF_A_DESIGN if name in one}) for one in record["worksheets"]
    }
    groupings = {_id(one["id"]): one for one in record["groupings"]}
    told = record["workshop"]
    return Stage(
        workshop=_id(told["id"]),
        title=_line(told["title"]),
        stage=_line(told["stage"]),
        activities=tuple(_activity(one, designs, groupings) for one in record["activities"] if not one["secret"]),
        organisations=tuple(_organisation(one) for one in record["organisations"] if one["status"] != "merged"),
        people=tuple(_person(one) for one in record["people"] if not one["staff"] and one["status"] not in GONE),
        groupings={str(one["key"]): _grouping(one) for one in record["groupings"]},
    )


def _activity(told: Any, designs: Mapping[str, Definition], groupings: Mapping[str, Any]) -> StageActivity:
    grouping = groupings.get(told["grouping_id"] or "")
    return StageActivity(
        id=_id(told["id"]),
        design=designs[told["worksheet_id"]],
        title=_line(told["title"]),
        unit={"person": "person", "organisation": "organisation", "group": "group"}[told["unit"]],
        grouping=str(grouping["key"]) if grouping else "",
        rows=tuple(_row(row, sheet) for sheet in told["sheets"] for row in sheet["rows"]),
    )


def _row(told: Any, sheet: Any) -> StageRow:
    lineage = told.get("carried_from") or {}
    mark = str(lineage.get("mark", ""))
    return StageRow(
        id=_id(told["id"]),
        unit_id=_id(sheet["unit_id"]),
        unit_title=_line(sheet["unit_title"]),
        author_id=_id(told["author_id"]),
        number=int(told["number"]),
        theme=_line(told["theme"] or ""),
        values=dict(told["values"]),
        parsed=dict(told["parsed"]),
        review=str(told["review"]),
        mark=mark if mark in MARKS else "",
    )


def _organisation(told: Any) -> dict[str, Any]:
    texts = {name: _line(told[name]) for name in ("name", "abbreviation", "kind", "sector")}
    return {"id": _id(told["id"]), **texts, "position": min(9999, max(0, int(told["position"])))}


def _person(told: Any) -> dict[str, Any]:
    """Without NIP: the office's list brings it again where it is needed."""
    texts = {name: _line(told[name]) for name in ("name", "position", "sector", "sex", "list_key")}
    organisation = told["organisation_id"]
    return {"id": _id(told["id"]), **texts, "organisation": _id(organisation) if organisation else ""}


def _grouping(told: Any) -> dict[str, Any]:
    groups = [
        {"id": _id(one["id"]), "number": int(one["number"]), **{name: _line(one[name]) for name in ("key", "title", "theme")}}
        for one in told["groups"]
    ]
    return {"key": _line(told["key"]), "title": _line(told["title"]), "groups": groups}


def _id(value: Any) -> str:
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise ValueError("not an id")
    return value


def _line(value: Any) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError("not a text")
    return value[:200].strip()


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _texts(part)

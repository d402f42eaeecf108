"""What the editorial desk words otherwise, as XLSX: a line a text, with what was typed beside it."""

from collections.abc import Iterator

from workshop.documents.paper import Paper, Tree
from workshop.documents.xlsx_book import Column, Tables, Value
from workshop.domain.objects import Json

COLUMNS = {
    "paper.number": 6,
    "paper.worksheet": 28,
    "paper.unit_name": 24,
    "paper.row_number": 8,
    "paper.field": 24,
    "paper.typed": 60,
    "paper.worded": 60,
    "paper.proposals": 28,
    "paper.worded_by": 28,
    "paper.time": 18,
    "paper.row_id": 18,
}
PARTS = {"remark": "paper.notes_sheet", "decision": "paper.decisions", "cluster": "paper.clusters"}


def add_corrections(book: Tables, paper: Paper) -> None:
    if paper.record["corrections"]:
        book.add(paper.say("paper.corrections"), [Column(paper.say(key), width) for key, width in COLUMNS.items()], _lines(paper))


def field_name(paper: Paper, target: str, field: str, labels: dict[str, str]) -> str:
    """As its column is called; of what stands on no sheet, what part of it."""
    return labels.get(field, field) if target == "entry" else paper.say(f"paper.part_{field}")


def _lines(paper: Paper) -> Iterator[list[Value]]:
    activities = {one["id"]: one for one in paper.record["activities"]}
    rows = {row["id"]: (sheet, row) for one in activities.values() for sheet in one["sheets"] for row in sheet["rows"]}
    for number, one in enumerate(paper.record["corrections"], start=1):
        activity = activities.get(one["activity_id"] or "")
        labels = {field.id: paper.label(field) for field in paper.design(activity).shown} if activity else {}
        sheet, row = rows.get(one["target_id"], ({}, {}))
        where = activity["title"] if activity else paper.say(PARTS[one["target"]])
        yield [
            number,
            where,
            sheet.get("unit_title") or "",
            row.get("number"),
            field_name(paper, one["target"], one["field_id"], labels),
            _text(one["original"]),
            _text(one["text"]),
            _kinds(paper, one),
            paper.person(one["by"]),
            paper.moments.local(one["at"]) if one["at"] else None,
            one["target_id"],
        ]


def _text(value: Json) -> str:
    return "\n".join(value) if isinstance(value, list) else str(value)


def _kinds(paper: Paper, one: Tree) -> str:
    return "; ".join(paper.say(f"wording.kind.{kind}") for kind in one["kinds"]) or paper.say("wording.by_hand")

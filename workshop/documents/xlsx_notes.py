"""The notes in the record as XLSX: one line a remark with its action, and one line a presentation with its time."""

from collections.abc import Iterator

from workshop.documents.paper import Paper
from workshop.documents.paper_notes import mark, state
from workshop.documents.xlsx_book import Column, Tables, Value

SAID = {
    "paper.number": 6,
    "paper.day": 6,
    "paper.agenda_item": 34,
    "paper.plenary": 28,
    "paper.presenter": 28,
    "paper.time": 18,
    "paper.spoken_by": 32,
    "paper.position": 28,
    "paper.organisation": 30,
    "paper.said": 70,
    "paper.mark": 14,
    "paper.action_what": 50,
    "paper.action_who": 26,
    "paper.action_due": 20,
    "paper.note_taker": 26,
}
TURNS = {
    "paper.plenary": 34,
    "paper.number": 6,
    "paper.presenter": 30,
    "paper.began": 18,
    "paper.ended": 18,
    "paper.allotted": 14,
    "paper.spoke_minutes": 14,
    "paper.turn_state": 18,
}


def add_notes(book: Tables, paper: Paper) -> None:
    if paper.record["remarks"]:
        book.add(paper.say("paper.notes_sheet"), [Column(paper.say(key), width) for key, width in SAID.items()], _remarks(paper))
    if paper.record["plenaries"]:
        book.add(paper.say("paper.plenaries"), [Column(paper.say(key), width) for key, width in TURNS.items()], _turns(paper))


def _remarks(paper: Paper) -> Iterator[list[Value]]:
    items = {item["id"]: item for item in paper.record["agenda"]}
    titles = {one["id"]: one["title"] for one in paper.record["plenaries"]}
    for number, one in enumerate(paper.record["remarks"], start=1):
        item, spoke = items.get(one["agenda_item_id"]), one["speaker"] or {}
        action = one["action"] or {}
        yield [
            number,
            item["day"] if item else None,
            item["title"] if item else "",
            titles.get(one["plenary_id"], ""),
            one["unit_title"] or "",
            paper.moments.local(one["said_at"]) if one["said_at"] else None,
            spoke.get("name", ""),
            spoke.get("position", ""),
            spoke.get("organisation", ""),
            one["text"],
            mark(paper, one),
            action.get("item", ""),
            action.get("who", ""),
            action.get("due", ""),
            paper.person(one["recorded_by"]),
        ]


def _turns(paper: Paper) -> Iterator[list[Value]]:
    for plenary in paper.record["plenaries"]:
        for number, turn in enumerate(plenary["presentations"], start=1):
            begun, ended = turn["started_at"], turn["ended_at"]
            yield [
                plenary["title"],
                number,
                turn["unit_title"],
                paper.moments.local(begun) if begun else None,
                paper.moments.local(ended) if ended else None,
                round(turn["allotted_s"] / 60, 1) if turn["allotted_s"] is not None else plenary["minutes"],
                round(turn["spent_s"] / 60, 1) if begun else None,
                state(paper, turn),
            ]

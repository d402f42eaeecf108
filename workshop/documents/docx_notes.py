"""The notes in the record as DOCX: by agenda item who presented and what was said, then what is to be done, by whom, by when."""

from docx.document import Document

from workshop.documents.docx_page import turn
from workshop.documents.docx_table import Cell, Table, add_table
from workshop.documents.paper import Paper, Tree
from workshop.documents.paper_notes import actions, by_item, clock, mark, minutes, order_line, plenaries_of, speaker, state
from workshop.documents.visible import visible

SAID = ("paper.number", "paper.time", "paper.spoken_by", "paper.said", "paper.mark")
TURNS = ("paper.number", "paper.presenter", "paper.began", "paper.spoke", "paper.turn_state")
TO_DO = ("paper.number", "paper.action_what", "paper.action_who", "paper.action_due", "paper.action_from")


def add_notes(document: Document, paper: Paper) -> None:
    told = by_item(paper)
    if not told:
        return
    turn(document, sideways=False)
    document.add_heading(paper.say("paper.notes"), 1)
    for item, remarks in told:
        document.add_heading(visible(_title(paper, item)), 2)
        for plenary in plenaries_of(paper, item):
            _add_plenary(document, paper, plenary)
        if remarks:
            add_table(document, Table(tuple(paper.say(key) for key in SAID), tuple(_lines(paper, remarks))))
    _add_actions(document, paper)


def _title(paper: Paper, item: Tree | None) -> str:
    if item is None:
        return paper.say("paper.notes_without_item")
    hours = "–".join(part.replace(":", "." if paper.language == "id" else ":") for part in (item["start"], item["end"]) if part)
    return paper.say("paper.notes_item", day=item["day"], hours=hours, title=item["title"])


def _add_plenary(document: Document, paper: Paper, plenary: Tree) -> None:
    document.add_heading(visible(plenary["title"]), 3)
    document.add_paragraph(order_line(paper, plenary))
    rows = tuple(
        (
            Cell(str(number), right=True),
            Cell(visible(turn["unit_title"])),
            Cell(clock(paper, turn["started_at"])),
            Cell(minutes(turn["spent_s"]) if turn["started_at"] else "", right=True),
            Cell(state(paper, turn)),
        )
        for number, turn in enumerate(plenary["presentations"], start=1)
    )
    if rows:
        add_table(document, Table(tuple(paper.say(key) for key in TURNS), rows))


def _lines(paper: Paper, remarks: list[Tree]) -> list[tuple[Cell, ...]]:
    found: list[tuple[Cell, ...]] = []
    for number, remark in enumerate(remarks, start=1):
        about = paper.say("paper.on_presentation", unit=remark["unit_title"]) if remark["unit_title"] else ""
        pairs = [(paper.say("paper.said_on"), visible(about))] if about else []
        if remark["action"]:
            told = ((key, remark["action"][name]) for key, name in (("paper.action_who", "who"), ("paper.action_due", "due")))
            pairs += [(paper.say(key), visible(value)) for key, value in told if value]
        text = remark["text"] or (remark["action"] or {}).get("item", "")
        said = Cell(visible(text), pairs=tuple(pairs))
        who = Cell(visible(speaker(remark)))
        found.append((Cell(str(number), right=True), Cell(clock(paper, remark["said_at"])), who, said, Cell(mark(paper, remark))))
    return found


def _add_actions(document: Document, paper: Paper) -> None:
    rows = tuple(
        (
            Cell(str(number), right=True),
            Cell(visible(one["action"]["item"])),
            Cell(visible(one["action"]["who"])),
            Cell(visible(one["action"]["due"])),
            Cell(visible(one["unit_title"] or speaker(one))),
        )
        for number, one in enumerate(actions(paper), start=1)
    )
    if rows:
        document.add_heading(paper.say("paper.actions"), 2)
        add_table(document, Table(tuple(paper.say(key) for key in TO_DO), rows))

"""What changed since the final version before this one, at the end of a final: rows that are new, changed,
withdrawn, or printed in other words."""

from docx.document import Document

from workshop.documents.docx_table import Cell, Table, add_table
from workshop.documents.paper import Paper, Tree
from workshop.documents.visible import visible
from workshop.documents.xlsx_corrections import PARTS, field_name

HEAD = ("paper.change", "paper.worksheet", "paper.unit_name", "paper.number", "paper.changed_fields")


def add_changes(document: Document, paper: Paper) -> None:
    since = paper.record["edition"]["since"]
    if since is None:
        return
    document.add_heading(paper.say("paper.changes", number=since["number"]), 1)
    changes = paper.record["edition"]["changes"]
    if not changes:
        document.add_paragraph(paper.say("paper.changes_none", number=since["number"]))
        return
    rows = tuple(tuple(Cell(visible(said)) for said in change_line(paper, one)) for one in changes)
    add_table(document, Table(tuple(paper.say(key) for key in HEAD), rows))


def change_line(paper: Paper, change: Tree) -> list[str]:
    activity = next((one for one in paper.record["activities"] if one["id"] == change["activity_id"]), None)
    labels = {field.id: paper.label(field) for field in paper.design(activity).shown} if activity else {}
    fields = "; ".join(field_name(paper, change["target"], id, labels) for id in change["fields"])
    where = change["activity"] if activity else paper.say(PARTS[change["target"]])
    return [paper.say(f"paper.change_{change['what']}"), where, change["unit"], str(change["number"] or ""), fields]

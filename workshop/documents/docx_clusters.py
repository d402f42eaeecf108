"""Clusters in the record as DOCX: one table, a line a cluster, its sources within."""

from docx.document import Document

from workshop.documents.docx_table import Cell, Table, add_table
from workshop.documents.paper import Paper, Tree
from workshop.documents.paper_clusters import of_offices, source_lines, worksheet_title
from workshop.documents.visible import visible


def add_clusters(document: Document, paper: Paper) -> None:
    clusters = paper.record["clusters"]
    if not clusters:
        return
    document.add_heading(paper.say("paper.clusters"), 1)
    document.add_paragraph(paper.say("paper.clusters_note"))
    head = ("paper.number", "paper.cluster", "paper.worksheet", "paper.merged", "paper.sources")
    rows = tuple(_line(paper, number, cluster) for number, cluster in enumerate(clusters, start=1))
    add_table(document, Table(tuple(paper.say(key) for key in head), rows))


def _line(paper: Paper, number: int, cluster: Tree) -> tuple[Cell, ...]:
    title = "\n".join(visible(part) for part in (cluster["title"], cluster["note"]) if part)
    sources = "\n".join(_source(paper, *line) for line in source_lines(paper, cluster))
    worksheet = Cell(visible(worksheet_title(paper, cluster)))
    return (Cell(str(number), right=True), Cell(title), worksheet, Cell(of_offices(paper, cluster)), Cell(sources))


def _source(paper: Paper, source: Tree, text: str, not_counted: str) -> str:
    whose = paper.organisation(source["organisation_id"]) or paper.person(source["author_id"])
    where = f"{source['unit_title']} {source['number']}"
    parts = [text, f"({visible(whose)}, {visible(where)})", not_counted]
    return " ".join(part for part in parts if part)

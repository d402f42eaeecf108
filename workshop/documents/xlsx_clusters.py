"""Clusters in the record as XLSX: a line a source, so that a filter shows one cluster or one organisation."""

from collections.abc import Iterator

from workshop.documents.paper import Paper
from workshop.documents.paper_clusters import source_lines, worksheet_title
from workshop.documents.xlsx_book import Column, Tables, Value

COLUMNS = (
    ("paper.number", 6),
    ("paper.cluster", 40),
    ("paper.worksheet", 24),
    ("paper.merged_organisations", 12),
    ("paper.source", 48),
    ("paper.unit_name", 24),
    ("paper.row_number", 8),
    ("paper.author", 28),
    ("paper.author_organisation", 36),
    ("paper.note", 24),
    ("paper.row_id", 18),
)


def add_clusters(book: Tables, paper: Paper) -> None:
    if paper.record["clusters"]:
        book.add(paper.say("paper.clusters"), [Column(paper.say(key), width) for key, width in COLUMNS], _lines(paper))


def _lines(paper: Paper) -> Iterator[list[Value]]:
    for number, cluster in enumerate(paper.record["clusters"], start=1):
        head: list[Value] = [number, cluster["title"], worksheet_title(paper, cluster), cluster["organisations"]]
        for source, text, not_counted in source_lines(paper, cluster):
            whose: list[Value] = [paper.person(source["author_id"]), paper.organisation(source["organisation_id"])]
            yield [*head, text, source["unit_title"], source["number"], *whose, not_counted, source["entry_id"]]

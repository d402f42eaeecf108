"""The documents that lay on the tables, as a list in both papers: what, whose, how large, and how many rows refer to it."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from docx.document import Document

from workshop.documents.docx_table import Cell, Table, add_table
from workshop.documents.paper import Paper, Tree
from workshop.documents.visible import visible
from workshop.documents.xlsx_book import Column, Tables, Value

ENOUGH_OF_A_HASH = 12
COLUMNS = {
    "paper.document": 44,
    "paper.caption": 40,
    "paper.table_of": 36,
    "paper.brought_by": 36,
    "paper.agenda_item": 30,
    "paper.version": 8,
    "paper.size_kb": 12,
    "paper.brought_at": 18,
    "paper.references": 10,
    "paper.content_hash": 68,
}


def add_documents(document: Document, paper: Paper) -> None:
    told = paper.record["documents"]
    if not told:
        return
    document.add_heading(paper.say("paper.documents"), 1)
    head = ("paper.document", "paper.table_of", "paper.brought_by", "paper.size_kb", "paper.references", "paper.content_hash")
    cited = _cited(paper)
    rows = tuple(
        (
            Cell(visible(" – ".join(part for part in (_name(paper, one), one["caption"]) if part))),
            Cell(visible(_table(paper, one))),
            Cell(visible(paper.organisation(one["organisation_id"]) or paper.say("paper.organisers"))),
            Cell(paper.count(_kilobytes(one)), right=True),
            Cell(paper.count(cited[one["id"]]), right=True),
            Cell(one["content_hash"][:ENOUGH_OF_A_HASH]),
        )
        for one in told
    )
    add_table(document, Table(tuple(paper.say(key) for key in head), rows))


def add_document_sheet(book: Tables, paper: Paper) -> None:
    if paper.record["documents"]:
        columns = [Column(paper.say(key), width) for key, width in COLUMNS.items()]
        book.add(paper.say("paper.documents"), columns, _lines(paper))


def _lines(paper: Paper) -> Iterator[list[Value]]:
    cited, items = _cited(paper), {one["id"]: one["title"] for one in paper.record["agenda"]}
    for one in paper.record["documents"]:
        whose = paper.organisation(one["organisation_id"]) or paper.say("paper.organisers")
        what: list[Value] = [one["name"], one["caption"], _table(paper, one), whose, items.get(one["agenda_item_id"], "")]
        yield [*what, one["number"], _kilobytes(one), _moment(paper, one), cited[one["id"]], one["content_hash"]]


def _cited(paper: Paper) -> Counter[str]:
    return Counter(one["document_id"] for one in paper.record["citations"])


def _name(paper: Paper, one: Tree) -> str:
    return f"{one['name']} ({paper.say('paper.version_number', number=one['number'])})" if one["number"] > 1 else str(one["name"])


def _table(paper: Paper, one: Tree) -> str:
    return str(one["unit_title"]) or paper.say("paper.whole_workshop")


def _kilobytes(one: Tree) -> int:
    return max(1, round(int(one["size"]) / 1000))


def _moment(paper: Paper, one: Tree) -> datetime:
    return paper.moments.local(one["at"])

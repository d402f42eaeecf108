"""What is counted in the papers' tables is what their tables say: a row that is missing there is a difference."""

import json
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.table import Table

from tests.documents.konsel import SET, consolidated, two_days
from workshop.documents.papers import write_paper
from workshop.rehearsal.comparing import Figure
from workshop.rehearsal.paper_figures import paper_figures

EXPECTED = json.loads((SET / "expected.json").read_text("utf-8"))
# The two days here have no attendance and no ballots; those are compared by the rehearsal itself.
NAMES = [name for name in EXPECTED if name not in ("attendance", "votes")]
# Of what happened rather than of what came of it, of remarks after the answers, and of origins, which secret rows do not carry.
IN_NO_PAPER = {
    "rules",
    "events_total",
    "events_by_op",
    "rows_per_origin",
    "after_reviews_rows_total",
    "near_duplicates",
    "look_alikes_that_must_stay_apart",
    "reviews",
    "invalid_rows",
    "imports",
}


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return consolidated(two_days())


@pytest.fixture
def papers(record: dict[str, Any], tmp_path: Path) -> dict[str, Path]:
    return {kind: write_paper(record, kind, "id", tmp_path) for kind in ("docx", "xlsx", "report")}


def differing(record: dict[str, Any], papers: dict[str, Path]) -> set[str]:
    return {one.name for one in compared(record, papers) if not one.equal}


def compared(record: dict[str, Any], papers: dict[str, Path]) -> list[Figure]:
    return paper_figures({name: EXPECTED[name] for name in NAMES}, record, papers)


def test_the_papers_of_the_set_say_what_is_expected(record: dict[str, Any], papers: dict[str, Path]) -> None:
    assert differing(record, papers) == set()
    assert {one.name.partition(": ")[2] for one in compared(record, papers)} == {*NAMES} - IN_NO_PAPER


def test_a_row_that_is_missing_in_a_paper_is_a_difference(record: dict[str, Any], papers: dict[str, Path]) -> None:
    paper = docx.Document(str(papers["docx"]))
    table = next(one for one in paper.tables if "Strategi" in _head(one))
    table._tbl.remove(table.rows[-1]._tr)
    paper.save(str(papers["docx"]))
    book = openpyxl.load_workbook(papers["xlsx"])
    sheet = next(one for one in book.worksheets if one.title.startswith("Pemetaan program"))
    sheet.delete_rows(2)
    book.save(papers["xlsx"])

    assert {"docx: rows_total", "docx: rows_per_group", "xlsx: rows_total", "xlsx: pagu_total_renstra"} <= differing(
        record, papers
    )
    assert not [name for name in differing(record, papers) if name.startswith("report")]


def _head(table: Table) -> list[str]:
    return [cell.text for cell in table.rows[0].cells]

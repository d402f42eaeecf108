"""The table of contents as it is when the paper is opened: every entry leads to its heading and says on which page that is."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.documents.konsel import consolidated, two_days
from tests.documents.test_docx import texts
from workshop.documents.docx_reading import read_docx
from workshop.documents.papers import write_paper
from workshop.documents.pdf_paper import pages_of_headings


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_paper(consolidated(two_days()), "report", "id", tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def document(path: Path) -> Document:
    return docx.Document(str(path))


def entries(document: Document) -> list[tuple[str, str, int]]:
    """What each says, the place it leads to, and the page."""
    links = document.element.body.iter(qn("w:hyperlink"))
    told = [(link.get(qn("w:anchor")), [part.text for part in link.iter(qn("w:t"))]) for link in links]
    return [(said[0], anchor, int(said[-1])) for anchor, said in told]


def marked(document: Document) -> dict[str, Any]:
    return {one.get(qn("w:name")): one.getparent() for one in document.element.body.iter(qn("w:bookmarkStart"))}


def test_every_heading_of_two_levels_is_an_entry_that_leads_to_it(document: Document) -> None:
    headings = [one.text for one in document.paragraphs if one.style is not None and one.style.name in ("Heading 1", "Heading 2")]
    places = marked(document)

    assert [said for said, _, _ in entries(document)] == headings and len(headings) > 15
    for said, anchor, _ in entries(document):
        assert places[anchor].style in ("Heading1", "Heading2")
        assert "".join(part.text or "" for part in places[anchor].iter(qn("w:t"))) == said


def test_pages_are_those_of_the_layout_and_word_is_asked_to_renew_them(path: Path, document: Document) -> None:
    pages = dict(zip(marked(document), pages_of_headings(read_docx(path), "Arial"), strict=True))
    told = [page for _, _, page in entries(document)]
    (begin,) = [one for one in document.element.body.iter(qn("w:fldChar")) if one.get(qn("w:dirty")) == "true"]

    assert told == [pages[anchor] for _, anchor, _ in entries(document)] == sorted(told)
    assert told[0] == 2 and told[-1] > 20 and begin.get(qn("w:fldCharType")) == "begin"


def test_each_chapter_begins_a_page(document: Document) -> None:
    chapters = [one for one in document.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    pages = {said: page for said, _, page in entries(document)}

    assert len({pages[one.text] for one in chapters}) == len(chapters)


def test_no_table_leaves_a_row_alone_at_the_end_or_the_beginning_of_a_page(document: Document) -> None:
    """Rows that are kept with the next one say so in every paragraph: the first, and the last but one."""
    table = next(one for one in document.tables if texts(one)[0][0] == "No." and len(one.rows) > 5)
    kept = [all(p.pPr.find(qn("w:keepNext")) is not None for p in row.iter(qn("w:p"))) for row in table._tbl.tr_lst]

    assert kept == [True, True, *[False] * (len(kept) - 4), True, False]


def test_no_page_is_turned_for_the_paragraph_after_the_last_table(document: Document) -> None:
    last = document.paragraphs[-1]

    assert last._p.getnext() is document.element.body.sectPr
    assert last.text != "" or last.paragraph_format.line_spacing == Pt(1)


def test_an_annex_that_lies_sideways_has_its_title_on_the_first_of_its_pages(tmp_path: Path) -> None:
    paper = docx.Document(str(write_paper(consolidated(two_days()), "agreement", "id", tmp_path)))
    at = next(number for number, one in enumerate(paper.paragraphs) if one.text == "Lampiran: Hasil Kegiatan")

    assert any(one._p.pPr is not None and one._p.pPr.sectPr is not None for one in paper.paragraphs[at - 2 : at])
    assert not any(one._p.pPr is not None and one._p.pPr.sectPr is not None for one in paper.paragraphs[at : at + 3])

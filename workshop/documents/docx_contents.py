"""The table of contents of a DOCX: a field that word processors renew, with the entries and their pages in it beforehand."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from workshop.documents.docx_page import add_field, width
from workshop.documents.passages import Heading

INDENT = Cm(0.6)
DEEPEST = 2
BOOKMARK = "_Toc{:08}"


def mark_heading(paragraph: Paragraph) -> None:
    """Headings are numbered by their order, so that the entries can name them beforehand."""
    number = 1 + sum(1 for _ in paragraph._p.getparent().iter(qn("w:bookmarkStart")))
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), BOOKMARK.format(number))
    paragraph._p.get_or_add_pPr().addnext(start)
    paragraph._p.append(end)


def add_contents(document: Document, title: str, headings: Sequence[Heading]) -> None:
    """Headings down to the second level; the third is for the eye only."""
    document.add_paragraph(title, style="Paper Title").paragraph_format.space_after = Pt(10)
    entries = [(number, one) for number, one in enumerate(headings, start=1) if one.level <= DEEPEST]
    for place, (number, one) in enumerate(entries):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.space_after = INDENT * (one.level - 1), Pt(2)
        paragraph.paragraph_format.tab_stops.add_tab_stop(width(document), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        if place == 0:
            _mark(paragraph, "begin")
            _instruct(paragraph)
            _mark(paragraph, "separate")
        paragraph.add_run(one.text).add_tab()
        add_field(paragraph, f"PAGEREF {BOOKMARK.format(number)} \\h")
        if place == len(entries) - 1:
            _mark(paragraph, "end")


def _mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    if kind == "begin":
        mark.set(qn("w:dirty"), "true")
    paragraph.add_run()._r.append(mark)


def _instruct(paragraph: Paragraph) -> None:
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = ' TOC \\o "1-2" \\h \\z \\u '
    paragraph.add_run()._r.append(code)

"""The table of contents of a DOCX: a field that word processors renew, with the headings and their pages in it beforehand.

The pages are those of our own laying out, in the office's type as near as we know it; Word renews them when it opens the paper.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.styles.style import ParagraphStyle

from workshop.documents.docx_page import add_field, width
from workshop.documents.passages import Heading

INDENT, ROOM_FOR_NUMBER = Cm(0.6), Cm(1.2)
DEEPEST = 2
STYLE, MARK = "toc {level}", "_Toc{number:04}"


def add_contents(document: Document, title: str, headings: Sequence[Heading]) -> None:
    """Headings down to the second level; the third is for the eye only.  Each entry leads to its heading."""
    document.add_paragraph(title, style="Paper Title").paragraph_format.space_after = Pt(10)
    _add_styles(document)
    entries = [(number, one) for number, one in enumerate(headings, start=1) if one.level <= DEEPEST]
    for place, (number, one) in enumerate(entries):
        paragraph = document.add_paragraph(style=STYLE.format(level=one.level))
        if place == 0:
            for part in (_mark("begin"), _code(' TOC \\o "1-2" \\h \\z \\u '), _mark("separate")):
                paragraph.add_run()._r.append(part)
        paragraph._p.append(_entry(document, one.text, MARK.format(number=number)))
        if place == len(entries) - 1:
            paragraph.add_run()._r.append(_mark("end"))


def mark_headings(document: Document) -> None:
    """Every heading is a place that an entry can name."""
    headings = [one for one in document.paragraphs if one.style is not None and str(one.style.name).startswith("Heading ")]
    for number, heading in enumerate(headings, start=1):
        name = MARK.format(number=number)
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for one in (start, end):
            one.set(qn("w:id"), str(number))
        start.set(qn("w:name"), name)
        heading._p.get_or_add_pPr().addnext(start)
        heading._p.append(end)


def fill_pages(document: Document, pages: Iterable[int]) -> None:
    """`pages`: of every heading, in their order."""
    known = {MARK.format(number=number): page for number, page in enumerate(pages, start=1)}
    for link in document.element.body.iter(qn("w:hyperlink")):
        page = known.get(link.get(qn("w:anchor")) or "")
        *_, shown = link.iter(qn("w:t"))
        shown.text = str(page or "")


def _add_styles(document: Document) -> None:
    edge = Emu(width(document))
    for level in range(1, DEEPEST + 1):
        style = document.styles.add_style(STYLE.format(level=level), WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style, style.font.bold = document.styles["Normal"], level == 1
        form = style.paragraph_format
        form.left_indent, form.right_indent = INDENT * (level - 1), ROOM_FOR_NUMBER
        form.space_before, form.space_after = Pt(4 if level == 1 else 0), Pt(2)
        form.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _entry(document: Document, title: str, mark: str) -> Any:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), mark)
    link.set(qn("w:history"), "1")
    beside = document.add_paragraph()
    beside.add_run(title).add_tab()
    add_field(beside, f" PAGEREF {mark} \\h ", "")
    for run in list(beside._p.iterchildren(qn("w:r"))):
        link.append(run)
    beside._p.getparent().remove(beside._p)
    return link


def _mark(kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    if kind == "begin":
        mark.set(qn("w:dirty"), "true")
    return mark


def _code(instruction: str) -> Any:
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = instruction
    return code

"""The table of contents of a DOCX: a field that word processors renew, with the headings in it beforehand.

Pages are known to whoever lays them out; until the field is renewed none is said rather than a wrong one.
"""

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from workshop.documents.passages import Heading

INDENT = Cm(0.6)
DEEPEST = 2


def add_contents(document: Document, title: str, headings: Sequence[Heading]) -> None:
    """Headings down to the second level; the third is for the eye only."""
    document.add_paragraph(title, style="Paper Title").paragraph_format.space_after = Pt(10)
    entries = [one for one in headings if one.level <= DEEPEST]
    for place, one in enumerate(entries):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.space_after = INDENT * (one.level - 1), Pt(2)
        if place == 0:
            _mark(paragraph, "begin")
            _instruct(paragraph)
            _mark(paragraph, "separate")
        paragraph.add_run(one.text)
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

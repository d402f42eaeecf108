"""The office's letterhead in the head of the first page: emblem to the left, lines in the middle, a double rule beneath."""

import base64
import struct
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Emu, Pt
from docx.table import Table as DocxTable

from workshop.documents.docx_page import number_pages
from workshop.documents.paper import Paper, Tree
from workshop.documents.paper_office import office_of
from workshop.documents.visible import visible

EMBLEM_COLUMN, EMBLEM_SIDE = Cm(2.6), Cm(1.9)
ADDRESS_SIZE = 9
PNG_SIZE_AT = 16


def add_letterhead(section: Section, paper: Paper, everywhere: bool = False) -> None:
    """On the first page, whose foot counts like the others', which keep their own head; or on every page, uncounted."""
    section.different_first_page_header_footer = not everywhere
    head, office = section.header if everywhere else section.first_page_header, office_of(paper)
    head.is_linked_to_previous = False
    head.paragraphs[0].text = ""
    wide = int((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))
    widths = [int(EMBLEM_COLUMN), wide - int(EMBLEM_COLUMN)] if office["emblem"] else [wide]
    table = head.add_table(rows=1, cols=len(widths), width=Emu(wide))
    _lay(table, widths)
    if office["emblem"]:
        _add_emblem(table, office, paper.say("signed.emblem"))
    _add_lines(table, office)
    _move_up(head, table)
    if everywhere:
        section.footer.paragraphs[0].clear()
        return
    section.first_page_footer.is_linked_to_previous = False
    foot = section.first_page_footer.paragraphs[0]
    if not foot.text:
        number_pages(foot, paper)


def _lay(table: DocxTable, widths: list[int]) -> None:
    table.autofit = False
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Emu(wide)
    for cell, wide in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Emu(wide)
    borders = OxmlElement("w:tblBorders")
    rule = OxmlElement("w:bottom")
    for name, value in (("val", "thinThickSmallGap"), ("sz", "24"), ("space", "0"), ("color", "000000")):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    _properties(table).find(qn("w:tblLayout")).addprevious(borders)


def _properties(table: DocxTable) -> Any:
    return table._tbl.tblPr


def _add_emblem(table: DocxTable, office: Tree, said: str) -> None:
    drawn = base64.b64decode(office["emblem"])
    wide, high = struct.unpack_from(">II", drawn, PNG_SIZE_AT)
    largest = max(wide, high)
    paragraph = table.rows[0].cells[0].paragraphs[0]
    picture = paragraph.add_run().add_picture(
        BytesIO(drawn), int(EMBLEM_SIDE * wide / largest), int(EMBLEM_SIDE * high / largest)
    )
    picture._inline.docPr.set("descr", said)


def _add_lines(table: DocxTable, office: Tree) -> None:
    cell = table.rows[0].cells[-1]
    told = [(line["text"], line["size"], line["bold"]) for line in office["lines"]]
    told += [(line, ADDRESS_SIZE, False) for line in office["address"].split("\n") if line.strip()]
    for number, (text, size, bold) in enumerate(told or [("", ADDRESS_SIZE, False)]):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(6 if number == len(told) - 1 else 0)
        run = paragraph.add_run(visible(text))
        run.font.size, run.font.bold = Pt(size), bold


def _move_up(head: Any, table: DocxTable) -> None:
    """The paragraph every head has comes after the table, small: it keeps the text away from the rule."""
    last = head.paragraphs[0]
    last.paragraph_format.space_after = Pt(0)
    table._tbl.getparent().remove(table._tbl)
    last._p.addprevious(table._tbl)

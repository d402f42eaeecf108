"""Photographs in a DOCX: two in a row, the last alone in the middle, each above its own numbered caption."""

from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Emu
from docx.table import _Cell

from workshop.documents.docx_captions import fill_caption
from workshop.documents.docx_page import after_table, width
from workshop.documents.passages import Photos
from workshop.documents.photographs import Photograph

ACROSS = 2
HIGHEST = int(Cm(7.2))
AIR = int(Cm(0.4))


def add_photographs(document: Document, word: str, block: Photos) -> None:
    rows = [block.pictures[place : place + ACROSS] for place in range(0, len(block.pictures), ACROSS)]
    half = width(document) // ACROSS
    table = document.add_table(rows=len(rows), cols=ACROSS, style="Normal Table")
    table.autofit = False
    for row, pictures in zip(table.rows, rows, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        cells = list(row.cells)
        for cell in cells:
            cell.width = Emu(half)
        if len(pictures) == 1:
            cells = [cells[0].merge(cells[-1])]
        for cell, picture in zip(cells, pictures, strict=True):
            _fill(document, cell, picture, word, half - AIR)
    after_table(document)


def _fill(document: Document, cell: _Cell, picture: Photograph, word: str, room: int) -> None:
    wide, high = _size(picture, room)
    paragraph = cell.paragraphs[0]
    paragraph.alignment, paragraph.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
    paragraph.paragraph_format.space_after = 0
    drawn = paragraph.add_run().add_picture(BytesIO(picture.content), Emu(wide), Emu(high))
    drawn._inline.docPr.set("descr", picture.caption)
    below = cell.add_paragraph(style="Caption")
    fill_caption(document, below, word, picture.caption)
    below.alignment, below.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, False


def _size(picture: Photograph, room: int) -> tuple[int, int]:
    """As wide as there is room, and never so high that a page holds only one."""
    scale = min(room / picture.width, HIGHEST / picture.height)
    return int(picture.width * scale), int(picture.height * scale)

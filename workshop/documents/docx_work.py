"""A composed paper as DOCX: each passage by the way it is written, heading styles, real tables, fields for pages and captions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle

from workshop.documents import passages as b
from workshop.documents.docx_bars import add_bars
from workshop.documents.docx_boxes import add_corners, add_pairs, add_signing
from workshop.documents.docx_captions import add_caption
from workshop.documents.docx_contents import add_contents, fill_pages, mark_headings
from workshop.documents.docx_letterhead import add_letterhead
from workshop.documents.docx_page import EDGES, Page, close, new_document, new_section, turn
from workshop.documents.docx_photographs import add_photographs
from workshop.documents.docx_reading import read_docx
from workshop.documents.docx_table import add_table
from workshop.documents.paper import Paper
from workshop.documents.paper_office import office_of
from workshop.documents.pdf_paper import pages_of_headings
from workshop.documents.progress import counted, part

HANGING = Cm(0.8)
TITLE_SIZE, SUBTITLE_SIZE, DISPLAY_SIZE = 13, 11, 20
# How far a paper with a table of contents is once its passages stand; then it is laid out to know its pages.
WRITTEN = 0.6
SIDES = ("top", "right", "bottom", "left")


def write_work(paper: Paper, work: b.Work, path: Path) -> None:
    document = new_document(paper, _page(paper), work.title, work.running or work.title)
    _add_styles(document)
    section = document.sections[0]
    if work.sideways:
        section.page_width, section.page_height = section.page_height, section.page_width
        section.orientation = WD_ORIENT.LANDSCAPE
    if work.letterhead:
        add_letterhead(section, paper, work.everywhere)
    _write(document, paper, _without_idle_turns(work.passages))
    close(document)
    _number_pictures(document)
    document.save(str(path))
    if any(isinstance(one, b.Contents) for one in work.passages):
        with part(WRITTEN, 1.0):
            fill_pages(document, pages_of_headings(read_docx(path), office_of(paper)["font"]))
        document.save(str(path))


def _write(document: Document, paper: Paper, passages: tuple[b.Passage, ...]) -> None:
    headings = tuple(one for one in passages if isinstance(one, b.Heading))
    contents = any(isinstance(one, b.Contents) for one in passages)
    with part(0.0, WRITTEN if contents else 1.0):
        for passage in counted(passages, len(passages)):
            if isinstance(passage, b.Contents):
                add_contents(document, passage.title, headings)
            else:
                WAYS[type(passage)](document, paper, passage)
    if contents:
        mark_headings(document)


def _without_idle_turns(passages: tuple[b.Passage, ...]) -> tuple[b.Passage, ...]:
    """A page that was turned for nothing, at the end or only to be turned again, would stand empty."""
    followed = zip(passages, (*passages[1:], b.Turn(False)), strict=True)
    return tuple(one for one, after in followed if not (isinstance(one, b.Turn) and isinstance(after, b.Turn)))


def _number_pictures(document: Document) -> None:
    """python-docx counts them in each head anew; a number that is there twice is damage to some word processors."""
    roots = [part.element for part in document.part.package.iter_parts() if isinstance(part, XmlPart)]
    for number, drawn in enumerate((one for root in roots for one in root.iter(qn("wp:docPr"))), start=1):
        drawn.set("id", str(number))


def _page(paper: Paper) -> Page:
    office = office_of(paper)
    top, right, bottom, left = (office["margins"][side] for side in SIDES)
    return Page(EDGES[office["paper"]], (top, right, bottom, left), office["font"], office["size"])


def _add_styles(document: Document) -> None:
    """Captions in the paper's own type; titles of official papers stand in the middle."""
    caption = document.styles["Caption"]
    normal = document.styles["Normal"]
    assert isinstance(caption, ParagraphStyle) and isinstance(normal, ParagraphStyle)
    caption.font.size, caption.font.bold, caption.font.italic = Pt(9), True, False
    caption.font.color.rgb = normal.font.color.rgb
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(6), Pt(3)
    for name, larger in (("Heading 1", 1), ("Heading 2", 0), ("Heading 3", 0)):
        heading = document.styles[name]
        assert isinstance(heading, ParagraphStyle) and normal.font.size is not None
        heading.font.size = Pt(normal.font.size.pt + larger)
    for name, size in (("Paper Title", TITLE_SIZE), ("Paper Subtitle", SUBTITLE_SIZE), ("Paper Display", DISPLAY_SIZE)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style, style.font.size, style.font.bold = normal, Pt(size), True
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        style.paragraph_format.space_after = Pt(2)


def _heading(document: Document, paper: Paper, block: b.Heading) -> None:
    document.add_heading(block.text, block.level).paragraph_format.page_break_before = block.new_page or None


def _text(document: Document, paper: Paper, block: b.Text) -> None:
    style = {b.TITLE: "Paper Title", b.SUBTITLE: "Paper Subtitle", b.DISPLAY: "Paper Display", b.SMALL: "Small"}.get(
        block.style, "Normal"
    )
    paragraph = document.add_paragraph(style=style)
    if block.lead:
        paragraph.add_run(f"{block.lead} ").bold = True
    paragraph.add_run(block.text)
    if block.style == b.CENTRED:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif block.style == b.BODY:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if block.keep:
        paragraph.paragraph_format.keep_with_next = True
    if block.new_page:
        paragraph.paragraph_format.page_break_before = True
    if block.space:
        paragraph.paragraph_format.space_after = Pt(block.space)


def _items(document: Document, paper: Paper, block: b.Items) -> None:
    """Numbers are typed, so that each list begins at one in every word processor."""
    for number, line in enumerate(block.lines, start=1):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = HANGING, -HANGING
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.tab_stops.add_tab_stop(HANGING)
        paragraph.add_run(f"{number}." if block.numbered else "–").add_tab()
        paragraph.add_run(line)
    if block.lines:
        document.paragraphs[-1].paragraph_format.space_after = Pt(6)


def _grid(document: Document, paper: Paper, block: b.Grid) -> None:
    if block.caption:
        add_caption(document, paper.say("signed.table"), block.caption)
    add_table(document, block.table)


def _bars(document: Document, paper: Paper, block: b.Bars) -> None:
    add_caption(document, paper.say("signed.figure"), block.caption)
    add_bars(document, block)


def _corners(document: Document, paper: Paper, block: b.Corners) -> None:
    if block.caption:
        add_caption(document, paper.say("signed.table"), block.caption)
    add_corners(document, block)


def _turn(document: Document, paper: Paper, block: b.Turn) -> None:
    turn(document, block.sideways)


def _new_page(document: Document, paper: Paper, block: b.NewPage) -> None:
    if block.letterhead:
        add_letterhead(new_section(document), paper)
    else:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _pairs(document: Document, paper: Paper, block: b.Pairs) -> None:
    add_pairs(document, block)


def _photos(document: Document, paper: Paper, block: b.Photos) -> None:
    add_photographs(document, paper.say("signed.figure"), block)


def _signing(document: Document, paper: Paper, block: b.Signing) -> None:
    add_signing(document, block)


WAYS: dict[type[Any], Callable[[Document, Paper, Any], None]] = {
    b.Heading: _heading,
    b.Text: _text,
    b.Pairs: _pairs,
    b.Items: _items,
    b.Grid: _grid,
    b.Bars: _bars,
    b.Corners: _corners,
    b.Photos: _photos,
    b.Signing: _signing,
    b.Turn: _turn,
    b.NewPage: _new_page,
}

"""The page of a DOCX: A4 or F4, upright or sideways, type, the running head and `page x of y`."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from workshop.documents.paper import Paper
from workshop.documents.visible import clipped, visible

INK = RGBColor(0x1C, 0x27, 0x25)
EDGES = {"A4": (210, 297), "F4": (215, 330)}
RUNNING_HEAD = Cm(1.0)
LANGUAGE_TAGS = {"id": "id-ID", "en": "en-GB"}
LONGEST_HEAD = 90
AIR = Pt(9)
# As high as most types want it: rows, and so pages, come out alike whatever type takes the place of the office's.
SMALL_SIZE, SMALL_LINE = 8.5, Pt(10.2)

# Style → size, bold, space before and after in points.
TYPE = {
    "Normal": (10, False, 0, 6),
    "Title": (18, True, 0, 10),
    "Heading 1": (14, True, 16, 6),
    "Heading 2": (11.5, True, 12, 4),
    "Heading 3": (10, True, 10, 4),
    "Header": (8, False, 0, 0),
    "Footer": (8, False, 0, 0),
}


@dataclass(frozen=True, slots=True)
class Page:
    """`edges` short and long, `margins` top, right, bottom, left, in millimetres; `size` of the running text in points."""

    edges: tuple[int, int] = EDGES["A4"]
    margins: tuple[int, int, int, int] = (23, 20, 20, 20)
    font: str = "Arial"
    size: float = 10


def new_document(paper: Paper, page: Page = Page(), title: str = "", head: str | None = None) -> Document:
    """`head` runs through the pages; absent, it is the record's."""
    document = docx.Document()
    _set_type(document, LANGUAGE_TAGS[paper.language], page)
    _set_properties(document, paper, title or paper.record["workshop"]["title"])
    section = document.sections[0]
    _lay(section, page)
    told = f"{paper.say('paper.record')} · {visible(paper.record['workshop']['title'])}" if head is None else head
    section.header.paragraphs[0].text = clipped(told, LONGEST_HEAD)
    number_pages(section.footer.paragraphs[0], paper)
    return document


def turn(document: Document, sideways: bool) -> None:
    """A new section where the direction of the page changes, else nothing."""
    before = _last(document)
    if (before.orientation == WD_ORIENT.LANDSCAPE) != sideways:
        section = new_section(document)
        section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = before.page_height, before.page_width


def new_section(document: Document) -> Section:
    """A new page of the same kind, without a letterhead of its own."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    _take_no_room(document, document.element.body.findall(qn("w:p"))[-1])
    section.different_first_page_header_footer = False
    return section


def close(document: Document) -> None:
    """Nothing is written after this."""
    last = document.element.body.findall(qn("w:p"))[-1]
    if last.getnext() is document.element.body.sectPr and _is_blank(last):
        _take_no_room(document, last)


def after_table(document: Document) -> Paragraph:
    """The paragraph Word wants between two tables, as air of one height."""
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, AIR
    return paragraph


def _take_no_room(document: Document, last: Any) -> None:
    """After a table there has to be a paragraph: one, and so small that no page is turned for it."""
    before = last.getprevious()
    if before is not None and before.tag == qn("w:p") and _is_blank(before):
        before.getparent().remove(before)
    form = Paragraph(last, document._body).paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)


def _is_blank(paragraph: Any) -> bool:
    return not paragraph.xpath("./w:pPr/w:sectPr | .//w:t | .//w:br | .//w:drawing | .//w:fldChar")


def width(document: Document) -> int:
    """What a table may take of the present section's width."""
    section = _last(document)
    return int((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))


def _last(document: Document) -> Section:
    """Asked for by every table: python-docx would look through the whole paper for all of them."""
    return Section(document.element.body.sectPr, document.part)


def _lay(section: Section, page: Page) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(edge) for edge in page.edges)
    sides = ("top_margin", "right_margin", "bottom_margin", "left_margin")
    for side, wide in zip(sides, page.margins, strict=True):
        setattr(section, side, Mm(wide))
    section.header_distance = section.footer_distance = RUNNING_HEAD


def _set_type(document: Document, tag: str, page: Page) -> None:
    larger = page.size / TYPE["Normal"][0]
    for name, (size, bold, before, after) in TYPE.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _set_font(style, page.font, round(size * larger * 2) / 2 if name != "Header" else size, bold)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = name.startswith("Heading")
    for small, bold in (("Table Text", False), ("Table Head", True), ("Small", False)):
        style = document.styles.add_style(small, 1)
        assert isinstance(style, ParagraphStyle)
        style.base_style = document.styles["Normal"]
        _set_font(style, page.font, SMALL_SIZE, bold)
        style.paragraph_format.space_after = Pt(4 if small == "Small" else 0)
        style.paragraph_format.line_spacing_rule, style.paragraph_format.line_spacing = WD_LINE_SPACING.AT_LEAST, SMALL_LINE
    _set_language(document, tag)


def _set_font(style: ParagraphStyle, font: str, size: float, bold: bool) -> None:
    """The template's theme fonts would win over a name, so they go."""
    style.font.name, style.font.size, style.font.bold, style.font.italic = font, Pt(size), bold, False
    style.font.color.rgb = INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for part in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.attrib.pop(qn(f"w:{part}Theme"), None)
        fonts.set(qn(f"w:{part}"), font)
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)


def _set_language(document: Document, tag: str) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)


def _set_properties(document: Document, paper: Paper, title: str) -> None:
    told, properties = paper.record["workshop"], document.core_properties
    properties.title = clipped(visible(title), 250)
    properties.author = clipped(visible(told["organiser"]), 250) or "Rembuk"
    properties.subject = clipped(paper.state_line(), 250)
    properties.comments, properties.language = "", LANGUAGE_TAGS[paper.language]
    made = datetime.fromisoformat(paper.record["made_at"]).astimezone(UTC).replace(tzinfo=None)
    properties.created = properties.modified = made


def number_pages(foot: Paragraph, paper: Paper) -> None:
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between = paper.say("paper.page", page="\0", pages="\0").split("\0")[:2]
    foot.add_run(before)
    add_field(foot, "PAGE")
    foot.add_run(between)
    add_field(foot, "NUMPAGES")


def add_field(paragraph: Paragraph, instruction: str, shown: str = "1") -> None:
    """A place the word processor fills in; `shown` stands there until it does."""
    for kind, inside in (("begin", None), (None, instruction), ("separate", None), ("text", shown), ("end", None)):
        paragraph.add_run()._r.append(_field_part(kind, inside))


def _field_part(kind: str | None, inside: str | None) -> Any:
    if kind == "text":
        shown = OxmlElement("w:t")
        shown.text = inside
        return shown
    if kind is None:
        code = OxmlElement("w:instrText")
        code.text = inside
        return code
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark

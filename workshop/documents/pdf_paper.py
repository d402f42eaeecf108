"""A composed paper as PDF: embedded type, bookmarks, page x of y, a table of contents with its pages."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from fpdf import FPDF

from workshop.documents.blocks import Block, Cell, Composed, Grid, Row, Run, Section, Text
from workshop.documents.pdf_flow import Flow, Heading, Mark, Shade, Stroke, Words
from workshop.documents.pdf_fonts import Face, faces, known_characters, printable
from workshop.documents.pdf_grid import Tables
from workshop.documents.pdf_lines import Lines, style_of
from workshop.documents.progress import counted, part

FAMILY = "noto"
INK, LINE = (0x1C, 0x27, 0x25), (0x6B, 0x76, 0x72)
CONTENTS_SIZE, CONTENTS_STEP, CONTENTS_INDENT = 9.5, 15.0, 14.0


def write_pdf(paper: Composed, path: Path, made_at: str) -> None:
    shown = _printable(paper)
    own = _faces(shown)
    flow = _laid_out(shown, Lines(own))
    with tempfile.TemporaryDirectory() as folder:
        pdf = _new(shown, made_at)
        for style, face in own.items():
            file = Path(folder) / f"noto{style}.ttf"
            file.write_bytes(face.content)
            pdf.add_font(FAMILY, style, file)
        with part(0.6, 0.9):
            _draw(pdf, flow)
        pdf.output(str(path))
        for font in pdf.fonts.values():
            font.ttfont.close()  # type: ignore[union-attr]


def pages_of_headings(paper: Composed, font: str) -> list[int]:
    """Where each heading will stand in a word processor, as near as our own laying out knows it."""
    shown = _printable(paper)
    return [one.page for one in _laid_out(shown, Lines(_faces(shown), font)).headings]


def _faces(paper: Composed) -> dict[str, Face]:
    styles = {style_of(run) for text in paper.texts() for run in text.runs} | {"", "B"}
    characters = {one for text in paper.texts() for run in text.runs for one in (*run.text, *text.mark)}
    return faces(characters, styles)


def _laid_out(paper: Composed, lines: Lines) -> Flow:
    flow = Flow(lines, Tables())
    with part(0.2, 0.6):
        for section in counted(paper.sections, len(paper.sections)):
            flow.add(section)
        flow.finish()
    return flow


def _new(paper: Composed, made_at: str) -> FPDF:
    pdf = FPDF(unit="pt", format=(paper.sections[0].width, paper.sections[0].height))
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.set_title(paper.title)
    pdf.set_author(paper.author)
    pdf.set_subject(paper.subject)
    pdf.set_keywords(paper.keywords)
    pdf.set_creator("Rembuk")
    pdf.set_lang(paper.language)
    pdf.set_creation_date(datetime.fromisoformat(made_at).astimezone(UTC))
    return pdf


def _draw(pdf: FPDF, flow: Flow) -> None:
    entries = _contents(flow)
    marked: dict[int, list[Heading]] = {}
    for heading in flow.headings:
        marked.setdefault(heading.page, []).append(heading)
    for number, page in enumerate(counted(flow.pages, len(flow.pages)), start=1):
        pdf.add_page(format=(page.width, page.height))
        pdf.set_text_color(*INK)
        for heading in marked.get(number, ()):
            pdf.set_y(heading.y)
            pdf.start_section(" ".join(heading.title.split()), heading.level - 1, strict=False)
        for mark in [*page.marks, *entries.get(number, ())]:
            _draw_mark(pdf, mark)


def _draw_mark(pdf: FPDF, mark: Mark) -> None:
    if isinstance(mark, Words):
        pdf.set_font(FAMILY, mark.style + "U" * mark.underline, mark.size)
        pdf.text(mark.x, mark.y, mark.text)
    elif isinstance(mark, Stroke):
        pdf.set_draw_color(*LINE)
        pdf.set_line_width(mark.width)
        pdf.line(mark.x1, mark.y1, mark.x2, mark.y2)
    elif isinstance(mark, Shade):
        pdf.set_fill_color(*(int(mark.colour[at : at + 2], 16) for at in (0, 2, 4)))
        pdf.rect(mark.x, mark.y, mark.width, mark.height, "F")
        pdf.set_fill_color(*INK)
    else:
        pdf.image(BytesIO(mark.content), mark.x, mark.y, mark.width, mark.height)


def _contents(flow: Flow) -> dict[int, list[Words | Stroke]]:
    """Written where the contents stand, on as many lines as their page has."""
    found: dict[int, list[Words | Stroke]] = {}
    for page, y, section in flow.contents:
        number = next(place for place, one in enumerate(flow.pages, start=1) if one is page)
        told = [one for one in flow.headings if one.level <= 2]
        room = int((section.height - section.margins.bottom - y) / CONTENTS_STEP)
        shown = told if len(told) <= room else [one for one in told if one.level == 1][:room]
        found[number] = [mark for line, one in enumerate(shown) for mark in _entry(flow, section, one, y + line * CONTENTS_STEP)]
    return found


def _entry(flow: Flow, section: Section, heading: Heading, y: float) -> Iterator[Words | Stroke]:
    left = section.margins.left + (heading.level - 1) * CONTENTS_INDENT
    right = section.width - section.margins.right
    style, base, number = "B" if heading.level == 1 else "", y + CONTENTS_SIZE, str(heading.page)
    wide = flow.lines.width(number, "", CONTENTS_SIZE)
    title = " ".join(heading.title.split())
    while flow.lines.width(title, style, CONTENTS_SIZE) > right - left - wide - 20:
        title = title[:-2].rstrip("…") + "…"
    end = left + flow.lines.width(title, style, CONTENTS_SIZE)
    yield Words(left, base, title, style, CONTENTS_SIZE)
    yield Words(right - wide, base, number, "", CONTENTS_SIZE)
    dot = flow.lines.width(".", "", CONTENTS_SIZE)
    yield Words(right - wide - 4 - (dots := int((right - wide - end - 8) / dot)) * dot, base, "." * dots, "", CONTENTS_SIZE)


_BLANKS = re.compile("[ \u00a0]+\n")


def _printable(paper: Composed) -> Composed:
    known = known_characters()
    return replace(paper, sections=tuple(_section(section, known) for section in paper.sections))


def _section(section: Section, known: frozenset[str]) -> Section:
    return replace(
        section,
        blocks=_blocks(section.blocks, known),
        head=_blocks(section.head, known),
        foot=_blocks(section.foot, known),
        first_head=None if section.first_head is None else _blocks(section.first_head, known),
        first_foot=None if section.first_foot is None else _blocks(section.first_foot, known),
    )


def _blocks(blocks: tuple[Block, ...], known: frozenset[str]) -> tuple[Block, ...]:
    return tuple(_block(block, known) for block in blocks)


def _block(block: Block, known: frozenset[str]) -> Block:
    if isinstance(block, Text):
        return replace(block, runs=tuple(_run(run, known) for run in block.runs))
    if isinstance(block, Grid):
        return replace(block, rows=tuple(_row(row, known) for row in block.rows))
    return block


def _row(row: Row, known: frozenset[str]) -> Row:
    return replace(row, cells=tuple(_cell(cell, known) for cell in row.cells))


def _cell(cell: Cell, known: frozenset[str]) -> Cell:
    return replace(cell, blocks=_blocks(cell.blocks, known))


def _run(run: Run, known: frozenset[str]) -> Run:
    return replace(run, text=printable(_BLANKS.sub("\n", run.text), known))

"""A DOCX read as blocks: what Rembuk wrote as Word would show it, so that its PDF and its HTML say the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import docx
from docx.document import Document

from workshop.documents.blocks import Block, Composed, Contents, Edges, NewPage, Picture, Run, Section, Text
from workshop.documents.docx_reading_tables import grid_of
from workshop.documents.docx_styles import BULLET, Look, Styles, qn, with_paragraph, with_run

EMU = 12_700
TWIP = 20
FIELDS = ("PAGE", "NUMPAGES")
CONTENTS = "TOC"
HEADINGS = "heading "
TAB = "\t"
TYPED_MARK = re.compile(r"(\d+\.|–)\t")
P, TBL, SDT, SECT = qn("w:p"), qn("w:tbl"), qn("w:sdt"), qn("w:sectPr")


def read_docx(path: Path) -> Composed:
    document = docx.Document(str(path))
    told = document.core_properties
    sections = tuple(Reading(document).sections())
    return Composed(told.title, told.author, told.subject, told.keywords, told.language or "id-ID", sections)


@dataclass(slots=True)
class _Numbers:
    """Where numbered lists stand."""

    counts: dict[str, int]

    def next(self, id: str) -> int:
        self.counts[id] = self.counts.get(id, 0) + 1
        return self.counts[id]


class Reading:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.styles = Styles(document)
        self.numbers = _Numbers({})
        # How deep inside a table of contents: what Word put there last goes on over several paragraphs.
        self._within = 0

    def sections(self) -> Iterator[Section]:
        """The body is cut where a paragraph carries the properties of the section that ends with it."""
        blocks: list[Block] = []
        given = iter(self.document.sections)
        for element in self.document.element.body:
            blocks += _after_contents(blocks, self.blocks_of(element, self.document.part))
            if element.find(f"{qn('w:pPr')}/{SECT}") is not None or element.tag == SECT:
                yield self._section(next(given), tuple(blocks))
                blocks = []

    def blocks_of(self, element: Any, part: Any) -> list[Block]:
        if element.tag == P:
            return list(self._paragraph(element, part))
        if element.tag == TBL:
            return [grid_of(self, element, part)]
        if element.tag == SDT:
            return [block for one in element.iter(P, TBL) for block in self.blocks_of(one, part)]
        return []

    def _section(self, section: Any, blocks: tuple[Block, ...]) -> Section:
        margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
        first = section.different_first_page_header_footer
        return Section(
            width=section.page_width / EMU,
            height=section.page_height / EMU,
            margins=Edges(*(abs(one or 0) / EMU for one in margins)),
            blocks=blocks,
            head=self._edge(section.header),
            foot=self._edge(section.footer),
            first_head=self._edge(section.first_page_header) if first else None,
            first_foot=self._edge(section.first_page_footer) if first else None,
            head_distance=(section.header_distance or 0) / EMU,
            foot_distance=(section.footer_distance or 0) / EMU,
            new_page="CONTINUOUS" not in str(section.start_type),
        )

    def _edge(self, edge: Any) -> tuple[Block, ...]:
        return tuple(block for element in edge._element for block in self.blocks_of(element, edge.part))

    def _paragraph(self, element: Any, part: Any) -> Iterator[Block]:
        properties = element.find(qn("w:pPr"))
        style = None if properties is None else properties.find(qn("w:pStyle"))
        look = with_paragraph(self.styles.of(None if style is None else style.get(qn("w:val"))), properties)
        if self._within:
            self._within += _opened(element)
            return
        pieces = Pieces(look, element, part)
        if pieces.contents:
            self._within = _opened(element)
            yield Contents()
            return
        yield from pieces.pictures
        if not pieces.pictures or pieces.runs:
            yield self._text(look, pieces, self._mark(properties, look) or pieces.typed_mark())
        if pieces.breaks:
            yield NewPage()

    def _text(self, look: Look, pieces: "Pieces", mark: str) -> Text:
        name = look.name.lower()
        level = int(name.removeprefix(HEADINGS)) if name.startswith(HEADINGS) and name[-1].isdigit() else 0
        indent = max(look.indent, 18.0) if mark else look.indent
        return Text(
            runs=tuple(pieces.runs),
            size=look.size,
            level=level,
            title=name == "title",
            align=look.align,
            before=look.before,
            after=look.after,
            indent=indent,
            hanging=(look.hanging or 12.0) if mark else look.hanging,
            keep=look.keep,
            rule=look.rule,
            shade=look.shade,
            right=look.right,
            mark=mark,
            new_page=look.new_page,
            line=look.line,
            least=look.least,
            spread=look.spread,
        )

    def _mark(self, properties: Any, look: Look) -> str:
        """Of a list: a bullet or the next number."""
        name = look.name.lower()
        direct = None if properties is None else properties.find(f"{qn('w:numPr')}/{qn('w:numId')}")
        if direct is not None and direct.get(qn("w:val")) in self._bulleted:
            return BULLET
        if direct is not None:
            return f"{self.numbers.next(str(direct.get(qn('w:val'))))}."
        if name.startswith("list bullet"):
            return BULLET
        return f"{self.numbers.next(name)}." if name.startswith("list number") else ""

    @cached_property
    def _bulleted(self) -> set[str]:
        try:
            root = self.document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return set()
        plain = {
            one.get(qn("w:abstractNumId"))
            for one in root.iter(qn("w:abstractNum"))
            if (form := one.find(f"{qn('w:lvl')}/{qn('w:numFmt')}")) is not None and form.get(qn("w:val")) == "bullet"
        }
        nums = ((one.get(qn("w:numId")), one.find(qn("w:abstractNumId"))) for one in root.iter(qn("w:num")))
        return {id for id, abstract in nums if abstract is not None and abstract.get(qn("w:val")) in plain}


class Pieces:
    """The runs of one paragraph: text, fields, pictures, breaks."""

    def __init__(self, look: Look, element: Any, part: Any) -> None:
        self.runs: list[Run] = []
        self.pictures: list[Picture] = []
        self.breaks = False
        self.contents = False
        self._look, self._part = look, part
        self._code, self._shown = "", True
        for run in element.iter(qn("w:r")):
            self._read(run, with_run(look, run.find(qn("w:rPr"))))
        for field in element.iter(qn("w:fldSimple")):
            self._take(field.get(qn("w:instr")) or "", look)

    def _read(self, run: Any, look: Look) -> None:
        for child in run:
            if child.tag == qn("w:fldChar"):
                self._field(child.get(qn("w:fldCharType")), look)
            elif child.tag == qn("w:instrText"):
                self._code += child.text or ""
            elif child.tag == qn("w:br") and child.get(qn("w:type")) == "page":
                self.breaks = True
            elif child.tag == qn("w:drawing"):
                self._picture(child)
            elif self._shown and (said := _said(child)):
                self._add(said, look)

    def _add(self, said: str, look: Look) -> None:
        fresh = Run(said, look.bold, look.italic, look.underline, look.size)
        if self.runs and not self.runs[-1].field and replace(self.runs[-1], text="") == replace(fresh, text=""):
            fresh = replace(fresh, text=self.runs.pop().text + said)
        self.runs.append(fresh)

    def typed_mark(self) -> str:
        """What stands before the tab of a line that hangs, taken out of it."""
        found = TYPED_MARK.match(self.runs[0].text) if self.runs and self._look.hanging > 0 else None
        if found:
            self.runs[0] = replace(self.runs[0], text=self.runs[0].text[found.end() :])
        return found[1] if found else ""

    def _field(self, kind: str, look: Look) -> None:
        """What Word put there last is not shown where we know better."""
        if kind == "begin":
            self._code = ""
        elif kind == "separate":
            self._take(self._code, look)
            self._shown = (self._code.split() or [CONTENTS])[0].upper() not in (*FIELDS, CONTENTS)
        else:
            self._shown = True

    def _take(self, code: str, look: Look) -> None:
        name = (code.split() or [""])[0].upper()
        if name == CONTENTS:
            self.contents = True
        elif name in FIELDS:
            self.runs.append(Run("", look.bold, look.italic, look.underline, look.size, name))

    def _picture(self, drawing: Any) -> None:
        size = next(drawing.iter(qn("wp:extent")), None)
        blip = next(drawing.iter(qn("a:blip")), None)
        if size is None or blip is None:
            return
        content = self._part.related_parts[blip.get(qn("r:embed"))].blob
        width, height = int(size.get("cx")) / EMU, int(size.get("cy")) / EMU
        self.pictures.append(Picture(content, width, height, self._look.align, self._look.keep))


def _after_contents(before: list[Block], blocks: list[Block]) -> list[Block]:
    """A table of contents fills pages of its own: the page break that ends it in Word would leave one empty."""
    at_once = bool(before) and isinstance(before[-1], Contents)
    return [] if at_once and any(isinstance(one, NewPage) for one in blocks) else blocks


def _opened(element: Any) -> int:
    """How many fields begin in the paragraph and end in a later one."""
    kinds = [one.get(qn("w:fldCharType")) for one in element.iter(qn("w:fldChar"))]
    return kinds.count("begin") - kinds.count("end")


def _said(child: Any) -> str:
    if child.tag == qn("w:t"):
        return child.text or ""
    if child.tag == qn("w:tab"):
        return TAB
    if child.tag in (qn("w:br"), qn("w:cr")):
        return "\n"
    return "-" if child.tag == qn("w:noBreakHyphen") else ""

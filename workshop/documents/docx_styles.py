"""The looks of a DOCX as they come out: what a paragraph says itself, else its style, else the style that is based on."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from docx.document import Document
from docx.oxml import ns

from workshop.documents.blocks import Align

ALIGNS: dict[str, Align] = {"center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify"}
TWIP, SINGLE = 20, 240
BULLET = "•"
# A name is asked for hundreds of thousands of times in a long paper.
qn = cache(ns.qn)


@dataclass(frozen=True, slots=True)
class Look:
    size: float = 11
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: Align = "left"
    before: float = 0
    after: float = 0
    indent: float = 0
    hanging: float = 0
    keep: bool = False
    rule: bool = False
    shade: str = ""
    right: float = 0
    new_page: bool = False
    line: float = 0
    least: float = 0
    spread: float = 1
    name: str = ""


class Styles:
    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self._styles = {style.get(qn("w:styleId")): style for style in root.iter(qn("w:style"))}
        self._normal = next((id for id, one in self._styles.items() if one.get(qn("w:default")) == "1"), None)
        self._known: dict[str | None, Look] = {}
        self._bare = self._defaults(root)

    def of(self, id: str | None) -> Look:
        """A style that is not there is the normal one."""
        id = id if id in self._styles else self._normal
        if id not in self._known:
            self._known[id] = self._found(id)
        return self._known[id]

    def table_lines(self, id: str | None) -> bool:
        """Whether tables of this style have lines of their own."""
        while id in self._styles:
            style = self._styles[id]
            if style.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}") is not None:
                return True
            id = _value(style.find(qn("w:basedOn")))
        return False

    def table_spread(self, id: str | None) -> float:
        """How far lines stand apart in tables of this style."""
        while id in self._styles:
            style = self._styles[id]
            if told := _line_heights(style.find(f"{qn('w:pPr')}/{qn('w:spacing')}")):
                return told["spread"]
            id = _value(style.find(qn("w:basedOn")))
        return self.spread

    @property
    def spread(self) -> float:
        """How far they do where nothing else is told."""
        return self._bare.spread

    def _found(self, id: str | None) -> Look:
        style = self._styles.get(id or "")
        if style is None:
            return self._bare
        above = _value(style.find(qn("w:basedOn")))
        look = self.of(above) if above in self._styles and above != id else self._bare
        name = _value(style.find(qn("w:name"))) or ""
        return with_run(with_paragraph(replace(look, name=name), style.find(qn("w:pPr"))), style.find(qn("w:rPr")))

    def _defaults(self, root: Any) -> Look:
        defaults = root.find(qn("w:docDefaults"))
        if defaults is None:
            return Look()
        paragraph = defaults.find(f"{qn('w:pPrDefault')}/{qn('w:pPr')}")
        return with_run(with_paragraph(Look(), paragraph), defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}"))


def with_paragraph(look: Look, properties: Any) -> Look:
    if properties is None:
        return look
    changed: dict[str, Any] = {}
    if (align := _value(properties.find(qn("w:jc")))) is not None:
        changed["align"] = ALIGNS.get(align, "left")
    spacing, indent = properties.find(qn("w:spacing")), properties.find(qn("w:ind"))
    changed |= _lengths(spacing, {"before": "before", "after": "after"})
    changed |= _line_heights(spacing)
    changed |= _lengths(indent, {"left": "indent", "start": "indent", "right": "right", "hanging": "hanging"})
    if indent is not None and indent.get(qn("w:firstLine")):
        changed["hanging"] = -int(indent.get(qn("w:firstLine"))) / TWIP
    for name, field in (("w:keepNext", "keep"), ("w:pageBreakBefore", "new_page")):
        if (found := properties.find(qn(name))) is not None:
            changed[field] = _on(found)
    if (ground := properties.find(qn("w:shd"))) is not None:
        changed["shade"] = (ground.get(qn("w:fill")) or "").replace("auto", "")
    borders = properties.find(qn("w:pBdr"))
    if borders is not None:
        changed["rule"] = borders.find(qn("w:bottom")) is not None
    return replace(look, **changed)


def with_run(look: Look, properties: Any) -> Look:
    if properties is None:
        return look
    changed: dict[str, Any] = {}
    if (size := _value(properties.find(qn("w:sz")))) is not None:
        changed["size"] = int(size) / 2
    for name, field in (("w:b", "bold"), ("w:i", "italic")):
        if (found := properties.find(qn(name))) is not None:
            changed[field] = _on(found)
    if (under := _value(properties.find(qn("w:u")))) is not None:
        changed["underline"] = under != "none"
    return replace(look, **changed) if changed else look


def _line_heights(spacing: Any) -> dict[str, float]:
    """Told in points, or as a multiple of what the type takes by itself."""
    told = None if spacing is None else spacing.get(qn("w:line"))
    if told is None:
        return {}
    field = {"exact": "line", "atLeast": "least"}.get(spacing.get(qn("w:lineRule")), "spread")
    return {"line": 0.0, "least": 0.0, "spread": 1.0} | {field: int(told) / (SINGLE if field == "spread" else TWIP)}


def _lengths(element: Any, names: dict[str, str]) -> dict[str, float]:
    if element is None:
        return {}
    said = {field: element.get(qn(f"w:{name}")) for name, field in names.items()}
    return {field: int(float(value)) / TWIP for field, value in said.items() if value}


def _value(element: Any) -> str | None:
    return None if element is None else str(element.get(qn("w:val")))


def _on(element: Any) -> bool:
    return element.get(qn("w:val")) not in ("0", "false", "off")

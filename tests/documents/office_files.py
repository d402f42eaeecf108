"""What Word, Excel and WPS ask of a file before they open it without offering a repair; LibreOffice forgives most of it."""

import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from tests.documents.office_order import MANY, SHEETS, WORD, ordered

NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
)
WORD_NS = f"{{{NAMESPACES[0]}}}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PLACES = ordered(WORD), ordered(SHEETS)
TYPES = "[Content_Types].xml"
LONGEST_BOOKMARK, LONGEST_TITLE, LONGEST_CELL, LONGEST_HEAD = 40, 31, 32_767, 255
IN_A_NAME = frozenset("[]:*?/\\")

Part = tuple[str, Any]


def complaints(path: Path) -> list[str]:
    """In words, part by part; nothing where all is well."""
    with ZipFile(path) as packed:
        names = packed.namelist()
        parts = {name: etree.fromstring(packed.read(name)) for name in names if name.endswith((".xml", ".rels"))}
    found = [*_twice("a part", names), *_types(names, parts[TYPES]), *_relations(names, parts), *_order(parts)]
    found += list(_word(parts) if "word/document.xml" in parts else _sheets(parts))
    return [f"{path.name}: {one}" for one in found]


def _twice(what: str, told: list[Any]) -> Iterator[str]:
    yield from (f"{what} {one!r} is there {times} times" for one, times in Counter(told).items() if times > 1)


def _types(names: list[str], types: Any) -> Iterator[str]:
    """Every part says what it is, and what is said of a part is said of one that is there."""
    endings = {one.get("Extension").lower() for one in types if one.get("Extension")}
    whole = {one.get("PartName").lstrip("/") for one in types if one.get("PartName")}
    yield from (f"no content type: {one}" for one in names if one not in {*whole, TYPES} and _ending(one) not in endings)
    yield from (f"the type of nothing: {one}" for one in whole - {*names})


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _relations(names: list[str], parts: dict[str, Any]) -> Iterator[str]:
    """What a part points to is in the file, and what it is called by is known."""
    for name, relations in parts.items():
        if not name.endswith(".rels"):
            continue
        folder, file = posixpath.split(posixpath.dirname(name))[0], posixpath.basename(name).removesuffix(".rels")
        yield from _twice(f"{name}: the id", [one.get("Id") for one in relations])
        for one in relations:
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target"))).lstrip("/")
            if one.get("TargetMode") == "External":
                yield f"{name}: leads out of the file to {one.get('Target')}"
            elif target not in names:
                yield f"{name}: leads to nothing: {target}"
        source = parts.get(posixpath.join(folder, file))
        if source is not None:
            known = {one.get("Id") for one in relations}
            asked = {value for one in source.iter() for key, value in one.attrib.items() if key.startswith(LINKED)}
            yield from (f"{name}: nothing is called {one}" for one in asked - known)
    with_relations = {_owner(one) for one in names if one.endswith(".rels")}
    for name in parts.keys() - with_relations:
        if any(key.startswith(LINKED) for one in parts[name].iter() for key in one.attrib):
            yield f"{name}: points to something and has no relations"


def _owner(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _order(parts: dict[str, Any]) -> Iterator[str]:
    """Of each kind of element the first that is astray is enough."""
    found = {}
    for name, root in parts.items():
        for places in PLACES[:1] if name.startswith("word/") else PLACES[1:] if name.startswith("xl/") else ():
            for element in root.iter(*(f"{{{namespace}}}{one}" for one in places for namespace in NAMESPACES)):
                wrong = _astray(element, places[_local(element)])
                if wrong:
                    found[_local(element), wrong] = f"{name}: <{_local(element)}> {wrong}"
    yield from found.values()


def _astray(element: Any, places: dict[str, int]) -> str:
    told = [_kind(one) for one in element if isinstance(one.tag, str) and etree.QName(one).namespace in NAMESPACES]
    if unknown := [one for one in told if one not in places]:
        return f"holds {unknown[0]}"
    standing = [places[one] for one in told]
    if standing != sorted(standing):
        return f"is out of order: {' '.join(told)}"
    often = [one for one, times in Counter(told).items() if times > 1 and one not in MANY]
    return f"has {often[0]} more than once" if often else ""


def _local(element: Any) -> str:
    return str(etree.QName(element).localname)


def _kind(element: Any) -> str:
    local = _local(element)
    return "Reference" if local in ("headerReference", "footerReference") else local


def _w(name: str) -> str:
    return WORD_NS + name


def _word(parts: dict[str, Any]) -> Iterator[str]:
    texts = [(name, root) for name, root in parts.items() if _local(root) in ("document", "hdr", "ftr")]
    yield from _twice("a picture's id", [one.get("id") for _, root in texts for one in root.iter(DRAWN)])
    yield from _marks([root for _, root in texts])
    yield from _styles(parts, texts)
    for name, root in texts:
        yield from (f"{name}: {one}" for one in (*_tables(root), *_fields(root), *_letters(root), *_pages(root)))


def _marks(roots: list[Any]) -> Iterator[str]:
    starts = [one for root in roots for one in root.iter(_w("bookmarkStart"))]
    ends = [one.get(_w("id")) for root in roots for one in root.iter(_w("bookmarkEnd"))]
    names, ids = [one.get(_w("name")) for one in starts], [one.get(_w("id")) for one in starts]
    yield from (*_twice("a bookmark", names), *_twice("a bookmark's id", ids))
    yield from (f"a bookmark's name is long: {one}" for one in names if len(one) > LONGEST_BOOKMARK)
    if Counter(ids) != Counter(ends):
        yield "a bookmark that does not end"
    asked = {one.get(_w("anchor")) for root in roots for one in root.iter(_w("hyperlink"))} - {None}
    yield from (f"a link to no bookmark: {one}" for one in asked - {*names})


def _styles(parts: dict[str, Any], texts: list[Part]) -> Iterator[str]:
    styles = parts["word/styles.xml"]
    ids = [one.get(_w("styleId")) for one in styles.iter(_w("style"))]
    yield from (*_twice("a style", ids), *_twice("a style's name", [_val(one) for one in styles.iterfind(f"*/{_w('name')}")]))
    kinds = {one.get(_w("styleId")): one.get(_w("type")) for one in styles.iter(_w("style"))}
    numbering = parts.get("word/numbering.xml")
    lists = {one.get(_w("numId")) for one in numbering.iter(_w("num"))} if numbering is not None else set()
    for name, root in [*texts, ("word/styles.xml", styles)]:
        for tag, kind in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")):
            yield from {f"{name}: no {kind} style is {_val(one)}" for one in root.iter(_w(tag)) if kinds.get(_val(one)) != kind}
        yield from {f"{name}: no list is {_val(one)}" for one in root.iter(_w("numId")) if _val(one) not in {*lists, "0"}}


def _val(element: Any) -> str:
    return str(element.get(_w("val")))


def _tables(root: Any) -> Iterator[str]:
    """Each row fills the grid, each cell closes with a paragraph, and no two tables touch: Word would join them."""
    for table in root.iter(_w("tbl")):
        columns = len(table.findall(f"{_w('tblGrid')}/{_w('gridCol')}"))
        told = {sum(_span(cell) for cell in row.iterfind(_w("tc"))) for row in table.iterfind(_w("tr"))}
        if told != {columns}:
            yield f"a table of {columns} columns has rows of {sorted(told)}"
        if any(cell[-1].tag != _w("p") for cell in table.iter(_w("tc"))):
            yield "a cell does not close with a paragraph"
        after = table.getnext()
        if after is None or after.tag in (_w("tbl"), _w("sectPr")):
            yield "a table has no paragraph after it"


def _span(cell: Any) -> int:
    span = cell.find(f"{_w('tcPr')}/{_w('gridSpan')}")
    return 1 if span is None else int(_val(span))


def _fields(root: Any) -> Iterator[str]:
    """Each opens, shows and closes; within each other, never across."""
    open_ones: list[str] = []
    for one in root.iter(_w("fldChar"), _w("instrText")):
        kind = one.get(_w("fldCharType")) or "code"
        if kind == "begin":
            open_ones.append(kind)
        elif not open_ones or (kind == "code" and open_ones[-1] != "begin"):
            yield f"a field's {kind} stands alone"
            return
        elif kind == "separate":
            open_ones[-1] = kind
        elif kind == "end":
            open_ones.pop()
    if open_ones:
        yield "a field does not end"


def _letters(root: Any) -> Iterator[str]:
    space = "{http://www.w3.org/XML/1998/namespace}space"
    for one in root.iter(_w("t")):
        said = one.text or ""
        if said != said.strip() and one.get(space) != "preserve":
            yield f"spaces at an edge are lost: {said[:30]!r}"
        if set(said) & {"\n", "\t", "\r"}:
            yield f"a line or tab inside a text: {said[:30]!r}"


def _pages(root: Any) -> Iterator[str]:
    for section in root.iter(_w("sectPr")):
        yield from _twice("a head or foot", [(_local(one), one.get(_w("type"))) for one in section if _kind(one) == "Reference"])
    body = root.find(_w("body"))
    if body is not None and body[-1].tag != _w("sectPr"):
        yield "the last section has no page"


def _sheets(parts: dict[str, Any]) -> Iterator[str]:
    titles = [one.get("name") for one in parts["xl/workbook.xml"].iterfind("{*}sheets/{*}sheet")]
    yield from _twice("a sheet", [one.lower() for one in titles])
    for one in titles:
        if not one or len(one) > LONGEST_TITLE or set(one) & IN_A_NAME or one[0] == "'" or one[-1] == "'" or one == "History":
            yield f"a sheet cannot be called {one!r}"
    looks = len(parts["xl/styles.xml"].findall("{*}cellXfs/{*}xf"))
    shared = parts.get("xl/sharedStrings.xml")
    strings = len(shared) if shared is not None else 0
    for name, root in parts.items():
        if _local(root) == "worksheet":
            yield from {f"{name}: {one}" for one in _sheet(root, looks, strings)}
    for said in ("".join(one.itertext()) for root in (shared,) if root is not None for one in root):
        if len(said) > LONGEST_CELL:
            yield f"a cell of {len(said)} letters"


def _sheet(root: Any, looks: int, strings: int) -> Iterator[str]:
    rows = [int(one.get("r")) for one in root.iter("{*}row")]
    if rows != sorted({*rows}):
        yield "rows out of order"
    for cell in root.iter("{*}c"):
        if int(cell.get("s") or 0) >= looks:
            yield f"{cell.get('r')} has a look that is not there"
        if cell.get("t") == "s" and int(cell.findtext("{*}v")) >= strings:
            yield f"{cell.get('r')} has a text that is not there"
        if cell.find("{*}f") is not None:
            yield f"{cell.get('r')} is a formula"
    for said in root.iterfind("{*}headerFooter/*"):
        if len(said.text or "") > LONGEST_HEAD:
            yield "a head or foot of a page is too long"

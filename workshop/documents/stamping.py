"""Stamps put into papers: the small print in a DOCX's footers, the line for machines in whatever the format keeps it in."""

import hashlib
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from workshop.documents.contents import docx_content, zip_content
from workshop.documents.stamps import Stamp

CORE = "docProps/core.xml"
FOOT = re.compile(r"word/footer\d*\.xml")
_KEYWORDS = re.compile(rb"<cp:keywords\s*/>|<cp:keywords>.*?</cp:keywords>", re.DOTALL)
_END_OF_CORE = b"</cp:coreProperties>"
_END_OF_FOOT = b"</w:ftr>"


def stamp_docx(path: Path, stamp: Stamp, small_print: str) -> None:
    told = stamp.over(docx_content(path)).text().encode()
    line = (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:rPr><w:sz w:val="12"/></w:rPr><w:t xml:space="preserve">{escape(small_print)}</w:t></w:r></w:p>'
    ).encode()
    _rewritten(path, lambda name, content: _part(name, content, told, line))


def stamp_xlsx(path: Path, stamp: Stamp) -> None:
    told = stamp.over(zip_content(path)).text().encode()
    _rewritten(path, lambda name, content: _part(name, content, told, b""))


def stamp_end(path: Path, stamp: Stamp, before: str, after: str) -> None:
    """After everything else, where a reader of the format looks no more."""
    told = stamp.over(hashlib.sha256(path.read_bytes()).hexdigest()).text()
    with path.open("ab") as file:
        file.write(f"{before}{told}{after}\n".encode())


def _part(name: str, content: bytes, told: bytes, line: bytes) -> bytes:
    if name == CORE:
        keywords = b"<cp:keywords>" + told + b"</cp:keywords>"
        changed, count = _KEYWORDS.subn(lambda found: keywords, content)
        return changed if count else content.replace(_END_OF_CORE, keywords + _END_OF_CORE)
    if line and FOOT.fullmatch(name):
        return content.replace(_END_OF_FOOT, line + _END_OF_FOOT)
    return content


def _rewritten(path: Path, change: Callable[[str, bytes], bytes]) -> None:
    fresh = path.with_name(f"{path.name}.stamped")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, change(info.filename, old.read(info)))
    os.replace(fresh, path)

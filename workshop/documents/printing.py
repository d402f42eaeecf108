"""A paper that is written as DOCX, also as PDF and as HTML: composed once, stamped for each.

What was composed last is remembered: whoever wants the DOCX, the PDF and the HTML of one record waits once.
"""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from workshop.documents.blocks import Composed
from workshop.documents.docx_reading import read_docx
from workshop.documents.html_paper import write_html
from workshop.documents.paper import Paper
from workshop.documents.pdf_paper import write_pdf
from workshop.documents.progress import part
from workshop.documents.stamping import stamp_docx, stamp_end
from workshop.documents.stamps import Stamp, small_print, stamp_of

Write = Callable[[dict[str, Any], str, Path], None]
READING = 0.45


def stamped(docx: Write, kind: str) -> Write:
    """A DOCX with its small print, and the line that says to a machine what it is."""

    def write(record: dict[str, Any], language: str, path: Path) -> None:
        _latest.written(docx, record, language, path)
        stamp_docx(path, stamp_of(record, kind), small_print(Paper(record, language)))

    return write


def printed(docx: Write, kind: str) -> Write:
    """The PDF of a paper that is written as DOCX."""

    def write(record: dict[str, Any], language: str, path: Path) -> None:
        with part(0.0, READING):
            composed = _composed(docx, record, language, stamp_of(record, kind))
        with part(READING, 1.0):
            write_pdf(composed, path, record["made_at"])
        stamp_end(path, stamp_of(record, kind), "\n%", "")

    return write


def shown(docx: Write, kind: str) -> Write:
    """The HTML of a paper that is written as DOCX."""

    def write(record: dict[str, Any], language: str, path: Path) -> None:
        write_html(_composed(docx, record, language, stamp_of(record, kind)), path)
        stamp_end(path, stamp_of(record, kind), "<!-- ", " -->")

    return write


def _composed(docx: Write, record: dict[str, Any], language: str, stamp: Stamp) -> Composed:
    return replace(_latest.read(docx, record, language), keywords=stamp.text())


class _Latest:
    """The DOCX written last, without its stamp, and what was read of it; both of one record, told by which object it is."""

    def __init__(self) -> None:
        self._of: tuple[Write, dict[str, Any], str] | None = None
        self._content = b""
        self._composed: Composed | None = None

    def written(self, docx: Write, record: dict[str, Any], language: str, path: Path) -> None:
        held = self._of
        if held is None or held[0] is not docx or held[1] is not record or held[2] != language:
            docx(record, language, path)
            self._of, self._content, self._composed = (docx, record, language), path.read_bytes(), None
            return
        path.write_bytes(self._content)

    def read(self, docx: Write, record: dict[str, Any], language: str) -> Composed:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "paper.docx"
            self.written(docx, record, language, path)
            if self._composed is None:
                stamp_docx(path, stamp_of(record, "docx"), small_print(Paper(record, language)))
                self._composed = read_docx(path)
        return self._composed


_latest = _Latest()

"""Opens an office file: decides by its content what it is, and refuses in words what is no table.

The name must agree with the content: a picture called `.xlsx` is refused, and so is a workbook called `.csv`.
Everything a hostile or broken file can do ends in `Refused`, never in another exception.
"""

from pathlib import PurePath
from typing import NoReturn

import filetype

from workshop.domain.refusals import Refused
from workshop.intake.delimited import read_delimited
from workshop.intake.limits import MAX_BYTES
from workshop.intake.table import Table
from workshop.intake.xlsx import read_workbook

WORKBOOK_NAMES = {".xlsx", ".xlsm"}
TEXT_NAMES = {".csv", ".tsv", ".txt"}
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKUP_STARTS = (b"%pdf", b"{\\rtf", b"<!doctype", b"<html", b"<?xml", b"<table")


def open_table(content: bytes, filename: str, *, kind: str | None = None, sheet: str | None = None) -> Table:
    """The table of the sheet whose header fits best (`kind`: organisations or people), or of that named."""
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise Refused("file_empty", field="file")
    if len(content) > MAX_BYTES:
        raise Refused("file_too_big", f"{len(content)} bytes", "file")
    ending = PurePath(filename).suffix.lower()
    if content.startswith(OLE_MAGIC):
        _refuse_ole(content)
    if content.startswith(ZIP_MAGIC):
        if ending not in WORKBOOK_NAMES:
            raise Refused("file_not_a_table", f"a zip archive named {ending or 'without ending'}", "file")
        return read_workbook(content, filename, kind, sheet)
    if ending not in TEXT_NAMES or content[:64].lstrip().lower().startswith(MARKUP_STARTS):
        raise Refused("file_not_a_table", f"{_looks_like(content)} named {ending}", "file")
    return read_delimited(content, filename)


def _refuse_ole(content: bytes) -> NoReturn:
    """An OLE container is a protected workbook, an .xls of before 2007, or some other old document."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused("file_protected", "an encrypted package", "file")
    if "Workbook".encode("utf-16-le") in content or "Book".encode("utf-16-le") in content:
        raise Refused("file_old_excel", "a workbook in the format of before 2007", "file")
    raise Refused("file_not_a_table", "an old Office document", "file")


def _looks_like(content: bytes) -> str:
    guess = filetype.guess(content[:8192])
    return str(guess.mime) if guess else "text or unknown content"

"""What a file is by its first bytes.  What may lie on the table is listed, all else is refused with the reason that helps."""

import re

import filetype

from workshop.domain.refusals import Refused

HEAD = 8192
PDF, OFFICE, IMAGE = "pdf", "office", "image"
PICTURES = ("image/jpeg", "image/png", "image/webp")
ZIP = b"PK\x03\x04"
# Word, Excel and PowerPoint as they were before 2007, and every new file of theirs that is locked with a password.
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"dex\n",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
_SVG = re.compile(rb"<\s*(?:[a-z0-9]+:)?svg[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|script|iframe|meta|a\s+href)[\s>/]", re.IGNORECASE)
_SCRIPT = re.compile(rb"^\s*(?:@echo|rem |powershell|function\s|import\s+os|<\?php|var\s+\w+\s*=\s*new ActiveX)", re.IGNORECASE)


def kind_of(head: bytes) -> str:
    """`PDF`, `OFFICE` (a zip that still has to show that it is one) or `IMAGE`; else refused."""
    if not head:
        raise Refused("file_empty", field="file")
    if head.startswith(b"%PDF-1.") or head.startswith(b"%PDF-2."):
        return PDF
    if head.startswith(PROGRAMS):
        raise Refused("file_program", field="file")
    if head.startswith(OLD_OFFICE):
        raise Refused("file_old_office", field="file")
    if head.startswith(ZIP):
        return OFFICE
    return _picture(head)


def _picture(head: bytes) -> str:
    guess = filetype.guess(head)
    found = guess.mime if guess else ""
    if found in PICTURES:
        return IMAGE
    if found in ("image/heic", "image/heif", "image/avif") or head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheix", b"ftypavif"):
        raise Refused("file_heic", field="file")
    raise Refused(_written(head), found, "file")


def _written(head: bytes) -> str:
    """Of a text: in whatever encoding it came, its signs without the gaps."""
    plain = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"")
    if _SVG.search(plain):
        return "file_svg"
    if _HTML.search(plain):
        return "file_html"
    return "file_program" if _SCRIPT.search(plain) else "file_unknown_kind"

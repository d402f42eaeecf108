"""Files as people bring them, good and bad, made here from nothing."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import docx
import openpyxl
from PIL import Image

CONTENT_TYPES = "application/vnd.openxmlformats-officedocument."
KENDARI = {1: "S", 2: (3.0, 58.0, 12.5), 3: "E", 4: (122.0, 30.0, 44.1)}


def pdf(pages: int = 1, size: int = 0) -> bytes:
    """A real one of a few pages, made as long as is wished."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{3 + number} 0 R" for number in range(pages))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode())
    objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages
    body, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    body += b"%" + b"x" * max(0, size - len(body)) + b"\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (len(objects) + 1, table, trailer)


def word() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph("Renstra Dinas Kesehatan")
    document.save(file)
    return file.getvalue()


def sheet() -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Program", "Pagu"])
    book.save(file)
    return file.getvalue()


def office(main: str, parts: dict[str, bytes] | None = None) -> bytes:
    """A zip that says its main part is of this type."""
    listed = f'<?xml version="1.0"?><Types><Override PartName="/x.xml" ContentType="{main}"/></Types>'
    return zipped({"[Content_Types].xml": listed.encode(), "x.xml": b"<x/>", **(parts or {})})


def slides() -> bytes:
    return office(f"{CONTENT_TYPES}presentationml.presentation.main+xml")


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def locked_zip() -> bytes:
    """The flag that says a part is encrypted, in both places that have it."""
    whole = bytearray(slides())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = whole.find(mark)
        while at >= 0:
            whole[at + place] |= 1
            at = whole.find(mark, at + 1)
    return bytes(whole)


def bomb() -> bytes:
    return office(f"{CONTENT_TYPES}wordprocessingml.document.main+xml", {"word/media/x.bin": b"\0" * (80 << 20)})


def photo(width: int = 800, height: int = 600, form: str = "JPEG", turned: int = 1) -> bytes:
    """Red to the left and blue to the right, taken in Kendari by somebody's camera."""
    image = Image.new("RGB", (width, height), "#b01010")
    image.paste("#1010b0", (width // 2, 0, width, height))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x013B] = turned, "Kamera", "Rosmini"
    exif[0x8825] = KENDARI
    file = io.BytesIO()
    image.save(file, form, exif=exif)
    return file.getvalue()


def drawing_one_can_see_through() -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (40, 40), (10, 20, 30, 0)).save(file, "WEBP", lossless=True)
    return file.getvalue()


def image_bomb() -> bytes:
    """A PNG that claims to be of 60,000 by 60,000 dots, in a few bytes."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 9000)) + chunk(b"IEND", b"")


def check_sum(content: bytes) -> str:
    return f"{zlib.crc32(content):08x}"


REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing at all": (b"", "file_empty"),
    "a Windows program": (b"MZ\x90\x00" + b"\0" * 200, "file_program"),
    "a Linux program": (b"\x7fELF\x02\x01\x01" + b"\0" * 200, "file_program"),
    "a script": (b"#!/bin/sh\nrm -rf /\n", "file_program"),
    "a batch file": (b"@echo off\r\ndel *.*\r\n", "file_program"),
    "an Android package": (zipped({"AndroidManifest.xml": b"x", "classes.dex": b"dex\n"}), "file_zip"),
    "a drawing that may hold a program": (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "file_svg"),
    "the same in UTF-16": ('<svg onload="alert(1)"/>'.encode("utf-16"), "file_svg"),
    "a page": (b"<!DOCTYPE html><html><script>alert(1)</script></html>", "file_html"),
    "a page that begins with words": (b"Halo <script src=x></script>", "file_html"),
    "a text": (b"Renstra Dinas Kesehatan", "file_unknown_kind"),
    "a film": (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 100, "file_unknown_kind"),
    "a photo of a newer iPhone": (b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\0" * 100, "file_heic"),
    "Word of 2003, or a locked one": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file_old_office"),
    "a zip": (zipped({"a.txt": b"halo"}), "file_zip"),
    "Word with macros": (office("application/vnd.ms-word.document.macroEnabled.main+xml"), "file_macros"),
    "Excel with macros": (office("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "file_macros"),
    "Word that hides its macros": (
        office(f"{CONTENT_TYPES}wordprocessingml.document.main+xml", {"word/vbaProject.bin": b"x"}),
        "file_macros",
    ),
    "Word with a program inside": (
        office(f"{CONTENT_TYPES}wordprocessingml.document.main+xml", {"word/embeddings/a.EXE": b"MZ"}),
        "file_program",
    ),
    "Word that lost its end": (word()[:-40], "file_damaged"),
    "a locked zip": (locked_zip(), "file_locked"),
    "a bomb": (bomb(), "file_bomb"),
    "a list of parts that is a bomb": (
        zipped({"[Content_Types].xml": b"<Types>" + b" " * (2 << 20) + b"</Types>"}),
        "file_bomb",
    ),
    "a list of parts that asks elsewhere": (
        zipped({"[Content_Types].xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]><Types>&b;</Types>'}),
        "file_damaged",
    ),
    "a PDF without its end": (pdf(size=20_000)[:9_000], "file_damaged"),
    "a photo cut off at its head": (photo()[:40], "image_damaged"),
    "a picture of far too many dots": (image_bomb(), "image_bomb"),
}

"""Office files for the tests: workbooks with merged titles, and archives that are not what they say."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import openpyxl

from workshop.intake.files import open_table
from workshop.intake.rosters import KnownOrganisation
from workshop.intake.table import Table

KONSEL = Path(__file__).parents[2] / "workshop" / "rehearsals" / "konsel"

Cells = Iterable[object]

OFFICES = (
    KnownOrganisation("org_1", "Dinas Kesehatan", "Dinkes", (), "dinas", "pemerintah"),
    KnownOrganisation("org_2", "Kecamatan Andoolo", "Kec. Andoolo", (), "kecamatan", "pemerintah"),
    KnownOrganisation("org_3", "Kecamatan Andoolo Barat", "Kec. Andoolo Barat", (), "kecamatan", "pemerintah"),
    KnownOrganisation("org_4", "Relawan TIK Konawe Selatan", "RTIK", ("Relawan TIK",), "komunitas", "komunitas"),
)


def konsel(name: str) -> Table:
    return open_table((KONSEL / name).read_bytes(), name)


def workbook(sheets: Mapping[str, Iterable[Cells]], merged: Iterable[str] = ()) -> bytes:
    """A real workbook; `merged` ranges are merged on every sheet."""
    book = openpyxl.Workbook()
    for _ in book.sheetnames:
        book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for cells in merged:
            sheet.merge_cells(cells)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def table(*rows: Cells, merged: Iterable[str] = ()) -> Table:
    return open_table(workbook({"Lembar1": rows}, merged), "daftar.xlsx")


def csv_table(text: str, encoding: str = "utf-8") -> Table:
    return open_table(text.encode(encoding), "daftar.csv")


def archive(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return stream.getvalue()


def with_member(content: bytes, name: str, replacement: bytes) -> bytes:
    """The same workbook with one of its parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        members = {member: source.read(member) for member in source.namelist()}
    return archive(members | {name: replacement})

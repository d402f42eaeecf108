"""The DOCX read back: headings, real tables, sideways pages, every row, and hostile texts as they were typed."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.documents.hostile import TEXTS, UNPRINTABLE, hostile_record
from tests.documents.konsel import consolidated, two_days
from tests.documents.laid_out import faults
from tests.documents.office_files import complaints
from workshop.documents.papers import write_paper


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return consolidated(two_days())


@pytest.fixture(scope="module")
def path(record: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_paper(record, "docx", "id", tmp_path_factory.mktemp("docx"))


@pytest.fixture(scope="module")
def document(path: Path) -> Document:
    return docx.Document(str(path))


def texts(table: Table) -> list[list[str]]:
    """The cells' texts, read from the XML: python-docx searches the table anew for each."""
    rows = []
    for row in table._tbl.tr_lst:
        rows.append(["\n".join(Paragraph(p, table).text for p in cell.p_lst) for cell in row.tc_lst])
    return rows


def blocks(document: Document) -> Iterator[tuple[str, str, list[Table]]]:
    """Heading 1, heading 2, and the tables under them."""
    first, second, tables = "", "", []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            tables.append(block)
        elif block.style is not None and block.style.name in ("Heading 1", "Heading 2"):
            yield first, second, tables
            first, second = (block.text, "") if block.style.name == "Heading 1" else (first, block.text)
            tables = []
    yield first, second, tables


def test_it_says_what_it_is_and_of_which_change(document: Document) -> None:
    said = [paragraph.text for paragraph in document.paragraphs]

    assert "Keadaan per perubahan ke-1.234, 16.32 WITA, Jumat, 24 September 2021." in said
    assert "Kegiatan ini latihan (geladi), bukan kegiatan sebenarnya." in said
    assert ["Hari, tanggal", "Kamis–Jumat, 23–24 September 2021"] in texts(document.tables[0])
    assert document.core_properties.title == "Bimbingan Teknis Penyusunan Master Plan Smart City Tahap II"


def test_every_activity_and_unit_has_a_heading_and_its_rows(document: Document, record: dict[str, Any]) -> None:
    found = {(first, second): [texts(table) for table in tables] for first, second, tables in blocks(document)}
    for activity in record["activities"]:
        if activity["secret"] or activity["unit"] == "person":
            (table,) = found[activity["title"], ""]
            assert len(table) - 1 == sum(len(sheet["rows"]) for sheet in activity["sheets"])
            continue
        for sheet in activity["sheets"]:
            tables = found[activity["title"], sheet["unit_title"]]
            if activity["worksheet"] in ("t2_visimisi", "x_notulen"):
                assert len(tables) == len(sheet["rows"]) == 1
            else:
                assert [row[0] for row in tables[0][1:]] == [str(row["number"]) for row in sheet["rows"]]


def test_header_rows_repeat_and_rows_do_not_split(document: Document) -> None:
    for table in document.tables:
        rows = table._tbl.tr_lst
        assert all(row.trPr is not None and row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        repeated = [row.trPr.find(qn("w:tblHeader")) is not None for row in rows]
        assert not any(repeated[1:])
        assert repeated[0] == (texts(table)[0][0] in ("No.", "Lembar kerja", "Dimensi", "Instansi"))


def test_widths_stand_on_columns_and_cells_and_fit_the_page(document: Document) -> None:
    widest = max(int(s.page_width or 0) - int(s.left_margin or 0) - int(s.right_margin or 0) for s in document.sections)
    for table in document.tables:
        columns = [int(column.width or 0) for column in table.columns]
        first = [int(cell.width or 0) for cell in table._tbl.tr_lst[0].tc_lst]
        assert columns == first and 0 < sum(columns) <= widest + 1000
        assert table.autofit is False


def test_wide_worksheets_lie_sideways_on_A4(document: Document) -> None:
    orientations = [section.orientation for section in document.sections]
    sizes = {tuple(sorted((section.page_width or 0, section.page_height or 0))) for section in document.sections}

    assert WD_ORIENT.LANDSCAPE in orientations and orientations[0] == WD_ORIENT.PORTRAIT
    assert {(round(a / 360000, 1), round(b / 360000, 1)) for a, b in sizes} == {(21.0, 29.7)}


def test_labels_names_and_texts_stand_instead_of_codes(document: Document, record: dict[str, Any]) -> None:
    said = "\n".join(cell for table in document.tables for row in texts(table) for cell in row)

    assert "Rp 14.200.000.000" in said and "14,2 miliar" not in said
    assert "Ancaman (Threats)" in said and "Dinas Kesehatan" in said
    assert "Meningkatnya kualitas layanan adminduk" in said
    assert not [id for activity in record["activities"] for sheet in activity["sheets"] if (id := sheet["id"]) and id in said]
    assert "t2_sasaran:" not in said and "org_" not in said and "governance.layanan" not in said


def test_silence_is_worded_neutrally(document: Document) -> None:
    headings = [block.text for block in document.paragraphs if block.style is not None and block.style.name == "Heading 2"]
    said = [paragraph.text for paragraph in document.paragraphs]

    assert "Belum menyampaikan isian s.d. 16.32 WITA, 24 September 2021" in headings
    (silent,) = [text for text in said if text.startswith("Instansi yang belum menyampaikan isian")]
    assert "Telkom" in silent and "(19)" in silent


def test_pages_are_numbered_x_of_y(document: Document) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    codes = [code.text for code in foot._p.iter(qn("w:instrText"))]

    assert codes == ["PAGE", "NUMPAGES"]
    assert foot.text == "Halaman 1 dari 1"


def test_VS4_the_secret_table_has_no_names(document: Document) -> None:
    (tables,) = [tables for first, second, tables in blocks(document) if first == "Evaluasi penyelenggaraan" and not second]
    assert "Nama" not in texts(tables[0])[0] and "Instansi" not in texts(tables[0])[0]


def test_the_english_paper_is_english(tmp_path: Path) -> None:
    path = write_paper(consolidated(two_days(), language="en"), "docx", "en", tmp_path)
    document = docx.Document(str(path))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)

    assert path.name.startswith("2021-09-23_Record_")
    assert "As of change 1,234, 16:32 WITA, Friday, 24 September 2021." in said
    assert "Action plan" in said and "Belum" not in said


def test_hostile_texts_are_kept_exactly_and_what_XML_cannot_hold_is_shown(tmp_path: Path) -> None:
    path = write_paper(hostile_record(), "docx", "id", tmp_path)
    document = docx.Document(str(path))
    cells = [row for table in document.tables for row in texts(table)]
    written = [row[1] for row in cells if len(row) == 3 and row[0].isdecimal()]

    assert written == [*TEXTS, *UNPRINTABLE.values()]
    assert complaints(path) == []


def test_an_empty_workshop_has_a_paper(tmp_path: Path) -> None:
    document = docx.Document(str(write_paper(consolidated([two_days()[0]]), "docx", "id", tmp_path)))

    assert document.paragraphs[1].text.startswith("Bimbingan Teknis")


def test_LibreOffice_opens_it_and_prints_every_page(path: Path, tmp_path: Path) -> None:
    soffice, pdftotext = shutil.which("soffice"), shutil.which("pdftotext")
    if soffice is None or pdftotext is None:
        pytest.skip("LibreOffice or poppler-utils is absent")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(asked, check=True, capture_output=True, timeout=180)
    printed = tmp_path / path.with_suffix(".pdf").name
    said = subprocess.run([pdftotext, "-layout", printed, "-"], check=True, capture_output=True, timeout=60).stdout.decode()
    pages = said.count("\f")

    assert f"Halaman {pages} dari {pages}" in said
    assert faults(printed) == []
    assert complaints(path) == []
    assert "Evaluasi penyelenggaraan" in said and "Rencana tindak lanjut (RTL)" in said

"""The XLSX read back: one sheet a worksheet, one long table, numbers as numbers, and never a formula."""

import shutil
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.documents.hostile import TEXTS, UNPRINTABLE, hostile_record
from tests.documents.konsel import consolidated, read, two_days
from tests.documents.office_files import complaints
from workshop.documents.papers import write_paper


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return consolidated(two_days())


@pytest.fixture(scope="module")
def book(record: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return openpyxl.load_workbook(write_paper(record, "xlsx", "id", tmp_path_factory.mktemp("xlsx")))


def sheet(book: Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def column(sheet: Worksheet, title: str) -> list[Any]:
    heads = [cell.value for cell in sheet[1]]
    return [cell.value for cell in list(sheet.columns)[heads.index(title)][1:]]


def test_every_worksheet_has_a_sheet_with_all_its_rows(book: Workbook, record: dict[str, Any]) -> None:
    counts = read("expected.json")["rows_per_worksheet"]
    for activity in record["activities"]:
        assert sheet(book, activity["title"][:31].strip()).max_row - 1 == counts[activity["worksheet"]]


def test_every_sheet_has_a_frozen_header_a_filter_and_a_page(book: Workbook) -> None:
    for one in book.worksheets:
        assert one.freeze_panes == "A2"
        assert one.auto_filter.ref == f"A1:{one.cell(max(one.max_row, 1), one.max_column).coordinate}"
        assert one.page_setup.orientation == "landscape" and one.page_setup.paperSize == 9
        assert one.print_title_rows == "$1:$1"


def test_no_sheet_has_two_columns_of_one_name(book: Workbook) -> None:
    heads = {one.title: [cell.value for cell in one[1]] for one in book.worksheets}

    assert [title for title, head in heads.items() if len(head) != len(set(head))] == []


def test_money_and_numbers_can_be_added_up(book: Workbook) -> None:
    expected = read("expected.json")
    money = column(sheet(book, "Pemetaan program Renstra ke dim"), "Pagu (Rp)")
    budget = column(sheet(book, "Rencana aksi"), "Perkiraan anggaran (Rp)")

    assert sum(amount for amount in money if amount) == expected["pagu_total_renstra"]
    assert sum(amount for amount in budget if amount) == sum(expected["budget_total_per_dimension_rencana_aksi"].values())
    assert all(isinstance(amount, int) for amount in money if amount is not None)
    assert '"Rp"' in sheet(book, "Pemetaan program Renstra ke dim").cell(2, 11).number_format


def test_the_long_table_has_every_filled_field(book: Workbook, record: dict[str, Any]) -> None:
    long = sheet(book, "Semua isian")
    written = sum(len(r["parsed"]) for a in record["activities"] for s in a["sheets"] for r in s["rows"])

    assert long.max_row - 1 == written
    assert [cell.value for cell in long[1]][:6] == [
        "Lembar kerja",
        "Diisi per",
        "Nama unit",
        "Penulis",
        "Instansi penulis",
        "Dimensi",
    ]


def test_NIP_is_text(book: Workbook) -> None:
    nips = [cell for cell in list(sheet(book, "Orang").columns)[2][1:] if cell.value]

    assert len(nips) > 50
    assert all(cell.data_type in ("s", "inlineStr") and len(str(cell.value)) == 18 for cell in nips)


def test_silent_units_stand_with_none(book: Workbook, record: dict[str, Any]) -> None:
    rows = list(sheet(book, "Kontribusi").iter_rows(min_row=2, values_only=True))
    silent = [row for row in rows if row[3] == 0]

    assert len(silent) == sum(len(activity["silent"]) for activity in record["activities"])
    assert all(str(row[5]).startswith("s.d. 16.32 WITA") for row in silent)


def test_VS4_the_secret_sheet_names_nobody(book: Workbook) -> None:
    secret = sheet(book, "Evaluasi penyelenggaraan")
    for title in ("Nama unit", "Penulis", "Instansi penulis", "Dimensi", "Asal isian", "Dibuat", "Disimpan", "Kode baris"):
        assert not any(column(secret, title))


@pytest.mark.parametrize("made", ["konsel", "hostile"])
def test_nothing_is_a_formula_or_a_link(made: str, book: Workbook, tmp_path: Path) -> None:
    if made == "hostile":
        book = openpyxl.load_workbook(write_paper(hostile_record(), "xlsx", "id", tmp_path))
    for one in book.worksheets:
        assert not [cell.coordinate for row in one.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]


def test_hostile_texts_are_kept_exactly_and_what_XML_cannot_hold_is_shown(tmp_path: Path) -> None:
    path = write_paper(hostile_record(), "xlsx", "id", tmp_path)
    book = openpyxl.load_workbook(path)
    # Excel reads `_x005F_` as the underscore it stands for; openpyxl leaves that to us.
    written = [text.replace("_x005F_", "_") for text in column(book.worksheets[1], "Isi [*]")]

    assert written == [*TEXTS, *UNPRINTABLE.values()]
    assert complaints(path) == []


def test_names_of_sheets_are_valid_and_unique(tmp_path: Path) -> None:
    names = openpyxl.load_workbook(write_paper(hostile_record(), "xlsx", "id", tmp_path)).sheetnames

    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") and name.strip("'") == name for name in names)
    assert "history" not in [name.casefold() for name in names]


def test_an_empty_workshop_has_a_paper(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_paper(consolidated([two_days()[0]]), "xlsx", "id", tmp_path))

    assert book.sheetnames == ["Keterangan", "Semua isian", "Orang", "Instansi", "Kontribusi"]


def test_the_english_paper_is_english(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_paper(consolidated(two_days(), language="en"), "xlsx", "en", tmp_path))

    assert "Action plan" in book.sheetnames and "All entries" in book.sheetnames


def test_remarks_ballots_and_decisions_have_sheets_where_there_are_any(record: dict[str, Any], tmp_path: Path) -> None:
    activity = record["activities"][0]
    row = activity["sheets"][0]["rows"][0]
    review = {"activity_id": activity["id"], "sheet_id": activity["sheets"][0]["id"], "entry_id": row["id"], "field_id": None}
    review |= {"act": "return", "text": "=1+1", "quoted": "", "round": 1, "number": 1, "by": "per_F1", "at": row["saved_at"]}
    place = {"option": "o1", "rank": 1, "tied": False, "n": 3, "score": 4.3333, "quadrant": "quick"}
    ballot = {"id": "bal_1", "kind": "usg", "question": "@Mana?", "unit": "organisation", "voices": 4, "papers": [{"papers": 1}]}
    ballot |= {"options": [{"id": "o1", "title": "+Satu"}], "round": 1, "result": {"hall": [place]}}
    ballot["votes"] = [{"unit_id": "org_01", "unit_key": "x", "choice": {"o1": {"u": 5}}, "at": row["saved_at"]}]
    decision = {"text": "Ditetapkan", "options": [{"id": "o1", "title": "+Satu"}], "by": {"name": "Bupati", "position": "Bupati"}}
    decision |= {"departs": True, "reason": "Mendesak", "ballot_id": "bal_1", "round": 1, "at": row["saved_at"]}
    fuller = record | {"reviews": [review], "ballots": [ballot], "decisions": [decision]}

    book = openpyxl.load_workbook(write_paper(fuller, "xlsx", "id", tmp_path))

    assert column(sheet(book, "Telaah"), "Tindakan") == ["Perlu diperbaiki"]
    assert column(sheet(book, "Telaah"), "Catatan asesor") == ["=1+1"]
    assert column(sheet(book, "Pemungutan suara"), "Nilai") == [4.3333]
    assert column(sheet(book, "Pemungutan suara"), "Kuadran") == ["Quick win"]
    assert column(sheet(book, "Suara"), "Diberikan") == ["u 5"]
    assert column(sheet(book, "Penetapan"), "Alasan") == ["Mendesak"]
    assert all(cell.data_type != "f" for one in book.worksheets for line in one.iter_rows() for cell in line)


def test_the_office_of_F4_prints_on_F4(record: dict[str, Any], tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_paper(record | {"office": {"paper": "F4"}}, "xlsx", "id", tmp_path))

    assert {one.page_setup.paperSize for one in book.worksheets} == {14}


def test_LibreOffice_opens_it_with_every_row_and_no_formula(record: dict[str, Any], book: Workbook, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is absent")
    path = write_paper(record, "xlsx", "id", tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = [soffice, profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path), str(path)]
    subprocess.run(asked, check=True, capture_output=True, timeout=180)
    with ZipFile(path.with_suffix(".ods")) as packed:
        content = packed.read("content.xml").decode("utf-8")

    assert [name for name in book.sheetnames if f'table:name="{name}"' not in content] == []
    rows = [row["id"] for one in record["activities"] for sheet in one["sheets"] for row in sheet["rows"] if row["id"]]
    assert [id for id in rows if id not in content] == [] and "table:formula" not in content

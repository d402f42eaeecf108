"""What an office file may be, and the words and codes for what it may not be."""

import io
import time
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.books import OFFICES, archive, csv_table, saved, table, with_member, workbook
from workshop.domain.refusals import Refused
from workshop.intake.delimited import best_delimiter
from workshop.intake.files import OLE_MAGIC, open_table
from workshop.intake.limits import MAX_BYTES
from workshop.intake.people import read_people
from workshop.intake.problems import refusal_sentence, words
from workshop.intake.table import blank_rows, letter_of

SMALL = workbook({"OPD": [["No", "Nama OPD"], [1, "Dinas Kesehatan"]]})
SHEET = "xl/worksheets/sheet1.xml"
SHEET_HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
SHEET_TAIL = b"</sheetData></worksheet>"


def refused(content: bytes, name: str) -> str:
    with pytest.raises(Refused) as refusal:
        open_table(content, name)
    for lang in ("id", "en"):
        assert len(refusal_sentence(refusal.value, lang)) > 20
    return refusal.value.code


def ole(*entries: str) -> bytes:
    return OLE_MAGIC + bytes(504) + b"".join(entry.encode("utf-16-le") for entry in entries) + bytes(64)


def locked_zip() -> bytes:
    """The flag that says a member is encrypted, set in both places where a zip keeps it."""
    content = bytearray(archive({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := content.find(magic, at + 1)) >= 0:
            content[at + offset] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "daftar.xlsx", "file_empty"),
        (b"", "daftar.csv", "file_empty"),
        (b"\xef\xbb\xbf \r\n\t", "daftar.csv", "file_empty"),
        (b";;;\r\n;;;\r\n", "daftar.csv", "file_empty"),
        (workbook({"Kosong": []}), "daftar.xlsx", "file_empty"),
        (b"x" * (MAX_BYTES + 1), "daftar.csv", "file_too_big"),
        (ole("EncryptionInfo", "EncryptedPackage"), "daftar.xlsx", "file_protected"),
        (locked_zip(), "daftar.xlsx", "file_protected"),
        (ole("Root Entry", "Workbook"), "daftar.xls", "file_old_excel"),
        (ole("Root Entry", "Workbook"), "daftar.xlsx", "file_old_excel"),
        (ole("Root Entry", "WordDocument"), "surat.doc", "file_not_a_table"),
        (SMALL, "daftar.csv", "file_not_a_table"),
        (SMALL, "daftar.xls", "file_not_a_table"),
        (b"No,Nama\n1,Budi\n", "daftar.xlsx", "file_not_a_table"),
        (b"No,Nama\n1,Budi\n", "daftar.xls", "file_not_a_table"),
        (b"No,Nama\n1,Budi\n", "daftar", "file_not_a_table"),
        (b"%PDF-1.7\nNo,Nama\n", "daftar.csv", "file_not_a_table"),
        (b"<html><table><tr><td>No</td></tr></table>", "daftar.csv", "file_not_a_table"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "daftar.csv", "file_not_a_table"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "daftar.xlsx", "file_not_a_table"),
        (b"No,Nama\n1,Bu\0di\n", "daftar.csv", "file_not_a_table"),
        ("No,Nama\n1,Budi\n".encode("utf-16-le"), "daftar.csv", "file_not_a_table"),
        (b"\xff\xfeN\x00o\x00\x01", "daftar.csv", "file_not_a_table"),
        (archive({"word/document.xml": b"<x/>"}), "daftar.xlsx", "file_not_a_table"),
        (SMALL[: len(SMALL) // 2], "daftar.xlsx", "file_broken"),
        (with_member(SMALL, SHEET, b"<worksheet><sheetData><row>"), "daftar.xlsx", "file_broken"),
        (with_member(SMALL, "xl/workbook.xml", b"no xml at all"), "daftar.xlsx", "file_broken"),
        (archive({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "daftar.xlsx", "file_broken"),
        (b"No,Nama\n1," + b"x" * 200_000, "daftar.csv", "file_broken"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_is_refused_in_words(content: bytes, name: str, code: str) -> None:
    assert refused(content, name) == code


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_member(SMALL, "xl/media/image1.bin", bytes(61 * 1024 * 1024))
    steep = with_member(SMALL, "xl/media/image1.bin", bytes(11 * 1024 * 1024))

    began = time.process_time()

    assert refused(bomb, "daftar.xlsx") == "file_too_big"
    assert refused(steep, "daftar.xlsx") == "file_too_big"
    assert time.process_time() - began < 0.5


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_either() -> None:
    bomb = bytearray(with_member(SMALL, SHEET, SHEET_HEAD + b" " * 20_000_000 + SHEET_TAIL))
    with zipfile.ZipFile(io.BytesIO(bytes(bomb))) as opened:
        stated = opened.getinfo(SHEET).file_size.to_bytes(4, "little")
    at = bomb.rfind(stated)
    bomb[at : at + 4] = (1000).to_bytes(4, "little")

    assert refused(bytes(bomb), "daftar.xlsx") == "file_broken"


def test_entities_that_grow_are_not_expanded() -> None:
    lol = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'

    bomb = with_member(SMALL, SHEET, lol + SHEET_HEAD + cell + SHEET_TAIL)

    assert refused(bomb, "daftar.xlsx") == "file_broken"


@pytest.mark.parametrize("row", [b"1048577", b"999999999999"])
def test_a_row_that_cannot_exist_does_not_keep_the_reader_busy(row: bytes) -> None:
    cell = b'<row r="%s"><c r="A%s"><v>1</v></c></row>' % (row, row)
    began = time.process_time()

    assert refused(with_member(SMALL, SHEET, SHEET_HEAD + cell + SHEET_TAIL), "daftar.xlsx") == "file_broken"
    assert time.process_time() - began < 5


def test_a_mark_far_below_the_list_is_no_trouble() -> None:
    last = (
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Nama OPD</t></is></c></row>'
        b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Dinas Sosial</t></is></c></row>'
    )

    opened = open_table(with_member(SMALL, SHEET, SHEET_HEAD + last + SHEET_TAIL), "daftar.xlsx")

    assert [(row.number, row.cells) for row in opened.rows] == [
        (1, {"A": "Nama OPD"}),
        (1_048_576, {"A": "Dinas Sosial"}),
    ]


def test_more_rows_or_columns_than_a_hall_needs_are_refused() -> None:
    long = "No,Nama\n" + "1,Budi\n" * 5_100
    wide = "Nama" + "," * 60 + "x\n"

    assert refused(long.encode(), "daftar.csv") == "file_too_big"
    assert refused(wide.encode(), "daftar.csv") == "file_too_big"
    assert refused(workbook({"A": [["Nama"], [None] * 60 + ["x"]]}), "daftar.xlsx") == "file_too_big"
    assert refused(workbook({"A": [["Nama"]] + [["Budi"]] * 5_100}), "daftar.xlsx") == "file_too_big"


def test_five_thousand_rows_are_read_in_less_than_two_seconds() -> None:
    head = ["No", "Nama", "NIP", "Jabatan", "OPD", "L/P", "Unsur"]
    people = [
        [
            number,
            f"Orang {number}, S.T.",
            f"{198001012005010000 + number}",
            "Staf",
            "Dinkes",
            "L",
            "Pemerintah",
        ]
        for number in range(5_000)
    ]
    content = workbook({"Peserta": [head, *people]})
    began = time.process_time()
    roster = read_people(open_table(content, "daftar.xlsx"), OFFICES)
    took = time.process_time() - began

    assert len(roster.rows) == 5_000
    assert took < 2.0


def test_the_sheet_with_the_best_header_is_chosen() -> None:
    content = workbook(
        {
            "Sampul": [["DAFTAR HADIR"], ["Kabupaten"]],
            "OPD": [["No", "Nama OPD", "Singkatan"], [1, "Dinas Kesehatan", "Dinkes"]],
            "Peserta": [
                ["No", "Nama Lengkap", "NIP", "Jabatan", "Instansi"],
                [1, "Budi", "-", "Staf", "Dinkes"],
            ],
        }
    )

    assert open_table(content, "daftar.xlsx", kind="organisations").sheet == "OPD"
    assert open_table(content, "daftar.xlsx", kind="people").sheet == "Peserta"
    assert open_table(content, "daftar.xlsx", sheet="Sampul").rows[0].cells == {"A": "DAFTAR HADIR"}
    assert open_table(content, "daftar.xlsx").sheets == ("Sampul", "OPD", "Peserta")


def test_a_workbook_with_macros_is_read_as_a_plain_list() -> None:
    with_macros = with_member(SMALL, "xl/vbaProject.bin", OLE_MAGIC + bytes(512))

    assert open_table(with_macros, "daftar.xlsm").rows[1].cells == {"A": "1", "B": "Dinas Kesehatan"}


def test_cells_are_text_with_their_place() -> None:
    opened = table(["Nama", None, "Angka"], [], ["  Budi ", True, 26.4], [None, None, 7.0])

    assert [(row.number, row.cells) for row in opened.rows] == [
        (1, {"A": "Nama", "C": "Angka"}),
        (3, {"A": "  Budi ", "B": "TRUE", "C": "26.4"}),
        (4, {"C": "7"}),
    ]
    assert list(blank_rows(opened)) == [2]
    assert (letter_of(0), letter_of(25), letter_of(26), letter_of(59)) == ("A", "Z", "AA", "BH")


def test_a_formula_gives_its_last_result_and_never_itself() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Nama OPD"])
    book.worksheets[0].append(["=UPPER(A1)"])

    assert [row.number for row in open_table(saved(book), "daftar.xlsx").rows] == [1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_is_read_in_the_encodings_and_with_the_delimiters_of_offices(encoding: str, delimiter: str) -> None:
    text = delimiter.join(["No", "Nama", "OPD"]) + "\r\n" + delimiter.join(["1", "Ma’ruf é", "Dinkes"]) + "\r\n"

    opened = csv_table(text, encoding)

    assert opened.rows[1].cells == {"A": "1", "B": "Ma’ruf é", "C": "Dinkes"}


def test_commas_in_names_do_not_outvote_the_semicolon() -> None:
    text = "No;Nama\n" + "".join(f"{number};Budi, S.T., M.T., M.Si.\n" for number in range(9))

    assert best_delimiter(text) == ";"
    assert csv_table(text).rows[3].cells == {"A": "2", "B": "Budi, S.T., M.T., M.Si."}


def test_excels_separator_line_is_no_row_and_keeps_the_numbers_right() -> None:
    opened = csv_table("sep=;\nNama;OPD\nBudi;Dinkes\n")

    assert [(row.number, row.cells["A"]) for row in opened.rows] == [(2, "Nama"), (3, "Budi")]


@given(st.binary(max_size=600), st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a.xlsm", "a"]))
def test_any_bytes_give_a_table_or_a_refusal_with_words(content: bytes, name: str) -> None:
    try:
        opened = open_table(content, name)
    except Refused as refusal:
        assert refusal.code in words()
    else:
        assert opened.rows


@given(st.integers(0, len(SMALL) - 1), st.integers(0, 255))
def test_a_workbook_with_any_one_byte_changed_is_read_or_refused(place: int, byte: int) -> None:
    try:
        open_table(SMALL[:place] + bytes([byte]) + SMALL[place + 1 :], "daftar.xlsx")
    except Refused as refusal:
        assert refusal.code in words()

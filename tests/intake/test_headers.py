"""Finding the header row among titles, and what its columns mean."""

import pytest

from tests.intake.books import csv_table, table
from workshop.domain.refusals import Refused
from workshop.intake.headers import KINDS, aliases, field_of, find_header
from workshop.intake.organisations import read_organisations


@pytest.mark.parametrize("kind", KINDS)
def test_every_alias_means_one_field(kind: str) -> None:
    every = [alias for known in aliases(kind).values() for alias in known]

    assert len(every) == len(set(every))
    assert all(field_of(alias.upper() + " :", kind) == field for field, known in aliases(kind).items() for alias in known)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("  NAMA   LENGKAP ", "name"),
        ("Nama (lengkap dengan gelar)", "name"),
        ("Nama\nLengkap", "name"),
        ("N I P", None),
        ("NIP.", "nip"),
        ("Jabtan", "position"),
        ("OPD/Instansi", "organisation"),
        ("Intsansi", "organisation"),
        ("L/P", "sex"),
        ("Jenis Kelamin (L/P)", "sex"),
        ("Pangkat/Gol.", "rank"),
        ("No. HP / WA", "phone"),
        ("Tanda tangan", None),
        ("Dinas Kesehatan", None),
    ],
)  # fmt: skip
def test_headers_forgive_case_blanks_punctuation_and_slips(text: str, field: str | None) -> None:
    assert field_of(text, "people") == field


def test_the_header_is_found_below_titles_and_unknown_columns_are_listed() -> None:
    header = find_header(
        table(
            ["DAFTAR PESERTA"], ["Kabupaten Konawe Selatan", None, "2021"], [],
            ["No.", "Nama Peserta", "Ukuran Baju", "Unit Kerja"],
            [1, "Budi", "XL", "Dinkes"],
            merged=["A1:D1"],
        ),
        "people",
    )  # fmt: skip

    assert header.row == 4
    assert header.columns == {"A": "no", "B": "name", "D": "organisation"}
    assert header.unknown == {"C": "Ukuran Baju"}
    assert header.texts == {"A": "No.", "B": "Nama Peserta", "C": "Ukuran Baju", "D": "Unit Kerja"}


def test_the_caller_says_what_a_column_means_and_wins() -> None:
    rows = table(["No", "Nama", "Ukuran Baju", "Instansi"], [1, "Budi", "Dinkes", "-"])

    header = find_header(rows, "people", {"c": "organisation", "A": ""})

    assert header.columns == {"B": "name", "C": "organisation"}
    assert header.unknown == {"D": "Instansi"}


def test_a_list_without_a_header_is_read_once_the_columns_are_named() -> None:
    rows = table([1, "Dinas Kesehatan", "Dinkes"], [2, "Dinas Sosial", "Dinsos"])

    with pytest.raises(Refused, match="header_not_found"):
        find_header(rows, "organisations")
    roster = read_organisations(rows, columns={"A": "no", "B": "name", "C": "abbreviation"})

    assert [(row.row, row.name, row.abbreviation) for row in roster.rows] == [
        (1, "Dinas Kesehatan", "Dinkes"),
        (2, "Dinas Sosial", "Dinsos"),
    ]
    assert roster.header_row == 0


def test_a_column_cannot_be_made_a_field_that_does_not_exist() -> None:
    with pytest.raises(Refused, match="unknown_field"):
        find_header(table(["Nama"]), "people", {"A": "salary"})


def test_a_header_on_two_rows_is_read_as_merged_cells_leave_it() -> None:
    rows = table(
        ["No", "Identitas", None, "Asal"],
        [None, "Nama Lengkap", "NIP", "Instansi"],
        [1, "Budi", "-", "Dinkes"],
        merged=["A1:A2", "B1:C1"],
    )

    header = find_header(rows, "people")

    assert (header.row, header.last_row) == (2, 2)
    assert header.columns == {"A": "no", "B": "name", "C": "nip", "D": "organisation"}


def test_a_header_below_the_thirtieth_row_is_not_looked_for() -> None:
    with pytest.raises(Refused, match="header_not_found"):
        find_header(csv_table("catatan,rapat\n" * 30 + "Nama,Instansi\n"), "people")


def test_a_title_that_sounds_like_a_header_does_not_win() -> None:
    rows = csv_table("Peserta,,\nNo,Nama,Instansi\n1,Budi,Dinkes\n")

    assert find_header(rows, "people").row == 2

"""Reading lists of organisations: what is taken, what is left out and why, what is told."""

import pytest

from tests.intake.books import csv_table, table
from workshop.domain.refusals import Refused
from workshop.intake.organisations import read_organisations
from workshop.intake.problems import sentence
from workshop.intake.rosters import KnownOrganisation

HEAD = ["No", "Nama OPD / Instansi", "Singkatan"]


def test_rows_that_are_no_organisation_are_left_out_with_the_reason() -> None:
    roster = read_organisations(
        table(
            ["DAFTAR OPD"], [], HEAD, ["(1)", "(2)", "(3)"],
            ["A", "SEKRETARIAT"],
            [1, "Sekretariat Daerah", "Setda"],
            [],
            ["KECAMATAN"],
            HEAD,
            [2, "Kecamatan Konda", "Kec. Konda"],
            [None, "Jumlah", "=COUNTA(B5:B9)"],
            ["Catatan: dapat berubah"],
            [None, None, "Andoolo, 20 September 2021"],
            merged=["A1:C1", "A8:C8"],
        )
    )  # fmt: skip

    assert [row.name for row in roster.rows] == ["Sekretariat Daerah", "Kecamatan Konda"]
    assert [(skipped.row, skipped.reason) for skipped in roster.skipped] == [
        (1, "title"), (2, "blank"), (4, "numbering"), (5, "section"), (7, "blank"), (8, "section"),
        (9, "header_again"), (11, "total"), (12, "note"), (13, "section"),
    ]  # fmt: skip
    assert roster.problems == ()


def test_a_list_of_names_alone_is_a_list() -> None:
    roster = read_organisations(csv_table("Nama OPD\nDinas Kesehatan\nINSPEKTORAT\nBappeda\n"))

    assert [row.name for row in roster.rows] == ["Dinas Kesehatan", "Inspektorat", "Bappeda"]


def test_the_same_organisation_twice_is_taken_once_and_both_rows_are_named() -> None:
    roster = read_organisations(
        table(HEAD, [1, "Dinas Sosial", None], [2, "Dinas Kesehatan", "Dinkes"], [3, "DINAS  SOSIAL.", "Dinsos"])
    )

    assert [(row.row, row.name, row.abbreviation) for row in roster.rows] == [
        (2, "Dinas Sosial", "Dinsos"),
        (3, "Dinas Kesehatan", "Dinkes"),
    ]
    assert [(found.row, found.of, found.key) for found in roster.duplicates] == [(4, 2, "Dinsos")]
    assert sentence(roster.problems[0], "id").startswith("Baris 4: instansi yang sama dengan baris 2 (Dinas Sosial)")
    assert sentence(roster.problems[0], "en").startswith("Row 4: the same organisation as row 2 (Dinas Sosial)")


def test_alike_names_under_one_abbreviation_are_one_and_different_names_stay_two() -> None:
    roster = read_organisations(
        table(
            HEAD,
            [1, "Dinas Perumahan Rakyat dan Kawasan Permukiman", "Perkim"],
            [2, "Dinas Perumahan dan Kawasan Permukiman", "PERKIM"],
            [3, "Dinas Ketahanan Pangan", "DKP"],
            [4, "Dinas Kelautan dan Perikanan", "DKP"],
        )
    )

    assert [(row.row, row.abbreviation) for row in roster.rows] == [(2, "Perkim"), (4, "DKP"), (5, "")]
    assert [(problem.row, problem.code) for problem in roster.problems] == [
        (3, "same_organisation"),
        (5, "abbreviation_taken"),
    ]


def test_places_with_names_inside_each_other_stay_apart() -> None:
    roster = read_organisations(
        csv_table("Nama OPD,Singkatan\nKecamatan Andoolo,Kec. Andoolo\nKecamatan Andoolo Barat,Kec. Andoolo Barat\n")
    )

    assert len(roster.rows) == 2
    assert roster.problems == ()


def test_what_the_workshop_knows_is_matched_and_its_spelling_kept_where_the_file_shouts() -> None:
    known = (
        KnownOrganisation("org_1", "Dinas PUPR", "DPUPR"),
        KnownOrganisation("org_2", "Dinas Sosial", "Dinsos", ("Dinas Kesejahteraan Sosial",)),
        KnownOrganisation("org_3", "Pokdarwis Moramo", "PokMo"),
    )

    roster = read_organisations(
        table(
            HEAD,
            [1, "DINAS PUPR", "dpupr"],
            [2, "Dinas Kesejahteraan Sosial", "Dinsos"],
            [3, "Pokdarwis Moramo", "POKMO"],
            [4, "BAPPEDA", None],
            [5, "AUKM", None],
        ),
        known,
    )

    assert [(row.organisation_id, row.name, row.abbreviation) for row in roster.rows] == [
        ("org_1", "Dinas PUPR", "DPUPR"),
        ("org_2", "Dinas Kesejahteraan Sosial", "Dinsos"),
        ("org_3", "Pokdarwis Moramo", "PokMo"),
        (None, "Bappeda", ""),
        (None, "AUKM", ""),
    ]


def test_a_row_without_a_name_is_held_back_until_it_is_corrected() -> None:
    rows = table(HEAD, [1, None, "Dinkes"], [2, "Dinas Sosial", "Dinsos"])

    held = read_organisations(rows)
    corrected = read_organisations(rows, corrections={2: {"name": "Dinas Kesehatan"}})

    assert (held.held_back, held.data_rows) == ((2,), 1)
    assert [(problem.row, problem.letter, problem.code, problem.severity) for problem in held.problems] == [
        (2, "B", "name_missing", "error")
    ]
    assert sentence(held.problems[0], "id").startswith("Baris 2, kolom B: nama belum diisi")
    assert corrected.problems == ()
    assert corrected.rows[0].name == "Dinas Kesehatan"


def test_corrections_name_the_field_or_the_letter_and_excluded_rows_stay_out() -> None:
    rows = table(HEAD, [1, "Dinas Kesehatan", "Dinkes"], [2, "Dinas Sosial", "Dinsos"], [3, "Contoh", "XX"])

    roster = read_organisations(rows, corrections={2: {"C": "DKes"}, 3: {"abbreviation": "", "kind": "badan"}}, excluded={4})

    assert [(row.abbreviation, row.kind) for row in roster.rows] == [("DKes", "dinas"), ("", "badan")]
    assert [(skipped.row, skipped.reason) for skipped in roster.skipped] == [(4, "excluded")]


def test_a_heading_becomes_an_organisation_when_the_person_says_its_name() -> None:
    rows = table(HEAD, [1, "Dinas Kesehatan", "Dinkes"], ["INSPEKTORAT"])

    assert [row.name for row in read_organisations(rows).rows] == ["Dinas Kesehatan"]
    corrected = read_organisations(rows, corrections={3: {"name": "Inspektorat Daerah"}})
    assert [row.name for row in corrected.rows] == ["Dinas Kesehatan", "Inspektorat Daerah"]


def test_NUL_in_a_correction_is_refused() -> None:
    with pytest.raises(Refused, match="nul_character"):
        read_organisations(table(HEAD, [1, "Dinas Sosial", ""]), corrections={2: {"name": "Dinas\0"}})


def test_kind_and_sector_come_from_the_file_or_are_guessed_and_marked_so() -> None:
    roster = read_organisations(
        csv_table("Nama OPD,Jenis,Unsur\nDinas Sosial,,\nKadin,Rumah Sakit,Dunia Usaha\nBank Sultra,,entah\n")
    )

    assert [(row.kind, row.sector, sorted(row.guessed)) for row in roster.rows] == [
        ("dinas", "pemerintah", ["kind", "sector"]),
        ("rumah_sakit", "bisnis", []),
        ("bisnis", "bisnis", ["kind", "sector"]),
    ]
    assert [(problem.row, problem.code) for problem in roster.problems] == [(4, "sector_unknown")]


def test_hostile_names_are_kept_exactly() -> None:
    names = ["<b>Dinas</b>", "=SUM(A1)", "\u202eDinas\u202c", "@SUM", "x" * 2_000, "Badan 😀"]

    roster = read_organisations(csv_table("No;Nama OPD\n" + "".join(f"1;{name}\n" for name in names)))

    assert [row.name for row in roster.rows[:4]] == names[:4]
    assert roster.rows[4].name.casefold() == names[4]
    assert roster.rows[5].name == names[5]

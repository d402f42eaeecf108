"""Reading lists of people: at which organisation each is, who is the same person, and what is told."""

import pytest

from tests.intake.books import OFFICES, csv_table, table
from workshop.intake.nip import read_nip
from workshop.intake.people import read_people
from workshop.intake.problems import sentence
from workshop.intake.rosters import KnownOrganisation, KnownPerson, PeopleRoster

HEAD = ["No", "Nama Lengkap", "NIP", "Jabatan", "OPD/Instansi", "L/P", "Unsur"]
NIP = "197003112000061005"
OTHER_NIP = "198108292010012005"


def codes(roster: PeopleRoster) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.letter, problem.code) for problem in roster.problems]


def test_a_person_is_read_with_every_column() -> None:
    roster = read_people(
        csv_table(
            "id,name,organisation,position,unsur,sex,nip,pangkat,phone,substitute_for\n"
            f"P1,Budi,dinkes,Staf,ASN,Laki-laki,'{NIP},III/a,0812-3456-789,Herman\n"
        ),
        OFFICES,
    )

    (person,) = roster.rows
    assert (person.list_key, person.name, person.organisation_id, person.organisation) == (
        "P1", "Budi", "org_1", "Dinas Kesehatan",
    )  # fmt: skip
    assert (person.position, person.sector, person.sex, person.nip) == ("Staf", "pemerintah", "L", NIP)
    assert (person.rank, person.phone, person.substitute_for) == ("III/a", "0812-3456-789", "Herman")
    assert roster.problems == ()


@pytest.mark.parametrize(
    ("text", "lossy", "nip", "trouble"),
    [
        (NIP, False, NIP, None),
        ("19700311 200006 1 005", False, NIP, None),
        ("NIP. 19700311.200006.1.005", False, NIP, None),
        ("'197003112000061005", False, NIP, None),
        ("\u200e197003112000061005\u202c", False, NIP, None),
        ("-", False, "", None),
        ("–", False, "", None),
        ("", False, "", None),
        ("Non ASN", False, "", None),
        ("197003112000061000", True, "", "nip_not_text"),
        ("1.97003112000061E+17", False, "", "nip_not_text"),
        ("1,97003E+17", False, "", "nip_not_text"),
        ("19700311200006100", False, "", "nip_not_18_digits"),
        ("٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧", False, "", "nip_not_18_digits"),
        ("P3K 123", False, "", "nip_not_18_digits"),
    ],
)  # fmt: skip
def test_a_NIP_is_eighteen_digits_of_text_or_nothing(text: str, lossy: bool, nip: str, trouble: str | None) -> None:
    assert read_nip(text, lossy=lossy) == (nip, trouble)


def test_a_NIP_that_was_a_number_is_not_trusted_and_the_person_is_taken_without_it() -> None:
    roster = read_people(
        table(HEAD, [1, "Budi", int(NIP), "", "Dinkes"], [2, "Ani", float(NIP), "", "Dinkes"], [3, "Edi", 12345, "", "Dinkes"]),
        OFFICES,
    )  # fmt: skip

    assert [(row.name, row.nip) for row in roster.rows] == [("Budi", ""), ("Ani", ""), ("Edi", "")]
    assert codes(roster) == [(2, "C", "nip_not_text"), (3, "C", "nip_not_text"), (4, "C", "nip_not_18_digits")]
    assert sentence(roster.problems[2], "id") == (
        "Baris 4, kolom C: NIP seharusnya 18 angka, tertulis “12345”. Orangnya tetap masuk tanpa NIP."
    )


def test_a_column_of_names_with_the_NIP_below_each_is_read_as_both() -> None:
    roster = read_people(
        table(
            ["No", "Nama / NIP", "Instansi"],
            [1, "Budi, S.T.\nNIP. 19700311 200006 1 005", "Dinkes"],
            [2, "Ani (NIP 198108292010012005)", "Dinkes"],
            [3, "Nipah", "Dinkes"],
        ),
        OFFICES,
    )

    assert [(row.name, row.nip) for row in roster.rows] == [("Budi, S.T.", NIP), ("Ani", OTHER_NIP), ("Nipah", "")]


@pytest.mark.parametrize(
    ("text", "sex", "told"),
    [("L", "L", 0), ("Laki-laki", "L", 0), ("pr", "P", 0), ("PEREMPUAN", "P", 0), ("Wanita", "P", 0), ("-", "", 0), ("X", "", 1)],
)  # fmt: skip
def test_forms_of_sex(text: str, sex: str, told: int) -> None:
    roster = read_people(table(HEAD, [1, "Budi", "-", "", "Dinkes", text]), OFFICES)

    assert roster.rows[0].sex == sex
    assert [problem.code for problem in roster.problems] == ["sex_unknown"] * told


def test_the_organisation_is_found_by_name_abbreviation_alias_and_heading() -> None:
    roster = read_people(
        table(
            HEAD,
            [1, "Satu", "", "", "DINAS KESEHATAN"],
            [2, "Dua", "", "", "kec andoolo"],
            [3, "Tiga", "", "", "Relawan-TIK"],
            [],
            ["KECAMATAN ANDOOLO BARAT"],
            [4, "Empat", "", "", None],
            [5, "Lima", "", "", "Dinkes"],
            [6, "Enam", "", "", None],
        ),
        OFFICES,
    )

    assert [row.organisation_id for row in roster.rows] == ["org_1", "org_2", "org_4", "org_3", "org_1", "org_3"]
    assert roster.problems == ()


def test_a_merged_cell_of_the_organisation_holds_for_the_rows_below_it_and_is_told() -> None:
    roster = read_people(
        table(
            HEAD,
            [1, "Satu", "", "", "Dinkes"], [2, "Dua", "", "", None], [],
            [3, "Tiga", "", "", None],
            merged=["E2:E3"],
        ),
        OFFICES,
    )  # fmt: skip

    assert [(row.name, row.organisation_id) for row in roster.rows] == [("Satu", "org_1"), ("Dua", "org_1")]
    assert codes(roster) == [(3, "E", "organisation_carried"), (5, "E", "organisation_missing")]
    assert roster.held_back == (5,)


def test_likeness_only_suggests_an_organisation() -> None:
    rows = table(HEAD, [1, "Budi", "", "", "Dinas Kesehatn"], [2, "Ani", "", "", "Andoolo"], [3, "Edi", "", "", "NASA"])

    roster = read_people(rows, OFFICES)
    corrected = read_people(rows, OFFICES, corrections={2: {"organisation": "Dinkes"}}, excluded={3})

    assert roster.rows == ()
    assert roster.held_back == (2, 3, 4)
    assert roster.unknown_organisations == ("Dinas Kesehatn", "Andoolo", "NASA")
    assert "Mungkin maksudnya Dinas Kesehatan?" in sentence(roster.problems[0], "id")
    assert roster.problems[2].code == "organisation_unknown"
    assert [row.name for row in corrected.rows] == ["Budi"]


def test_an_abbreviation_of_two_organisations_is_a_question() -> None:
    offices = (
        KnownOrganisation("org_1", "Dinas Ketahanan Pangan", "DKP"),
        KnownOrganisation("org_2", "Dinas Kelautan dan Perikanan", "DKP"),
    )

    roster = read_people(table(HEAD, [1, "Budi", "", "", "DKP"]), offices)

    assert codes(roster) == [(2, "E", "organisation_suggested")]
    assert roster.problems[0].detail_values["suggestions"].startswith("Dinas Ketahanan Pangan / Dinas Kelautan")


def test_the_same_person_twice_is_one_and_both_rows_are_named() -> None:
    roster = read_people(
        table(
            HEAD,
            [1, "ZULKIFLI LAPAOLA ST., MT", "19700311 200006 1 005", "", "Dinkes", "Laki-laki"],
            [2, "Zulkifli Lapaola, S.T., M.T.", NIP, "Kepala Seksi", "Dinas Kesehatan"],
            [3, "Mas’ati", "", "", "RTIK"],
            [4, "MAS'ATI", "-", "Direktur", "RTIK"],
        ),
        OFFICES,
    )

    assert [(row.name, row.position, row.sex) for row in roster.rows] == [
        ("Zulkifli Lapaola, S.T., M.T.", "Kepala Seksi", "L"),
        ("Mas’ati", "Direktur", ""),
    ]
    assert roster.person_rows == 4
    assert [(found.row, found.of) for found in roster.duplicates] == [(3, 2), (5, 4)]
    assert sentence(roster.problems[0], "id").startswith("Baris 3: orang yang sama dengan baris 2")


def test_two_people_of_one_name_stay_two() -> None:
    roster = read_people(
        table(
            HEAD,
            [1, "Fitriani", "", "", "Dinkes"],
            [2, "Fitriani", "", "", "RTIK"],
            [3, "Herman", NIP, "", "Dinkes"],
            [4, "Herman", OTHER_NIP, "", "Dinkes"],
        ),
        OFFICES,
    )

    assert len(roster.rows) == 4
    assert roster.problems == ()


def test_one_NIP_under_two_names_is_a_slip_and_nobody_is_lost() -> None:
    roster = read_people(table(HEAD, [1, "Budi", NIP, "", "Dinkes"], [2, "Sitti Aminah", NIP, "", "RTIK"]), OFFICES)

    assert [(row.name, row.nip) for row in roster.rows] == [("Budi", NIP), ("Sitti Aminah", "")]
    assert codes(roster) == [(3, "C", "nip_twice")]


def test_known_people_are_found_by_key_then_NIP_then_name_within_the_organisation() -> None:
    known = (
        KnownPerson("per_1", "Ani", "org_1", list_key="P1"),
        KnownPerson("per_2", "Budi Santoso", "org_1", nip=NIP),
        KnownPerson("per_3", "Fitriani", "org_1"),
        KnownPerson("per_4", "Fitriani", "org_4"),
    )

    roster = read_people(
        csv_table(
            f"ID;Nama;NIP;OPD\nP1;Ani Baru;;Dinkes\n;BUDI SANTOSO, S.T.;{NIP};RTIK\n;fitriani;;RTIK\n;Fitriani;;Kec. Andoolo\n"
        ),
        OFFICES,
        known,
    )

    assert [row.person_id for row in roster.rows] == ["per_1", "per_2", "per_4", None]
    assert roster.rows[2].name == "Fitriani"
    assert codes(roster) == [(5, "B", "same_name_elsewhere")]


def test_a_corrected_NIP_updates_the_person_and_is_told() -> None:
    known = (KnownPerson("per_1", "Budi", "org_1", nip=NIP),)

    roster = read_people(table(HEAD, [1, "Budi", OTHER_NIP, "", "Dinkes"]), OFFICES, known)

    assert [(row.person_id, row.nip) for row in roster.rows] == [("per_1", OTHER_NIP)]
    assert codes(roster) == [(2, "C", "nip_changed")]


def test_headings_and_remarks_among_people_are_not_people() -> None:
    roster = read_people(
        csv_table("Nama,Jabatan,OPD\nDINAS KESEHATAN,,\nBudi,Staf,\nO,Staf,\nJumlah,2,\nCatatan: dapat berubah,,\n"),
        OFFICES,
    )

    assert [(row.name, row.organisation_id) for row in roster.rows] == [("Budi", "org_1"), ("O", "org_1")]
    assert [(skipped.row, skipped.reason) for skipped in roster.skipped] == [
        (2, "section"),
        (5, "total"),
        (6, "note"),
    ]


def test_a_column_that_holds_no_telephone_numbers_is_told_once() -> None:
    roster = read_people(csv_table("Nama,OPD,HP\nA,RTIK,android\nB,RTIK,iphone\nC,RTIK,08123456789\n"), OFFICES)

    assert [row.phone for row in roster.rows] == ["", "", "08123456789"]
    assert [sentence(problem, "en") for problem in roster.problems] == [
        "Column C: 2 cells hold no telephone number, for example “android”. They are not taken."
    ]


def test_a_very_long_text_is_shown_shortened() -> None:
    roster = read_people(table(HEAD, [1, "Budi", "-", "", "x" * 2_000]), OFFICES)

    assert len(sentence(roster.problems[0], "id")) < 300


def test_hostile_names_are_kept_exactly() -> None:
    names = ["<b>BUDI</b>", "=SUM(A1)", "\u202eBUDI\u202c", "-1+1", "😀"]

    roster = read_people(csv_table("Nama;OPD\n" + "".join(f"{name};RTIK\n" for name in names)), OFFICES)

    assert [row.name for row in roster.rows] == names

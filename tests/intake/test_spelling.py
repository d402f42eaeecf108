"""How names are tidied and compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.intake import spelling


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("DINAS PENDIDIKAN DAN KEBUDAYAAN", "Dinas Pendidikan dan Kebudayaan"),
        ("  sekretariat   daerah ", "Sekretariat Daerah"),
        ("relawan tik konawe selatan", "Relawan TIK Konawe Selatan"),
        ("BUMDES BERSAMA MORAMO JAYA", "BUMDes Bersama Moramo Jaya"),
        ("SMK NEGERI 3 KONAWE SELATAN", "SMK Negeri 3 Konawe Selatan"),
        ("PT TELKOM", "PT Telkom"),
        ("RADIO SUARA WONUA FM", "Radio Suara Wonua FM"),
        ("UNIVERSITAS HALU OLEO - FAKULTAS TEKNIK", "Universitas Halu Oleo - Fakultas Teknik"),
        ("Dinas PUPR", "Dinas PUPR"),
        ("Kabar Andoolo (portal berita)", "Kabar Andoolo (portal berita)"),
        ("=SUM(A1)", "=SUM(A1)"),
        ("<b>DINAS</b>", "<b>DINAS</b>"),
    ],
)  # fmt: skip
def test_names_of_offices_without_case_are_written_as_offices_write_them(typed: str, tidied: str) -> None:
    assert spelling.organisation_name(typed) == tidied


@pytest.mark.parametrize(
    ("typed", "name", "tidied"),
    [
        ("DISHUB", "Dinas Perhubungan", "Dishub"),
        ("DISKOMINFO DAN SANDI", "Dinas Komunikasi, Informatika dan Persandian", "Diskominfo dan Sandi"),
        ("KEC. BENUA", "Kecamatan Benua", "Kec. Benua"),
        ("WONUA FM", "Radio Suara Wonua FM", "Wonua FM"),
        ("Dinkop  UKM ", "Dinas Koperasi, Usaha Kecil dan Menengah", "Dinkop UKM"),
        ("RTIK", "Relawan TIK Konawe Selatan", "RTIK"),
        ("DP3A", "Dinas Pemberdayaan Perempuan", "DP3A"),
        ("dlh", "Dinas Lingkungan Hidup", "dlh"),
    ],
)  # fmt: skip
def test_abbreviations_keep_their_spelling_but_for_the_official_ones(typed: str, name: str, tidied: str) -> None:
    assert spelling.abbreviation(typed, name) == tidied


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("ZULKIFLI LAPAOLA ST., MT ", "Zulkifli Lapaola ST., MT"),
        ("DESI PERMATASARI LAKILAKI, S.PD.", "Desi Permatasari Lakilaki, S.Pd."),
        ("HJ. SITTI AMINAH, S.SOS.", "Hj. Sitti Aminah, S.Sos."),
        ("DR. H. MUH. NUR’AINI AL-FATIH, M.SI", "Dr. H. Muh. Nur’aini Al-Fatih, M.Si"),
        ("siti rahmah", "Siti Rahmah"),
        ("dr. Andi Tenri Abeng Mappatoba, M.Kes.", "dr. Andi Tenri Abeng Mappatoba, M.Kes."),
        ("Ld. Kamaruddin", "Ld. Kamaruddin"),
        ("O", "O"),
        ("o", "o"),
        ("<b>BUDI</b>", "<b>BUDI</b>"),
        ("=SUM(A1)", "=SUM(A1)"),
        ("\u202eBUDI\u202c", "\u202eBUDI\u202c"),
        ("محمد", "محمد"),
        ("BUDI 😀", "BUDI 😀"),
        ("Budi   \u00a0 Santoso", "Budi Santoso"),
    ],
)  # fmt: skip
def test_shouted_names_are_calmed_and_all_others_kept_exactly(typed: str, tidied: str) -> None:
    assert spelling.person_name(typed) == tidied


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ZULKIFLI LAPAOLA ST., MT", "Zulkifli Lapaola, S.T., M.T.", True),
        ("Drs. H. Ma’ruf", "ma'ruf", True),
        ("Mas’ati", "Mas`ati", True),
        ("Dra. Hj. St. Hadijah Pagala, M.M.", "St. Hadijah Pagala", True),
        ("Fitri", "Fitriani", False),
        ("Dr. Eng. Faisal Rahmat", "Faisal Rahmat", True),
        ("O", "O", True),
        ("H. Basri", "Basri", True),
        ("Muh. Ilham", "Muh. Ridwan", False),
    ],
)  # fmt: skip
def test_people_compare_without_titles_degrees_case_and_apostrophes(one: str, other: str, same: bool) -> None:
    assert (spelling.fold_person(one) == spelling.fold_person(other)) is same


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sekretariat Daerah", "sekretariat"),
        ("Rumah Sakit Umum Daerah", "rumah_sakit"),
        ("Badan Usaha Milik Desa Maju", "bisnis"),
        ("Badan Pendapatan Daerah", "badan"),
        ("Kec. Konda", "kecamatan"),
        ("Fakultas Teknik", "akademisi"),
        ("Kabar Andoolo (portal berita)", "media"),
        ("Sesuatu", ""),
    ],
)  # fmt: skip
def test_the_kind_is_guessed_from_the_name(name: str, kind: str) -> None:
    assert spelling.kind_of(name) == kind


def test_every_kind_that_is_guessed_has_a_sector() -> None:
    kinds = {kind for _, kind in (*spelling.spellings()["kinds"], *spelling.spellings()["kinds_within"])}

    assert kinds == set(spelling.spellings()["sector_of_kind"])


@given(st.text(max_size=80))
def test_tidying_changes_case_and_blanks_only_and_is_done_once(text: str) -> None:
    for tidied in (spelling.person_name(text), spelling.organisation_name(text)):
        assert tidied.casefold() == spelling.squeeze(text).casefold()
    assert spelling.person_name(spelling.person_name(text)) == spelling.person_name(text)
    assert spelling.organisation_name(spelling.organisation_name(text)) == spelling.organisation_name(text)


@given(st.text(max_size=80))
def test_comparing_never_fails_and_forgets_no_name(text: str) -> None:
    assert bool(spelling.fold(text)) == bool(spelling.squeeze(text))
    assert bool(spelling.fold_person(text)) == bool(spelling.squeeze(text))

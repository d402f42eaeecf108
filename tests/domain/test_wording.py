"""What the editorial desk proposes: each rule by example, and what holds for any text whatever."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.hostile import TEXTS, UNPRINTABLE
from workshop.domain.wording import KINDS, Words, is_ditto, one_kind, propose
from workshop.service.known_words import _words

WORDS = _words(("DPMPTSP", "Diskominfo", "PUPR"), ("Konawe Selatan", "Dinas Kesehatan", "Smart Living"))
# As people type: shortened, shouted, blanks where none belong, beside anything at all.
PIECES = st.sampled_from(
    [
        *("yg", "Dgn", "UTK", "opd", "Umkm", "sda", "dinas kesehatan", "KONAWE SELATAN", "PEMBANGUNAN", "JALAN", "II", "(SIMDA)"),
        *("Rp 5.000.000,-", "10 ,5", "3,14", "e-office", "iPhone", "www.konsel.go.id", "a@b.id", "- ", "1. ", "\n", "  ", " ,"),
        *(". ", "dll", "👩🏽‍🌾", "عربى", "\u202eke kiri\u202c", "ﬁ", "İstanbul", "ß", "=1+1", "x"),
    ]
)
MIXED = st.lists(PIECES | st.text(max_size=6), max_size=9).map(" ".join)


def proposed(text: str, words: Words = WORDS) -> str:
    found = propose([text], words)
    return text if found is None else found.lines[0]


@pytest.mark.parametrize(
    ("typed", "proposed_as"),
    [
        ("sampah menumpuk", "Sampah menumpuk"),
        ("yg dgn utk opd di konawe selatan", "Yang dengan untuk OPD di Konawe Selatan"),
        ("Rpjmd dan renstra Diskominfo", "RPJMD dan Renstra Diskominfo"),
        ("diskominfo, dinas kesehatan", "Diskominfo, Dinas Kesehatan"),
        (
            "PEMBANGUNAN JALAN TAHAP II (SIMDA) OLEH DINAS KESEHATAN DAN UMKM",
            "Pembangunan jalan tahap II (SIMDA) oleh Dinas Kesehatan dan UMKM",
        ),
        ("SEKARANG MILIK DPMPTSP YG BARU", "Sekarang milik DPMPTSP yang baru"),
        ("Sampah  plastik ,air .", "Sampah plastik, air."),
        ("a. sampah\nb. air", "a. Sampah\nb. Air"),
        ("Jalan desa yang\npanjang", "Jalan desa yang\npanjang"),
        ("Sudah ada dll. dan lain. kedua kali", "Sudah ada dll. dan lain. Kedua kali"),
        ("Dibuat utk. masyarakat", "Dibuat untuk masyarakat"),
        ("Dgn ini thn 2021 rp 5.000 ,-", "Dengan ini tahun 2021 rp 5.000 ,-"),
        ("e-office yg baik", "e-office yang baik"),
        ("iPhone", "iPhone"),
        ("persen", "persen"),
        ("Lihat www.konsel.go.id/yg/utk", "Lihat www.konsel.go.id/yg/utk"),
        ("SDM ASN", "SDM ASN"),
        ("JUMLAH SOP YANG DISUSUN", "Jumlah SOP yang disusun"),
        ("Sop saudara dan sup ikan", "Sop saudara dan sup ikan"),
        ("OPD", "OPD"),
    ],
)
def test_it_proposes(typed: str, proposed_as: str) -> None:
    assert proposed(typed) == proposed_as


def test_each_kind_can_be_taken_by_itself_and_says_what_it_is_about() -> None:
    found = propose(["yg  opd"], WORDS)

    assert found is not None
    assert found.alone == {"spaces": ["yg opd"], "short": ["yang  opd"], "abbreviation": ["yg  OPD"], "capital": ["Yg  opd"]}
    assert found.said == {"spaces": [], "short": ["yg → yang"], "abbreviation": ["OPD"], "capital": ["Yang"]}


@pytest.mark.parametrize("typed", ["sda", "SDA", "s.d.a.", "s.d.a", "Idem", "(idem)", " sama dengan di atas "])
def test_sda_takes_what_stands_above(typed: str) -> None:
    found = propose([typed], WORDS, ["air yg bersih"])

    assert found is not None
    assert (found.lines, found.alone) == (["Air yang bersih"], {"ditto": ["air yg bersih"]})
    assert propose([typed], WORDS) is None, "there is nothing above"
    assert propose([typed], WORDS, ["idem"]) is None


def test_sda_within_a_sentence_is_a_word_like_any_other() -> None:
    assert not is_ditto(["Pengelolaan SDA"])
    assert not is_ditto(["sda", "sda"])
    assert proposed("Pengelolaan SDA") == "Pengelolaan SDA"


def test_a_list_is_worded_element_by_element() -> None:
    found = propose(["air", "Jalan", "utk umkm"], WORDS)

    assert found is not None and found.lines == ["air", "Jalan", "Untuk UMKM"]


@pytest.mark.parametrize("typed", [*TEXTS, *UNPRINTABLE])
def test_hostile_texts_keep_every_sign_that_is_no_letter_or_blank(typed: str) -> None:
    assert signs(proposed(typed)) == signs(typed)


@pytest.mark.parametrize("typed", ["=SUM(a1)", "+62 812 yg", "@sum", "-opd", "a\u202eyg\u202c", "yg \x07"])
def test_what_looks_like_a_formula_or_hides_a_sign_is_left_alone(typed: str) -> None:
    assert propose([typed], WORDS) is None


@given(text=MIXED)
def test_nothing_is_left_to_propose_once_all_was_taken(text: str) -> None:
    once = proposed(text)

    assert propose([once], WORDS) is None


@given(text=MIXED, kind=st.sampled_from(KINDS[1:]))
def test_taking_kind_after_kind_comes_to_an_end_where_all_at_once_does(text: str, kind: str) -> None:
    step = one_kind(text, kind, WORDS)
    for _ in range(8):
        for other in KINDS[1:]:
            step = one_kind(step, other, WORDS)

    assert propose([step], WORDS) is None


@given(text=MIXED)
def test_no_number_and_no_other_sign_is_ever_changed(text: str) -> None:
    fresh = proposed(text)

    assert re.findall(r"\d+", fresh) == re.findall(r"\d+", text)
    assert re.findall(r"\d[\d.,]*", fresh) == re.findall(r"\d[\d.,]*", text)
    assert signs(fresh) == signs(text)


def signs(text: str) -> list[str]:
    """All that is neither letter nor blank; the full stop of a shortened word may go with it."""
    return sorted(one for one in text if not one.isalpha() and one not in " .")


def test_a_word_of_the_workshop_is_proposed_only_where_it_is_one() -> None:
    without = replace(WORDS, abbreviations={}, names={})

    assert proposed("Lewat diskominfo") == "Lewat Diskominfo"
    assert proposed("Lewat diskominfo", without) == "Lewat diskominfo"

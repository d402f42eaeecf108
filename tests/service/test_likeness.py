"""Like rows are found in the words of the hall: abbreviated, misspelt, turned round; and told with the words they share."""

import random
import time

import pytest

from workshop.domain.plain_words import stem, stems_of
from workshop.service.likeness import Text, suggestions

# As written in a hall, and what says the same or does not.
SAME = [
    ("Jaringan internet di desa blm merata", "Belum meratanya jaringan internet desa"),
    ("Pelayanan adminduk msh lambat di kecamatan", "Layanan adminduk kecamatan masih lambat"),
    ("SDM pengelola aplikasi kurang", "Kurangnya SDM yg mengelola aplikasi"),
    ("Sampah pasar tdk terangkut tiap hari", "Pengangkutan sampah pasar tidak tiap hari"),
    ("Aplikasi-aplikasi OPD belum terintegrasi", "Aplikasi OPD blm terintgrasi satu sama lain"),
    ("Promosi wisata Pulau Senja melalui media sosial", "Promosi wisata pulau senja lewat media sosial"),
]
OTHER = [
    ("Jaringan internet di desa belum merata", "Jalan desa belum beraspal"),
    ("Pelayanan adminduk lambat", "Pelayanan kesehatan ibu dan anak di puskesmas"),
    ("Sampah pasar tidak terangkut", "Harga pasar tidak stabil bagi petani"),
]
NOISE = [
    "Stunting menurun di tiga kecamatan",
    "Rumah sakit kekurangan dokter spesialis",
    "Irigasi sawah rusak berat",
    "Tenun lokal kurang dikenal",
    "Pajak daerah dibayar tunai",
    "Banjir musiman di hilir sungai",
    "Guru honorer belum tersertifikasi",
    "Perpustakaan sepi pengunjung",
]


def pairs(*texts: str) -> list[set[str]]:
    told = [Text(text, text) for text in (*texts, *NOISE)]
    return [{row["entry"] for row in one["rows"]} for one in suggestions(told)]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_says_the_same_is_suggested(one: str, other: str) -> None:
    assert pairs(one, other) == [{one, other}]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_shares_a_word_and_no_meaning_is_not(one: str, other: str) -> None:
    assert pairs(one, other) == []


@pytest.mark.parametrize(
    ("words", "root"),
    [
        (("pelayanan", "layanan", "melayani"), "layan"),
        (("pengangkutan", "terangkut", "mengangkut"), "angkut"),
        (("terintegrasi", "integrasinya"), "integrasi"),
        (("meratanya", "merata"), "rata"),
        (("desa",), "desa"),
        (("2021",), "2021"),
    ],
)
def test_affixes_are_taken_off_and_short_words_stay(words: tuple[str, ...], root: str) -> None:
    assert {stem(word) for word in words} == {root}


def test_abbreviations_are_written_out_and_words_without_weight_left_away() -> None:
    assert list(stems_of("Yg masy. perlu: layanan-layanan dgn aplikasi, blm ada")) == ["masyarakat", "layan", "aplikasi", "belum"]


def test_a_suggestion_says_why() -> None:
    (found,) = suggestions([Text(text, text) for text in (*SAME[0], *NOISE)])

    assert {"jaringan", "internet", "desa"} <= {word.casefold() for word in found["words"]}
    assert 50 <= found["likeness"] <= 100
    assert found["cluster"] is None and found["rows"][0]["likeness"] == 100


def test_a_strength_and_a_weakness_in_the_same_words_are_two_things() -> None:
    texts = [Text("a", "Jaringan FO antar OPD terhubung", "S"), Text("b", "Jaringan FO antar OPD terhubung", "W")]
    assert suggestions(texts) == []
    assert len(suggestions([*texts, Text("c", "Jaringan FO antar OPD terhubung", "W")])) == 1


def test_rows_are_suggested_for_the_cluster_they_are_like() -> None:
    cluster = Text("clu", "Jaringan internet desa belum merata", is_cluster=True)
    (found,) = suggestions([cluster, Text("ent", "Internet desa blm merata"), *(Text(text, text) for text in NOISE)])

    assert (found["cluster"], [row["entry"] for row in found["rows"]]) == ("clu", ["ent"])


def test_a_thousand_rows_take_no_longer_than_a_person_waits() -> None:
    dice = random.Random(7)
    bases = [*NOISE, *(text for pair in (*SAME, *OTHER) for text in pair)]
    words = " ".join(bases).split()
    made = [f"{dice.choice(bases)} {' '.join(dice.sample(words, 3))}" for _ in range(1000)]
    began = time.process_time()
    found = suggestions([Text(f"ent_{number}", text) for number, text in enumerate(made)])

    assert found and time.process_time() - began < 10
    entries = [row["entry"] for one in found for row in one["rows"]]
    assert len(entries) == len(set(entries)), "nobody is suggested twice"

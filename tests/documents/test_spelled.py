"""Numbers, days and amounts in words, as a clerk writes them."""

from datetime import date

import pytest

from workshop.documents.spelled import spelled, spelled_day


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (0, "nol", "zero"),
        (1, "satu", "one"),
        (10, "sepuluh", "ten"),
        (11, "sebelas", "eleven"),
        (12, "dua belas", "twelve"),
        (20, "dua puluh", "twenty"),
        (69, "enam puluh sembilan", "sixty-nine"),
        (100, "seratus", "one hundred"),
        (111, "seratus sebelas", "one hundred and eleven"),
        (999, "sembilan ratus sembilan puluh sembilan", "nine hundred and ninety-nine"),
        (1000, "seribu", "one thousand"),
        (1001, "seribu satu", "one thousand and one"),
        (2021, "dua ribu dua puluh satu", "two thousand and twenty-one"),
        (11_000, "sebelas ribu", "eleven thousand"),
        (1_000_000, "satu juta", "one million"),
        (14_200_000_000, "empat belas miliar dua ratus juta", "fourteen billion, two hundred million"),
        (1_000_000_000_000, "satu triliun", "one trillion"),
        (-5, "minus lima", "minus five"),
    ],
)
def test_numbers(number: int, indonesian: str, english: str) -> None:
    assert (spelled(number, "id"), spelled(number, "en").replace(",", "")) == (indonesian, english.replace(",", ""))


@pytest.mark.parametrize(
    ("day", "english"),
    [(1, "first"), (2, "second"), (3, "third"), (12, "twelfth"), (20, "twentieth"), (21, "twenty-first"), (30, "thirtieth")],
)
def test_days(day: int, english: str) -> None:
    assert f"the {english} of September" in spelled_day(date(2021, 9, day), "en")
    assert spelled_day(date(2021, 9, 23), "id") == "Kamis tanggal dua puluh tiga bulan September tahun dua ribu dua puluh satu"

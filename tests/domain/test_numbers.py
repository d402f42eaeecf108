"""Numbers and rupiah, as typed in the hall (rule 6 of the rehearsal data's README)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.numbers import LARGEST, UNITS, format_number, json_number, parse_currency, parse_number
from workshop.domain.refusals import Refused

decimals = st.decimals(min_value=-(10**12), max_value=10**12, places=4, allow_nan=False, allow_infinity=False)
amounts = st.integers(min_value=0, max_value=LARGEST)


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("4.310", 4310),
        ("54,70", 54.7),
        ("512,6", 512.6),
        ("0.8", 0.8),
        ("0.800", 0.8),
        ("1.2345", 1.2345),
        ("1.234.567,89", 1234567.89),
        ("-2,5", -2.5),
        ("\u22122,5", -2.5),
        ("+3", 3),
        ("\u00a0 7\u2003", 7),
        (41250, 41250),
        (0.1, 0.1),
        (2.0, 2),
        (0, 0),
    ],
)
def test_a_number_means_what_an_indonesian_reader_reads(typed: str | int | float, meaning: float) -> None:
    assert json_number(parse_number(typed)) == meaning


@pytest.mark.parametrize(
    "typed",
    ["belum tahu", "26,4%", "1.234.5", "1234.567", "01.234", "1,2,3", "1e5", "nan", "", "-", "--5", "\u0663", "1 000", "9" * 61],
)
def test_what_is_not_a_number_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse_number(typed)
    assert refusal.value.code == "not_a_number"


@pytest.mark.parametrize("typed", [float("nan"), float("inf"), 10**16])
def test_a_number_beyond_all_use_is_refused(typed: float) -> None:
    with pytest.raises(Refused) as refusal:
        parse_number(typed)
    assert refusal.value.code == "not_a_number"


@pytest.mark.parametrize(
    ("typed", "rupiah"),
    [
        ("Rp. 1.500.000.000,-", 1_500_000_000),
        ("Rp 860.000.000,00", 860_000_000),
        ("Rp275.000.000", 275_000_000),
        ("RP 5.000,--", 5_000),
        ("5.125.430.000", 5_125_430_000),
        ("1,4 M", 1_400_000_000),
        ("1.5 M", 1_500_000_000),
        ("1,05 M", 1_050_000_000),
        ("Rp1,5 milyar", 1_500_000_000),
        ("14,2 miliar", 14_200_000_000),
        ("1.250 jt", 1_250_000_000),
        ("750jt", 750_000_000),
        ("Rp 600jt", 600_000_000),
        ("500 juta rupiah", 500_000_000),
        ("2,5 T", 2_500_000_000_000),
        ("2,5 triliun", 2_500_000_000_000),
        ("50 rb", 50_000),
        ("75ribu", 75_000),
        ("1.000,50", 1_001),
        (280000000, 280_000_000),
        (1.5e9, 1_500_000_000),
        (0, 0),
    ],
)
def test_rupiah_are_read_in_every_spelling_of_the_hall(typed: str | int | float, rupiah: int) -> None:
    assert parse_currency(typed) == rupiah


@pytest.mark.parametrize(
    "typed",
    [
        "12 ribu juta", "secukupnya", "26,4%", "Rp 1.50.000", "1.50", "-5000000", "Rp -5", "=SUM(A1)", "1,000,000", "Rp",
        "jt", "1 M M", "USD 5", "±5", "99.999.999 T", -5_000_000,
    ],
)  # fmt: skip
def test_what_is_not_an_amount_is_refused(typed: str | int) -> None:
    with pytest.raises(Refused) as refusal:
        parse_currency(typed)
    assert refusal.value.code == "not_a_number"


def test_true_is_not_a_number() -> None:
    with pytest.raises(Refused) as refusal:
        parse_number(True)
    assert refusal.value.code == "wrong_type"


@given(decimals)
def test_a_number_written_the_indonesian_way_reads_back_as_itself(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


@given(amounts)
def test_rupiah_written_out_read_back_as_themselves(rupiah: int) -> None:
    written = f"Rp {format_number(Decimal(rupiah))}"

    assert parse_currency(written) == rupiah
    assert parse_currency(written.replace("Rp ", "Rp. ") + ",-") == rupiah
    assert parse_currency(rupiah) == rupiah


@given(st.integers(min_value=0, max_value=999), st.integers(min_value=0, max_value=99), st.sampled_from(sorted(UNITS)))
def test_a_unit_multiplies_exactly(whole: int, hundredths: int, unit: str) -> None:
    assert parse_currency(f"{whole},{hundredths:02d} {unit}") == (whole * 100 + hundredths) * UNITS[unit] // 100


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_but_never_breaks(text: str) -> None:
    for parse in (parse_number, parse_currency):
        try:
            assert abs(parse(text)) <= LARGEST
        except Refused as refusal:
            assert refusal.code == "not_a_number"


@given(decimals)
def test_json_keeps_the_decimal_digits(value: Decimal) -> None:
    assert Decimal(str(json_number(value))) == value

"""Numbers and rupiah as Indonesians type them.

A dot groups thousands in threes, a comma is the decimal mark; a lone dot not followed by exactly three digits is a
decimal point, and so is one after a lone zero (`0.800`).  Nothing is guessed: what does not fit is refused as
`not_a_number`.  No binary floating point takes part in the reading.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

from workshop.domain.refusals import Refused

LARGEST = 10**15  # below 2**53, so a phone's JavaScript shows the same number
LONGEST_TEXT = 60

UNITS = {
    "rb": 10**3,
    "ribu": 10**3,
    "jt": 10**6,
    "juta": 10**6,
    "m": 10**9,
    "miliar": 10**9,
    "milyar": 10**9,
    "t": 10**12,
    "triliun": 10**12,
    "trilyun": 10**12,
}

_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMA = re.compile(r"[0-9]+(?:,[0-9]+)?")
_POINT = re.compile(r"(?:[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|0\.[0-9]+)")
_RUPIAH = re.compile(
    r"(?:(?:rp|idr)\s*\.?\s*)?(?P<amount>[0-9][0-9.,]*?)(?:\s*(?P<unit>[a-z]+))??(?:\s*rupiah)?(?:[,.]\s*[-=\u2013\u2014]+)?"
)


def stripped(text: str) -> str:
    """The text without blanks and invisible marks at its ends (NBSP and em space are blanks)."""
    return text.strip().strip(_INVISIBLE).strip()


def parse_number(typed: str | int | float) -> Decimal:
    """`4.310` → 4310, `54,70` → 54.70, `-0.8` → -0.8."""
    if not isinstance(typed, str):
        return _within(_plain(typed))
    text = _short(typed).replace("\u2212", "-")
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text.removeprefix("+"))
    return _within(sign * _unsigned(digits))


def parse_currency(typed: str | int | float) -> int:
    """Whole rupiah: `Rp. 1.500.000.000,-`, `1,4 M`, `750jt`; fractions of a rupiah are rounded half up."""
    amount = _within(_rupiah(typed) if isinstance(typed, str) else _plain(typed))
    if amount < 0:
        raise Refused("not_a_number", "an amount cannot be negative")
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def json_number(value: Decimal) -> int | float:
    """An int when integral, else the float whose text is this decimal."""
    return int(value) if value == value.to_integral_value() else float(str(value))


def format_number(value: Decimal) -> str:
    """As an Indonesian writes it: dots between thousands, a decimal comma."""
    whole, _, fraction = f"{abs(value):f}".partition(".")
    sign = "-" if value < 0 else ""
    return f"{sign}{int(whole):,}".replace(",", ".") + (f",{fraction}" if fraction else "")


def _unsigned(digits: str) -> Decimal:
    if _GROUPED.fullmatch(digits) or _COMMA.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _POINT.fullmatch(digits):
        return Decimal(digits)
    raise Refused("not_a_number", f"{digits!r:.40}")


def _rupiah(typed: str) -> Decimal:
    match = _RUPIAH.fullmatch(_short(typed).casefold())
    unit = match["unit"] if match else None
    if match is None or (unit is not None and unit not in UNITS):
        raise Refused("not_a_number", f"{typed!r:.40}")
    if unit is None and _POINT.fullmatch(match["amount"]):
        raise Refused("not_a_number", "in rupiah a dot groups thousands in threes")
    return _unsigned(match["amount"]) * UNITS[unit] if unit else _unsigned(match["amount"])


def _short(typed: str) -> str:
    text = stripped(typed)
    if not text or len(text) > LONGEST_TEXT:
        raise Refused("not_a_number", f"{len(text)} characters")
    return text


def _plain(typed: int | float) -> Decimal:
    if isinstance(typed, bool):
        raise Refused("wrong_type", "true and false are not numbers")
    return Decimal(str(typed))


def _within(value: Decimal) -> Decimal:
    if not value.is_finite() or abs(value) > LARGEST:
        raise Refused("not_a_number", "too large")
    return value

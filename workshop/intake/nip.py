"""The NIP, a civil servant's number: 18 digits, always text.

Spreadsheets keep 15 digits of a number, so a NIP that was ever a number is not to be trusted.
"""

import re
from typing import Literal

NONE = {
    "",
    "0",
    "tidakada",
    "none",
    "nihil",
    "nonasn",
    "nonpns",
    "honorer",
    "swasta",
    "na",
    "kontrak",
    "belumada",
}
NUMBER_SHOWN = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
LABEL = re.compile(r"^\s*nip\s*[.:]?\s*", re.IGNORECASE)
SEPARATORS = re.compile(r"[\s.\-–—'’`_/\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
BESIDE_A_NAME = re.compile(r"\bNIP\b\s*[.:]?\s*(\d[\d\s.]{16,}\d)\)?\s*$", re.IGNORECASE)
LENGTH = 18

Trouble = Literal["nip_not_text", "nip_not_18_digits"]


def split_name(text: str) -> tuple[str, str]:
    """The name and the NIP of a cell that holds both, as in a column *Nama / NIP*."""
    beside = BESIDE_A_NAME.search(text)
    return (text[: beside.start()].rstrip(" ,/(-–"), beside.group(1)) if beside else (text, "")


def read_nip(text: str, *, lossy: bool) -> tuple[str, Trouble | None]:
    """The 18 digits, or nothing and why; a dash and its like mean that there is none."""
    bare = SEPARATORS.sub("", LABEL.sub("", text))
    if bare.casefold() in NONE:
        return "", None
    if lossy or NUMBER_SHOWN.fullmatch(text.strip()):
        return "", "nip_not_text"
    if len(bare) != LENGTH or not (bare.isascii() and bare.isdigit()):
        return "", "nip_not_18_digits"
    return bare, None

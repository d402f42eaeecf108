"""Names of organisations as people type them.

Blanks, letter case and the kind of apostrophe do not matter; everything else does (`Andoolo` is not `Andoolo Barat`).
"""

import unicodedata
from collections.abc import Iterable


def name_key(text: str) -> str:
    """The same for all spellings that mean the same name."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2019", "'").replace("\u2018", "'")
    return " ".join(plain.split()).casefold()


def known_names(organisations: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Name key → id from (id, name, abbreviation); ids come first, names before abbreviations."""
    rows = list(organisations)
    found = {organisation_id: organisation_id for organisation_id, _, _ in rows}
    for column in (1, 2):
        for row in rows:
            if key := name_key(row[column]):
                found.setdefault(key, row[0])
    return found

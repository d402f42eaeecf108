"""Names, NIPs and phone numbers taken out of what people wrote, for readers who get no names.

Only names the record knows are found, with or without degrees, in whatever case they were typed.  A name in one word that is also
a word of an organisation's name goes only where it stands alone; one of one or two letters is not told from other letters.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workshop.domain.objects import Json

WITHHELD = {"id": "(nama disamarkan)", "en": "(name withheld)"}
FROM = {"id": "(peserta dari {organisation})", "en": "(participant from {organisation})"}
NUMBER = {"id": "(nomor disamarkan)", "en": "(number withheld)"}
# What names whoever signs, what is asked and who was invited stays as it is.
LEFT = ("office", "organisations", "themes", "worksheets", "people")
SHORTEST = 3
_TITLES = re.compile(r"^(?:(?:Prof|Dr|Drs|Dra|Ir|H|Hj|KH|dr|drg|apt)\.?\s+)+")
_DEGREES = r"(?:,?\s+(?:[A-Z][A-Za-z]{0,4}\.){1,4}[A-Za-z]{0,4}\.?)*"
_LEADING = r"(?:(?:Prof|Dr|Drs|Dra|Ir|H|Hj|KH)\.\s+)*"
_NUMBERS = re.compile(r"(?<![\w.])(?:\d{8}[ .]?\d{6}[ .]?\d[ .]?\d{3}|(?:\+62|0)[ -]?8\d{2}(?:[ -]?\d{3,4}){2})(?![\w])")
_APOSTROPHE = re.compile("[’'`ʼ]")


class Names:
    """`shown`: what stands for somebody, by the id of their organisation."""

    def __init__(self, record: Mapping[str, Any], reader: str) -> None:
        self._language = "en" if record["language"] == "en" else "id"
        offices = {one["id"]: one["key"] for one in record["organisations"]} if reader == "organisation" else {}
        words = {word.casefold() for one in record["organisations"] for word in one["name"].split()}
        self._shown: dict[str, str] = {}
        for person in record["people"]:
            shown = self._word(offices.get(person["organisation_id"], ""))
            for name in filter(_long_enough, _forms(person["name"])):
                self._shown.setdefault(_key(name), shown)
        self._found = _searched(self._shown, words)

    def out_of(self, thing: Json) -> Json:
        """The same tree with every text in it made nameless."""
        if isinstance(thing, str):
            return self._text(thing)
        if isinstance(thing, list):
            return [self.out_of(part) for part in thing]
        return {key: self.out_of(part) for key, part in thing.items()} if isinstance(thing, dict) else thing

    def _text(self, text: str) -> str:
        if alone := self._shown.get(_key(text.strip())):
            return alone
        named = self._found.sub(lambda found: self._shown[_key(found["name"])], text) if self._found else text
        return _NUMBERS.sub(NUMBER[self._language], named)

    def _word(self, organisation: str) -> str:
        return FROM[self._language].format(organisation=organisation) if organisation else WITHHELD[self._language]


def without_names(told: Mapping[str, Any], record: Mapping[str, Any], reader: str) -> dict[str, Any]:
    """`told`: what is left of the `record`; names are those of the whole one."""
    names = Names(record, reader)
    return {part: held if part in LEFT else names.out_of(held) for part, held in told.items()}


def _forms(name: str) -> Iterator[str]:
    """As it is listed, and without degrees and titles."""
    yield name
    yield _TITLES.sub("", name.split(",")[0].strip())


def _long_enough(name: str) -> bool:
    return len(name) >= SHORTEST


def _key(name: str) -> str:
    return " ".join(_APOSTROPHE.sub("'", name).casefold().split())


def _searched(names: Iterable[str], words: set[str]) -> re.Pattern[str] | None:
    """The longest first, so that of two names that begin alike the whole one is found."""
    wanted = [one for one in names if " " in one or one not in words]
    if not wanted:
        return None
    said = "|".join(map(_written, sorted(wanted, key=len, reverse=True)))
    return re.compile(rf"(?<!\w){_LEADING}(?P<name>{said}){_DEGREES}(?!\w)")


def _written(name: str) -> str:
    """In any case where there are several words; one word alone as a name is written, or in capitals."""
    words = name.split()
    if len(words) > 1:
        return r"\s+".join(f"(?i:{_loose(word)})" for word in words)
    return f"{_loose(name[:1].upper() + name[1:])}|{_loose(name.upper())}"


def _loose(word: str) -> str:
    return re.escape(word).replace("'", "[’'`ʼ]")

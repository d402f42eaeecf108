"""How names are compared and how shouting is undone.

Comparing forgives case, blanks, punctuation and apostrophes; writing changes only what carries no
information: runs of blanks, and the case of a name that is wholly CAPITALS or wholly small.  Anything else
stays exactly as it was typed.
"""

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

WORD = re.compile(r"[^\W_]+")
CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")
EXPANSIONS = {
    "kec": "kecamatan",
    "kab": "kabupaten",
    "kel": "kelurahan",
    "prov": "provinsi",
    "univ": "universitas",
}
LONGEST_ACRONYM = 5
LONGEST_COMPARED = 200
"""Likeness of longer texts costs time and says nothing."""
NAME_PARTS = re.compile(r"[^\s,]+|,|\s+")
CASELESS_NAME = re.compile(r"[^\W\d_]+(?:[\s.,’'`‘()/&-]+[^\W\d_]+)*[\s.,)]*")
CASELESS_ORGANISATION = re.compile(r"[\w\s.,’'`‘()/&-]+")
DOTTED_DEGREE = re.compile(r"[A-Za-z]{1,4}(?:\.[A-Za-z]{1,5})+\.?")


@cache
def spellings() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(files("workshop.intake").joinpath("spellings.json").read_text("utf-8"))
    return loaded


def squeeze(text: str) -> str:
    """Blanks of every kind become single spaces; nothing else is touched."""
    return " ".join(text.translate(CONTROLS).split())


def words_of(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("&", " dan "))


def plain(text: str) -> str:
    """For comparing headers and forms: small words with single blanks between."""
    return " ".join(words_of(text))


def fold(text: str) -> str:
    """For comparing names of organisations: no case, blanks or punctuation, and `Kec.` is `Kecamatan`."""
    folded = "".join(EXPANSIONS.get(word, word) for word in words_of(text))
    return folded or squeeze(text)


def fold_person(name: str) -> str:
    """For comparing people: the name itself, without titles, degrees, case, blanks and punctuation."""
    tokens = _core(squeeze(name))
    return "".join("".join(words_of(token)) for token in tokens) or squeeze(name)


def same_letters(one: str, other: str) -> bool:
    """Alike but for case, blanks and punctuation, titles and degrees included."""
    return "".join(words_of(one)) == "".join(words_of(other))


def carries_no_case(text: str) -> bool:
    """Wholly capitals or wholly small: its case was not chosen for the name."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and (text.isupper() or text.islower())


def organisation_name(text: str) -> str:
    """`DINAS KESEHATAN DAN KB` and `dinas kesehatan dan kb` become `Dinas Kesehatan dan KB`."""
    name = squeeze(text)
    if not carries_no_case(name) or not CASELESS_ORGANISATION.fullmatch(name):
        return name
    if name.isupper() and len(name) <= LONGEST_ACRONYM and name.casefold() not in _known_words():
        return name
    return WORD.sub(lambda word: _organisation_word(word.group(), first=word.start() == 0), name)


def abbreviation(text: str, name: str) -> str:
    """Spelling is kept, but `DISHUB` is officially `Dishub`, and words of the name are spelled as there."""
    short = squeeze(text)
    if not short.isupper() or not CASELESS_ORGANISATION.fullmatch(short):
        return short
    words = WORD.findall(short)
    in_name = {word.casefold(): word for word in WORD.findall(name)} if len(words) > 1 else {}
    official = _official()
    small = set(spellings()["small_words"])

    def spelled(word: str) -> str:
        low = word.casefold()
        return low if low in small else official.get(low) or in_name.get(low) or word

    return WORD.sub(lambda match: spelled(match.group()), short)


def person_name(text: str) -> str:
    """`ZULKIFLI LAPAOLA ST., MT` becomes `Zulkifli Lapaola ST., MT`; degrees as known, else kept."""
    name = squeeze(text)
    if not is_shouted(name):
        return name
    tail = _tail_start(name)
    return "".join(
        _degree(part) if at >= tail else _person_word(part)
        for part, at in ((match.group(), match.start()) for match in NAME_PARTS.finditer(name))
    )


def is_shouted(name: str) -> bool:
    """A name without case; titles and degrees say nothing about that, and odd signs forbid any change."""
    squeezed = squeeze(name)
    return carries_no_case(" ".join(_core(squeezed))) and bool(CASELESS_NAME.fullmatch(squeezed))


def kind_of(name: str) -> str:
    """dinas, badan, kecamatan … by the first words, else by a word within."""
    said = plain(name) + " "
    for start, kind in spellings()["kinds"]:
        if said.startswith(start + " "):
            return str(kind)
    for within, kind in spellings()["kinds_within"]:
        if f" {within} " in f" {said}":
            return str(kind)
    return ""


def form(table: str, text: str) -> str:
    """The one spelling of a sector or a sex; empty if the text is none of its known forms."""
    said = plain(text)
    return next((value for value, forms in spellings()[table].items() if said in forms), "")


@cache
def _official() -> dict[str, str]:
    return {word.casefold(): word for word in spellings()["official"]}


@cache
def _known_words() -> dict[str, str]:
    return _official() | {word.casefold(): word for word in spellings()["acronyms"]}


@cache
def _titles() -> dict[str, str]:
    return {"".join(words_of(title)): title for title in spellings()["titles"]}


@cache
def _degrees() -> dict[str, str]:
    return {degree.casefold().rstrip("."): degree.rstrip(".") for degree in spellings()["degrees"]}


@cache
def _bare_degrees() -> frozenset[str]:
    return frozenset("".join(words_of(degree)) for degree in spellings()["degrees"])


def _organisation_word(word: str, *, first: bool) -> str:
    low = word.casefold()
    if low in spellings()["small_words"] and not first:
        return low
    if low in _known_words():
        return _known_words()[low]
    if word.isupper() and len(word) > 1 and not re.search("[AEIOUY]", word):
        return word
    return low[:1].title() + low[1:]


def _core(name: str) -> list[str]:
    """The words of the name itself: before the first comma, without leading titles and trailing degrees."""
    tokens = name.partition(",")[0].split()
    start = 0
    while len(tokens) - start > 1 and "".join(words_of(tokens[start])) in _titles():
        start += 1
    end = len(tokens)
    while end - start > 1 and _is_degree(tokens[end - 1]):
        end -= 1
    return tokens[start:end]


def _is_degree(token: str) -> bool:
    bare = "".join(words_of(token))
    return bool(DOTTED_DEGREE.fullmatch(token)) or (bare in _bare_degrees() and (token.isupper() or "." in token))


def _tail_start(name: str) -> int:
    """Where the degrees begin: at the first comma, or at the first trailing word that is a degree."""
    head = name.partition(",")[0]
    core = _core(name)
    return head.rindex(core[-1]) + len(core[-1]) if core else len(head)


def _person_word(part: str) -> str:
    title = _titles().get("".join(words_of(part)))
    if title and "." in part:
        return title if title.endswith(".") == part.endswith(".") else title.rstrip(".")
    return "-".join(piece[:1].title() + piece[1:].lower() for piece in part.split("-"))


def _degree(part: str) -> str:
    """Only the case is set, and only of a degree written with just these dots."""
    bare = part.rstrip(".")
    spelled = _degrees().get(bare.casefold())
    return spelled + part[len(bare) :] if spelled and "." in bare else part

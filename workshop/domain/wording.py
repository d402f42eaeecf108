"""What the editorial desk proposes for a text: capitals, abbreviations, words written out, blanks, and *sda* filled in.

Pure, and only ever a proposal: a person takes it or not.  A text with no proposal left has none (idempotent); digits stay as they
are; what looks like a formula, an address or hides a turning sign is left alone.  The words are data (`library/wording.json`).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

DITTO = "ditto"
# As *s.d.a.*, *(Idem)* or *sama dengan di atas* read without blanks and signs.
DITTOS = frozenset({"sda", "idem", "ditto", "dito", "samadengandiatas", "samadgndiatas", "sepertidiatas"})
KINDS = (DITTO, "spaces", "shouting", "short", "abbreviation", "capital")
LEAST_SHOUTED = 2
LEAST_OF_A_SENTENCE = 2
SHORTEST_PLAIN = 3
LONGEST_IN_BRACKETS = 8
LONGEST_DITTO = 40
MOST_ROUNDS = 6
MOST_SAID = 6

_WORD = re.compile(r"[^\W_]+")
_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"[@\\#_]|://|\w\.\w")
_FORMULA = re.compile(r"\s*(?:[=+@]|-\S)")
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VOWEL = re.compile("[AIUEO]")
_BLANKS = re.compile(r"(?<=\S) {2,}(?=\S)")
_BEFORE_COMMA = re.compile(r"(?<=\S) +([,;])(?=\s|$)")
_AROUND_COMMA = re.compile(r"(?<=\S) +([,;])(?=[^\W\d_])")
_BEFORE_STOP = re.compile(r"(?<=[^\W\d_]) +\.(?=\s|$)")
_MARK = re.compile(r"[ \t]*(?:(?:[-–•*·]|\(?\d{1,3}[.)]|\(?[A-Za-z][.)])[ \t]+)?[\"“‘'(\[]*")
_STOP = re.compile(r"([^\W\d_]+)[)\"”’]?[.!?] +")
_OPEN_END = re.compile(r"[.!?:;]\s*$")

Rule = Callable[[str, "Words"], tuple[str, list[str]]]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All keys in small letters.  `shorts`: yg → yang; `abbreviations`: opd → OPD; `names`: first word → whole names as written;
    `small`: abbreviations that stay small and end no sentence; `capitals`: those that are words too in small letters (*sop*)."""

    shorts: Mapping[str, str]
    abbreviations: Mapping[str, str]
    names: Mapping[str, tuple[tuple[str, ...], ...]]
    small: frozenset[str]
    capitals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """`lines`: with all of it; `alone`: kind → with that kind only; `said`: kind → the words it is about."""

    lines: list[str]
    alone: dict[str, list[str]] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)


def is_ditto(lines: Sequence[str]) -> bool:
    """A whole cell that says *the same as above*."""
    return len(lines) == 1 and len(lines[0]) <= LONGEST_DITTO and "".join(_WORD.findall(lines[0])).casefold() in DITTOS


def propose(lines: Sequence[str], words: Words, above: Sequence[str] = ()) -> Proposal | None:
    """`above`: what the same column says above, as it is printed."""
    if is_ditto(lines):
        if not above or is_ditto(above):
            return None
        cleaned = propose(above, words)
        said = {DITTO: [*lines]} | (cleaned.said if cleaned else {})
        return Proposal(cleaned.lines if cleaned else [*above], {DITTO: [*above]}, said)
    told = [_proposed(line, words) for line in lines]
    fresh = [line for line, _ in told]
    if fresh == [*lines]:
        return None
    kinds = [kind for kind in RULES if any(kind in said for _, said in told)]
    alone = {kind: [one_kind(line, kind, words) for line in lines] for kind in kinds}
    said = {kind: list(dict.fromkeys(part for _, one in told for part in one.get(kind, ())))[:MOST_SAID] for kind in kinds}
    return Proposal(fresh, {kind: text for kind, text in alone.items() if text != [*lines]}, said)


def one_kind(text: str, kind: str, words: Words) -> str:
    return text if _is_left_alone(text) else RULES[kind](text, words)[0]


@lru_cache(maxsize=20_000)
def _proposed(text: str, words: Words) -> tuple[str, dict[str, list[str]]]:
    """The text when nothing is left to propose, and what each kind did."""
    said: dict[str, list[str]] = {}
    if _is_left_alone(text):
        return text, said
    for _ in range(MOST_ROUNDS):
        before = text
        for kind, rule in RULES.items():
            fresh, found = rule(text, words)
            if fresh != text:
                said.setdefault(kind, []).extend(found)
            text = fresh
        if text == before:
            break
    return text, said


def _is_left_alone(text: str) -> bool:
    return bool(_FORMULA.match(text) or _HIDDEN.search(text))


def _words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text that are no part of an address or the name of a file."""
    for chunk in _CHUNK.finditer(text):
        if not _ADDRESS.search(chunk[0]):
            yield from _WORD.finditer(text, chunk.start(), chunk.end())


def _replaced(text: str, changes: Sequence[tuple[int, int, str]]) -> str:
    for start, end, fresh in reversed(changes):
        text = text[:start] + fresh + text[end:]
    return text


def _spaces(text: str, words: Words) -> tuple[str, list[str]]:
    fresh = _BEFORE_STOP.sub(".", _BLANKS.sub(" ", text))
    return _AROUND_COMMA.sub(r"\1 ", _BEFORE_COMMA.sub(r"\1", fresh)), []


def _shouting(text: str, words: Words) -> tuple[str, list[str]]:
    """ALL OF IT IN CAPITALS: sentences as they are written, abbreviations as they are."""
    if any(sign.islower() for sign in text):
        return text, []
    plain = [one for one in _words(text) if not _stays(one, text, words)]
    if sum(len(one[0]) >= SHORTEST_PLAIN for one in plain) < LEAST_SHOUTED:
        return text, []
    known = [(one.start(), one.end(), words.abbreviations[one[0].casefold()]) for one in _words(text) if _is_known(one, words)]
    changes = sorted([(one.start(), one.end(), one[0].lower()) for one in plain] + known)
    lowered = _replaced(text, changes)
    return _capital(_named(lowered, words)[0], words)[0], []


def _stays(word: re.Match[str], text: str, words: Words) -> bool:
    """A word in capitals that is one by itself: an abbreviation, a numeral, a sign with digits; or one that cannot be small."""
    said = word[0]
    small = said.lower()
    if small.upper() != said or small in words.shorts or small in words.small:
        return small.upper() != said
    bracketed = text[word.start() - 1 : word.start()] == "(" and text[word.end() : word.end() + 1] == ")"
    short = len(said) == 1 or not _VOWEL.search(said) or (bracketed and len(said) <= LONGEST_IN_BRACKETS)
    return short or bool(_ROMAN.fullmatch(said)) or not said.isalpha() or small in words.abbreviations or small in words.capitals


def _is_known(word: re.Match[str], words: Words) -> bool:
    return word[0].casefold() in words.abbreviations and word[0].casefold() not in words.shorts


def _short(text: str, words: Words) -> tuple[str, list[str]]:
    changes, said = [], []
    for one in _words(text):
        whole = words.shorts.get(one[0].lower())
        if whole is None or (len(one[0]) > 1 and one[0].isupper()):
            continue
        fresh = whole.capitalize() if one[0][0].isupper() else whole
        stop = one.end() + bool(re.match(r"\. +[^\W\d_]", text[one.end() :]) and text[one.end() + 1 :].lstrip()[0].islower())
        changes.append((one.start(), stop, fresh))
        said.append(f"{one[0]} → {fresh}")
    return _replaced(text, changes), said


def _abbreviation(text: str, words: Words) -> tuple[str, list[str]]:
    changes, said = [], []
    for one in _words(text):
        known = words.abbreviations.get(one[0].casefold())
        if known is not None and known != one[0] and not one[0].isupper():
            changes.append((one.start(), one.end(), known))
            said.append(known)
    return _replaced(text, changes), said


def _named(text: str, words: Words) -> tuple[str, list[str]]:
    """Names that the workshop knows, as they are written; one in capitals throughout stays."""
    found = list(_words(text))
    changes, said, at = [], [], 0
    while at < len(found):
        name = next((one for one in words.names.get(found[at][0].casefold(), ()) if _is_name(text, found, at, one)), None)
        if name is not None:
            start, end, written = found[at].start(), found[at + len(name) - 1].end(), " ".join(name)
            if text[start:end] != written and not text[start:end].isupper():
                changes.append((start, end, written))
                said.append(written)
        at += len(name) if name else 1
    return _replaced(text, changes), said


def _is_name(text: str, found: Sequence[re.Match[str]], at: int, name: tuple[str, ...]) -> bool:
    some = found[at : at + len(name)]
    same = [one[0].casefold() for one in some] == [one.casefold() for one in name]
    return same and all(text[one.end() : other.start()] == " " for one, other in pairwise(some))


def _capital(text: str, words: Words) -> tuple[str, list[str]]:
    """The first letter of a sentence, of a line of a list, and of a name; a single word (*persen*) is no sentence."""
    named, said = _named(text, words)
    if len(_WORD.findall(named)) < LEAST_OF_A_SENTENCE:
        return named, said
    free = {one.start(): one for one in _words(named)}
    changes = [
        (start, start + 1, named[start].upper())
        for start in sorted(set(_beginnings(named, words)))
        if start in free and _can_rise(named, free[start], words)
    ]
    return _replaced(named, changes), said + [first + free[start][0][1:] for start, _, first in changes]


def _beginnings(text: str, words: Words) -> Iterator[int]:
    """Where a sentence begins: the text, a line after a closed one or with a mark, what follows a full stop."""
    at = 0
    for line in text.split("\n"):
        mark = _MARK.match(line)
        length = mark.end() if mark else 0
        if at == 0 or line[:length].strip() or _OPEN_END.search(text[:at]):
            yield at + length
        at += len(line) + 1
    for stop in _STOP.finditer(text):
        known = stop[1].casefold()
        if len(known) >= SHORTEST_PLAIN and known not in words.small and known not in words.shorts:
            yield stop.end()


def _can_rise(text: str, word: re.Match[str], words: Words) -> bool:
    """Neither *e-office* nor *iPhone*, and a letter that has one capital."""
    said = word[0]
    first = said[0]
    if not first.islower() or len(first.upper()) != 1 or first.upper().lower() != first:
        return False
    written = words.abbreviations.get(said.casefold())
    return said[1:].islower() is bool(said[1:]) and not (len(said) == 1 and text[word.end() :][:1] == "-") and written is None


RULES: dict[str, Rule] = {
    "spaces": _spaces,
    "shouting": _shouting,
    "short": _short,
    "abbreviation": _abbreviation,
    "capital": _capital,
}

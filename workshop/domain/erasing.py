"""ND1: what of each object tells who somebody is, and the object without it.

Ids, places and results stay; a name becomes a number that leads nowhere.  `TOLD` says for every kind what tells of the person
it belongs to; `FREE_TEXT` where anybody may have typed a name, which a person decides about.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from workshop.domain.objects import Json

Row = dict[str, Json]
Cleaner = Callable[[Row], Row]

# Kind → the field that holds the person, and what becomes of the fields that tell of them.
SUBJECT: dict[str, str] = {
    "person": "id",
    "credential": "person_id",
    "attendance_mark": "person_id",
    "waiver": "person_id",
    "entry": "author_id",
    "decision": "by",
    "remark": "speaker_id",
}
TOLD: dict[str, dict[str, Json]] = {
    "person": {
        **dict.fromkeys(("position", "sex", "nip", "rank", "phone", "list_key"), ""),
        "erasure_asked_at": None,
        "corrected": {},
    },
    "credential": {"code": "", "device_hash": ""},
    "attendance_mark": {"reason": ""},
    "waiver": {"reason": ""},
    "entry": {},
    "decision": {"name": "", "position": ""},
    "remark": {"speaker_name": "", "speaker_from": ""},
}
FREE_TEXT: dict[str, tuple[str, ...]] = {
    "organisation": ("name", "abbreviation", "aliases"),
    "group": ("title", "place"),
    "agenda_item": ("title",),
    "activity": ("title",),
    "entry": ("draft", "values", "parsed", "rivals"),
    "review": ("text", "quoted", "seen"),
    "cluster": ("title", "note"),
    "attachment": ("name", "caption"),
    "citation": ("place", "note"),
    "ballot": ("question", "options"),
    "paper_count": ("witnesses",),
    "ballot_reset": ("reason",),
    "decision": ("text", "reason", "name", "position", "chosen"),
    "attendance_mark": ("reason",),
    "waiver": ("reason",),
    "announcement": ("text",),
    "screen": ("content",),
    "workshop": ("profile", "contact"),
    "office": ("profile",),
    "lineage": ("seen", "source_title"),
    "carrying": ("titles",),
    "snapshot": ("title",),
    "snapshot_row": ("title", "unit_title", "values"),
    "homework": ("title", "note"),
    "plenary": ("title",),
    "remark": ("speaker_name", "speaker_from", "text", "who", "what", "due", "rivals"),
    "document_version": ("note", "name"),
    "correction": ("original", "text", "above"),
}
TEXTS_OF_A_ROW = ("draft", "values", "parsed", "rivals")
SHORTEST_WORD = 4
BETWEEN_NIP = ((0, 8), (8, 14), (14, 15), (15, 18))


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody whose data go.  `shown`: what stands where the name was; `mentions`: (kind, id) of texts to take it out of."""

    person_id: str
    shown: str
    mentions: tuple[tuple[str, str], ...] = ()


def without_person(kind: str, row: Row, shown: str, columns: frozenset[str] = frozenset()) -> Row:
    """The object without what tells of the person it belongs to.  `columns`: the personal ones of a row's worksheet."""
    cleaned = {**row, **{name: value for name, value in TOLD[kind].items() if name in row}}
    if kind == "person":
        cleaned["name"] = shown
    if kind == "credential" and row["kind"] == "code":
        cleaned["secret_hash"] = ""
    for name in TEXTS_OF_A_ROW if kind == "entry" else ():
        if row.get(name) is not None:
            cleaned[name] = {field: value for field, value in row[name].items() if field not in columns}
    return cleaned


def without_document(row: Row, shown: str) -> Row:
    """The document without its name and what ties it to its content, which goes too."""
    return {**row, "name": shown, "caption": "", "content_hash": "", "size": 0}


def without_columns(review: Row, columns: frozenset[str]) -> Row:
    """The review of somebody's row, without those columns of it."""
    seen = {field: value for field, value in (review.get("seen") or {}).items() if field not in columns}
    return {**review, "seen": seen, **({"quoted": ""} if review.get("field_id") in columns else {})}


def without_words(kind: str, row: Row, words: Iterable[str], shown: str) -> Row:
    """The object with the words taken out of its texts, wherever and however they stand in them."""
    found = sorted(words, key=len, reverse=True)
    if not found:
        return row
    pattern = re.compile("|".join(re.escape(word) for word in found), re.IGNORECASE)
    return {**row, **{name: _replaced(row[name], pattern, shown) for name in FREE_TEXT[kind] if name in row}}


def words_of(name: str, nip: str, phone: str) -> set[str]:
    """As a person is written in a text: the name with and without degrees, the NIP in one piece and in four, the phone."""
    spaced = " ".join(nip[start:end] for start, end in BETWEEN_NIP) if len(nip) == BETWEEN_NIP[-1][1] else ""
    return {word for word in (name.strip(), bare(name), nip, spaced, phone) if len(word) >= SHORTEST_WORD}


def bare(name: str) -> str:
    """`Dr. Ir. La Ode Fajar, S.T., M.Si.` is La Ode Fajar; initials in the middle stay."""
    words = name.split(",")[0].split()
    while len(words) > 1 and words[0].endswith("."):
        words = words[1:]
    return " ".join(words)


def texts_in(value: Json) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)


def _replaced(value: Json, pattern: re.Pattern[str], shown: str) -> Json:
    if isinstance(value, str):
        return pattern.sub(lambda found: shown, value)
    if isinstance(value, Mapping):
        return {name: _replaced(part, pattern, shown) for name, part in value.items()}
    return [_replaced(part, pattern, shown) for part in value] if isinstance(value, list) else value

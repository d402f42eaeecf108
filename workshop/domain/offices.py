"""The office that signs: letterhead, page, place of signing, numbering, signatories and standing phrases of a workshop's papers.

All of it is the workshop's own data; what is not set yet follows from the workshop.  Only those who keep the papers read it,
because signatories stand in it with their NIP.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from workshop.domain import accepting as take
from workshop.domain.derived import derived
from workshop.domain.objects import Json, Stored
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop

PAPERS = ("A4", "F4")
FONTS = ("Arial", "Bookman Old Style", "Calibri", "Cambria", "Noto Sans", "Noto Serif", "Tahoma", "Times New Roman")
SIDES = ("top", "right", "bottom", "left")
# pimpinan, notulis, ketua panitia, mengetahui
ROLES = ("chair", "scribe", "committee", "acknowledging")
PHRASES = ("basis", "purpose", "background", "method", "preface", "closing")
# As a paper in another language than the workshop's says it: `basis_en`.
PHRASES_BESIDE = tuple(f"{name}_{language}" for language in ("id", "en") for name in PHRASES)
COLUMNS = ("nip", "rank", "position", "organisation", "sex", "phone", "times")
MOST_LINES, MOST_SIGNATORIES, MOST_EXTRA = 6, 12, 4
LONGEST_ADDRESS, LONGEST_PHRASE, LONGEST_HEAD = 400, 3_000, 60
SMALLEST_MARGIN, LARGEST_MARGIN = 10, 60
SMALLEST_LINE, LARGEST_LINE = 8, 24
SMALLEST_TYPE, LARGEST_TYPE = 9, 14
MOST_BLANK_ROWS = 40
BIG_LINE, BIGGER_LINE = 13, 15

DEFAULTS: Mapping[str, Json] = {
    "lines": [],
    "address": "",
    "paper": "A4",
    "margins": {"top": 20, "right": 20, "bottom": 20, "left": 25},
    "font": "Arial",
    "size": 11,
    "place": "",
    "numbering": "",
    "signatories": [],
    "phrases": {},
    "columns": ["nip", "position", "organisation", "sex"],
    "blank_rows": 5,
    "extra_columns": [],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Stored):
    """One a workshop.  `profile`: what was set, by the names of `DEFAULTS`; `emblem`: a PNG in base64."""

    type: ClassVar[str] = "office"

    profile: dict[str, Json] = field(default_factory=dict)
    emblem: str = ""
    changed_by: str = ""
    changed_at: str = ""


def office_id(workshop_id: str) -> str:
    return derived("off", workshop_id)


def as_it_stands(workshop: Workshop, profile: Mapping[str, Json]) -> dict[str, Json]:
    """Every part of a profile, what was left empty filled in from the workshop."""
    told = {**DEFAULTS, **profile}
    told["margins"] = {**DEFAULTS["margins"], **told["margins"]}
    told["lines"] = told["lines"] or _lines_of(workshop)
    told["place"] = told["place"] or workshop.place.rsplit(",", 1)[-1].strip()
    return told


def _lines_of(workshop: Workshop) -> list[Json]:
    lines = [
        (f"PEMERINTAH {workshop.region}" if workshop.region else "", BIG_LINE, False),
        (workshop.organiser, BIGGER_LINE, True),
    ]
    return [{"text": text.upper(), "size": size, "bold": bold} for text, size, bold in lines if text]


def checked(fields: Mapping[str, Json]) -> dict[str, Json]:
    """The parts as they may be stored; refused is whatever a profile does not have or cannot hold."""
    unknown = sorted(name for name in fields if name not in CHECKS)
    if unknown:
        raise Refused("unknown_field", field=unknown[0][:80])
    return {name: CHECKS[name](value) for name, value in fields.items()}


def _lines(value: Json) -> list[Json]:
    return [line for line in (_line(one) for one in take.rows(value, "lines", MOST_LINES)) if line["text"]]


def _line(value: Json) -> dict[str, Json]:
    told = take.record(value, "lines", ("text", "size", "bold"))
    size = take.whole(told.get("size", BIG_LINE), "lines", SMALLEST_LINE, LARGEST_LINE)
    return {"text": take.text(told.get("text", ""), "lines"), "size": size, "bold": _yes(told.get("bold", False), "lines")}


def _yes(value: Json, name: str) -> bool:
    if not isinstance(value, bool):
        raise Refused("wrong_type", "true or false", name)
    return value


def _margins(value: Json) -> dict[str, int]:
    told = take.record(value, "margins", SIDES)
    return {side: take.whole(told[side], "margins", SMALLEST_MARGIN, LARGEST_MARGIN) for side in SIDES if side in told}


def _signatories(value: Json) -> list[Json]:
    told = [_signatory(one) for one in take.rows(value, "signatories", MOST_SIGNATORIES)]
    return [one for one in told if one["name"] or one["position"]]


def _signatory(value: Json) -> dict[str, str]:
    told = take.record(value, "signatories", ("role", "name", "position", "rank", "nip"))
    role = take.one_of(told.get("role", ""), "signatories", ROLES)
    return {"role": role, **{name: take.text(told.get(name, ""), "signatories") for name in ("name", "position", "rank", "nip")}}


def _phrases(value: Json) -> dict[str, str]:
    told = take.record(value, "phrases", (*PHRASES, *PHRASES_BESIDE))
    return {name: take.text(said, "phrases", LONGEST_PHRASE) for name, said in told.items()}


def _columns(value: Json) -> list[str]:
    chosen = [take.one_of(one, "columns", COLUMNS) for one in take.rows(value, "columns", len(COLUMNS))]
    take.all_different(chosen, "columns")
    return [name for name in COLUMNS if name in chosen]


def _extra_columns(value: Json) -> list[str]:
    heads = [take.text(one, "extra_columns", LONGEST_HEAD) for one in take.rows(value, "extra_columns", MOST_EXTRA)]
    return [head for head in heads if head]


CHECKS: dict[str, Callable[[Any], Json]] = {
    "lines": _lines,
    "address": lambda value: take.text(value, "address", LONGEST_ADDRESS),
    "paper": lambda value: take.one_of(value, "paper", PAPERS),
    "margins": _margins,
    "font": lambda value: take.one_of(value, "font", FONTS),
    "size": lambda value: take.whole(value, "size", SMALLEST_TYPE, LARGEST_TYPE),
    "place": lambda value: take.text(value, "place"),
    "numbering": lambda value: take.text(value, "numbering"),
    "signatories": _signatories,
    "phrases": _phrases,
    "columns": _columns,
    "blank_rows": lambda value: take.whole(value, "blank_rows", 0, MOST_BLANK_ROWS),
    "extra_columns": _extra_columns,
}

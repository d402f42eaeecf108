"""Reviews of one row in their order: how the row stands, which round it is in, and what an assessor may speak of (RV1–RV3).

A judgement is a return, an acceptance, a postponement or a reopening; comments and corrections judge nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop.domain.derived import derived
from workshop.domain.entries import Entry, text_hash
from workshop.domain.judgements import Review
from workshop.domain.objects import Json
from workshop.domain.values import is_blank

JUDGEMENTS = ("return", "accept", "postpone", "reopen")
OF_ASSESSORS = ("comment", *JUDGEMENTS)
OF_A_SHEET = ("comment", "return", "accept")
CORRECT = "correct"
ACTS = (*OF_ASSESSORS, CORRECT)
KINDS_OF_REMARK = ("", "fix", "add", "move")
SCOPES = ("themes", "groups", "organisations")

_AFTER = {"return": "returned", "accept": "accepted", "postpone": "postponed"}


def in_order(reviews: Iterable[Review]) -> list[Review]:
    """Those that stand and are no private note, as they were made."""
    return sorted((one for one in reviews if not one.withdrawn and not one.private), key=lambda one: one.number)


def state_of(reviews: Iterable[Review]) -> str:
    """'' (nobody said anything), commented, returned, resubmitted, accepted, changed (after it was accepted) or postponed."""
    state, judged = "", None
    for one in in_order(reviews):
        if one.act in JUDGEMENTS:
            state, judged = _AFTER.get(one.act, ""), one
        elif one.act == CORRECT and judged is not None:
            state = _written_over(state, judged, one)
        elif one.act == "comment":
            state = state or "commented"
    return state


def _written_over(state: str, judged: Review, correction: Review) -> str:
    """RV1: an acceptance holds for the text it was given, and again where the row reads as it did then."""
    if state in ("accepted", "changed"):
        return "accepted" if reads_alike(judged.seen, correction.seen) else "changed"
    return "resubmitted" if state == "returned" else state


def reads_alike(one: Mapping[str, Json], other: Mapping[str, Json]) -> bool:
    return all(_same(one.get(name), other.get(name)) for name in {*one, *other})


def _same(one: Json, other: Json) -> bool:
    return text_hash(one) == text_hash(other) or (is_blank(one) and is_blank(other))


def may_follow_the_rest(reviews: Iterable[Review]) -> bool:
    """*Terima semua sisanya* takes a row nobody has judged and of which no remark asks for something."""
    told = list(reviews)
    return state_of(told) in ("", "commented") and not any(one.kind for one in in_order(told) if one.number > _judged(told))


def _judged(reviews: Iterable[Review]) -> int:
    last = last_judgement(reviews)
    return last.number if last else 0


def last_judgement(reviews: Iterable[Review]) -> Review | None:
    return next((one for one in reversed(in_order(reviews)) if one.act in JUDGEMENTS), None)


def is_open_for_correction(reviews: Iterable[Review]) -> bool:
    judged = last_judgement(reviews)
    return judged is not None and judged.act == "return"


def next_number(reviews: Iterable[Review]) -> int:
    return max((one.number for one in reviews), default=0) + 1


def round_of(reviews: Iterable[Review], act: str) -> int:
    """Each return begins one; the first is 1 also where nothing was returned."""
    returned = sum(one.act == "return" for one in in_order(reviews))
    return max(1, returned + (act == "return"))


def reached_id(of_the_sheet: Review, entry_id: str) -> str:
    """Of the return of one row that the return of its whole sheet became."""
    return derived("rev", of_the_sheet.workshop_id, of_the_sheet.id, entry_id)


def quoted(entry: Entry, field_id: str | None) -> str:
    """The cell's text that a remark is about, as it counts now."""
    value = (entry.values or {}).get(field_id) if field_id else None
    return ", ".join(str(part) for part in value) if isinstance(value, list) else "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: its theme, and its group or organisation; a person's row stands with each the person has a seat of."""

    theme: str | None
    group: str | None
    organisations: frozenset[str] = frozenset()


def covers(scope: Mapping[str, list[str]], place: Place) -> bool:
    """Whether a grant reaches there; one without limits reaches everywhere."""
    if not any(scope.get(name) for name in SCOPES):
        return True
    found = zip(SCOPES, ({place.theme}, {place.group}, place.organisations), strict=True)
    return any(not where.isdisjoint(scope.get(name, ())) for name, where in found)

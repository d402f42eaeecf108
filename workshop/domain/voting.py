"""One engine for every kind of ballot: a vote gives options whole numbers by criteria, and the kind says which are good.

Dots are a number with a budget, USG three marks of 1 to 5, a ranking a place, consent a hand of 0 to 5 fingers.  What a ballot
lets one choose (criteria, budget, places) are its settings: nothing of a workshop is known here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.domain import accepting as take
from workshop.domain.judgements import Ballot
from workshop.domain.objects import Json
from workshop.domain.refusals import Refused

KINDS = ("dots", "usg", "weighted", "impact_effort", "ranking", "consent", "choice")
UNITS = ("person", "organisation", "group")
MOST_OPTIONS = 60
MOST_CRITERIA = 12
LONGEST_QUESTION = 300
SCALE = (1, 5)
FINGERS = (0, 5)
MOST_DOTS = 100
DEFAULT_DOTS = 3
DEFAULT_CUT = 3
USG = ("U", "S", "G")
IMPACT, EFFORT = "impact", "effort"

Choice = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Rules:
    """`budget`: how much all marks together may be; `places`: marks are places, each given once, from the first on."""

    criteria: tuple[str, ...]
    lowest: int
    highest: int
    budget: int | None = None
    places: bool = False


def rules_of(ballot: Ballot) -> Rules:
    """By which a vote in it is good."""
    settings = ballot.settings
    if ballot.kind == "dots":
        return Rules(("dots",), 1, settings["most"], settings["dots"])
    if ballot.kind == "choice":
        return Rules(("pick",), 1, 1, settings["picks"])
    if ballot.kind == "ranking":
        return Rules(("place",), 1, settings["places"], places=True)
    if ballot.kind == "consent":
        return Rules(("fist",), *FINGERS)
    if ballot.kind == "impact_effort":
        return Rules((IMPACT, EFFORT), *SCALE)
    return Rules(USG if ballot.kind == "usg" else tuple(one["id"] for one in settings["criteria"]), *SCALE)


def checked(ballot: Ballot, choice: Mapping[str, Json]) -> Choice:
    """The vote as it is kept.  Nothing is a vote too: whoever gives none takes theirs back."""
    rules, known = rules_of(ballot), {option["id"] for option in ballot.options}
    for option in choice:
        if option not in known:
            raise Refused("unknown_option", f"{option:.60}", "choice")
    found = {option: _marks(rules, marks) for option, marks in choice.items()}
    given = [mark for marks in found.values() for mark in marks.values()]
    if rules.budget is not None and sum(given) > rules.budget:
        raise Refused("too_many_dots", f"{sum(given)} of {rules.budget}", "choice")
    if rules.places:
        take.all_different([str(mark) for mark in given], "choice")
        if sorted(given) != list(range(1, len(given) + 1)):
            raise Refused("place_left_out", field="choice")
    return found


def _marks(rules: Rules, marks: Json) -> dict[str, int]:
    """Every criterion of an option, or none of it."""
    told = take.record(marks, "choice", rules.criteria)
    if missing := [one for one in rules.criteria if one not in told]:
        raise Refused("missing_required", missing[0], "choice")
    for mark in told.values():
        if not isinstance(mark, int) or isinstance(mark, bool):
            raise Refused("wrong_type", "whole number expected", "choice")
        if not rules.lowest <= mark <= rules.highest:
            raise Refused("scale_out_of_range", f"{rules.lowest} to {rules.highest}", "choice")
    return {one: told[one] for one in rules.criteria}


def options_of(value: list[Json]) -> list[Json]:
    """`[{id, title, entry?, cluster?, eligible?}]`; one that is not eligible is ranked too and cannot be decided for by the order
    alone."""
    found = [_option(one) for one in take.rows(value, "options", MOST_OPTIONS)]
    if len(found) < 1:
        raise Refused("too_few_items", field="options")
    take.all_different([one["id"] for one in found], "options")
    return found


def _option(value: Json) -> dict[str, Json]:
    told = take.record(value, "options", ("id", "title", "entry", "cluster", "eligible"))
    eligible = told.get("eligible", True)
    if not isinstance(eligible, bool):
        raise Refused("wrong_type", "true or false expected", "options")
    found = {"id": take.fresh_id(take.needed(told.get("id"), "options"), "options"), "title": _title(told.get("title"))}
    return {**found, "entry": _taken(told.get("entry")), "cluster": _taken(told.get("cluster")), "eligible": eligible}


def _taken(id: Json) -> str | None:
    """The row or the cluster an option was taken from."""
    return None if id is None else take.fresh_id(take.text(id, "options"), "options")


def _title(value: Json) -> str:
    return take.needed(value, "options", LONGEST_QUESTION)


def settings_of(kind: str, value: dict[str, Json], options: int) -> dict[str, Json]:
    """What the kind lets one choose, with its defaults; nothing else is kept."""
    if kind == "dots":
        told = take.record(value, "settings", ("dots", "most"))
        dots = take.whole(told.get("dots", DEFAULT_DOTS), "settings", 1, MOST_DOTS)
        return {"dots": dots, "most": take.whole(told.get("most", min(2, dots)), "settings", 1, dots)}
    if kind == "choice":
        told = take.record(value, "settings", ("picks",))
        return {"picks": take.whole(told.get("picks", 1), "settings", 1, options)}
    if kind == "ranking":
        told = take.record(value, "settings", ("places",))
        return {"places": take.whole(told.get("places", options), "settings", 1, options)}
    if kind == "impact_effort":
        told = take.record(value, "settings", ("cut",))
        return {"cut": take.whole(told.get("cut", DEFAULT_CUT), "settings", *SCALE)}
    if kind == "weighted":
        return _weighted(take.record(value, "settings", ("criteria", "assessors")))
    take.record(value, "settings", ())
    return {}


def _weighted(told: dict[str, Json]) -> dict[str, Json]:
    criteria = [_criterion(one) for one in take.rows(told.get("criteria"), "settings", MOST_CRITERIA)]
    if not criteria:
        raise Refused("too_few_items", field="settings")
    take.all_different([one["id"] for one in criteria], "settings")
    assessors = told.get("assessors", False)
    if not isinstance(assessors, bool):
        raise Refused("wrong_type", "true or false expected", "settings")
    return {"criteria": criteria, "assessors": assessors}


def _criterion(value: Json) -> dict[str, Json]:
    told = take.record(value, "settings", ("id", "label_id", "label_en", "weight"))
    label = take.needed(told.get("label_id"), "settings")
    return {
        "id": take.fresh_id(take.needed(told.get("id"), "settings"), "settings"),
        "label_id": label,
        "label_en": take.text(told.get("label_en", label), "settings") or label,
        "weight": take.whole(told.get("weight"), "settings", 1, 100),
    }


def counted_totals(ballot: Ballot, papers: int, value: dict[str, Json]) -> dict[str, Json]:
    """Paper ballots as totals: option → criterion → {counts: mark → how many papers}; sums follow from the counts.

    Where a kind only adds up (dots, marks), `{n, sum}` is enough.
    """
    rules, known = rules_of(ballot), {option["id"] for option in ballot.options}
    found: dict[str, Json] = {}
    for option, marks in value.items():
        if option not in known:
            raise Refused("unknown_option", f"{option:.60}", "totals")
        told = take.record(marks, "totals", rules.criteria)
        found[option] = {one: _total(rules, papers, told.get(one)) for one in rules.criteria}
    given = sum(total["sum"] for marks in found.values() for total in marks.values())
    if rules.budget is not None and given > papers * rules.budget:
        raise Refused("too_many_dots", f"{given} of {papers * rules.budget}", "totals")
    return found


def _total(rules: Rules, papers: int, value: Json) -> dict[str, Json]:
    told = take.record(value, "totals", ("n", "sum", "counts"))
    if rules.criteria == ("fist",) or "counts" in told:
        return _from_counts(rules, papers, told.get("counts"))
    n = take.whole(told.get("n"), "totals", 0, papers)
    return {"n": n, "sum": take.whole(told.get("sum"), "totals", n * rules.lowest, n * rules.highest)}


def _from_counts(rules: Rules, papers: int, value: Json) -> dict[str, Json]:
    marks = tuple(str(mark) for mark in range(rules.lowest, rules.highest + 1))
    told = take.record(value, "totals", marks)
    counts = {mark: take.whole(many, "totals", 0, papers) for mark, many in told.items() if many != 0}
    n = sum(counts.values())
    if n > papers:
        raise Refused("number_out_of_range", f"{n} of {papers}", "totals")
    return {"n": n, "sum": sum(int(mark) * many for mark, many in counts.items()), "counts": counts}

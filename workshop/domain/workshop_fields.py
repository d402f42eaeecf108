"""What may be set about a workshop, by whom it is made or changed: each field with the check it passes.

The sets of choices are checked here because a worksheet is frozen with them; a set that could not be read would only
show when the hall waits for the sheet.
"""

import json
from collections.abc import Callable, Mapping

from workshop.domain import accepting as take
from workshop.domain.fields import Choice
from workshop.domain.objects import Json
from workshop.domain.refusals import Refused
from workshop.domain.workshops import DIGITS, LIFE

LANGUAGES = ("id", "en")
MOST_DAYS = 31
MOST_THEMES = 60
MOST_CHOICES = 500
MOST_SETS = 60
FIRST_YEAR, LAST_YEAR = 1900, 2200
LARGEST_PROFILE = 20_000
LONGEST_PURPOSE = 500
LONGEST_RETENTION = 3650
RESERVED_SETS = ("themes", "sub_themes")


def checked(fields: Mapping[str, Json]) -> dict[str, Json]:
    """The fields as they may be stored; refused is whatever a workshop does not have or cannot hold."""
    unknown = sorted(name for name in fields if name not in CHECKS)
    if unknown:
        raise Refused("unknown_field", field=unknown[0][:80])
    return {name: CHECKS[name](value) for name, value in fields.items()}


def _days(value: Json) -> list[Json]:
    days = [_day(day) for day in take.rows(value, "days", MOST_DAYS)]
    dates = [day["date"] for day in days]
    if not days:
        raise Refused("missing_required", field="days")
    if dates != sorted(set(dates)):
        raise Refused("bad_date", "days must follow each other", "days")
    return days


def _day(value: Json) -> dict[str, Json]:
    told = take.record(value, "days", ("date", "opens", "closes"))
    times = {name: take.clock_time(told[name], "days") for name in ("opens", "closes") if told.get(name) is not None}
    return {"date": take.calendar_day(told.get("date", ""), "days"), "opens": "", **times}


def _half_days(value: Json) -> list[Json]:
    found = [_half_day(one) for one in take.rows(value, "half_days", 2 * MOST_DAYS)]
    take.all_different([one["key"] for one in found], "half_days")
    return found


def _half_day(value: Json) -> dict[str, Json]:
    told = take.record(value, "half_days", ("key", "day", "start", "end"))
    start, end = (take.clock_time(told.get(name, ""), "half_days") for name in ("start", "end"))
    if not start < end:
        raise Refused("bad_time", "a half-day starts before it ends", "half_days")
    key, day = take.needed(told.get("key", ""), "half_days", 64), take.whole(told.get("day"), "half_days", 1, MOST_DAYS)
    return {"key": key, "day": day, "start": start, "end": end}


def _themes(value: Json) -> list[Json]:
    themes = [_theme(theme) for theme in take.rows(value, "themes", MOST_THEMES)]
    take.all_different([part["id"] for theme in themes for part in (theme, *theme["sub"])], "themes")
    return themes


def _theme(value: Json) -> dict[str, Json]:
    told = take.record(value, "themes", ("id", "label_id", "label_en", "sub"))
    subs = take.rows(told.get("sub", []), "themes", MOST_THEMES)
    return {**_labelled(told), "sub": [_labelled(take.record(sub, "themes", ("id", "label_id", "label_en"))) for sub in subs]}


def _labelled(told: Mapping[str, Json]) -> dict[str, Json]:
    """One language is enough to go on; the other then says the same."""
    named = told.get("label_id") or told.get("label_en") or ""
    labels = {name: take.needed(told.get(name) or named, "themes") for name in ("label_id", "label_en")}
    return {"id": take.fresh_id(take.text(told.get("id", ""), "themes"), "themes"), **labels}


def _choice_sets(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise Refused("wrong_type", "object expected", "choice_sets")
    if len(value) > MOST_SETS:
        raise Refused("too_many_items", field="choice_sets")
    return {_set_name(name): _choices(choices) for name, choices in value.items()}


def _set_name(name: str) -> str:
    if name in RESERVED_SETS or not name.replace("_", "").isalnum() or len(name) > 64:
        raise Refused("wrong_choice", f"{name:.64} cannot be a set of its own", "choice_sets")
    return name


def _choices(value: Json) -> list[Json]:
    try:
        choices = [Choice.from_json(choice).to_json() for choice in take.rows(value, "choice_sets", MOST_CHOICES)]
    except Refused as refusal:
        raise refusal if refusal.field else Refused("wrong_type", refusal.detail, "choice_sets") from None
    for choice in choices:
        for part in choice.values():
            take.text(part, "choice_sets")
    take.all_different([choice["value"] for choice in choices], "choice_sets")
    return list(choices)


def _year_range(value: Json) -> list[int]:
    years = [take.whole(year, "year_range", FIRST_YEAR, LAST_YEAR) for year in take.rows(value, "year_range", 2)]
    if len(years) != 2 or years[0] > years[1]:
        raise Refused("number_out_of_range", "from, to", "year_range")
    return years


def _profile(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise Refused("wrong_type", "object expected", "profile")
    if len(json.dumps(take.storable(value, "profile"), ensure_ascii=False)) > LARGEST_PROFILE:
        raise Refused("too_big", field="profile")
    return value


def _retention(value: Json) -> dict[str, Json]:
    """Nothing: not decided yet."""
    told = take.record(value, "retention", ("days", "automatic"))
    if not told:
        return {}
    if not isinstance(told.get("automatic", False), bool):
        raise Refused("wrong_type", "true or false expected", "retention")
    return {"days": take.whole(told.get("days"), "retention", 1, LONGEST_RETENTION), "automatic": told.get("automatic", False)}


def _line(name: str) -> Callable[[Json], str]:
    return lambda value: take.text(value, name)


CHECKS: dict[str, Callable[[Json], Json]] = {
    "title": lambda value: take.needed(value, "title"),
    **{name: _line(name) for name in ("stage", "place", "region", "organiser")},
    "timezone": lambda value: take.needed(value, "timezone", 64),
    "language": lambda value: take.one_of(value, "language", LANGUAGES),
    "days": _days,
    "half_days": _half_days,
    "presence_by": lambda value: take.one_of(value, "presence_by", (LIFE, DIGITS)),
    "themes": _themes,
    "choice_sets": _choice_sets,
    "year_range": _year_range,
    "profile": _profile,
    "purpose": lambda value: take.text(value, "purpose", LONGEST_PURPOSE),
    "contact": _line("contact"),
    "retention": _retention,
}

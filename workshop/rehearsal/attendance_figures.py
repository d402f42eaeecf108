"""The figure `attendance`, from the record alone: who was there on which day and half-day, who came late, who substituted.

People are called by their number on the office's list.  For every day there is a `dayN_only` and a `late_over_60_min_dayN`; a
data set that asks for fewer gets fewer.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Record = Mapping[str, Any]

LATE = timedelta(minutes=60)


def attendance(record: Record) -> dict[str, Any]:
    roll = record["attendance"]
    days = [one["day"] for one in roll["days"]]
    came = {day: _who_came(record, day) for day in days}
    every_day = set.intersection(*map(set, came.values())) if came else set()
    people = [person for person in record["people"] if not person["staff"]]
    return {
        "registered": len(people),
        "participants_per_day": {str(one["day"]): one["people"] for one in roll["days"]},
        "both_days": len(every_day),
        **{f"day{day}_only": sorted(set(came[day]) - _others(came, day)) for day in days},
        "pentahelix_registered": Counter(person["sector"] for person in people),
        "pentahelix_per_day": {str(one["day"]): one["sectors"] for one in roll["days"]},
        "sex_registered": Counter(person["sex"] for person in people if person["sex"]),
        "sex_per_day": {str(one["day"]): one["sexes"] for one in roll["days"]},
        "attendance_per_half_day": {one["key"]: one["people"] for one in roll["half_days"]},
        "attendance_per_half_day_by_unsur": {one["key"]: one["sectors"] for one in roll["half_days"]},
        "organisations_present_per_day": {str(one["day"]): one["organisations"] for one in roll["days"]},
        "substitutions": _substitutions(record),
        **{f"late_over_60_min_day{day}": _late(record, day) for day in days},
        "names_equal_ignoring_case": _namesakes(people, str.casefold),
        "identical_names": _namesakes(people, str),
    }


def _who_came(record: Record, day: int) -> list[str]:
    keys = _keys(record)
    return [keys[one["person_id"]] for one in record["attendance"]["people"] if any(on["day"] == day for on in one["days"])]


def _others(came: Mapping[int, Iterable[str]], day: int) -> set[str]:
    return {person for other, people in came.items() if other != day for person in people}


def _substitutions(record: Record) -> list[dict[str, str]]:
    keys = _keys(record)
    offices = {one["id"]: one["key"] for one in record["organisations"]}
    return [
        {
            "substitute": keys[one["person_id"]],
            "replaces": keys.get(one["substitute_for"], one["substitute_for"]),
            "organisation": offices.get(one["organisation_id"], ""),
        }
        for one in record["attendance"]["people"]
        if one["substitute_for"]
    ]


def _late(record: Record, day: int) -> list[str]:
    """Whose first sign of that day came more than an hour after it opened, by the hall's clock."""
    keys, opening = _keys(record), _opening(record, day)
    arrivals = [
        (one["person_id"], on["arrived_at"]) for one in record["attendance"]["people"] for on in one["days"] if on["day"] == day
    ]
    return sorted(keys[person] for person, at in arrivals if datetime.fromisoformat(at) - opening > LATE)


def _opening(record: Record, day: int) -> datetime:
    """As the day was planned; a day without an hour opens with its first half-day."""
    told = record["workshop"]["days"][day - 1]
    if not told.get("opens"):
        return min(datetime.fromisoformat(one["starts_at"]) for one in record["attendance"]["half_days"] if one["day"] == day)
    zone = ZoneInfo(record["workshop"]["timezone"])
    return datetime.combine(datetime.fromisoformat(told["date"]), time.fromisoformat(told["opens"]), zone)


def _namesakes(people: Iterable[Mapping[str, Any]], alike: Any) -> list[list[str]]:
    """Groups of people whose names are the same."""
    found: dict[str, list[str]] = {}
    for person in people:
        found.setdefault(alike(person["name"]), []).append(_key(person))
    return [sorted(group) for group in found.values() if len(group) > 1]


def _keys(record: Record) -> dict[str, str]:
    return {person["id"]: _key(person) for person in record["people"]}


def _key(person: Mapping[str, Any]) -> str:
    return str(person["list_key"] or person["id"])

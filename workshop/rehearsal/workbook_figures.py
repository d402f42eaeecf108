"""Figures counted in the workbook's sheets: its rows line by line, who was there, what offices gave, votes and remarks.

What a secret row does not carry (VS4), such as its origin, is in no sheet; those figures are compared in the record alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from workshop.rehearsal.figures import KINDS
from workshop.rehearsal.paper_words import Words

Line = dict[str, Any]
TOP = 3
THEMES = "themes"


def of_rows(words: Words, rows: list[Line]) -> dict[str, Any]:
    """`rows`: of the sheets with one line a row."""
    author, activity = words.say("paper.author_organisation"), words.say("paper.worksheet")
    written = Counter(words.organisations[str(row[author])] for row in rows if row[author])
    return {
        "rows_per_unit_kind": Counter(KINDS[words.units_of[str(row[activity])]] for row in rows),
        "rows_per_organisation_of_author_nonsecret": written,
        "rows_per_dimension": _per_theme(words, rows),
        "currency": _amounts(words, rows),
        "units_below_min_rows": _below(words, rows),
    }


def _per_theme(words: Words, rows: list[Line]) -> Counter[str]:
    """Where the worksheet asks for it; the theme of the table somebody sat at does not count."""
    asked = {key: label for key, field, label in words.fields if field.get("choice_set") == THEMES}
    named = ((row, asked.get(words.worksheet_of(row))) for row in rows)
    return Counter(words.themes[str(row[label])] for row, label in named if label and row.get(label))


def _amounts(words: Words, rows: list[Line]) -> dict[str, int]:
    """What a spreadsheet adds up, by row and field."""
    amounts: dict[str, list[tuple[str, str]]] = {}
    for key, field, label in words.fields:
        if field["type"] == "currency":
            amounts.setdefault(key, []).append((field["id"], label))
    id = words.say("paper.row_id")
    return {
        f"{row[id]}.{name}": int(row[label])
        for row in rows
        for name, label in amounts.get(words.worksheet_of(row), ())
        if isinstance(row.get(label), int | float)
    }


def _below(words: Words, rows: list[Line]) -> list[dict[str, Any]]:
    """Units that wrote, and less than their worksheet asks for."""
    unit = words.say("paper.unit_name")
    counted = Counter((words.activity_of(row), str(row[unit])) for row in rows if row[unit])
    least = {one["key"]: one["rows_min"] or 0 for one in words.record["worksheets"]}
    found = (
        (words.worksheets[activity], words.units.get((activity, title), title), n) for (activity, title), n in counted.items()
    )
    return [{"worksheet": key, "unit": name, "rows": n, "min": least[key]} for key, name, n in found if n < least[key]]


def of_offices(words: Words, lines: list[Line]) -> dict[str, Any]:
    """Of the sheet of organisations: who gave nothing, and who of them was there."""
    own, written, came = (words.say(f"paper.{one}") for one in ("rows_on_sheet", "rows_written", "people_there"))
    name = words.say("paper.organisation")
    silent = [one for one in lines if not one[own] and not one[written]]
    keys = {there: [words.organisations[str(one[name])] for one in silent if bool(one[came]) == there] for there in (True, False)}
    return {
        "organisations_total": len(lines),
        "organisations_contributed_nothing": keys[True] + keys[False],
        "organisations_present_but_contributed_nothing": keys[True],
        "organisations_invited_but_absent": keys[False],
    }


def of_contributions(words: Words, lines: list[Line]) -> dict[str, Any]:
    """People by worksheet; a secret one has a single line, one row a person."""
    activity, unit, rows = (words.say(f"paper.{one}") for one in ("worksheet", "unit_name", "rows"))
    found: Counter[str] = Counter()
    for one in lines:
        title = str(one[activity])
        if words.units_of.get(title) == "person" and one[rows]:
            found[words.worksheets[title]] += 1 if one[unit] else int(one[rows])
    return {"individuals_per_worksheet": found}


def of_ballots(words: Words, lines: list[Line]) -> dict[str, Any]:
    ballot, option, score, voices = (words.say(f"paper.{one}") for one in ("ballot", "option", "score", "voices_total"))
    found: dict[str, Any] = {}
    question, options = words.options("usg")
    if told := [options[str(one[option])] for one in lines if one[ballot] == question and question]:
        found["usg_order"] = told
    question, options = words.options("dots")
    if given := [one for one in lines if one[ballot] == question and question]:
        found["dot_top3"] = [options[str(one[option])] for one in given][:TOP]
        found |= {"dot_total": int(sum(one[score] for one in given)), "voters": given[0][voices]}
    return {"votes": found} if found else {}


def of_reviews(words: Words, lines: list[Line]) -> dict[str, Any]:
    """Remarks on rows, by what was done; those on a whole sheet name no row."""
    said = {words.say(f"paper.act_{act}"): act for act in ("comment", "return", "accept", "postpone", "reopen", "correct")}
    act, row = words.say("paper.act"), words.say("paper.row_id")
    told = [one for one in lines if one[row]]
    returned = {one[row] for one in told if said[str(one[act])] == "return"}
    return {"reviews": {"actions": Counter(said[str(one[act])] for one in told), "rows_ever_returned": len(returned)}}


def of_people(words: Words, lines: list[Line], roll: list[Line]) -> dict[str, Any]:
    """Of the list of people and the list of attendance, a line a person and half-day."""
    staff, sex = words.say("paper.staff"), words.say("paper.sex")
    people = [one for one in lines if not yes(one[staff])]
    told = {
        "registered": len(people),
        "pentahelix_registered": _sectors(words, people),
        "sex_registered": Counter(str(one[sex]) for one in people if one[sex]),
    }
    return {"attendance": told | (_days(words, people, roll) if roll else {})}


def _days(words: Words, people: list[Line], roll: list[Line]) -> dict[str, Any]:
    """Of two with one name the organisation tells them apart."""
    day, there, sex, office = (words.say(f"paper.{one}") for one in ("day", "present", "sex", "organisation"))
    keys = {_who(words, one): str(one[words.say("paper.list_key")]) for one in people}
    present = [one for one in roll if yes(one[there])]
    days: dict[str, dict[tuple[str, str], Line]] = {str(one[day]): {} for one in present}
    for one in present:
        days[str(one[day])][_who(words, one)] = one
    only = {f"day{n}_only": _only(days, n) for n in days}
    return {
        "participants_per_day": {n: len(came) for n, came in days.items()},
        "both_days": len(set.intersection(*map(set, days.values()))) if days else 0,
        **{name: sorted(keys.get(one, one[0]) for one in came) for name, came in only.items()},
        "pentahelix_per_day": {n: _sectors(words, came.values()) for n, came in days.items()},
        "sex_per_day": {n: Counter(str(one[sex]) for one in came.values() if one[sex]) for n, came in days.items()},
        "organisations_present_per_day": {n: len({one[office] for one in came.values()}) for n, came in days.items()},
        **_halves(words, present),
    }


def _only(days: Mapping[str, Mapping[tuple[str, str], Line]], number: str) -> set[tuple[str, str]]:
    others = {one for other, came in days.items() if other != number for one in came}
    return set(days[number]) - others


def _halves(words: Words, present: list[Line]) -> dict[str, Any]:
    """By the half-days' keys, which stand in the order of the record."""
    day, half = words.say("paper.day"), words.say("paper.half_day")
    found: dict[str, list[Line]] = {}
    for one in present:
        found.setdefault(words.half_days[int(one[day]), str(one[half])], []).append(one)
    return {
        "attendance_per_half_day": {key: len(came) for key, came in found.items()},
        "attendance_per_half_day_by_unsur": {key: _sectors(words, came) for key, came in found.items()},
    }


def _sectors(words: Words, lines: Iterable[Line]) -> Counter[str]:
    named = (str(one[words.say("paper.sector")]) for one in lines)
    return Counter(words.sectors.get(one, one) for one in named)


def _who(words: Words, line: Line) -> tuple[str, str]:
    return str(line[words.say("paper.name")]), str(line[words.say("paper.organisation")])


def yes(said: object) -> bool:
    return str(said) in ("Ya", "Yes")

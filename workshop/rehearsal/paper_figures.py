"""The figures of the main job once more, counted in the tables of the papers as an office opens them: Word, report and Excel.

What a cell calls by its title is called by its key again with the help of the record; all numbers come from the papers.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workshop.rehearsal.comparing import Figure, in_a_paper
from workshop.rehearsal.paper_tables import Drawn, drawn_tables, sheets_of
from workshop.texts import text

Record = Mapping[str, Any]
Line = dict[str, Any]
TOP = 3
RENSTRA, ACTIONS = "t2_program_renstra", "t2_rencana_aksi"


class Words:
    """How a record's papers call things."""

    def __init__(self, record: Record) -> None:
        self.record, self.language = record, str(record["language"])
        self.worksheets = {one["title"]: one["worksheet"] for one in record["activities"]}
        self.kinds = {one["title"]: one["unit"] for one in record["activities"] if not one["secret"]}
        units = [(one, sheet) for one in record["activities"] if not one["secret"] for sheet in one["sheets"]]
        self.units = {(one["title"], sheet["unit_title"]): sheet["unit_key"] for one, sheet in units}
        self.organisations = {one["name"]: one["key"] for one in record["organisations"]}
        self.themes = {one[f"label_{self.language}"]: one["id"] for one in record["themes"]}

    def say(self, key: str) -> str:
        return text(key, self.language)

    def label(self, worksheet: str, field: str) -> str:
        fields = [one for sheet in self.record["worksheets"] if sheet["key"] == worksheet for one in sheet["fields"]]
        return next((str(one[f"label_{self.language}"]) for one in fields if one["id"] == field), "")

    def options(self, kind: str) -> tuple[str, dict[str, str]]:
        """The question of the first ballot of a kind, and its options by their titles."""
        ballot = next((one for one in self.record["ballots"] if one["kind"] == kind and one["result"]), None)
        return (ballot["question"], {one["title"]: one["id"] for one in ballot["options"]}) if ballot else ("", {})


def paper_figures(expected: Mapping[str, Any], record: Record, papers: Mapping[str, Path]) -> list[Figure]:
    """`papers`: the record as `docx` and `xlsx`, and the `report`."""
    words = Words(record)
    found = {"docx": of_the_record(words, papers["docx"]), "report": of_the_report(words, papers["report"])}
    found["xlsx"] = of_the_workbook(words, papers["xlsx"])
    return [
        in_a_paper(name, expected[name], got, paper)
        for paper, figures in found.items()
        for name, got in figures.items()
        if name in expected
    ]


def of_the_record(words: Words, path: Path) -> dict[str, Any]:
    """Each line of each table that stands under an activity; a table without a head is one row."""
    rows = [
        (one.chapter, one.section)
        for one in drawn_tables(path)
        if one.chapter in words.worksheets
        for _ in (one.lines if one.head else (one,))
    ]
    return _counts(words, rows)


def _counts(words: Words, rows: list[tuple[str, str]]) -> dict[str, Any]:
    """Of rows as (activity, unit)."""
    kinds = {"group": "rows_per_group", "organisation": "rows_per_opd_unit"}
    found: dict[str, Any] = {
        "rows_total": len(rows),
        "rows_per_worksheet": Counter(words.worksheets[activity] for activity, _ in rows),
        "rows_per_worksheet_and_unit": {},
        **{name: Counter() for name in kinds.values()},
    }
    for activity, unit in rows:
        kind = kinds.get(words.kinds.get(activity, ""))
        if kind:
            key = words.units.get((activity, unit), unit)
            found[kind][key] += 1
            found["rows_per_worksheet_and_unit"].setdefault(words.worksheets[activity], Counter())[key] += 1
    return found


def of_the_report(words: Words, path: Path) -> dict[str, Any]:
    tables = {one.caption: one for one in drawn_tables(path) if one.caption}
    found: dict[str, Any] = {}
    if recap := tables.get(words.say("signed.rows_recap")):
        *lines, total = [(line[1], _number(line[-1])) for line in recap.lines]
        found |= {"rows_total": total[1], "rows_per_worksheet": {words.worksheets[name]: rows for name, rows in lines}}
    if recap := tables.get(words.say("signed.attendance_recap")):
        found["attendance"] = _attended(words, recap)
    question, options = words.options("usg")
    if scores := tables.get(question):
        found["votes"] = {"usg_order": [options[line[1]] for line in scores.lines]}
    return found


def _attended(words: Words, recap: Drawn) -> dict[str, dict[str, Any]]:
    """A column a day; the lines are called by sector and sex."""
    label = f"label_{words.language}"
    sectors = {one[label]: one["value"] for one in words.record["attendance"]["sectors"]}
    sexes = {words.say("paper.men"): "L", words.say("paper.women"): "P"}
    days = [str(one["day"]) for one in words.record["attendance"]["days"] if one["people"]]
    told = {line[0]: dict(zip(days, map(_number, line[1:]), strict=True)) for line in recap.lines}
    return {
        "participants_per_day": told[words.say("paper.people_there")],
        "organisations_present_per_day": told[words.say("paper.organisations_there")],
        "pentahelix_per_day": _turned(told, sectors),
        "sex_per_day": _turned(told, sexes),
    }


def _turned(told: Mapping[str, Mapping[str, int]], names: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Day → key → number."""
    days = next(iter(told.values()), {})
    return {day: {key: told[name][day] for name, key in names.items() if name in told} for day in days}


def _number(said: str) -> int:
    return int(said.replace(".", "").replace(",", ""))


def of_the_workbook(words: Words, path: Path) -> dict[str, Any]:
    sheets = [lines for lines in sheets_of(path) if lines]
    rows = list(_rows(words, sheets))
    activity, unit = words.say("paper.worksheet"), words.say("paper.unit_name")
    return {
        **_counts(words, [(str(row[activity]), str(row[unit] or "")) for row in rows]),
        **_sums(words, rows),
        **_offices(words, sheets),
        **_votes(words, sheets),
        **_days(words, sheets),
    }


def _rows(words: Words, sheets: list[list[Line]]) -> Iterator[Line]:
    """Of the sheets with one line a row; the long table of all fields has several."""
    saved, field = words.say("paper.saved"), words.say("paper.field")
    return (row for lines in sheets if saved in lines[0] and field not in lines[0] for row in lines)


def _sums(words: Words, rows: list[Line]) -> dict[str, Any]:
    """Amounts as a spreadsheet adds them up."""
    activity, pagu = words.say("paper.worksheet"), words.label(RENSTRA, "pagu")
    theme, budget = words.label(ACTIONS, "dimensi"), words.label(ACTIONS, "anggaran")
    whose = {name: [row for row in rows if words.worksheets[str(row[activity])] == name] for name in (RENSTRA, ACTIONS)}
    per_theme: Counter[str] = Counter()
    for row in whose[ACTIONS]:
        if row.get(theme):
            per_theme[words.themes[str(row[theme])]] += int(row.get(budget) or 0)
    return {
        "pagu_total_renstra": sum(int(row.get(pagu) or 0) for row in whose[RENSTRA]),
        "budget_total_per_dimension_rencana_aksi": per_theme,
    }


def _offices(words: Words, sheets: list[list[Line]]) -> dict[str, Any]:
    own, written = words.say("paper.rows_on_sheet"), words.say("paper.rows_written")
    lines = _sheet(sheets, own, written)
    name = words.say("paper.organisation")
    silent = [words.organisations[str(one[name])] for one in lines if not one[own] and not one[written]]
    return {"organisations_total": len(lines), "organisations_contributed_nothing": silent} if lines else {}


def _votes(words: Words, sheets: list[list[Line]]) -> dict[str, Any]:
    ballot, option, rank = (words.say(f"paper.{name}") for name in ("ballot", "option", "rank"))
    lines, found = _sheet(sheets, ballot, option, rank), {}
    for kind, name, most in (("usg", "usg_order", None), ("dots", "dot_top3", TOP)):
        question, options = words.options(kind)
        if told := [options[str(one[option])] for one in lines if one[ballot] == question][:most]:
            found[name] = told
    return {"votes": found} if found else {}


def _days(words: Words, sheets: list[list[Line]]) -> dict[str, Any]:
    """Whoever was there in a half-day of it; of two with one name the organisation tells them apart."""
    there, name, office, day = (words.say(f"paper.{one}") for one in ("present", "name", "organisation", "day"))
    came = {
        (str(one[day]), one[name], one[office]) for one in _sheet(sheets, there, words.say("paper.half_day")) if _yes(one[there])
    }
    return {"attendance": {"participants_per_day": Counter(number for number, *_ in came)}} if came else {}


def _sheet(sheets: list[list[Line]], *columns: str) -> list[Line]:
    return next((lines for lines in sheets if set(columns) <= lines[0].keys()), [])


def _yes(said: object) -> bool:
    return str(said) in ("Ya", "Yes")

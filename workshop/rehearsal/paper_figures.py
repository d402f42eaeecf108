"""The figures of the main job once more, counted in the tables of the papers as an office opens them: Word, report and Excel.

What a cell calls by its title is called by its key again with the help of the record; all numbers come from the papers.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workshop.rehearsal.comparing import Figure, in_a_paper
from workshop.rehearsal.paper_tables import Drawn, drawn_tables, sheets_of
from workshop.rehearsal.paper_words import Record, Words
from workshop.rehearsal.workbook_figures import of_ballots, of_contributions, of_offices, of_people, of_reviews, of_rows

Line = dict[str, Any]
RENSTRA, ACTIONS = "t2_program_renstra", "t2_rencana_aksi"


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
        **of_rows(words, rows),
        **_of_sheets(words, sheets),
    }


def _of_sheets(words: Words, sheets: list[list[Line]]) -> dict[str, Any]:
    """Each by the columns only it has; a sheet there is not says nothing."""
    named = {
        of_offices: ("rows_on_sheet", "rows_written"),
        of_contributions: ("silent_units", "done"),
        of_ballots: ("ballot", "option", "rank"),
        of_reviews: ("act", "review_text"),
    }
    found: dict[str, Any] = {}
    for tell, columns in named.items():
        if lines := _sheet(sheets, *columns_of(words, columns)):
            found |= tell(words, lines)
    people = _sheet(sheets, *columns_of(words, ("list_key", "staff")))
    return found | of_people(words, people, _sheet(sheets, *columns_of(words, ("present", "half_day"))))


def columns_of(words: Words, names: tuple[str, ...]) -> list[str]:
    return [words.say(f"paper.{one}") for one in names]


def reviews_in(expected: Mapping[str, Any], record: Record, book: Path) -> list[Figure]:
    """What the workbook says once the assessors are done."""
    got = of_the_workbook(Words(record), book)
    return [in_a_paper(name, expected[name], got[name], "xlsx") for name in ("reviews",) if name in expected and name in got]


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


def _sheet(sheets: list[list[Line]], *columns: str) -> list[Line]:
    return next((lines for lines in sheets if set(columns) <= lines[0].keys()), [])

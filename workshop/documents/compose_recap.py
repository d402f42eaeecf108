"""Figures of a report as tables and bars: who was there by day, sector and sex, each office, rows by worksheet and theme."""

from collections import Counter
from collections.abc import Iterator

from workshop.documents import passages as b
from workshop.documents.docx_table import Cell, Table
from workshop.documents.paper import Paper, rows_of
from workshop.documents.paper_attendance import day_word, sector_words
from workshop.documents.visible import visible


def attendance_recap(paper: Paper) -> Iterator[b.Passage]:
    """A column a day; the sectors of the last day as bars."""
    days = [day for day in paper.record["attendance"]["days"] if day["people"]]
    if not days:
        return
    sectors = sector_words(paper)
    lines = [(paper.say("paper.people_there"), [day["people"] for day in days])]
    lines.append((paper.say("paper.organisations_there"), [day["organisations"] for day in days]))
    lines += [(visible(word), [day["sectors"].get(sector, 0) for day in days]) for sector, word in sectors.items()]
    sexes = (("paper.men", "L"), ("paper.women", "P"))
    lines += [(paper.say(key), [day["sexes"].get(sex, 0) for day in days]) for key, sex in sexes]
    head = (paper.say("signed.counted"), *(day_word(paper, day["day"]) for day in days))
    rows = tuple((Cell(word, bold=True), *(Cell(paper.count(one), right=True) for one in figures)) for word, figures in lines)
    shares = (40, *[60 // len(days)] * len(days))
    yield b.Grid(Table(head, rows, shares=shares, together=True), paper.say("signed.attendance_recap"))
    last = days[-1]
    bars = tuple(_bar(paper, visible(word), last["sectors"].get(sector, 0)) for sector, word in sectors.items())
    if bars:
        yield b.Bars(paper.say("signed.sectors_on", day=day_word(paper, last["day"])), bars)


def offices_recap(paper: Paper) -> Iterator[b.Passage]:
    """Each office that came, with men and women, in protocol order."""
    there = [one for one in paper.record["people"] if one["joined"] and not one["staff"] and one["organisation_id"]]
    people = Counter((one["organisation_id"], one["sex"]) for one in there)
    offices = [one for one in paper.record["organisations"] if any(id == one["id"] for id, _ in people)]
    if not offices:
        return
    head = tuple(
        paper.say(key) for key in ("paper.number", "paper.organisation", "paper.men", "paper.women", "paper.people_there")
    )
    rows = []
    for number, office in enumerate(offices, start=1):
        men, women = people[office["id"], "L"], people[office["id"], "P"]
        whole = sum(one for (id, _), one in people.items() if id == office["id"])
        figures = [Cell(paper.count(one), right=True) for one in (men, women, whole)]
        rows.append((Cell(str(number), right=True), Cell(visible(office["name"])), *figures))
    men, women = (sum(one for (_, kind), one in people.items() if kind == sex) for sex in ("L", "P"))
    totals = [Cell(paper.count(one), right=True, bold=True) for one in (men, women, len(there))]
    rows.append((Cell(), Cell(paper.say("paper.total"), bold=True), *totals))
    yield b.Grid(Table(head, tuple(rows), shares=(8, 50, 13, 15, 14)), paper.say("signed.offices_recap"))


def rows_recap(paper: Paper) -> Iterator[b.Passage]:
    activities = [(one, len(rows_of(one))) for one in paper.activities() if rows_of(one)]
    if not activities:
        return
    head = tuple(paper.say(key) for key in ("paper.number", "paper.worksheet", "paper.unit", "paper.rows"))
    rows = [
        (
            Cell(str(n), right=True),
            Cell(visible(one["title"])),
            Cell(paper.unit_word(one["unit"])),
            Cell(paper.count(count), right=True),
        )
        for n, (one, count) in enumerate(activities, start=1)
    ]
    whole = paper.count(sum(count for _, count in activities))
    rows.append((Cell(), Cell(paper.say("paper.total"), bold=True), Cell(), Cell(whole, right=True, bold=True)))
    yield b.Heading(paper.say("signed.rows_recap"), 2)
    yield b.Grid(Table(head, tuple(rows), shares=(8, 58, 20, 14)), paper.say("signed.rows_recap"))


def themes_bars(paper: Paper) -> Iterator[b.Passage]:
    counted = paper.record["summary"]["rows_per_theme"]
    bars = tuple(
        _bar(paper, visible(paper.label(one)), counted[one["id"]]) for one in paper.record["themes"] if one["id"] in counted
    )
    if bars:
        yield b.Bars(paper.say("signed.themes_bars"), bars)


def _bar(paper: Paper, label: str, number: int) -> b.Bar:
    return b.Bar(label, number, paper.count(number))

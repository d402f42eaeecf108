"""Attendance in the record as DOCX: the half-days in figures, then a list a day.  The list to sign is another paper."""

from docx.document import Document

from workshop.documents.docx_table import Cell, Table, add_table
from workshop.documents.paper import Paper
from workshop.documents.paper_attendance import (
    day_word,
    half_day_word,
    halves_of,
    has_attendance,
    lines,
    remark,
    rule_line,
    said,
    sector_words,
)
from workshop.documents.visible import visible


def add_attendance(document: Document, paper: Paper) -> None:
    if not has_attendance(paper):
        return
    document.add_heading(paper.say("paper.attendance"), 1)
    document.add_paragraph(rule_line(paper))
    _add_figures(document, paper)
    for day in paper.record["attendance"]["days"]:
        _add_day(document, paper, day["day"])


def _add_figures(document: Document, paper: Paper) -> None:
    sectors = sector_words(paper)
    head = [paper.say(key) for key in ("paper.day", "paper.half_day", "paper.people_there", "paper.organisations_there")]
    head += [*map(visible, sectors.values()), paper.say("paper.men"), paper.say("paper.women")]
    rows = tuple(
        (
            Cell(day_word(paper, half["day"])),
            Cell(half_day_word(paper, half)),
            Cell(paper.count(half["people"]), right=True),
            Cell(paper.count(half["organisations"]), right=True),
            *(Cell(paper.count(half["sectors"].get(sector, 0)), right=True) for sector in sectors),
            *(Cell(paper.count(half["sexes"].get(sex, 0)), right=True) for sex in ("L", "P")),
        )
        for half in paper.record["attendance"]["half_days"]
    )
    if rows:
        add_table(document, Table(tuple(head), rows))


def _add_day(document: Document, paper: Paper, day: int) -> None:
    halves = halves_of(paper, day)
    keys = {half["key"] for half in halves}
    document.add_heading(visible(day_word(paper, day)), 2)
    head = [paper.say(key) for key in ("paper.number", "paper.name", "paper.position", "paper.organisation")]
    head += [half_day_word(paper, half) for half in halves]
    rows = tuple(
        (
            Cell(str(number), right=True),
            Cell(visible(person["name"])),
            Cell(visible(person["position"])),
            Cell(visible(paper.organisation(line["organisation_id"]))),
            *(Cell(said(paper, one)) for one in told if one["half_day"] in keys),
            Cell(visible(remark(paper, line))),
        )
        for number, (line, person, told) in enumerate(lines(paper), start=1)
    )
    add_table(document, Table((*head, paper.say("paper.remark")), rows))

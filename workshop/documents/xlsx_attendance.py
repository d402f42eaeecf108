"""Attendance in the record as XLSX: one line a person and half-day, so that a pivot table counts whatever is asked."""

from collections.abc import Iterator

from workshop.documents.paper import Paper, Tree
from workshop.documents.paper_attendance import half_day_word, has_attendance, lines, sector_of, source
from workshop.documents.xlsx_book import Column, Tables, Value, moment

COLUMNS = {
    "paper.day": 6,
    "paper.half_day": 12,
    "paper.name": 34,
    "paper.position": 30,
    "paper.organisation": 36,
    "paper.sector": 16,
    "paper.sex": 6,
    "paper.present": 10,
    "paper.arrived": 18,
    "paper.left": 18,
    "paper.noted_by": 18,
    "paper.substitute": 30,
    "paper.reason": 40,
}


def add_attendance(book: Tables, paper: Paper) -> None:
    if has_attendance(paper):
        columns = [Column(paper.say(key), width) for key, width in COLUMNS.items()]
        book.add(paper.say("paper.attendance"), columns, _lines(paper))


def _lines(paper: Paper) -> Iterator[list[Value]]:
    halves = {half["key"]: half for half in paper.record["attendance"]["half_days"]}
    for line, person, told in lines(paper):
        stands_for = paper.person(line["substitute_for"]) if line["substitute_for"] else ""
        who: list[Value] = [person["name"], person["position"], paper.organisation(line["organisation_id"])]
        who += [sector_of(paper, line, person), person["sex"]]
        for one in told:
            half = halves[one["half_day"]]
            when: list[Value] = [half["day"], half_day_word(paper, half)]
            yield [*when, *who, *_presence(paper, one), stands_for, one["reason"]]


def _presence(paper: Paper, one: Tree) -> list[Value]:
    return [paper.yes_no(one["present"]), moment(paper, one["arrived_at"]), moment(paper, one["left_at"]), source(paper, one)]

"""What a paper holds, in one line beside its title: people and organisations, worksheets and rows, papers of a day."""

from workshop.documents import compose_roll as roll
from workshop.documents.official_papers import PACKET
from workshop.documents.packet import in_packet
from workshop.documents.paper import Paper, rows_of
from workshop.documents.paper_office import workshop_days
from workshop.documents.paper_parts import DAY, Part, activities_of, part_of, rows_in

ROLLS = {
    "attendance": roll.PARTICIPANTS,
    "attendance_experts": roll.EXPERTS,
    "attendance_committee": roll.COMMITTEE,
    "receipt": roll.RECEIPT,
}
OF_ROWS = ("minutes", "agreement", "report", "books")


def holding(paper: Paper, key: str, about: str) -> str:
    """Nothing where no count says what is in it."""
    if key == PACKET:
        return paper.say("signed.holds_papers", papers=paper.count(len(in_packet(paper.record, paper.language, about))))
    if key in ROLLS:
        return _people(paper, part_of(paper, about), ROLLS[key])
    return _rows(paper, part_of(paper, about)) if key in OF_ROWS else ""


def whole_record(paper: Paper) -> str:
    return _counted(paper, [len(rows_of(one)) for one in paper.activities()])


def _people(paper: Paper, part: Part, role: str) -> str:
    """Of several days everybody once."""
    days = [part.number()] if part.kind == DAY else range(1, len(workshop_days(paper)) + 1)
    entries = [one for day in days for one in roll.entries_of(paper, day, role)]
    people = paper.count(len({one.person["id"] for one in entries}))
    if role not in (roll.PARTICIPANTS, roll.RECEIPT):
        return paper.say("signed.holds_staff", people=people)
    offices = {one.organisation for one in entries if one.organisation}
    return paper.say("signed.holds_people", people=people, organisations=paper.count(len(offices)))


def _rows(paper: Paper, part: Part) -> str:
    return _counted(paper, [len(rows_in(one, part)) for one in activities_of(paper, part)])


def _counted(paper: Paper, rows: list[int]) -> str:
    filled = [number for number in rows if number]
    if not filled:
        return paper.say("signed.holds_nothing")
    return paper.say("signed.holds_rows", sheets=paper.count(len(filled)), rows=paper.count(sum(filled)))

"""*Sertifikat*: a page each for everybody who came, sideways, under the letterhead."""

from collections.abc import Iterator

from workshop.documents import passages as b
from workshop.documents.paper import Paper
from workshop.documents.paper_attendance import lines
from workshop.documents.paper_office import number_line, place_and_date, signer, venue, workshop_days
from workshop.documents.paper_parts import Part, last_day
from workshop.documents.visible import visible

AIR = 10
LONGEST_LARGE = 44
LESSON = 45
NO_LESSON = ("break", "registration", "closing")


def compose_certificates(paper: Paper, part: Part) -> b.Work:
    """Who was noted on any day; where nobody was noted, who joined."""
    noted = [person for line, person, _ in lines(paper) if line["days"]]
    people = noted or [one for one in paper.record["people"] if one["joined"] and not one["staff"]]
    found: list[b.Passage] = []
    for person in people:
        office = visible(paper.organisation(person["organisation_id"]))
        found += _certificate(paper, visible(person["name"]), office, new_page=bool(found))
    title = paper.say("signed.certificate")
    return b.Work(title, tuple(found), running="", sideways=True, everywhere=True)


def _certificate(paper: Paper, name: str, office: str, new_page: bool) -> Iterator[b.Passage]:
    told, day = paper.record["workshop"], last_day(paper)
    yield b.Text(paper.say("signed.certificate").upper(), b.DISPLAY, new_page=new_page)
    yield b.Text(number_line(paper, day), b.CENTRED, space=AIR)
    yield b.Text(paper.say("signed.given_to"), b.CENTRED, space=AIR)
    yield b.Text(name, b.DISPLAY if len(name) <= LONGEST_LARGE else b.TITLE)
    yield b.Text(office, b.CENTRED, space=AIR)
    days = paper.moments.days(workshop_days(paper))
    yield b.Text(
        paper.say("signed.took_part", title=visible(told["title"]), days=days, place=venue(paper)), b.CENTRED, space=AIR // 2
    )
    if hours := lessons(paper):
        yield b.Text(paper.say("signed.lessons", hours=paper.count(hours)), b.CENTRED)
    yield b.Signing((signer(paper, "chair", place_and_date(paper, day)),))


def lessons(paper: Paper) -> int:
    """Whole lessons (JP) of 45 minutes that the agenda has, without breaks and registration; none where it says no times."""
    items = [one for one in paper.record["agenda"] if one["kind"] not in NO_LESSON and one["start"] and one["end"]]
    return sum(max(0, _minutes(one["end"]) - _minutes(one["start"])) for one in items) // LESSON


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")[:2]
    return 60 * int(hours) + int(minutes)


def has_people(paper: Paper) -> bool:
    return any(one["joined"] and not one["staff"] for one in paper.record["people"])

"""Facts for the press and a summary for WhatsApp, as plain text: figures and results, no participant's name."""

from workshop.documents.paper import Paper, rows_of
from workshop.documents.paper_attendance import sector_words
from workshop.documents.paper_office import venue, workshop_days
from workshop.documents.paper_parts import Part
from workshop.documents.paper_sheets import lines_of, plays
from workshop.documents.paper_votes import decided, decisions_of, polls_of
from workshop.documents.visible import clipped

MOST_PLACES, MOST_LINES = 3, 6
LONGEST = 200


def press_facts(paper: Paper, part: Part) -> str:
    told = paper.record["workshop"]
    found = [
        told["title"].upper(),
        "",
        f"{paper.say('signed.weekday')}: {paper.moments.days(workshop_days(paper))}",
        f"{paper.say('paper.place')}: {venue(paper)}",
        f"{paper.say('paper.organiser')}: {told['organiser']}",
        "",
        *_people(paper),
        "",
        *_section(paper.say("signed.results"), _rows(paper), "- "),
        *_section(paper.say("signed.visions"), _visions(paper), "- "),
        *_section(paper.say("signed.voted"), _places(paper, part), "- "),
        *_section(paper.say("signed.conclusions"), [decided(paper, one) for one in decisions_of(paper, part)], "- "),
        paper.state_line(),
    ]
    return _joined(found)


def chat_summary(paper: Paper, part: Part) -> str:
    """Short enough for one message; stars make bold there."""
    told = paper.record["workshop"]
    found = [
        f"*{told['title']}*",
        f"{paper.moments.days(workshop_days(paper))}, {venue(paper)}",
        "",
        *_people(paper),
        "",
        *_section(f"*{paper.say('signed.results')}*", _rows(paper)[:MOST_LINES], "• "),
        *_section(f"*{paper.say('signed.voted')}*", _places(paper, part), "• "),
        *_section(
            f"*{paper.say('signed.conclusions')}*", [decided(paper, one) for one in decisions_of(paper, part)][:MOST_LINES], "• "
        ),
        paper.say("signed.thanks"),
    ]
    return _joined(found)


def _people(paper: Paper) -> list[str]:
    summary = paper.record["summary"]
    people, offices = paper.count(summary["people_joined"]), paper.count(summary["organisations_joined"])
    lines = [paper.say("signed.attended", people=people, organisations=offices)]
    days = [day for day in paper.record["attendance"]["days"] if day["people"]]
    if days:
        last = days[-1]["sectors"]
        lines.append(
            " · ".join(f"{word} {paper.count(last.get(key, 0))}" for key, word in sector_words(paper).items() if last.get(key))
        )
    return lines


def _rows(paper: Paper) -> list[str]:
    shown = [one for one in paper.activities() if not plays(one, "minutes", "evaluation") and rows_of(one) and not one["secret"]]
    return [paper.say("signed.rows_told", title=one["title"], rows=paper.count(len(rows_of(one)))) for one in shown]


def _visions(paper: Paper) -> list[str]:
    return [f"{sheet['unit_title']}: {clipped(line.says('vision'), LONGEST)}" for sheet, _, line in lines_of(paper, "vision")]


def _places(paper: Paper, part: Part) -> list[str]:
    """The first few of each ballot; who shares a place is told with it."""
    found = []
    for poll in polls_of(paper, part):
        titles = {one["id"]: one["title"] for one in poll["options"]}
        places = [one for one in poll["result"]["hall"] if one["rank"] <= MOST_PLACES]
        said = "; ".join(f"{one['rank']}. {titles.get(one['option'], '')}" for one in places)
        found.append(f"{poll['question'].rstrip('.')}: {said}")
    return found


def _section(head: str, lines: list[str], mark: str) -> list[str]:
    return [head, *(f"{mark}{' '.join(line.split())}" for line in lines), ""] if lines else []


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip() + "\n"

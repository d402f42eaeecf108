"""What assessors said, what the hall voted and what was decided, as tables; of a secret ballot the tally only (VS4)."""

from collections.abc import Iterator

from workshop.documents.paper import Paper, Tree
from workshop.documents.visible import clipped
from workshop.documents.xlsx_book import Column, Tables, Value, moment

LONGEST_ROW = 160
REVIEWS = {
    "paper.number": 6,
    "paper.time": 18,
    "paper.worksheet": 28,
    "paper.unit_name": 28,
    "paper.row": 40,
    "paper.field": 20,
    "paper.quoted": 36,
    "paper.act": 16,
    "paper.review_text": 50,
    "paper.round": 8,
    "paper.said_by": 28,
    "paper.row_id": 18,
}
BALLOTS = {
    "paper.ballot": 44,
    "paper.kind": 16,
    "paper.votes_by": 12,
    "paper.rank": 8,
    "paper.option": 50,
    "paper.score": 10,
    "paper.voices": 10,
    "paper.side": 12,
    "paper.quadrant": 16,
    "paper.voices_total": 12,
    "paper.papers_counted": 12,
}
VOTES = {"paper.ballot": 44, "paper.votes_by": 12, "paper.unit_name": 34, "paper.option": 50, "paper.given": 20, "paper.time": 18}
DECISIONS = {
    "paper.number": 6,
    "paper.time": 18,
    "paper.decision": 60,
    "paper.options_chosen": 50,
    "paper.decided_by": 30,
    "paper.position": 30,
    "paper.departs": 14,
    "paper.decision_reason": 40,
    "paper.ballot": 44,
}
ACTS = ("comment", "return", "accept", "postpone", "reopen", "correct")


def add_reviews(book: Tables, paper: Paper) -> None:
    if paper.record["reviews"]:
        book.add(paper.say("paper.reviews"), _columns(paper, REVIEWS), _reviews(paper))


def add_ballots(book: Tables, paper: Paper) -> None:
    """The tallies, best first; then each voice of an open ballot."""
    ballots = paper.record["ballots"]
    if ballots:
        book.add(paper.say("paper.ballots"), _columns(paper, BALLOTS), _tallies(paper))
    if any(ballot["votes"] for ballot in ballots):
        book.add(paper.say("paper.voices"), _columns(paper, VOTES), _voices(paper))


def add_decisions(book: Tables, paper: Paper) -> None:
    if paper.record["decisions"]:
        book.add(paper.say("paper.decisions"), _columns(paper, DECISIONS), _decisions(paper))


def _columns(paper: Paper, widths: dict[str, int]) -> list[Column]:
    return [Column(paper.say(key), width) for key, width in widths.items()]


def _reviews(paper: Paper) -> Iterator[list[Value]]:
    activities = {one["id"]: one for one in paper.record["activities"]}
    sheets = {sheet["id"]: sheet for one in activities.values() for sheet in one["sheets"] if sheet["id"]}
    for number, one in enumerate(paper.record["reviews"], start=1):
        activity, sheet = activities.get(one["activity_id"]), sheets.get(one["sheet_id"])
        where: list[Value] = [activity["title"] if activity else "", sheet["unit_title"] if sheet else ""]
        what: list[Value] = [_row(paper, one["entry_id"]), _field(paper, activity, one["field_id"]), one["quoted"]]
        said: list[Value] = [_act(paper, one["act"]), one["text"], one["round"], paper.person(one["by"]), one["entry_id"] or ""]
        yield [number, moment(paper, one["at"]), *where, *what, *said]


def _row(paper: Paper, entry_id: str | None) -> str:
    return clipped(paper.row_text(entry_id), LONGEST_ROW) if entry_id else paper.say("paper.whole_sheet")


def _field(paper: Paper, activity: Tree | None, field_id: str | None) -> str:
    if activity is None or not field_id:
        return ""
    return next((paper.label(field) for field in paper.design(activity).shown if field.id == field_id), field_id)


def _act(paper: Paper, act: str) -> str:
    return paper.say(f"paper.act_{act}") if act in ACTS else act


def _tallies(paper: Paper) -> Iterator[list[Value]]:
    for ballot in paper.record["ballots"]:
        titles = {one["id"]: one["title"] for one in ballot["options"]}
        asked: list[Value] = [ballot["question"], _kind(paper, ballot["kind"]), paper.unit_word(ballot["unit"])]
        counted: list[Value] = [ballot["voices"], sum(one["papers"] for one in ballot["papers"])]
        result = ballot["result"]
        if result is None:
            yield [*asked, None, paper.say("paper.not_revealed"), None, None, "", "", *counted]
            continue
        for side in ("hall", "assessors"):
            for place in result.get(side) or ():
                told: list[Value] = [place["rank"], titles.get(place["option"], place["option"]), place["score"], place["n"]]
                yield [*asked, *told, paper.say(f"paper.side_{side}"), _quadrant(paper, place), *counted]


def _kind(paper: Paper, kind: str) -> str:
    return paper.say(f"ballots.kind.{kind}")


def _quadrant(paper: Paper, place: Tree) -> str:
    return paper.say(f"ballot.quadrant.{place['quadrant']}") if place.get("quadrant") else ""


def _voices(paper: Paper) -> Iterator[list[Value]]:
    offices = {one["id"]: one["name"] for one in paper.record["organisations"]}
    people = {one["id"]: one["name"] for one in paper.record["people"]}
    groups = {group["id"]: group["title"] for one in paper.record["groupings"] for group in one["groups"]}
    names = {"organisation": offices, "person": people, "group": groups}
    for ballot in paper.record["ballots"]:
        titles = {one["id"]: one["title"] for one in ballot["options"]}
        for vote in ballot["votes"]:
            who = names[ballot["unit"]].get(vote["unit_id"], vote["unit_key"])
            for option, marks in vote["choice"].items():
                given = ", ".join(f"{name} {mark}" for name, mark in marks.items()) if isinstance(marks, dict) else str(marks)
                asked: list[Value] = [ballot["question"], paper.unit_word(ballot["unit"]), who, titles.get(option, option)]
                yield [*asked, given, moment(paper, vote["at"])]


def _decisions(paper: Paper) -> Iterator[list[Value]]:
    asked = {ballot["id"]: ballot for ballot in paper.record["ballots"]}
    for number, one in enumerate(paper.record["decisions"], start=1):
        chosen = "; ".join(option["title"] for option in one["options"])
        said: list[Value] = [one["text"], chosen, one["by"]["name"], one["by"]["position"], paper.yes_no(one["departs"])]
        yield [number, moment(paper, one["at"]), *said, one["reason"], _rests_on(paper, one, asked.get(one["ballot_id"]))]


def _rests_on(paper: Paper, decision: Tree, ballot: Tree | None) -> str:
    """The ballot, with its round where there was more than one."""
    if ballot is None:
        return ""
    several = decision["round"] is not None and ballot["round"] > 1
    return f"{ballot['question']} ({paper.say('ballots.round', round=decision['round'])})" if several else str(ballot["question"])

"""The roll as papers show it: half-days by name, times on the hall's clock, who substituted, what was corrected and why."""

from collections.abc import Iterator
from datetime import datetime, time

from workshop.documents.paper import Paper, Tree

NOON = time(12)
SOURCES = {"phone": "paper.by_phone", "digits": "paper.by_digits", "desk": "paper.by_desk", "hand": "paper.by_hand"}


def has_attendance(paper: Paper) -> bool:
    """Whether anybody was ever noted: an empty roll says nothing."""
    return any(one["days"] for one in paper.record["attendance"]["people"])


def half_day_word(paper: Paper, half: Tree) -> str:
    return paper.say("paper.morning" if datetime.fromisoformat(half["starts_at"]).time() < NOON else "paper.afternoon")


def day_word(paper: Paper, day: int) -> str:
    date = str(paper.record["workshop"]["days"][day - 1].get("date", ""))
    return paper.say("paper.attendance_day", day=day, date=paper.moments.weekday(date) if date else "")


def halves_of(paper: Paper, day: int) -> list[Tree]:
    return [half for half in paper.record["attendance"]["half_days"] if half["day"] == day]


def every_sector(paper: Paper) -> dict[str, str]:
    return {one["value"]: paper.label(one) for one in paper.record["attendance"]["sectors"]}


def sector_words(paper: Paper) -> dict[str, str]:
    """Of the sectors that came, in the order of the workshop's list: value → word."""
    kept = paper.record["attendance"]
    # Who came outside every half-day is counted by day alone.
    came = {sector for part in (*kept["half_days"], *kept["days"]) for sector in part["sectors"]}
    listed = every_sector(paper)
    return {value: word for value, word in listed.items() if value in came} | {
        value: value for value in sorted(came - set(listed))
    }


def sector_of(paper: Paper, line: Tree, person: Tree) -> str:
    """The person's own, else that of the organisation, as it is counted."""
    offices = {one["id"]: one["sector"] for one in paper.record["organisations"]}
    sector = person["sector"] or offices.get(line["organisation_id"], "")
    return next((paper.label(one) for one in paper.record["attendance"]["sectors"] if one["value"] == sector), sector)


def rule_line(paper: Paper) -> str:
    asked = paper.record["attendance"]["presence_by"] == "digits"
    return paper.say("paper.attendance_digits" if asked else "paper.attendance_note")


def lines(paper: Paper) -> Iterator[tuple[Tree, Tree, list[Tree]]]:
    """Everybody in protocol order: the line of the roll, the person, and what is known of each half-day."""
    people = {one["id"]: one for one in paper.record["people"]}
    for line in paper.record["attendance"]["people"]:
        if line["person_id"] in people:
            yield line, people[line["person_id"]], line["half_days"]


def said(paper: Paper, one: Tree) -> str:
    """`08.39`, `08.39–12.10`, *tetap* for whoever came before and stayed, – for whoever was not there."""
    if not one["present"]:
        return "–"
    if one["arrived_at"] is None:
        return paper.say("paper.since_morning")
    told = [paper.moments.clock(one[name]) for name in ("arrived_at", "left_at") if one[name]]
    return "–".join(told)


def source(paper: Paper, one: Tree) -> str:
    return paper.say(SOURCES[one["arrived_by"]]) if one["arrived_by"] in SOURCES else ""


def remark(paper: Paper, line: Tree) -> str:
    stands = paper.say("paper.substitute_for", name=paper.person(line["substitute_for"])) if line["substitute_for"] else ""
    reasons = list(dict.fromkeys(one["reason"] for one in line["half_days"] if one["reason"]))
    return "; ".join(part for part in (stands, *reasons) if part)

"""How the days were closed, as lines of label and sentence: both papers say it where they say which days they were."""

from workshop.documents.paper import Paper, Tree
from workshop.documents.visible import clipped
from workshop.texts import enclosed

LONGEST_REASON = 300
# Erased with the person it told of (ND1).
NO_REASON_LEFT = "–"


def closing_lines(paper: Paper) -> list[tuple[str, str]]:
    return [(paper.say("paper.closing_day", day=one["day"]), _sentence(paper, one)) for one in paper.record["closings"]]


def _sentence(paper: Paper, closing: Tree) -> str:
    """The last closing; whoever was excused at an earlier one stays named."""
    at = paper.moments.day_and_clock(closing["closed_at"])
    excused_now = any(waiver["closed_for"] == closing["times"] for waiver in closing["waivers"])
    how = {"at": at, "by": paper.person(closing["closed_by"])}
    said = [paper.say("paper.closing_waived", **how) if excused_now else paper.say("paper.closing_green", at=at)]
    if closing["state"] == "open":
        said.append(paper.say("paper.closing_open", at=paper.moments.day_and_clock(closing["reopened_at"])))
    return "\n".join([" ".join(said), *(_waiver(paper, waiver) for waiver in closing["waivers"])])


def _waiver(paper: Paper, waiver: Tree) -> str:
    names = [paper.person(waiver["person_id"]), paper.organisation(waiver["organisation_id"])]
    told = paper.say(
        "paper.waiver",
        name=", ".join(enclosed(name) for name in names if name),
        rows=paper.count(waiver["rows"]),
        heard=paper.moments.day_and_clock(waiver["heard_at"]),
        reason=clipped(waiver["reason"], LONGEST_REASON) or NO_REASON_LEFT,
    )
    if waiver["arrived_at"] is None:
        return f"{told} ({paper.say('paper.waiver_missing')})"
    return f"{told} ({paper.say('paper.waiver_arrived', at=paper.moments.day_and_clock(waiver['arrived_at']))})"

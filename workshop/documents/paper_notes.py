"""Remarks and plenaries as papers show them: by agenda item, who spoke for whom, what was decided, who does what until when."""

from workshop.documents.paper import Paper, Tree

MARKS = {"decision": "paper.mark_decision", "action": "paper.mark_action"}
STATES = {
    "done": "paper.presented",
    "presenting": "paper.presenting",
    "skipped": "paper.skipped",
    "waiting": "paper.not_presented",
}
HOWS = {
    "number": "paper.order_number",
    "reversed": "paper.order_reversed",
    "drawn": "paper.order_drawn",
    "by_hand": "paper.order_by_hand",
}


def by_item(paper: Paper) -> list[tuple[Tree | None, list[Tree]]]:
    """Agenda items that have remarks or a plenary, in the order of the days; what belongs to none comes last."""
    record = paper.record
    items: list[Tree | None] = [*record["agenda"], None]
    known = {item["id"] for item in record["agenda"]}

    def of(item: Tree | None, part: str) -> list[Tree]:
        wanted = item["id"] if item else None
        return [one for one in record[part] if (one["agenda_item_id"] if one["agenda_item_id"] in known else None) == wanted]

    return [(item, of(item, "remarks")) for item in items if of(item, "remarks") or of(item, "plenaries")]


def plenaries_of(paper: Paper, item: Tree | None) -> list[Tree]:
    known = {one["id"] for one in paper.record["agenda"]}
    wanted = item["id"] if item else None
    return [
        one for one in paper.record["plenaries"] if (one["agenda_item_id"] if one["agenda_item_id"] in known else None) == wanted
    ]


def actions(paper: Paper) -> list[Tree]:
    return [one for one in paper.record["remarks"] if one["action"]]


def speaker(remark: Tree) -> str:
    """`Nama (Dinas)`; where only the organisation is known, that."""
    told = remark["speaker"]
    if told is None:
        return ""
    if not told["name"]:
        return str(told["organisation"])
    return f"{told['name']} ({told['organisation']})" if told["organisation"] else str(told["name"])


def mark(paper: Paper, remark: Tree) -> str:
    return paper.say(MARKS[remark["mark"]]) if remark["mark"] else ""


def state(paper: Paper, turn: Tree) -> str:
    return paper.say(STATES[turn["state"]])


def order_line(paper: Paper, plenary: Tree) -> str:
    order = paper.say(HOWS[plenary["order"]], seed=plenary["seed"])
    return paper.say("paper.plenary_line", order=order, minutes=plenary["minutes"])


def minutes(seconds: int) -> str:
    """`7:05`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def clock(paper: Paper, moment: str | None) -> str:
    return paper.moments.clock(moment) if moment else ""

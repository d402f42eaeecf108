"""Ballots and decisions as official papers say them: the question, what it came to with its scores, and who decided."""

from decimal import ROUND_HALF_UP, Decimal

from workshop.documents import passages as b
from workshop.documents.cells import number
from workshop.documents.docx_table import Cell, Table
from workshop.documents.paper import Paper, Tree
from workshop.documents.paper_office import counted
from workshop.documents.paper_parts import DAY, WHOLE, Part
from workshop.documents.visible import visible

MOST_CRITERIA = 6
PLACES = Decimal("0.01")


def polls_of(paper: Paper, part: Part) -> list[Tree]:
    """Ballots whose result was shown: all of them, or those of the day."""
    shown = [one for one in paper.record["ballots"] if one["result"]]
    if part.kind == WHOLE:
        return shown
    return [one for one in shown if part.kind == DAY and _day(paper, one["opened_at"]) == part.day]


def decisions_of(paper: Paper, part: Part) -> list[Tree]:
    told: list[Tree] = paper.record["decisions"]
    if part.kind == WHOLE:
        return told
    return [one for one in told if part.kind == DAY and _day(paper, one["at"]) == part.day]


def _day(paper: Paper, at: str) -> str:
    return paper.moments.local(at).date().isoformat()


def decided(paper: Paper, decision: Tree) -> str:
    """`…, ditetapkan oleh Bupati (jabatan)`, with the reason where it departs from the ballot."""
    by = decision["by"]
    who = ", ".join(visible(one) for one in (by["name"], by["position"]) if one)
    said = paper.say("signed.decided", text=visible(decision["text"]).rstrip("."), who=who)
    return f"{said} {paper.say('signed.departs', reason=visible(decision['reason']))}" if decision["departs"] else said


def poll_passages(paper: Paper, part: Part) -> list[b.Passage]:
    found: list[b.Passage] = []
    for one in polls_of(paper, part):
        voices = paper.say("signed.voices", voices=counted(paper, one["voices"]))
        found += [
            b.Text(f"{visible(one['question']).rstrip('.')}. {voices}", keep=True),
            b.Grid(score_table(paper, one), visible(one["question"])),
        ]
    return found


def score_table(paper: Paper, poll: Tree) -> Table:
    """Rank, option, the sum by each criterion, and the score; ties keep their shared rank."""
    titles = {one["id"]: one["title"] for one in poll["options"]}
    criteria = _criteria(poll)
    head = (paper.say("signed.rank"), paper.say("signed.option"), *(word for _, word in criteria), paper.say("signed.score"))
    rows = tuple(
        (
            Cell(str(place["rank"]), right=True),
            Cell(visible(titles.get(place["option"], place["option"]))),
            *(Cell(_said(paper, place["means"].get(id), True), right=True) for id, _ in criteria),
            Cell(_said(paper, place["score"], bool(criteria)), right=True, bold=True),
        )
        for place in poll["result"]["hall"]
    )
    shares = (15, 85 - 12 * (len(criteria) + 1), *[12] * (len(criteria) + 1))
    return Table(head, rows, shares=shares, together=True)


def score_said(paper: Paper, poll: Tree, place: Tree) -> str:
    return _said(paper, place["score"], bool(_criteria(poll)))


def _criteria(poll: Tree) -> list[tuple[str, str]]:
    """Criteria worth a column: not where there is only one, whose score says it all."""
    named = {one["id"]: one.get("label_id", one["id"]) for one in poll["settings"].get("criteria", []) if isinstance(one, dict)}
    ids = list(poll["criteria"])[:MOST_CRITERIA] if len(poll["criteria"]) > 1 else []
    return [(id, visible(str(named.get(id, id)))) for id in ids]


def _said(paper: Paper, value: float | None, mean: bool) -> str:
    """Means have two places, points none."""
    if value is None:
        return "–"
    if not mean and float(value).is_integer():
        return number(paper, int(value))
    places = str(Decimal(str(value)).quantize(PLACES, ROUND_HALF_UP))
    return places.replace(".", ",") if paper.language == "id" else places

"""*Notulen*: of a day, an agenda item, a group or the whole: head, opening, what was discussed, results, decisions, follow-up.

What the notulis wrote down line by line comes first; a group's own sheet of minutes and the assessors' remarks beside it.
"""

from collections.abc import Iterator

from workshop.documents import passages as b
from workshop.documents.compose_results import results
from workshop.documents.docx_table import Cell, Table
from workshop.documents.paper import Paper, Tree, rows_of
from workshop.documents.paper_office import DOTS, counted, heads, phrase, signatory, signed_by, venue
from workshop.documents.paper_parts import DAY, GROUP, ITEM, WHOLE, Part, activities_of, groups_by_id, items_of
from workshop.documents.paper_sheets import Line, lines_of, plays
from workshop.documents.paper_votes import decided, decisions_of, poll_passages
from workshop.documents.visible import clipped, visible

LONGEST_REMARK = 600
SAID_SHARES = (6, 24, 20, 50)


def compose_minutes(paper: Paper, part: Part) -> b.Work:
    activities = [one for one in activities_of(paper, part) if not plays(one, "minutes", "evaluation", "follow_up")]
    found = [
        *heads(paper, paper.say("signed.minutes"), part.day, numbered=False),
        *([b.Text(part.title, b.SUBTITLE, space=8)] if part.title and part.kind != DAY else []),
        b.Pairs(tuple(_head(paper, part))),
        *_section(paper, "signed.opening", _opening(paper, part)),
        *_section(paper, "signed.order", order_of(paper, part)),
        *_section(paper, "signed.discussion", _discussion(paper, part)),
        *_section(paper, "signed.results", _results(paper, part, activities)),
        *_section(paper, "signed.conclusions", conclusions_of(paper, part)),
        *_section(paper, "signed.follow_up", follow_up_of(paper, part)),
        b.Text(_closing(paper, part)),
        signed_by(paper, part.day, "scribe", "chair"),
    ]
    title = " ".join(one for one in (paper.say("signed.minutes"), part.title) if one)
    return b.Work(title, tuple(found), running=f"{title} · {visible(paper.record['workshop']['title'])}")


def _section(paper: Paper, key: str, passages: list[b.Passage]) -> list[b.Passage]:
    """Nothing is said of what there was none of; a heading lies as what it stands over."""
    told = [one for one in passages if not isinstance(one, b.Turn)]
    first = [one for one in passages[:1] if isinstance(one, b.Turn)]
    return [*first, b.Heading(paper.say(key), 1), *passages[len(first) :]] if told else []


def _head(paper: Paper, part: Part) -> Iterator[tuple[str, str]]:
    told, own = paper.record["workshop"], _own(paper, part)
    yield paper.say("signed.event"), visible(told["title"])
    whole = part.kind in (WHOLE, GROUP)
    days = [day["date"] for day in told["days"] if day.get("date")]
    yield paper.say("signed.weekday"), paper.moments.days(days) if whole else paper.moments.weekday(part.day)
    yield paper.say("signed.invitation"), (own.says("invitation") if own else "") or DOTS
    if hours := _hours(paper, part):
        yield paper.say("signed.time"), hours
    yield paper.say("paper.place"), _place(paper, part)
    if part.kind in (ITEM, GROUP):
        yield paper.say("signed.item"), (own.says("item") if own else "") or part.title
    for role in ("chair", "scribe"):
        if part.kind != GROUP or paper.named():
            yield paper.say(f"signed.{role}"), (own.says(role) if own else "") or visible(signatory(paper, role)["name"]) or DOTS
    yield paper.say("signed.present"), _present(paper, part)


def _results(paper: Paper, part: Part, activities: list[Tree]) -> list[b.Passage]:
    """Of a day or the whole the groups' results; what people and offices wrote for themselves is counted, and annexed."""
    shown = [one for one in activities if one["unit"] == "group" or part.kind not in (WHOLE, DAY)]
    counted_only = [one for one in activities if one not in shown and rows_of(one) and not one["secret"]]
    lines = tuple(
        paper.say("signed.rows_told", title=visible(one["title"]), rows=paper.count(len(rows_of(one)))) for one in counted_only
    )
    told = list(results(paper, shown, part))
    own: list[b.Passage] = (
        [b.Text(paper.say("signed.own_rows_beside"), keep=True), b.Items(lines, numbered=False)] if lines else []
    )
    return [*told[:1], *own, *told[1:]]


def _own(paper: Paper, part: Part) -> Line | None:
    """The group's own sheet of minutes."""
    if part.kind != GROUP:
        return None
    return next((line for sheet, _, line in lines_of(paper, "minutes") if sheet["unit_id"] == part.id), None)


def _hours(paper: Paper, part: Part) -> str:
    """From the first beginning to the last end, as it was."""
    own = _own(paper, part)
    told = [own.parsed("opened"), own.parsed("closed")] if own else []
    if not told:
        items = [] if part.kind in (WHOLE, GROUP) else items_of(paper, part)
        starts = [one["started_at"] for one in items if one["started_at"]]
        ends = [one["ended_at"] for one in items if one["ended_at"] and _day(paper, one["ended_at"]) == part.day]
        told = [min(starts, default=None), max(ends, default=None)]
    said = [paper.moments.clock(str(one)) for one in told if one]
    return f"{' – '.join(said)} {paper.moments.zone_name(str(told[0]))}" if said and told[0] else ""


def _day(paper: Paper, at: str) -> str:
    return paper.moments.local(at).date().isoformat()


def _place(paper: Paper, part: Part) -> str:
    group = groups_by_id(paper).get(part.id) if part.kind == GROUP else None
    return ", ".join(one for one in (visible(group["place"]) if group else "", venue(paper)) if one)


def _present(paper: Paper, part: Part) -> str:
    if part.kind == GROUP:
        members = groups_by_id(paper)[part.id]["members"]
        offices = {one["organisation_id"] for one in paper.record["people"] if one["id"] in members}
        people, organisations = len(members), len(offices - {None})
    else:
        told = {day["day"]: day for day in paper.record["attendance"]["days"]}
        number = (
            part.number() if part.kind == DAY else next((one["day"] for one in items_of(paper, part) if part.kind == ITEM), 0)
        )
        summary = paper.record["summary"]
        there = told.get(number) or {"people": summary["people_joined"], "organisations": summary["organisations_joined"]}
        people, organisations = there["people"], there["organisations"]
    return paper.say("signed.present_said", people=counted(paper, people), organisations=counted(paper, organisations))


def _opening(paper: Paper, part: Part) -> list[b.Passage]:
    own = _own(paper, part)
    return [b.Text(own.says("opening"))] if own and own.says("opening") else []


def order_of(paper: Paper, part: Part) -> list[b.Passage]:
    items = items_of(paper, part) if part.kind in (WHOLE, DAY) else []
    if not items:
        return []
    head = [paper.say(key) for key in ("paper.number", "signed.planned", "signed.as_it_was", "signed.item")]
    days = {one["day"] for one in items}
    rows = []
    for number, one in enumerate(items, start=1):
        day = f"{paper.say('signed.day', day=one['day'])} · " if len(days) > 1 else ""
        rows.append(
            (Cell(str(number), right=True), Cell(day + _planned(paper, one)), Cell(_was(paper, one)), Cell(visible(one["title"])))
        )
    return [b.Grid(Table(tuple(head), tuple(rows), shares=(6, 20, 20, 54)), paper.say("signed.order"))]


def _planned(paper: Paper, item: Tree) -> str:
    said = "–".join(one for one in (item["start"], item["end"]) if one)
    return said.replace(":", ".") if paper.language == "id" else said


def _was(paper: Paper, item: Tree) -> str:
    return "–".join(paper.moments.clock(item[name]) for name in ("started_at", "ended_at") if item[name]) or "–"


def remarks_of(paper: Paper, part: Part) -> list[Tree]:
    """What the notulis wrote down, of the part's agenda items."""
    told: list[Tree] = paper.record["remarks"]
    if part.kind == WHOLE:
        return told
    if part.kind == GROUP:
        return [one for one in told if one["unit_id"] == part.id]
    ids = {one["id"] for one in items_of(paper, part)}
    return [one for one in told if one["agenda_item_id"] in ids]


def _discussion(paper: Paper, part: Part) -> list[b.Passage]:
    found: list[b.Passage] = []
    rows = [one for one in remarks_of(paper, part) if one["text"]]
    if rows:
        head = tuple(paper.say(key) for key in ("paper.number", "signed.speaker", "signed.from", "signed.said"))
        lines = tuple(_remark(n, one) for n, one in enumerate(rows, start=1))
        found.append(b.Grid(_said(head, lines), paper.say("signed.discussion")))
    own = _own(paper, part)
    if own and own.says("discussion"):
        found += [b.Text(line) for line in own.items("discussion")]
    return [*found, *_assessed(paper, part)]


def _remark(number: int, one: Tree) -> tuple[Cell, ...]:
    speaker = one["speaker"] or {"name": "", "position": "", "organisation": ""}
    said = (Cell(visible(speaker["name"])), Cell(visible(speaker["organisation"])), Cell(visible(one["text"])))
    return (Cell(str(number), right=True), *said)


def _assessed(paper: Paper, part: Part) -> list[b.Passage]:
    """What assessors said, by sheet; acceptances without a word say nothing here."""
    ids = {one["id"] for one in activities_of(paper, part)}
    told = [one for one in paper.record["reviews"] if one["activity_id"] in ids and one["text"] and one["act"] != "correct"]
    units = {sheet["id"]: sheet for one in paper.record["activities"] for sheet in one["sheets"] if sheet["id"]}
    told = [one for one in told if part.kind != GROUP or units.get(one["sheet_id"], {}).get("unit_id") == part.id]
    if not told:
        return []
    head = tuple(paper.say(key) for key in ("paper.number", "signed.assessor", "paper.group", "signed.said"))
    rows = tuple(
        (
            Cell(str(number), right=True),
            Cell(visible(paper.person(one["by"]))),
            Cell(visible(str(units.get(one["sheet_id"], {}).get("unit_title") or ""))),
            Cell(clipped(visible(one["text"]), LONGEST_REMARK)),
        )
        for number, one in enumerate(told, start=1)
    )
    return [b.Grid(_said(head, rows), paper.say("signed.assessed"))]


def _said(head: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> Table:
    """Who, from where, what; a reader without names gets no empty column of them."""
    filled = [place for place in range(len(head)) if any(row[place].text for row in rows)]
    told = tuple(tuple(row[place] for place in filled) for row in rows)
    return Table(tuple(head[place] for place in filled), told, shares=tuple(SAID_SHARES[place] for place in filled))


def conclusions_of(paper: Paper, part: Part) -> list[b.Passage]:
    found: list[b.Passage] = []
    said = [visible(one["text"]) for one in remarks_of(paper, part) if one["mark"] == "decision"]
    for sheet, _, line in lines_of(paper, "minutes"):
        if part.kind == WHOLE or sheet["unit_id"] == part.id:
            said += line.items("decisions")
    said += [decided(paper, one) for one in decisions_of(paper, part)]
    if said:
        found.append(b.Items(tuple(said)))
    return [*found, *poll_passages(paper, part)]


def follow_up_of(paper: Paper, part: Part) -> list[b.Passage]:
    rows = follow_up_rows(paper, part)
    if not rows:
        return []
    head = tuple(paper.say(key) for key in ("paper.number", "signed.what", "signed.who", "signed.due"))
    lines = tuple((Cell(str(n), right=True), *map(Cell, row)) for n, row in enumerate(rows, start=1))
    return [b.Grid(Table(head, lines, shares=(6, 50, 26, 18)), paper.say("signed.follow_up"))]


def follow_up_rows(paper: Paper, part: Part) -> list[tuple[str, str, str]]:
    """What, who, until when: of the notulis' actions and of the worksheet for it."""
    told = [one["action"] for one in remarks_of(paper, part) if one["action"]]
    found = [(visible(one["item"]), visible(one["who"]), visible(one["due"])) for one in told]
    ids = {one["id"] for one in activities_of(paper, part)}
    for activity_id, sheet, line in _follow_up_lines(paper):
        if (part.kind == WHOLE or activity_id in ids) and (part.kind != GROUP or sheet["unit_id"] == part.id):
            who = ", ".join(one for one in (line.says("who"), line.says("person")) if one)
            found.append((line.says("what"), who, line.says("due")))
    return found


def _follow_up_lines(paper: Paper) -> Iterator[tuple[str, Tree, Line]]:
    of = {sheet["id"]: one["id"] for one in paper.record["activities"] for sheet in one["sheets"]}
    for sheet, _, line in lines_of(paper, "follow_up"):
        yield of[sheet["id"]], sheet, line


def _closing(paper: Paper, part: Part) -> str:
    own = _own(paper, part)
    return (own.says("closing") if own else "") or phrase(paper, "closing")

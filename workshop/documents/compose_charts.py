"""Pictures of a report for whoever looks rather than reads: how groups are made up, what each wrote, what ballots came to.

Each stands beside its numbers: in a table, or behind every bar.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from workshop.documents import passages as b
from workshop.documents.docx_table import Cell, Table
from workshop.documents.paper import Paper, Tree
from workshop.documents.paper_parts import Part
from workshop.documents.paper_votes import polls_of, score_said
from workshop.documents.visible import visible

Groups = list[tuple[Tree, list[Tree]]]

MOST_OPTIONS = 10
NAME_SHARE, SHARED = 28, 72


def groups_recap(paper: Paper) -> Iterator[b.Passage]:
    """Each way of dividing the hall: people, organisations and sectors of its groups, their sizes as bars.

    Not in an edition that says of nobody where they sat.
    """
    people = {one["id"]: one for one in paper.record["people"]}
    told = [(visible(one["title"]), _made_up(one, people)) for one in paper.record["groupings"]]
    told = [(title, groups) for title, groups in told if any(members for _, members in groups)]
    if told:
        yield b.Heading(paper.say("signed.groups_head"), 2)
    for title, groups in told:
        yield b.Grid(_sizes(paper, groups), title)
        yield from _sectors(paper, title, groups)
        bars = tuple(b.Bar(_named(group), len(members), paper.count(len(members))) for group, members in groups)
        yield b.Bars(paper.say("signed.groups_bars", title=title), bars)


def _made_up(grouping: Tree, people: dict[str, Tree]) -> Groups:
    return [(group, [people[id] for id in group["members"] if id in people]) for group in grouping["groups"]]


def _sizes(paper: Paper, groups: Groups) -> Table:
    figures = ("signed.group_people", "paper.organisation", "paper.men", "paper.women")
    told = []
    for group, members in groups:
        offices = {one["organisation_id"] for one in members if one["organisation_id"]}
        sexes = Counter(one["sex"] for one in members)
        told.append((group, (len(members), len(offices), sexes["L"], sexes["P"])))
    return _counted(paper, [paper.say(one) for one in figures], told)


def _sectors(paper: Paper, title: str, groups: Groups) -> Iterator[b.Passage]:
    """A column a sector, where people of several sit in the hall; who states none is of the organisation's."""
    offices = {one["id"]: one["sector"] for one in paper.record["organisations"]}
    held = []
    for group, members in groups:
        held.append((group, Counter(one["sector"] or offices.get(one["organisation_id"], "") for one in members)))
    shown = [one for one in paper.record["attendance"]["sectors"] if any(own[one["value"]] for _, own in held)]
    if len(shown) > 1:
        told = [(group, tuple(own[one["value"]] for one in shown)) for group, own in held]
        heads = [visible(paper.label(one)) for one in shown]
        yield b.Grid(_counted(paper, heads, told), paper.say("signed.groups_sectors", title=title))


def _counted(paper: Paper, heads: Sequence[str], told: Sequence[tuple[Tree, Sequence[int]]]) -> Table:
    rows = tuple(
        (Cell(_named(group), bold=True), *(Cell(paper.count(one), right=True) for one in figures)) for group, figures in told
    )
    shares = (NAME_SHARE, *[SHARED // len(heads)] * len(heads))
    return Table((paper.say("paper.group"), *heads), rows, shares=shares, together=True)


def group_rows_bars(paper: Paper) -> Iterator[b.Passage]:
    """How far each group came, of every grouping that a sheet was written in."""
    counted = paper.record["summary"]["rows_per_group"]
    for grouping in paper.record["groupings"]:
        bars = tuple(
            b.Bar(_named(one), counted.get(one["key"], 0), paper.count(counted.get(one["key"], 0))) for one in grouping["groups"]
        )
        if any(bar.size for bar in bars):
            yield b.Bars(paper.say("signed.group_rows_bars", title=visible(grouping["title"])), bars)


def score_bars(paper: Paper, part: Part) -> Iterator[b.Passage]:
    """The best of each ballot in its order; the table has them all."""
    for poll in polls_of(paper, part):
        titles = {one["id"]: one["title"] for one in poll["options"]}
        places = [one for one in poll["result"]["hall"] if one["score"] is not None][:MOST_OPTIONS]
        bars = tuple(
            b.Bar(
                f"{one['rank']}. {visible(titles.get(one['option'], one['option']))}", one["score"], score_said(paper, poll, one)
            )
            for one in places
        )
        if any(bar.size for bar in bars):
            yield b.Bars(paper.say("signed.score_bars", question=visible(poll["question"]).rstrip(".")), bars)


def _named(group: Tree) -> str:
    return visible(f"{group['number']} {group['title']}".strip())

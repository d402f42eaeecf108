"""Who sat in which group in the papers, and who chaired it, wrote for it and spoke for it."""

from collections.abc import Iterator

from workshop.documents.paper import Paper, Tree
from workshop.documents.visible import visible
from workshop.documents.xlsx_book import Column, Tables, Value

ROLES = ("chair", "scribe", "speaker")
COLUMNS = (
    ("paper.grouping", 24),
    ("paper.number", 6),
    ("paper.group", 30),
    ("paper.place", 24),
    ("paper.name", 34),
    ("paper.organisation", 36),
    ("paper.role", 24),
)


def roles_line(paper: Paper, group_id: str) -> str:
    """Empty where nobody was named."""
    groups = (group for grouping in paper.record["groupings"] for group in grouping["groups"] if group["id"] == group_id)
    group: Tree = next(groups, {})
    named = [(role, group[role]) for role in ROLES if group.get(role)]
    return " · ".join(f"{paper.say(f'paper.{role}')}: {visible(paper.person(id))}" for role, id in named)


def add_groups(book: Tables, paper: Paper) -> None:
    """Where nobody sits in a group there is no such sheet."""
    if not any(group["members"] for grouping in paper.record["groupings"] for group in grouping["groups"]):
        return
    columns = [Column(paper.say(key), width) for key, width in COLUMNS]
    book.add(paper.say("paper.groups"), columns, _seats(paper))


def _seats(paper: Paper) -> Iterator[list[Value]]:
    offices = {one["id"]: one["organisation_id"] for one in paper.record["people"]}
    for grouping in paper.record["groupings"]:
        for group in grouping["groups"]:
            where = [grouping["title"], group["number"], group["title"], group["place"]]
            for id in group["members"]:
                roles = ", ".join(paper.say(f"paper.{role}") for role in ROLES if group[role] == id)
                yield [*where, paper.person(id), paper.organisation(offices.get(id)), roles]

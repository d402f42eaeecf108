"""Clusters as the papers tell them: which rows were merged, whose they are, and from how many organisations."""

from collections.abc import Iterator

from workshop.documents.paper import Paper, Tree
from workshop.documents.visible import visible


def of_offices(paper: Paper, cluster: Tree) -> str:
    return paper.say("paper.merged_from", rows=paper.count(cluster["rows"]), organisations=paper.count(cluster["organisations"]))


def worksheet_title(paper: Paper, cluster: Tree) -> str:
    found = next((one for one in paper.record["worksheets"] if one["id"] == cluster["worksheet_id"]), None)
    return str(found[f"title_{paper.language}"]) if found else ""


def source_lines(paper: Paper, cluster: Tree) -> Iterator[tuple[Tree, str, str]]:
    """Each source with the words of its row and, where it does not count, why."""
    for source in cluster["sources"]:
        text = paper.row_text(source["entry_id"]) if source["standing"] in ("counted", "returned") else ""
        yield source, visible(text), _not_counted(paper, source["standing"])


def _not_counted(paper: Paper, standing: str) -> str:
    return {
        "returned": paper.say("paper.source_returned"),
        "withdrawn": paper.say("paper.source_withdrawn"),
        "late": paper.say("paper.source_late"),
        "draft": paper.say("paper.source_draft"),
    }.get(standing, "")

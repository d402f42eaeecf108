"""The opening of the record as DOCX: what it is, the figures, and who has not handed anything in yet."""

from collections.abc import Iterable

from docx.document import Document

from workshop.documents.docx_page import width
from workshop.documents.docx_table import Cell, Table, add_table
from workshop.documents.paper import Paper, Tree
from workshop.documents.paper_days import closing_lines
from workshop.documents.visible import visible
from workshop.texts import enclosed

MOST_COLUMNS = 8


def add_opening(document: Document, paper: Paper) -> None:
    told = paper.record["workshop"]
    document.add_paragraph(paper.say("paper.record").upper(), style="Heading 3")
    document.add_paragraph(visible(told["title"]), style="Title")
    lines = [
        (paper.say("paper.stage"), told["stage"]),
        (paper.say("paper.days"), paper.moments.days([day["date"] for day in told["days"] if day.get("date")])),
        (paper.say("paper.place"), ", ".join(part for part in (told["place"], told["region"]) if part)),
        (paper.say("paper.organiser"), told["organiser"]),
        *closing_lines(paper),
    ]
    rows = [(Cell(label, bold=True), Cell(visible(value))) for label, value in lines if value]
    if rows:
        whole = width(document)
        add_table(document, Table((), tuple(rows), (whole * 22 // 100, whole * 78 // 100)))
    document.add_paragraph(paper.state_line())
    if told["rehearsal"]:
        document.add_paragraph(paper.say("paper.rehearsal"))


def add_summary(document: Document, paper: Paper) -> None:
    summary = paper.record["summary"]
    document.add_heading(paper.say("paper.summary"), 1)
    document.add_paragraph(
        paper.say(
            "paper.in_short",
            rows=paper.count(summary["rows_total"]),
            people=paper.count(summary["people_joined"]),
            organisations=paper.count(summary["organisations_joined"]),
            listed=paper.count(summary["organisations_total"]),
        )
    )
    _add_activities(document, paper)
    for grouping in paper.record["groupings"]:
        _add_grouping(document, paper, grouping)
    _add_themes(document, paper)
    _add_organisations(document, paper)
    _add_silence(document, paper)


def _add_activities(document: Document, paper: Paper) -> None:
    if not paper.activities():
        return
    document.add_heading(paper.say("paper.per_worksheet"), 2)
    head = ("paper.worksheet", "paper.unit", "paper.sheets", "paper.rows", "paper.drafts", "paper.late")
    rows = [_activity_row(paper, activity) for activity in paper.activities()]
    lines = [(Cell(title), Cell(unit), *_figures(paper, numbers)) for title, unit, numbers in rows]
    totals = [sum(column) for column in zip(*(numbers[1:] for _, _, numbers in rows), strict=True)]
    lines.append((Cell(paper.say("paper.total"), bold=True), Cell(), Cell(), *_figures(paper, totals, bold=True)))
    add_table(document, Table(tuple(paper.say(key) for key in head), tuple(lines)))


def _activity_row(paper: Paper, activity: Tree) -> tuple[str, str, list[int]]:
    filled = activity["people"] if activity["secret"] else sum(bool(sheet["rows"]) for sheet in activity["sheets"])
    rows = sum(len(sheet["rows"]) for sheet in activity["sheets"])
    title, unit = visible(activity["title"]), paper.unit_word(activity["unit"])
    return title, unit, [filled, rows, activity["drafts"], activity["late"]]


def _add_grouping(document: Document, paper: Paper, grouping: Tree) -> None:
    """Activities against groups; a grouping with many groups has them down the side."""
    activities = [one for one in paper.activities() if one["grouping_id"] == grouping["id"] and not one["secret"]]
    if not activities or not grouping["groups"]:
        return
    document.add_heading(paper.say("paper.per_group", grouping=visible(grouping["title"])), 2)
    titles = [visible(group["title"]) for group in grouping["groups"]]
    counts = [[_rows_of_unit(activity, group["id"]) for group in grouping["groups"]] for activity in activities]
    names, side, first = titles, [visible(activity["title"]) for activity in activities], paper.say("paper.worksheet")
    if len(titles) > MOST_COLUMNS:
        names, side, first = [paper.say("paper.rows")], titles, paper.say("paper.group")
        counts = [[sum(column)] for column in zip(*counts, strict=True)]
    lines = [(Cell(name), *_figures(paper, row)) for name, row in zip(side, counts, strict=True)]
    totals = [sum(column) for column in zip(*counts, strict=True)]
    lines.append((Cell(paper.say("paper.total"), bold=True), *_figures(paper, totals, bold=True)))
    add_table(document, Table((first, *names), tuple(lines)))


def _rows_of_unit(activity: Tree, unit_id: str) -> int:
    return sum(len(sheet["rows"]) for sheet in activity["sheets"] if sheet["unit_id"] == unit_id)


def _add_themes(document: Document, paper: Paper) -> None:
    counted = paper.record["summary"]["rows_per_theme"]
    if not counted:
        return
    document.add_heading(paper.say("paper.per_theme"), 2)
    order = [theme["id"] for theme in paper.record["themes"]]
    known = [id for id in order if id in counted] + [id for id in counted if id not in order]
    lines = tuple((Cell(visible(paper.theme(id))), *_figures(paper, [counted[id]])) for id in known)
    add_table(document, Table((paper.say("paper.theme"), paper.say("paper.rows")), lines))


def _add_organisations(document: Document, paper: Paper) -> None:
    """Who contributed: rows on the organisation's own sheets, and rows its people wrote anywhere."""
    silent = set(paper.record["summary"]["organisations_silent"])
    spoken = [one for one in paper.record["organisations"] if one["id"] not in silent and any(paper.contribution(one))]
    if not spoken:
        return
    document.add_heading(paper.say("paper.per_organisation"), 2)
    head = ("paper.organisation", "paper.people_there", "paper.rows_on_sheet", "paper.rows_written")
    lines = tuple((Cell(visible(one["name"])), *_figures(paper, paper.contribution(one))) for one in spoken)
    add_table(document, Table(tuple(paper.say(key) for key in head), lines))


def _add_silence(document: Document, paper: Paper) -> None:
    """Stated, not judged: up to when nothing had come; the names stand with their worksheet."""
    silent = [one for one in paper.activities() if one["silent"]]
    organisations = [paper.organisation(id) for id in paper.record["summary"]["organisations_silent"]]
    if not silent and not organisations:
        return
    document.add_heading(paper.say("paper.silence", until=paper.until()), 2)
    head = ("paper.worksheet", "paper.unit", "paper.silent_units")
    lines = [(Cell(visible(one["title"])), Cell(paper.unit_word(one["unit"])), len(one["silent"])) for one in silent]
    rows = tuple((title, unit, *_figures(paper, [number])) for title, unit, number in lines)
    if rows:
        add_table(document, Table(tuple(paper.say(key) for key in head), rows))
    if organisations:
        paragraph = document.add_paragraph()
        paragraph.add_run(paper.say("paper.silent_everywhere", number=paper.count(len(organisations))) + " ").bold = True
        paragraph.add_run(visible("; ".join(map(enclosed, organisations))))


def _figures(paper: Paper, numbers: Iterable[int], bold: bool = False) -> list[Cell]:
    return [Cell(paper.count(number), right=True, bold=bold) for number in numbers]

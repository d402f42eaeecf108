"""One activity in the DOCX: a heading, who wrote, and a real table per unit.

At most seven columns stand in a table; what else was filled in follows in a last column, labelled, so that nothing is left
out.  A worksheet of one row per unit reads better as labels and values.  People's own sheets share one table.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document

from workshop.documents.cells import NUMBERS, cell
from workshop.documents.docx_page import turn, width
from workshop.documents.docx_table import Cell, Table, add_table, fitted
from workshop.documents.paper import Design, Paper, Tree, rows_of
from workshop.documents.paper_groups import roles_line
from workshop.documents.visible import visible
from workshop.domain.fields import Field
from workshop.texts import enclosed

MOST_COLUMNS = 7
UPRIGHT_COLUMNS = 5
BULLET = "• "


@dataclass(frozen=True, slots=True)
class Columns:
    """`before`: columns that come from the sheet, not from a field.  `rest`: filled fields without a column."""

    before: tuple[str, ...]
    fields: tuple[Field, ...]
    rest: tuple[Field, ...]

    def wide(self) -> bool:
        return len(self.before) + len(self.fields) + bool(self.rest) > UPRIGHT_COLUMNS


def add_activity(document: Document, paper: Paper, activity: Tree) -> None:
    design = paper.design(activity)
    as_card = not design.repeated and not activity["secret"]
    columns = columns_of(paper, activity, design)
    turn(document, sideways=not as_card and columns.wide())
    document.add_heading(visible(activity["title"]), 1)
    _add_state(document, paper, activity)
    if activity["secret"] or activity["unit"] == "person":
        _add_together(document, paper, activity, columns)
        return
    lines = [_lines(paper, sheet, columns) for sheet in activity["sheets"]]
    widths = fitted(Table(head_of(paper, columns), tuple(line for some in lines for line in some)), width(document))
    for sheet, some in zip(activity["sheets"], lines, strict=True):
        document.add_heading(visible(sheet["unit_title"]), 2)
        _add_writers(document, paper, sheet)
        if as_card:
            _add_cards(document, paper, sheet, design)
        elif some:
            add_table(document, Table(head_of(paper, columns), some, widths))


def columns_of(paper: Paper, activity: Tree, design: Design) -> Columns:
    """The core fields, the other filled ones while there is room, and the rest."""
    rows, said = rows_of(activity), _said_by_the_groups(paper, activity)
    core = [field for field in design.core() if field.id not in said]
    filled = [field for field in design.shown if any(cell(paper, field, row) for row in rows)]
    others = [field for field in filled if field not in core and field.id not in said]
    before = ("paper.name", "paper.organisation") if activity["unit"] == "person" and not activity["secret"] else ()
    taken = [*core, *(others if len(others) <= MOST_COLUMNS - len(before) - len(core) - 1 else [])]
    return Columns(
        before=tuple(paper.say(key) for key in before),
        fields=tuple(field for field in design.shown if field in taken),
        rest=tuple(field for field in others if field not in taken),
    )


def _said_by_the_groups(paper: Paper, activity: Tree) -> set[str]:
    """Fields that on every row say the theme of the row's own group, under whose heading the row stands anyway."""
    if activity["unit"] != "group" or activity["secret"]:
        return set()
    themes, fields = paper.group_themes(), [field.id for field in paper.design(activity).shown if field.fill == "theme_of_group"]
    other = {
        field
        for sheet in activity["sheets"]
        for row in sheet["rows"]
        for field in fields
        if row["parsed"].get(field) not in (None, themes.get(sheet["unit_id"]))
    }
    return set(fields) - other


def _add_state(document: Document, paper: Paper, activity: Tree) -> None:
    rows = len(rows_of(activity))
    parts = [paper.say("paper.activity_rows", rows=paper.count(rows)) if rows else paper.say("paper.no_rows")]
    if activity["secret"]:
        parts.append(paper.say("paper.secret", people=paper.count(activity["people"])))
    if activity["opened_at"]:
        parts.append(paper.say("paper.opened", at=paper.moments.day_and_clock(activity["opened_at"])))
    if activity["closed_at"]:
        parts.append(paper.say("paper.closed", at=paper.moments.day_and_clock(activity["closed_at"])))
    document.add_paragraph(" · ".join(parts)).paragraph_format.keep_with_next = bool(rows or activity["silent"])
    if activity["silent"]:
        names = "; ".join(enclosed(visible(unit["unit_title"])) for unit in activity["silent"])
        silence = document.add_paragraph(paper.say("paper.silent_here", until=paper.until(), names=names), style="Small")
        silence.paragraph_format.keep_with_next = bool(rows)


def _add_writers(document: Document, paper: Paper, sheet: Tree) -> None:
    if roles := roles_line(paper, sheet["unit_id"] or ""):
        document.add_paragraph(roles).paragraph_format.keep_with_next = True
    parts = [paper.say("paper.written_by", names=visible(paper.names(sheet["contributors"])))] if sheet["contributors"] else []
    if sheet["done"]:
        done = sheet["done_at"]
        parts.append(paper.say("paper.done_at", at=paper.moments.clock(done)) if done else paper.say("paper.done"))
    if not sheet["rows"]:
        parts.append(paper.say("paper.no_rows"))
    if parts:
        document.add_paragraph(" · ".join(parts)).paragraph_format.keep_with_next = bool(sheet["rows"])


def _lines(paper: Paper, sheet: Tree, columns: Columns) -> tuple[tuple[Cell, ...], ...]:
    return tuple((_number(row["number"]), *cells_of(paper, row, columns)) for row in sheet["rows"])


def _add_together(document: Document, paper: Paper, activity: Tree, columns: Columns) -> None:
    """All sheets in one table: people's own rows with their names, secret rows without."""
    lines: list[tuple[Cell, ...]] = []
    for sheet in activity["sheets"]:
        for row in sheet["rows"]:
            writer = _writer(paper, sheet) if columns.before else ()
            lines.append((_number(len(lines) + 1), *writer, *cells_of(paper, row, columns)))
    if lines:
        add_table(document, Table(head_of(paper, columns), tuple(lines)))


def _writer(paper: Paper, sheet: Tree) -> tuple[Cell, Cell]:
    people = {person["id"]: person for person in paper.record["people"]}
    organisation = people[sheet["unit_id"]]["organisation_id"] if sheet["unit_id"] in people else None
    return Cell(visible(sheet["unit_title"])), Cell(visible(paper.organisation(organisation)))


def head_of(paper: Paper, columns: Columns) -> tuple[str, ...]:
    rest = (paper.say("paper.rest"),) if columns.rest else ()
    return (paper.say("paper.number"), *columns.before, *(paper.label(field) for field in columns.fields), *rest)


def cells_of(paper: Paper, row: Tree, columns: Columns) -> list[Cell]:
    cells = [Cell(cell(paper, field, row, BULLET), right=field.type in NUMBERS) for field in columns.fields]
    return [*cells, Cell(pairs=_pairs(paper, row, columns.rest))] if columns.rest else cells


def _pairs(paper: Paper, row: Tree, fields: Sequence[Field]) -> tuple[tuple[str, str], ...]:
    said = ((paper.label(field), cell(paper, field, row).replace("\n", "; ")) for field in fields)
    return tuple((label, value) for label, value in said if value)


def _add_cards(document: Document, paper: Paper, sheet: Tree, design: Design) -> None:
    whole = width(document)
    for row in sheet["rows"]:
        lines = [(paper.label(field), cell(paper, field, row, BULLET)) for field in design.shown]
        rows = tuple((Cell(label, bold=True), Cell(value)) for label, value in lines if value)
        if rows:
            add_table(document, Table((), rows, (whole * 24 // 100, whole * 76 // 100)))


def _number(number: int) -> Cell:
    return Cell(str(number), right=True)

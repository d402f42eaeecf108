"""What activities brought, as passages: a table a unit, wide ones sideways, one row a unit as labels and values."""

from collections.abc import Iterator

from workshop.documents import passages as b
from workshop.documents.docx_activity import MOST_COLUMNS, Columns, cells_of, columns_of, head_of
from workshop.documents.docx_table import Cell, Table
from workshop.documents.paper import Paper, Tree
from workshop.documents.paper_parts import GROUP, Part, rows_in
from workshop.documents.visible import visible

CARD_SHARES = (24, 76)
# More units than this share one table.
MOST_TABLES = 12


def results(paper: Paper, activities: list[Tree], part: Part, level: int = 2) -> Iterator[b.Passage]:
    """Each activity that has rows, its heading first; all lie sideways where one has to, so that no page stays half empty."""
    told = [(one, columns_of(paper, one, paper.design(one))) for one in activities if rows_in(one, part)]
    yield b.Turn(any(columns.wide() and not _as_card(paper, one) for one, columns in told))
    for activity, columns in told:
        yield b.Heading(visible(activity["title"]), level)
        yield from _of_activity(paper, activity, part, columns)
    yield b.Turn(False)


def _as_card(paper: Paper, activity: Tree) -> bool:
    return not paper.design(activity).repeated and not activity["secret"]


def _of_activity(paper: Paper, activity: Tree, part: Part, columns: Columns) -> Iterator[b.Passage]:
    sheets = [one for one in activity["sheets"] if part.kind != GROUP or one["unit_id"] == part.id]
    if activity["secret"] or activity["unit"] == "person" or len(sheets) > MOST_TABLES:
        yield b.Grid(_together(paper, activity, columns), paper.say("signed.rows_of", title=visible(activity["title"])))
        return
    for sheet in sheets:
        if _as_card(paper, activity):
            yield from _cards(paper, activity, sheet)
        elif sheet["rows"]:
            yield b.Grid(_table(paper, sheet, columns), _caption(activity, sheet))


def _caption(activity: Tree, sheet: Tree) -> str:
    return visible(f"{activity['title']}: {sheet['unit_title']}")


def _table(paper: Paper, sheet: Tree, columns: Columns) -> Table:
    rows = tuple((Cell(str(row["number"]), right=True), *cells_of(paper, row, columns)) for row in sheet["rows"])
    return Table(head_of(paper, columns), rows)


def _together(paper: Paper, activity: Tree, columns: Columns) -> Table:
    """All in one table.  People's rows stand without their names: a signed paper says what, not who; a secret one could not."""
    named = activity["unit"] != "person" and not activity["secret"]
    before = (paper.unit_word(activity["unit"]),) if named else ()
    head = head_of(paper, Columns(before, columns.fields, columns.rest))
    told = [(sheet, row) for sheet in activity["sheets"] for row in sheet["rows"]]
    rows = []
    for number, (sheet, row) in enumerate(told, start=1):
        unit = [Cell(visible(str(sheet["unit_title"])))] if named else []
        rows.append((Cell(str(number), right=True), *unit, *cells_of(paper, row, columns)))
    return Table(head, tuple(rows))


def _cards(paper: Paper, activity: Tree, sheet: Tree) -> Iterator[b.Passage]:
    for row in sheet["rows"]:
        shown = Columns((), paper.design(activity).shown[: 2 * MOST_COLUMNS], ())
        told = zip(shown.fields, cells_of(paper, row, shown), strict=True)
        lines = tuple((Cell(paper.label(field), bold=True), said) for field, said in told if said.text)
        if lines:
            yield b.Grid(Table((), lines, shares=CARD_SHARES, together=True), _caption(activity, sheet))

"""*Lembar kerja konsolidasi* for Buku 1 and 2: SWOT quadrants, matrix of themes, roadmap as a chart of years, quick-win cards."""

from collections.abc import Iterator

from workshop.documents import passages as b
from workshop.documents.docx_table import Cell, Table
from workshop.documents.paper import Paper, Tree, rows_of
from workshop.documents.paper_parts import Part
from workshop.documents.paper_sheets import Line, lines_of, plays, sheets_of
from workshop.documents.visible import clipped, visible

SHADES = ("E7EDEA", "FAEBC8", "E3E8F5", "FBE3DC")
YEAR_SHADE = "0F5A4F"
MOST_YEARS, MOST_SHEETS = 12, 5
LONGEST_LINE = 160
DOT = "•"


def compose_books(paper: Paper, part: Part) -> b.Work:
    title = paper.say("signed.books")
    found = [
        b.Text(title.upper(), b.TITLE, space=8),
        b.Text(visible(paper.record["workshop"]["title"]), b.SUBTITLE, space=10),
        *_swot(paper),
        *_matrix(paper),
        *roadmap(paper, 1),
        *_cards(paper),
    ]
    return b.Work(title, tuple(found), running=f"{title} · {visible(paper.record['workshop']['title'])}", sideways=True)


def has_books(paper: Paper) -> bool:
    return any(sheets_of(paper, name) for name in ("swot", "roadmap", "actions", "quick_wins"))


def _swot(paper: Paper) -> Iterator[b.Passage]:
    """One figure of all groups: what each quadrant holds, with the group's name where there are several."""
    boxes: dict[str, list[str]] = {}
    for sheet, _, line in lines_of(paper, "swot"):
        said = clipped(line.says("text"), LONGEST_LINE)
        boxes.setdefault(line.says("corner"), []).append(f"{DOT} {said} ({visible(str(sheet['unit_title']))})")
    order = _corner_order(paper)
    corners = sorted(boxes, key=lambda one: order.index(one) if one in order else len(order))
    if corners:
        yield b.Heading(paper.say("signed.swot"), 1)
        shaded = zip(corners, SHADES * len(corners), strict=False)
        yield b.Corners(paper.say("signed.swot"), tuple(b.Corner(one, tuple(boxes[one]), shade) for one, shade in shaded))


def _corner_order(paper: Paper) -> list[str]:
    field = next((line.field("corner") for _, _, line in lines_of(paper, "swot")), None)
    return [visible(paper.label_of(choice)) for choice in field.choices] if field else []


def _matrix(paper: Paper) -> Iterator[b.Passage]:
    """A theme a row; the headlines of what each worksheet of the groups has for it."""
    sheets = [one for one in paper.activities() if one["unit"] == "group" and not one["secret"] and rows_of(one)]
    wanted = [one for one in sheets if not plays(one, "minutes", "follow_up", "swot") and _themed(one)][:MOST_SHEETS]
    themes = [one for one in paper.record["themes"] if any(row["theme"] == one["id"] for a in wanted for row in rows_of(a))]
    if not wanted or not themes:
        return
    head = (paper.say("paper.theme"), *(visible(one["title"]) for one in wanted))
    rows = tuple((Cell(visible(paper.label(one)), bold=True), *(_held(paper, a, one["id"]) for a in wanted)) for one in themes)
    yield b.Heading(paper.say("signed.matrix"), 1)
    yield b.Grid(Table(head, rows, shares=(16, *[84 // len(wanted)] * len(wanted))), paper.say("signed.matrix"))


def _themed(activity: Tree) -> bool:
    return any(row["theme"] for row in rows_of(activity))


def _held(paper: Paper, activity: Tree, theme: str) -> Cell:
    headline = paper.design(activity).headline()
    said = [str(row["values"].get(headline.id, "")) for row in rows_of(activity) if row["theme"] == theme] if headline else []
    return Cell("\n".join(f"{DOT} {clipped(visible(one), LONGEST_LINE)}" for one in said if one.strip()))


def roadmap(paper: Paper, level: int) -> Iterator[b.Passage]:
    """Programmes down the side, years along the top; the theme stands before its programmes."""
    told = [(row, line, _years(line)) for _, row, line in _planned(paper)]
    told = [one for one in told if one[2]]
    named = {year for _, _, own in told for year in own}
    if not named:
        return
    years = list(range(min(named), max(named) + 1))
    years = years if len(years) <= MOST_YEARS else sorted(named)[:MOST_YEARS]
    order = [theme["id"] for theme in paper.record["themes"]]
    told.sort(key=lambda one: order.index(one[0]["theme"]) if one[0]["theme"] in order else len(order))
    head = (paper.say("paper.theme"), paper.say("signed.programme"), paper.say("signed.who"), *map(str, years))
    rows = tuple(
        (
            Cell(visible(paper.theme(row["theme"])) if row["theme"] else ""),
            Cell(clipped(line.says("programme"), LONGEST_LINE)),
            Cell(clipped(line.says("who"), LONGEST_LINE)),
            *(Cell(DOT if year in own else "", shade=YEAR_SHADE if year in own else "") for year in years),
        )
        for row, line, own in told
    )
    yield b.Heading(paper.say("signed.roadmap"), level)
    yield b.Grid(
        Table(head, rows, shares=(140, 240, 160, *[max(46, 460 // len(years))] * len(years))), paper.say("signed.roadmap")
    )


def _planned(paper: Paper) -> list[tuple[Tree, Tree, Line]]:
    """The roadmap's own sheet, else the action plan's years."""
    return list(lines_of(paper, "roadmap")) or list(lines_of(paper, "actions"))


def _years(line: Line) -> list[int]:
    if line.has("years"):
        told = line.parsed("years")
        return [year for year in (told if isinstance(told, list) else [told]) if isinstance(year, int)]
    first, last = line.parsed("from"), line.parsed("to")
    if not isinstance(first, int):
        return []
    return list(range(first, (last if isinstance(last, int) and last >= first else first) + 1))


def _cards(paper: Paper) -> Iterator[b.Passage]:
    boxes: list[b.Corner] = []
    for _, _, line in lines_of(paper, "quick_wins"):
        labels = {"condition": "signed.condition", "target": "signed.target", "benefit": "signed.benefit", "who": "signed.who"}
        labels |= {"amount": "signed.budget"}
        told = [f"{paper.say(key)}: {line.says(name)}" for name, key in labels.items() if line.says(name)]
        told += [f"TW{n}: {line.says(f'q{n}')}" for n in range(1, 5) if line.says(f"q{n}")]
        boxes.append(b.Corner(line.says("programme"), tuple(told), SHADES[len(boxes) % len(SHADES)]))
    if boxes:
        yield b.Heading(paper.say("signed.cards"), 1)
        yield b.Corners(paper.say("signed.cards"), tuple(boxes))

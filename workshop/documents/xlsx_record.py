"""The record as XLSX: a sheet per worksheet, one long table of everything, people, organisations and contributions."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from workshop.documents.cells import cell
from workshop.documents.paper import Paper, Tree
from workshop.documents.paper_attendance import every_sector
from workshop.documents.paper_days import closing_lines
from workshop.documents.paper_documents import add_document_sheet
from workshop.documents.paper_groups import add_groups
from workshop.documents.stamps import small_print
from workshop.documents.xlsx_attendance import add_attendance
from workshop.documents.xlsx_book import Book, Column, Rupiah, Tables, Value, moment
from workshop.documents.xlsx_clusters import add_clusters
from workshop.documents.xlsx_corrections import add_corrections
from workshop.documents.xlsx_judgements import add_ballots, add_decisions, add_reviews
from workshop.documents.xlsx_notes import add_notes
from workshop.domain.fields import Field

LEADING, THEMES = 6, "themes"
NUMBERS = ("number", "integer", "scale", "year")
WIDTHS = {"longtext": 50, "list": 40, "text": 32, "ref": 40, "ref_multi": 40, "opd": 32, "opd_multi": 32}
NARROW = 16
PEOPLE = (
    "paper.list_key",
    "paper.name",
    "paper.nip",
    "paper.position",
    "paper.organisation",
    "paper.sector",
    "paper.sex",
    "paper.joined",
    "paper.staff",
)
FIGURES = ("paper.people_there", "paper.rows_on_sheet", "paper.rows_written")


def write_xlsx(record: dict[str, Any], language: str, path: Path) -> None:
    paper = Paper(record, language)
    book = Book(path, paper)
    try:
        add_tables(book, paper)
    finally:
        book.close()


def add_tables(book: Tables, paper: Paper) -> None:
    _add_front(book, paper)
    for worksheet in paper.record["worksheets"]:
        _add_worksheet(book, paper, worksheet)
    _add_everything(book, paper)
    _add_people(book, paper)
    add_groups(book, paper)
    add_attendance(book, paper)
    _add_organisations(book, paper)
    _add_contributions(book, paper)
    add_clusters(book, paper)
    add_reviews(book, paper)
    add_ballots(book, paper)
    add_decisions(book, paper)
    add_document_sheet(book, paper)
    add_notes(book, paper)
    add_corrections(book, paper)


def value(paper: Paper, field: Field, row: Tree) -> Value:
    """The field as a spreadsheet counts with it; lists and everything in words as text."""
    parsed = row["parsed"].get(field.id)
    if isinstance(parsed, int | float) and not isinstance(parsed, bool):
        if field.type == "currency":
            return Rupiah(parsed)
        if field.type in NUMBERS:
            return parsed
    if field.type == "date" and isinstance(parsed, str):
        return date.fromisoformat(parsed)
    return cell(paper, field, row)


def _add_front(book: Tables, paper: Paper) -> None:
    told, summary = paper.record["workshop"], paper.record["summary"]
    lines: list[tuple[str, Value]] = [
        (paper.say("paper.record"), told["title"]),
        (paper.say("paper.stage"), told["stage"]),
        (paper.say("paper.days"), paper.moments.days([day["date"] for day in told["days"] if day.get("date")])),
        (paper.say("paper.place"), ", ".join(part for part in (told["place"], told["region"]) if part)),
        (paper.say("paper.organiser"), told["organiser"]),
        (paper.say("paper.state_word"), paper.state_line()),
        (paper.say("paper.fingerprint"), small_print(paper)),
        (paper.say("paper.rows"), summary["rows_total"]),
        (paper.say("paper.people_there"), summary["people_joined"]),
        (paper.say("paper.organisations_there"), summary["organisations_joined"]),
        *closing_lines(paper),
    ]
    if told["rehearsal"]:
        lines.append((paper.say("paper.note"), paper.say("paper.rehearsal")))
    book.add(paper.say("paper.about"), [Column(paper.say("paper.about"), 28), Column("", 90)], lines)


def _add_worksheet(book: Tables, paper: Paper, worksheet: Tree) -> None:
    """All rows of all activities with this worksheet; one never opened and without a row has no sheet."""
    activities = [one for one in paper.activities() if one["worksheet_id"] == worksheet["id"]]
    if not activities:
        return
    design = paper.design(activities[0])
    keys = ("paper.number", "paper.worksheet", "paper.unit_name", "paper.author", "paper.author_organisation", "paper.theme")
    before = [Column(paper.say(key), 6 if key == "paper.number" else 24) for key in keys[: _columns_before(design.shown)]]
    fields = [Column(paper.label(field), WIDTHS.get(field.type, NARROW)) for field in design.shown]
    after = [
        Column(paper.say(key), 18)
        for key in ("paper.origin", "paper.carried_from", "paper.created", "paper.saved", "paper.row_id")
    ]
    book.add(design.title, [*before, *fields, *after], _rows(paper, activities, design.shown))


def _rows(paper: Paper, activities: list[Tree], fields: tuple[Field, ...]) -> Iterator[list[Value]]:
    for activity, sheet, row in _lines(activities):
        values = [value(paper, field, row) for field in fields]
        before = [row["number"], *_whose(paper, activity, sheet, row)]
        yield [*before[: _columns_before(fields)], *values, *_history(paper, row)]


def _columns_before(fields: tuple[Field, ...]) -> int:
    """A worksheet that asks for the theme itself has its column once."""
    return LEADING - any(field.choice_set == THEMES for field in fields)


def _lines(activities: list[Tree]) -> Iterator[tuple[Tree, Tree, Tree]]:
    for activity in activities:
        for sheet in activity["sheets"]:
            for row in sheet["rows"]:
                yield activity, sheet, row


def _whose(paper: Paper, activity: Tree, sheet: Tree, row: Tree) -> list[Value]:
    author, organisation = paper.person(row["author_id"]), paper.organisation(row["organisation_id"])
    return [activity["title"], sheet["unit_title"], author, organisation, paper.theme(row["theme"])]


def _history(paper: Paper, row: Tree) -> list[Value]:
    times = [moment(paper, row["created_at"]), moment(paper, row["saved_at"])]
    return [paper.origin(row["origin"]), _came_from(paper, row["carried_from"]), *times, row["id"]]


def _came_from(paper: Paper, came: Tree | None) -> str:
    if came is None:
        return ""
    marks = {"continued": "chains.mark.continued", "changed": "chains.mark.changed", "finished": "chains.mark.finished"}
    return ", ".join(part for part in (came["title"], paper.say(marks[came["mark"]]) if came["mark"] else "") if part)


def _add_everything(book: Tables, paper: Paper) -> None:
    """Field by field, so that one pivot table reaches every worksheet."""
    keys = ("paper.worksheet", "paper.unit", "paper.unit_name", "paper.author", "paper.author_organisation")
    columns = [Column(paper.say(key), 24) for key in (*keys, "paper.theme")]
    columns += [Column(paper.say("paper.number"), 6), Column(paper.say("paper.field"), 24), Column(paper.say("paper.value"), 60)]
    columns += [Column(paper.say("paper.row_id"), 18), Column(paper.say("paper.stage"), 8)]
    book.add(paper.say("paper.everything"), columns, _everything(paper))


def _everything(paper: Paper) -> Iterator[list[Value]]:
    stage = paper.record["workshop"]["stage"]
    for activity, sheet, row in _lines(paper.activities()):
        title, *whose = _whose(paper, activity, sheet, row)
        for field in paper.design(activity).shown:
            found = value(paper, field, row)
            if found not in (None, ""):
                unit = paper.unit_word(activity["unit"])
                yield [title, unit, *whose, row["number"], paper.label(field), found, row["id"], stage]


def _add_people(book: Tables, paper: Paper) -> None:
    keys = ("list_key", "name", "nip", "position", "organisation", "sector", "sex", "joined", "staff")
    widths = (10, 34, 22, 30, 36, 16, 8, 10, 10)
    titles = [paper.say(key) for key in PEOPLE]
    columns = [Column(title, width) for title, width in zip(titles, widths, strict=True)]
    book.add(
        paper.say("paper.people"), columns, ([_of_person(paper, one, key) for key in keys] for one in paper.record["people"])
    )


def _of_person(paper: Paper, person: Tree, key: str) -> Value:
    if key == "organisation":
        return paper.organisation(person["organisation_id"])
    if key == "sector":
        return every_sector(paper).get(person["sector"], person["sector"])
    found = person[key]
    return paper.yes_no(found) if isinstance(found, bool) else str(found)


def _add_organisations(book: Tables, paper: Paper) -> None:
    keys = ("paper.number", "paper.organisation", "paper.abbreviation", "paper.kind", "paper.sector", *FIGURES)
    columns = [Column(paper.say(key), 40 if key == "paper.organisation" else 16) for key in keys]
    sectors = every_sector(paper)
    rows = (
        [
            number,
            one["name"],
            one["abbreviation"],
            one["kind"],
            sectors.get(one["sector"], one["sector"]),
            *paper.contribution(one),
        ]
        for number, one in enumerate(paper.record["organisations"], start=1)
    )
    book.add(paper.say("paper.organisations"), columns, rows)


def _add_contributions(book: Tables, paper: Paper) -> None:
    """Per activity and unit, the silent ones too; of a secret activity only its total."""
    keys = ("paper.worksheet", "paper.unit", "paper.unit_name", "paper.rows", "paper.done", "paper.silent_units")
    columns = [Column(paper.say(key), 36 if key == "paper.unit_name" else 22) for key in keys]
    book.add(paper.say("paper.contributions"), columns, _contributions(paper))


def _contributions(paper: Paper) -> Iterator[list[Value]]:
    for activity in paper.activities():
        title, unit = activity["title"], paper.unit_word(activity["unit"])
        for sheet in activity["sheets"]:
            done = "" if activity["secret"] else paper.yes_no(sheet["done"])
            yield [title, unit, sheet["unit_title"] or "", len(sheet["rows"]), done, ""]
        for silent in activity["silent"]:
            yield [title, unit, silent["unit_title"], 0, "", paper.say("paper.until", until=paper.until())]

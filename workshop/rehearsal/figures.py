"""The figures of the main job, each from the downloaded record alone: one function a figure, by its name in expected.json.

`imports` and `invalid_rows` are not in a record; the stage hands over what it saw.  What a later part of Rembuk brings
is listed in `LATER`, what is done after the answers in `AFTERWARDS`; what no rehearsal compares is not looked at.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from workshop.rehearsal.attendance_figures import attendance
from workshop.rehearsal.voting_figures import impact_effort, votes

Record = Mapping[str, Any]
Row = Mapping[str, Any]
Activity = Mapping[str, Any]

KINDS = {"person": "individual", "organisation": "opd", "group": "group"}
AFTERWARDS = ("reviews", "after_reviews_rows_total")
LATER: tuple[str, ...] = ()


def placed_rows(record: Record) -> Iterator[tuple[Activity, Mapping[str, Any], Row]]:
    """Every row that counts, with its activity and sheet."""
    for activity in record["activities"]:
        for sheet in activity["sheets"]:
            for row in sheet["rows"]:
                yield activity, sheet, row


def rows_total(record: Record) -> int:
    return sum(1 for _ in placed_rows(record))


def rows_per_worksheet(record: Record) -> dict[str, int]:
    return Counter(activity["worksheet"] for activity, _, _ in placed_rows(record))


def rows_per_worksheet_and_unit(record: Record) -> dict[str, dict[str, int]]:
    """Of groups and organisations; people are counted by `individuals_per_worksheet`."""
    found: dict[str, Counter[str]] = {}
    for activity, sheet, _ in placed_rows(record):
        if activity["unit"] != "person" and not activity["secret"]:
            found.setdefault(activity["worksheet"], Counter())[sheet["unit_key"]] += 1
    return {worksheet: dict(rows) for worksheet, rows in found.items()}


def rows_per_unit_kind(record: Record) -> dict[str, int]:
    return Counter(KINDS[activity["unit"]] for activity, _, _ in placed_rows(record))


def rows_per_group(record: Record) -> dict[str, int]:
    return _per_unit(record, "group")


def rows_per_opd_unit(record: Record) -> dict[str, int]:
    return _per_unit(record, "organisation")


def rows_per_organisation_of_author_nonsecret(record: Record) -> dict[str, int]:
    """Every organisation is there, the silent ones with 0."""
    found = dict.fromkeys(_keys(record).values(), 0)
    for organisation in _authors(record):
        found[organisation] += 1
    return found


def rows_per_dimension(record: Record) -> dict[str, int]:
    """By the theme a row states itself; the theme of the group it was written in does not count."""
    themes = (_theme(record, activity, row) for activity, _, row in placed_rows(record))
    return Counter(theme for theme in themes if theme)


def rows_per_origin(record: Record) -> dict[str, int]:
    """From the summary: the rows of a secret sheet do not carry theirs (VS4)."""
    return dict(record["summary"]["rows_per_origin"])


def individuals_per_worksheet(record: Record) -> dict[str, int]:
    """How many people wrote; of a secret sheet only their number is known (VS4)."""
    found: Counter[str] = Counter()
    for activity in record["activities"]:
        if activity["unit"] == "person":
            sheets = sum(1 for sheet in activity["sheets"] if sheet["rows"])
            found[activity["worksheet"]] += activity["people"] if activity["secret"] else sheets
    return {worksheet: people for worksheet, people in found.items() if people}


def currency(record: Record) -> dict[str, dict[str, Any]]:
    """Every amount as typed, and what it means in rupiah."""
    return {
        f"{row['id']}.{name}": {"typed": row["values"][name], "rupiah": row["parsed"][name]}
        for activity, _, row in placed_rows(record)
        if not activity["secret"]
        for name in _currency_fields(record, activity["worksheet"])
        if name in row["values"] and row["parsed"].get(name) is not None
    }


def budget_total_per_dimension_rencana_aksi(record: Record) -> dict[str, int]:
    found: Counter[str] = Counter()
    for activity, row in _rows_of(record, "t2_rencana_aksi"):
        if theme := _theme(record, activity, row):
            found[theme] += row["parsed"].get("anggaran") or 0
    return found


def pagu_total_renstra(record: Record) -> int:
    return sum(row["parsed"].get("pagu") or 0 for _, row in _rows_of(record, "t2_program_renstra"))


def units_below_min_rows(record: Record) -> list[dict[str, Any]]:
    """Of units with at least one row."""
    least = {worksheet["key"]: worksheet["rows_min"] or 0 for worksheet in record["worksheets"]}
    return [
        {"worksheet": activity["worksheet"], "unit": sheet["unit_key"], "rows": rows, "min": least[activity["worksheet"]]}
        for activity in record["activities"]
        if not activity["secret"]
        for sheet in activity["sheets"]
        if 0 < (rows := len(sheet["rows"])) < least[activity["worksheet"]]
    ]


def organisations_total(record: Record) -> int:
    return len(_keys(record))


def organisations_contributed_nothing(record: Record) -> list[str]:
    wrote = set(_authors(record)) | set(rows_per_opd_unit(record))
    return [key for key in _keys(record).values() if key not in wrote]


def organisations_invited_but_absent(record: Record) -> list[str]:
    present = _present(record)
    return [key for key in organisations_contributed_nothing(record) if key not in present]


def organisations_present_but_contributed_nothing(record: Record) -> list[str]:
    present = _present(record)
    return [key for key in organisations_contributed_nothing(record) if key in present]


def _per_unit(record: Record, kind: str) -> dict[str, int]:
    return Counter(sheet["unit_key"] for activity, sheet, _ in placed_rows(record) if activity["unit"] == kind)


def _keys(record: Record) -> dict[str, str]:
    return {organisation["id"]: organisation["key"] for organisation in record["organisations"]}


def _authors(record: Record) -> Iterator[str]:
    """The organisation of each row's author; secret rows and rows of staff have none."""
    keys, people = _keys(record), {person["id"]: person for person in record["people"]}
    for activity, _, row in placed_rows(record):
        author = None if activity["secret"] else people.get(row["author_id"])
        if author and not author["staff"] and author["organisation_id"] in keys:
            yield keys[author["organisation_id"]]


def _present(record: Record) -> set[str]:
    """Organisations of which somebody came."""
    keys = _keys(record)
    return {
        keys[person["organisation_id"]] for person in record["people"] if person["joined"] and person["organisation_id"] in keys
    }


def _rows_of(record: Record, worksheet: str) -> Iterator[tuple[Activity, Row]]:
    return ((activity, row) for activity, _, row in placed_rows(record) if activity["worksheet"] == worksheet)


def _theme(record: Record, activity: Activity, row: Row) -> str | None:
    fields = _fields(record, activity["worksheet"])
    named = next((field["id"] for field in fields if field.get("choice_set") == "themes"), None)
    return row["parsed"].get(named) if named else None


def _fields(record: Record, worksheet: str) -> list[Mapping[str, Any]]:
    return [field for one in record["worksheets"] if one["key"] == worksheet for field in one["fields"]]


def _currency_fields(record: Record, worksheet: str) -> list[str]:
    return [field["id"] for field in _fields(record, worksheet) if field["type"] == "currency"]


FROM_THE_RECORD: dict[str, Callable[[Record], Any]] = {
    function.__name__: function
    for function in (
        rows_total,
        rows_per_worksheet,
        rows_per_worksheet_and_unit,
        rows_per_unit_kind,
        rows_per_group,
        rows_per_opd_unit,
        rows_per_organisation_of_author_nonsecret,
        rows_per_dimension,
        rows_per_origin,
        individuals_per_worksheet,
        currency,
        budget_total_per_dimension_rencana_aksi,
        pagu_total_renstra,
        units_below_min_rows,
        organisations_total,
        organisations_invited_but_absent,
        organisations_present_but_contributed_nothing,
        organisations_contributed_nothing,
        attendance,
        votes,
        impact_effort,
    )
}
FROM_THE_STAGE = ("imports", "invalid_rows")

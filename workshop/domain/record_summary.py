"""The figures of a record, counted from its own tree, so that whoever reads a record can count them again.

Figures about authors and organisations leave secret activities out (VS4); all others have every row that counts.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from workshop.domain.objects import Json
from workshop.domain.reach import theme_field

Rows = Iterator[tuple[dict[str, Json], dict[str, Json], dict[str, Json]]]


def rows_of(activities: list[Json]) -> Rows:
    """Every row with its activity and its sheet."""
    for activity in activities:
        for sheet in activity["sheets"]:
            for row in sheet["rows"]:
                yield activity, sheet, row


def summary_part(record: Mapping[str, Json], origins: Mapping[str, int]) -> dict[str, Json]:
    """`origins` is counted beforehand, because the rows of a secret activity do not carry theirs."""
    activities = record["activities"]
    rows = list(rows_of(activities))
    keys = {organisation["id"]: organisation["key"] for organisation in record["organisations"]}
    theme_fields = {worksheet["id"]: theme_field(worksheet) for worksheet in record["worksheets"]}
    stated = (row["parsed"].get(theme_fields.get(activity["worksheet_id"]) or "") for activity, _, row in rows)
    return {
        "rows_total": len(rows),
        "rows_per_activity": {activity["id"]: sum(len(s["rows"]) for s in activity["sheets"]) for activity in activities},
        "rows_per_worksheet": _counted(activity["worksheet"] for activity, _, _ in rows),
        "rows_per_unit_kind": _counted(activity["unit"] for activity, _, _ in rows),
        "rows_per_theme": _counted(row["theme"] for _, _, row in rows),
        "rows_per_theme_stated": _counted(stated),
        "rows_per_group": _per_unit(rows, "group"),
        "rows_per_organisation_unit": _per_unit(rows, "organisation"),
        "rows_per_author_organisation": _per_author(rows, keys),
        "rows_per_origin": dict(sorted(origins.items())),
        **_attendance(record),
        "organisations_silent": _silent(record, rows),
    }


def _counted(names: Iterator[str | None]) -> dict[str, int]:
    return dict(sorted(Counter(name for name in names if name).items()))


def _per_unit(rows: list[tuple[Json, Json, Json]], unit: str) -> dict[str, int]:
    return _counted(sheet["unit_key"] for activity, sheet, _ in rows if activity["unit"] == unit and not activity["secret"])


def _per_author(rows: list[tuple[Json, Json, Json]], keys: Mapping[str, str]) -> dict[str, int]:
    """Every organisation, also those whose people wrote nothing."""
    written = Counter(keys.get(row["organisation_id"] or "") for activity, _, row in rows if not activity["secret"])
    return {key: written[key] for key in keys.values()}


def _attendance(record: Mapping[str, Json]) -> dict[str, Json]:
    guests = [person for person in record["people"] if not person["staff"]]
    there = [person for person in guests if person["joined"]]
    return {
        "people_total": len(guests),
        "people_joined": len(there),
        "organisations_total": len(record["organisations"]),
        "organisations_joined": len({person["organisation_id"] for person in there} - {None}),
    }


def _silent(record: Mapping[str, Json], rows: list[tuple[Json, Json, Json]]) -> list[str]:
    """Organisations with neither a row by one of their people nor a row on a sheet of their own."""
    spoken = {row["organisation_id"] for activity, _, row in rows if not activity["secret"]}
    spoken |= {sheet["unit_id"] for activity, sheet, _ in rows if activity["unit"] == "organisation"}
    return [organisation["id"] for organisation in record["organisations"] if organisation["id"] not in spoken]

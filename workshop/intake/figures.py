"""The figures of an import, as a rehearsal compares them: counts, duplicates by their keys, rows left out."""

from collections.abc import Sequence

from workshop.intake.rosters import OrganisationRoster, PeopleRoster, Skipped

NAMED_REASONS = {"title": "title rows", "blank": "empty row"}
WITH_THEIR_TEXT = ("section", "total")


def figures(organisations: OrganisationRoster, people: PeopleRoster) -> dict[str, dict[str, object]]:
    return {
        "organisations_messy": organisation_figures(organisations),
        "participants_messy": people_figures(people),
    }


def organisation_figures(roster: OrganisationRoster) -> dict[str, object]:
    return {
        "header_row": roster.header_row,
        "data_rows_including_duplicates": roster.data_rows,
        "distinct_organisations": len(roster.rows),
        "duplicates": [duplicate.key for duplicate in roster.duplicates],
        "non_data_rows": _non_data_rows(roster.skipped),
    }


def people_figures(roster: PeopleRoster) -> dict[str, object]:
    return {
        "header_row": roster.header_row,
        "person_rows": roster.person_rows,
        "distinct_people": len(roster.rows),
        "duplicate_person_rows": [duplicate.key for duplicate in roster.duplicates],
    }


def _non_data_rows(skipped: Sequence[Skipped]) -> list[str]:
    """Each kind once, in the order of the file; headings and totals by their own words."""
    return list(dict.fromkeys(map(_named, skipped)))


def _named(row: Skipped) -> str:
    return row.text if row.reason in WITH_THEIR_TEXT else NAMED_REASONS.get(row.reason, row.reason)

"""ND1: every field of every kind of object is known for what it tells of a person, and what is taken out is taken out whole."""

import typing

import pytest

from workshop.domain.catalogue import KINDS
from workshop.domain.erasing import FREE_TEXT, SUBJECT, TOLD, bare, texts_in, without_person, without_words, words_of
from workshop.domain.objects import Stored

# Of the kind of a thing, its times, numbers, places in an order, and ids: none of it tells who somebody is.
PLAIN = {
    *("act", "activity_id", "after", "agenda_item_id", "answered_by", "arrived_at", "at", "audience", "author_id", "ballot_id"),
    *(
        "by",
        "chair_seat_id",
        "speaker_seat_id",
        "channel",
        "choice",
        "clock_at",
        "closed_at",
        "closing_at",
        "closing_until",
        "late_fields",
        "closed_by",
        "closing_id",
        "cluster_id",
        "colour",
        "content_hash",
    ),
    *("copied_from", "created_at", "defaults", "device_hash", "done_at", "done_by", "end", "ended_at", "ends_at", "entered_by"),
    *("entry_id", "erased_at", "field_id", "group_id", "grouping_id", "half_day", "heard_at", "how", "id", "key", "kind"),
    *("language", "made_at", "media_type", "merged_into", "opened_at", "organisation_id", "origin", "overrides", "owner_id"),
    *("attachment_id", "replaces", "kinds", "timing", "expected"),
    *("page", "person_id", "places", "predecessor_id", "presence_by", "recorded_by", "reopened_at", "reopened_by", "revisions"),
    *("revoked_at", "role", "rules", "saved_at", "saved_by", "scope", "scribe_seat_id", "seat_id", "secret_hash", "sector"),
    *("settings", "sheet_id", "source", "stage", "start", "started_at", "state", "status", "substitute_for", "substitute_id"),
    *("target", "target_id", "template", "theme", "timezone", "touched_at", "unit", "unit_id", "voter_id", "workshop_id"),
    *("current_id", "mark", "plenary_id", "presentation_id", "said_at", "since", "speaker_id"),
    *("cast_by", "late_choice", "result", "side", "totals"),
    *("carrying_id", "digest", "due", "mark", "marked_at", "marked_by", "row_id", "snapshot_id", "source_id", "source_kind"),
    *("source_workshop", "worksheet"),
    *("worksheet_id", "worksheets", "year_range", "days", "half_days", "join_code", "joining"),
}
# What the office says of itself, its subject and its worksheets, before anybody comes.
OF_THE_OFFICE = {
    ("workshop", name)
    for name in ("title", "place", "region", "organiser", "themes", "choice_sets", "purpose", "contact", "retention")
} | {("worksheet", "definition"), ("grouping", "title"), ("person", "name"), ("credential", "label"), ("group", "key")}
# A picture of arms, and ids of options.
OF_THE_OFFICE |= {("office", "emblem"), ("office", "changed_by"), ("office", "changed_at")}
OF_THE_OFFICE |= {("decision", "options"), ("activity", "brought_from"), ("document_version", "of")}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.type)
def test_ND1_every_field_that_may_hold_a_text_is_known_for_what_it_tells(kind: type[Stored]) -> None:
    hints = typing.get_type_hints(kind)
    texts = {
        name for name in kind.columns() if "str" in str(hints[name]) or "Json" in str(hints[name]) or "Any" in str(hints[name])
    }
    known = {*PLAIN, *FREE_TEXT.get(kind.type, ()), *TOLD.get(kind.type, {})}
    known |= {name for type, name in OF_THE_OFFICE if type == kind.type}

    assert texts - known == set(), "does it tell of a person? say so in domain/erasing.py, else in PLAIN here"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.type)
def test_ND1_what_a_rule_names_is_there(kind: type[Stored]) -> None:
    named = {*FREE_TEXT.get(kind.type, ()), *TOLD.get(kind.type, {}), *[SUBJECT[kind.type] for _ in [0] if kind.type in SUBJECT]}

    assert named <= set(kind.columns())
    assert (kind.type in TOLD) == (kind.type in SUBJECT)


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Dr. Ir. La Ode Fajar, S.T., M.Si.", "La Ode Fajar"),
        ("Sukardi", "Sukardi"),
        ("H. Anas Mas’ud", "Anas Mas’ud"),
        ("Drs.", "Drs."),
        ("I Ketut Suardana", "I Ketut Suardana"),
    ],
)
def test_a_name_without_its_degrees(name: str, left: str) -> None:
    assert bare(name) == left


def test_a_person_is_looked_for_as_texts_have_them() -> None:
    assert words_of("Dra. Sari, M.Si.", "198001012006042001", "0812") == {
        *("Dra. Sari, M.Si.", "Sari", "198001012006042001", "19800101 200604 2 001", "0812")
    }
    assert words_of("Al", "", "") == set(), "so short a name would be found everywhere"


def test_words_are_taken_out_of_texts_and_of_nothing_else() -> None:
    row = {"id": "ent_SARI", "draft": {"SARI": ["usul sari.", {"x": "Sari (Sari)"}]}, "values": None}

    assert without_words("entry", row, {"Sari"}, "P1") == {
        "id": "ent_SARI",
        "draft": {"SARI": ["usul P1.", {"x": "P1 (P1)"}]},
        "values": None,
    }
    assert without_words("entry", row, set(), "P1") is row
    assert list(texts_in(row["draft"])) == ["usul sari.", "Sari (Sari)"]


def test_a_line_from_before_a_field_was_there_is_cleaned_as_it_is() -> None:
    assert without_person("person", {"id": "p", "name": "Sari", "nip": "1"}, "P1") == {"id": "p", "name": "P1", "nip": ""}
    assert without_person("entry", {"draft": {"nama": "x", "butir": "y"}, "values": None}, "", frozenset({"nama"})) == {
        **{"draft": {"butir": "y"}, "values": None}
    }

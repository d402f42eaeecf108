"""The library: complete in both languages, consistent, and in agreement with the rehearsal."""

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

import workshop
from workshop.domain.refusals import Refused
from workshop.domain.worksheets import MOST_CORE_FIELDS, SET_JOINT, Choice, Definition, resolve, to_wire
from workshop.library import shelf

KEYS = shelf.worksheet_keys()
DEFINITIONS = {key: Definition.from_json(shelf.worksheet(key)) for key in KEYS}
TEMPLATES = {template["key"]: template for template in shelf.templates()}
SETS = {name: tuple(Choice.from_json(choice) for choice in choices) for name, choices in shelf.choice_sets().items()}
KONSEL = json.loads((Path(workshop.__file__).parent / "rehearsals/konsel/workshop.json").read_text(encoding="utf-8"))


def test_the_library_holds_thirty_worksheets_and_five_templates() -> None:
    assert len(KEYS) == 30
    assert list(TEMPLATES) == ["tahap-1", "tahap-2", "tahap-3", "tahap-4", "blank"]


@pytest.mark.parametrize("key", KEYS)
def test_a_worksheet_is_complete_in_both_languages(key: str) -> None:
    definition = DEFINITIONS[key]

    assert definition.key == key
    assert definition.purpose_id and definition.purpose_en and definition.purpose_id != definition.purpose_en
    assert bool(definition.note_id) == bool(definition.note_en)
    for field in definition.fields:
        assert bool(field.help_id) == bool(field.help_en), field.id
        assert all(choice.label_id and choice.label_en for choice in field.choices), field.id


@pytest.mark.parametrize("key", KEYS)
def test_a_worksheet_fits_the_default_choice_sets_and_reads_back(key: str) -> None:
    definition = DEFINITIONS[key]
    frozen = resolve(definition, SETS)

    assert Definition.from_json(definition.to_json()) == definition
    assert Definition.from_json(frozen.to_json()) == frozen
    assert all(field.choices for field in frozen.fields if field.type in ("choice", "multichoice"))
    assert len(json.dumps(to_wire(frozen))) < 25_000


@pytest.mark.parametrize("key", KEYS)
def test_a_worksheet_shows_one_to_six_core_fields_required_ones_first(key: str) -> None:
    definition = DEFINITIONS[key]
    core = [field for field in definition.fields if field.core]
    required = [field for field in definition.fields if field.required and not field.computed]

    assert 1 <= len(core) <= MOST_CORE_FIELDS
    assert not any(field.computed for field in core)
    if len(required) <= 4:
        assert all(field.core for field in required if field.stored)
    else:
        assert sum(field.required for field in core) >= min(len(required), MOST_CORE_FIELDS) - 1


@pytest.mark.parametrize("key", KEYS)
def test_a_worksheet_refers_only_to_worksheets_that_exist(key: str) -> None:
    definition = DEFINITIONS[key]

    assert {name for field in definition.fields for name in field.ref} <= {*KEYS, "*"}
    assert set(definition.carry_from) <= set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_no_choice_that_belongs_to_the_workshop_is_baked_in(key: str) -> None:
    of_the_workshop = {
        choice.value for name in ("themes", "sub_themes", "horizons", "action_categories") for choice in SETS[name]
    }

    for field in DEFINITIONS[key].fields:
        assert len({choice.value for choice in field.choices} & of_the_workshop) < 2, field.id


def test_dependent_choices_have_parents_that_exist() -> None:
    for definition in (resolve(definition, SETS) for definition in DEFINITIONS.values()):
        for field in definition.fields:
            parent = definition.field(field.depends_on) if field.depends_on else None
            if parent is not None:
                assert {choice.parent for choice in field.choices} == {choice.value for choice in parent.choices}


def test_readiness_starts_with_a_row_for_each_main_sub_element() -> None:
    rows = DEFINITIONS["t1_kesiapan"].prefilled
    parents = {choice.value: choice.parent for choice in SETS["sub_elements"]}

    assert len(rows) == 9
    assert all(parents[row["sub_elemen"]] == row["elemen"] for row in rows)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_a_template_speaks_only_of_what_it_has(template: dict[str, Any]) -> None:
    worksheets = {sheet["key"]: sheet for sheet in template["worksheets"]}
    groupings = {grouping["key"]: grouping for grouping in template["groupings"]}

    assert set(worksheets) <= set(KEYS)
    assert set(template["choice_sets"]) <= set(SETS)
    for item in template["agenda"]:
        assert set(item.get("worksheets", [])) <= set(worksheets), item["title_id"]
        assert item.get("grouping", "") in {"", *groupings}
        if any(DEFINITIONS[key].unit == "group" for key in item.get("worksheets", [])):
            assert "grouping" in item, item["title_id"]
    carried = {*template["choice_sets"], "themes", "sub_themes"}
    for key in worksheets:
        named = {name for field in DEFINITIONS[key].fields if field.choice_set for name in field.choice_set.split(SET_JOINT)}
        assert named <= carried, key


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_a_template_shares_what_other_worksheets_refer_to(template: dict[str, Any]) -> None:
    named = {name for definition in DEFINITIONS.values() for field in definition.fields for name in field.ref}

    for sheet in template["worksheets"]:
        assert sheet["share"] == (sheet["key"] in named)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_an_agenda_runs_without_gaps_or_overlaps(template: dict[str, Any]) -> None:
    clock = re.compile(r"[0-2][0-9]:[0-5][0-9]")
    for day in range(1, len(template["days"]) + 1):
        items = [item for item in template["agenda"] if item["day"] == day]
        assert all(clock.fullmatch(item["start"]) and item["start"] < item["end"] for item in items)
        assert all(before["end"] == after["start"] for before, after in itertools.pairwise(items))
        assert all(item["title_id"] and item["title_en"] for item in items)
    assert {item["day"] for item in template["agenda"]} == set(range(1, len(template["days"]) + 1))


def test_stage_two_follows_the_agenda_and_themes_of_the_rehearsal() -> None:
    template = TEMPLATES["tahap-2"]

    assert template["themes"] == KONSEL["themes"]
    assert [(item["day"], item["start"], item["title_id"]) for item in template["agenda"]] == [
        (item["day"], item["start"], item["title"]) for item in KONSEL["agenda"]
    ]
    assert {half["key"]: [half["start"], half["end"]] for half in template["half_days"]} == KONSEL["half_day_windows"]


def test_the_default_themes_are_the_six_with_three_sub_themes_each() -> None:
    themes = TEMPLATES["tahap-1"]["themes"]

    assert [theme["id"] for theme in themes] == [choice.value for choice in SETS["themes"]]
    assert [sub["id"] for theme in themes for sub in theme["sub"]] == [choice.value for choice in SETS["sub_themes"]]
    assert [len(theme["sub"]) for theme in themes] == [3] * 6


def test_what_the_shelf_hands_out_can_be_changed_without_harm() -> None:
    shelf.worksheet("t1_swot")["fields"].clear()
    shelf.template("tahap-1")["agenda"].clear()
    shelf.choice_sets().clear()

    assert shelf.worksheet("t1_swot")["fields"] and shelf.template("tahap-1")["agenda"] and shelf.choice_sets()


@pytest.mark.parametrize(("ask", "code"), [(shelf.worksheet, "unknown_worksheet"), (shelf.template, "unknown_template")])
def test_what_is_not_on_the_shelf_is_refused(ask: Any, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        ask("../shelf")
    assert refusal.value.code == code

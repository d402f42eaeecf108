"""Definitions: strict to read, the same when read again, and free of baked-in choices."""

from typing import Any

import pytest

from workshop.domain.refusals import Refused
from workshop.domain.worksheets import Choice, Definition, resolve, to_wire


def a_worksheet(*fields: dict[str, Any], **over: Any) -> dict[str, Any]:
    return {
        "key": "risks",
        "title_id": "Risiko",
        "title_en": "Risks",
        "unit": "group",
        "fields": list(fields) or [a_field()],
        **over,
    }


def a_field(name: str = "risk", kind: str = "text", **over: Any) -> dict[str, Any]:
    return {"id": name, "label_id": "Risiko", "label_en": "Risk", "type": kind, **over}


A_CHOICE = {"value": "a", "label_id": "A", "label_en": "A"}


def test_a_definition_reads_back_as_itself() -> None:
    source = a_worksheet(
        a_field("theme", "choice", choice_set="themes", core=True, required=True),
        a_field("size", "scale", min=1, max=5, weight=3),
        a_field("twice", "integer", computed=True, formula={"product": ["size", 2]}),
        rules=[{"kind": "one_of", "fields": ["theme", "size"]}],
        prefilled=[{"theme": "a"}],
        rows_min=2,
    )

    definition = Definition.from_json(source)

    assert Definition.from_json(definition.to_json()) == definition
    assert definition.to_json() == source


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ([], "must be an object"),
        (a_worksheet(colour="red"), "unknown keys: colour"),
        (a_worksheet(a_field(colour="red")), "unknown keys: colour"),
        (a_worksheet(unit="hall"), "unit must be one of"),
        (a_worksheet(key="Risks!"), "small letters"),
        (a_worksheet(title_en=" "), "both languages"),
        (a_worksheet(a_field(label_en="")), "both languages"),
        (a_worksheet(a_field("x", "colour")), "type must be one of"),
        (a_worksheet(a_field("x y")), "its id"),
        (a_worksheet(a_field(), a_field()), "an id of its own"),
        (a_worksheet(fields=[]), "1 to 60 fields"),
        (a_worksheet(a_field("x", "choice")), "choices or a choice_set"),
        (a_worksheet(a_field("x", "ref")), "needs ref"),
        (a_worksheet(a_field("x", "scale", min=5, max=1)), "min below max"),
        (a_worksheet(a_field("x", computed=True)), "needs a formula"),
        (a_worksheet(a_field("x", "integer", computed=True, formula={"sum": ["nowhere"]})), "do not exist: nowhere"),
        (a_worksheet(a_field("x", "choice", choices=[A_CHOICE], depends_on="nowhere")), "do not exist: nowhere"),
        (a_worksheet(rules=[{"kind": "one_of", "fields": ["nowhere"]}]), "do not exist: nowhere"),
        (a_worksheet(rules=[{"kind": "magic", "fields": []}]), "kind must be one of"),
        (a_worksheet(prefilled=[{"nowhere": "a"}]), "do not exist: nowhere"),
        (a_worksheet(prefilled=["a"]), "objects of texts"),
        (a_worksheet(a_field(required="yes")), "true or false"),
        (a_worksheet(a_field(max_len="many")), "whole number"),
        (a_worksheet(a_field(fill="the_weather")), "fill must be"),
        (a_worksheet(a_field(pattern="(")), "pattern"),
        (a_worksheet(*(a_field(f"f{n}", core=True) for n in range(7))), "at most 6 fields are core"),
    ],
)
def test_a_definition_that_is_wrong_says_where(source: object, says: str) -> None:
    with pytest.raises(Refused) as refusal:
        Definition.from_json(source)
    assert refusal.value.code == "bad_worksheet"
    assert says in refusal.value.detail


def test_resolving_fills_in_the_choices_of_the_workshop() -> None:
    definition = Definition.from_json(a_worksheet(a_field("theme", "choice", choice_set="elements+themes")))
    sets = {"elements": (Choice("soil", "Tanah", "Soil"),), "themes": [Choice("city", "Kota", "City")]}

    frozen = resolve(definition, sets)

    assert [choice.value for choice in frozen.fields[0].choices] == ["soil", "city"]
    assert definition.fields[0].choices == ()
    assert Definition.from_json(frozen.to_json()) == frozen


def test_a_choice_set_the_workshop_does_not_carry_is_named() -> None:
    definition = Definition.from_json(a_worksheet(a_field("theme", "choice", choice_set="elements+themes")))

    with pytest.raises(Refused) as refusal:
        resolve(definition, {"themes": ()})

    assert (refusal.value.code, refusal.value.detail, refusal.value.field) == ("unknown_choice_set", "elements", "theme")


def test_phones_get_both_languages_and_no_empty_keys() -> None:
    source = a_worksheet(
        a_field(help_id="Satu per baris.", help_en="One a row."),
        a_field("sign", "signature_space", stored=False),
        carry_from=["x"],
    )

    wire = to_wire(Definition.from_json(source))

    assert wire == {
        "key": "risks",
        "title_id": "Risiko",
        "title_en": "Risks",
        "unit": "group",
        "fields": [a_field(help_id="Satu per baris.", help_en="One a row.")],
    }

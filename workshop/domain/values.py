"""Values: what was typed into a row, what it means, and what is wrong with it.

Typed values are kept exactly as typed; `parsed` holds their meaning (numbers, ids, lists) and the computed fields.  A row
is refused for its first bad field: fields that may not be there first, then field by field in the worksheet's order.
Drafts only meet the limits that keep the hall safe (EN3): any text may be stored, complete or not.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.domain import formulas, readings
from workshop.domain.fields import Field
from workshop.domain.numbers import stripped
from workshop.domain.organisation_names import name_key
from workshop.domain.refusals import Refused
from workshop.domain.worksheets import Definition

LONGEST_DRAFT = 20_000
MOST_ELEMENTS = 200
LARGEST_DRAFT_NUMBER = 10**18


@dataclass(frozen=True, slots=True)
class Context:
    """What a row may speak of.  `organisations`: name key → id; `references(entry id, worksheet keys)`: may it be named?"""

    organisations: Mapping[str, str]
    references: Callable[[str, tuple[str, ...]], bool]
    year_range: tuple[int, int] = (1990, 2060)

    def organisation(self, typed: str) -> str | None:
        return self.organisations.get(typed) or self.organisations.get(name_key(typed))


@dataclass(frozen=True, slots=True)
class Parsed:
    """`typed`: the filled fields as they came.  `parsed`: their meaning, JSON-able, computed fields included."""

    typed: dict[str, Any] = field(default_factory=dict)
    parsed: dict[str, Any] = field(default_factory=dict)


def check(definition: Definition, values: Mapping[str, object], context: Context) -> Parsed:
    """The row's meaning, or a refusal for its first bad field."""
    _only_known(definition, values)
    typed = {one.id: values[one.id] for one in definition.fields if not is_blank(values.get(one.id))}
    parsed: dict[str, Any] = {}
    for one in definition.fields:
        if one.id in typed:
            parsed[one.id] = check_field(one, typed[one.id], parsed, context)
        elif one.required and not one.computed and one.stored:
            raise Refused("missing_required", one.label_id, one.id)
    _check_rules(definition, typed)
    return Parsed(typed, parsed | computed(definition, parsed))


def check_field(one: Field, typed: object, parsed: Mapping[str, object], context: Context) -> Any:
    """The meaning of one filled field; `parsed` holds the fields before it (a choice may depend on one)."""
    try:
        readings.safe(typed)
        return readings.READERS[one.type](one, typed, parsed, context)
    except Refused as refusal:
        raise Refused(refusal.code, refusal.detail, one.id) from None


def computed(definition: Definition, parsed: Mapping[str, object]) -> dict[str, Any]:
    """The computed fields that have all they need."""
    weights = definition.weights()
    results = {one.id: formulas.evaluate(one.formula, parsed, weights) for one in definition.fields if one.computed}
    return {name: readings.json_result(result) for name, result in results.items() if result is not None}


def draft_text(definition: Definition, values: Mapping[str, object]) -> dict[str, Any]:
    """The fields as typed so far (None clears one): nothing need be complete or right, only storable."""
    _only_known(definition, values)
    for name, typed in values.items():
        try:
            _storable(typed)
        except Refused as refusal:
            raise Refused(refusal.code, refusal.detail, name) from None
    return dict(values)


def is_blank(typed: object) -> bool:
    """Nothing there: None, blanks only (NBSP and em space are blanks), or a list of nothing."""
    if isinstance(typed, list | tuple):
        return all(is_blank(part) for part in typed)
    return typed is None or (isinstance(typed, str) and not stripped(typed))


def _only_known(definition: Definition, values: Mapping[str, object]) -> None:
    known = {one.id: one for one in definition.fields if one.stored}
    for name in values:
        if name not in known:
            raise Refused("unknown_field", f"{definition.key} has no field {name:.64}", name)
    for name, typed in values.items():
        if known[name].computed and typed is not None:
            raise Refused("computed_field", known[name].label_id, name)


def _check_rules(definition: Definition, typed: Mapping[str, object]) -> None:
    for rule in definition.rules:
        if rule.kind == "one_of" and not any(name in typed for name in rule.fields):
            raise Refused("missing_required", f"one of {', '.join(rule.fields)}", rule.fields[0])


def _storable(typed: object) -> None:
    parts: Iterable[object] = typed if isinstance(typed, list) else (typed,)
    if isinstance(typed, list) and len(typed) > MOST_ELEMENTS:
        raise Refused("too_many_items", f"{len(typed)} elements")
    readings.safe(typed)
    room = LONGEST_DRAFT
    for part in parts:
        if part is not None and not isinstance(part, str | int | float):
            raise Refused("wrong_type", type(part).__name__)
        if isinstance(part, int | float) and not abs(part) <= LARGEST_DRAFT_NUMBER:
            raise Refused("wrong_type", "a number beyond all use")
        room -= len(part) if isinstance(part, str) else 0
    if room < 0:
        raise Refused("too_long", f"more than {LONGEST_DRAFT} characters")

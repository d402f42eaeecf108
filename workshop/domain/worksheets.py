"""Worksheets: the design of a table that people fill in.

A definition is data and consistent in itself once `from_json` has read it.  `resolve` fills in the choice sets of a
workshop: that copy is frozen when the worksheet is first opened.  At most six fields are core; the others are shown
under *Lengkapi*.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Self, cast, get_args

from workshop.domain import formulas
from workshop.domain.fields import Choice, Field, sparse
from workshop.domain.refusals import Refused
from workshop.domain.strict_json import Reader

__all__ = ["CarryRule", "Choice", "Definition", "Field", "Rule", "resolve", "to_wire"]

Unit = Literal["person", "organisation", "group"]
UNITS: tuple[str, ...] = get_args(Unit)
RULES = ("one_of",)
MOST_CORE_FIELDS = 6
MOST_FIELDS = 60
SET_JOINT = "+"

_KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
_NOT_ON_PHONES = ("carry_from", "carry", "feeds_book", "aggregate", "filled_by", "grouping", "stage")
_NOT_ON_PHONES_OF_A_FIELD = ("typical_len", "weight", "formula")


@dataclass(frozen=True, slots=True)
class Rule:
    """`one_of`: at least one of the fields must be filled."""

    kind: str
    fields: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "fields": list(self.fields)}


@dataclass(frozen=True, slots=True)
class CarryRule:
    """What rows of another worksheet mean here: field of this one → field of that one, or `@row`, `@title`, `@theme`,
    `@organisation`; '' leaves one out that would go over by its id."""

    source: str
    fields: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        return {"source": self.source, "fields": dict(self.fields)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """`rows_*` count per unit; `rows_min` warns and never blocks.  `prefilled`: values of rows a sheet starts with."""

    key: str
    title_id: str
    title_en: str
    unit: Unit
    purpose_id: str = ""
    purpose_en: str = ""
    stage: str = "all"
    repeated: bool = True
    filled_by: str = ""
    rows_min: int = 0
    rows_typical: int | None = None
    rows_max: int | None = None
    carry_from: tuple[str, ...] = ()
    carry: tuple[CarryRule, ...] = ()
    feeds_book: str | None = None
    grouping: str | None = None
    secret: bool = False
    brainstormable: bool = False
    aggregate: str | None = None
    note_id: str = ""
    note_en: str = ""
    rules: tuple[Rule, ...] = ()
    prefilled: tuple[Mapping[str, str], ...] = ()
    fields: tuple[Field, ...] = ()

    @classmethod
    def from_json(cls, source: object) -> Self:
        reader = Reader(source, "worksheet")
        key = reader.text("key")
        reader.where = f"worksheet {key:.64}"
        definition = cls(key=key, **_words(reader), **_rows(reader), **_parts(reader))
        reader.done()
        _check(definition, reader)
        return definition

    def to_json(self) -> dict[str, Any]:
        return sparse(self) | ({"prefilled": [dict(row) for row in self.prefilled]} if self.prefilled else {})

    def field(self, field_id: str) -> Field | None:
        return next((field for field in self.fields if field.id == field_id), None)

    def weights(self) -> dict[str, int]:
        return {field.id: field.weight for field in self.fields if field.weight is not None}

    def theme_field(self) -> Field | None:
        """The field that says which theme a row belongs to."""
        return next((field for field in self.fields if field.choice_set == "themes"), None)


def resolve(definition: Definition, choice_sets: Mapping[str, Iterable[Choice]]) -> Definition:
    """The definition with every named choice set filled in: the frozen copy."""
    return replace(definition, fields=tuple(_filled(field, choice_sets) for field in definition.fields))


def to_wire(definition: Definition) -> dict[str, Any]:
    """What a phone needs, in both languages, without empty keys."""
    told = {key: value for key, value in definition.to_json().items() if key not in _NOT_ON_PHONES}
    whole = {key: value for key, value in told.items() if value not in ("", [], None)}
    return whole | {"fields": [_field_to_wire(field) for field in definition.fields if field.stored]}


def _filled(field: Field, choice_sets: Mapping[str, Iterable[Choice]]) -> Field:
    if field.choice_set is None:
        return field
    names = field.choice_set.split(SET_JOINT)
    missing = [name for name in names if name not in choice_sets]
    if missing:
        raise Refused("unknown_choice_set", ", ".join(missing), field.id)
    return replace(field, choices=tuple(choice for name in names for choice in choice_sets[name]))


def _field_to_wire(field: Field) -> dict[str, Any]:
    return {key: value for key, value in field.to_json().items() if key not in _NOT_ON_PHONES_OF_A_FIELD and value != ""}


def _words(reader: Reader) -> dict[str, Any]:
    return {
        "title_id": reader.text("title_id"),
        "title_en": reader.text("title_en"),
        "purpose_id": reader.text("purpose_id", ""),
        "purpose_en": reader.text("purpose_en", ""),
        "unit": cast(Unit, reader.one_of("unit", UNITS)),
        "stage": reader.text("stage", "all"),
        "filled_by": reader.text("filled_by", ""),
        "feeds_book": reader.text_or_none("feeds_book"),
        "grouping": reader.text_or_none("grouping"),
        "aggregate": reader.text_or_none("aggregate"),
        "note_id": reader.text("note_id", ""),
        "note_en": reader.text("note_en", ""),
    }


def _rows(reader: Reader) -> dict[str, Any]:
    return {
        "repeated": reader.flag("repeated", True),
        "secret": reader.flag("secret", False),
        "brainstormable": reader.flag("brainstormable", False),
        "rows_min": reader.whole_or_none("rows_min") or 0,
        "rows_typical": reader.whole_or_none("rows_typical"),
        "rows_max": reader.whole_or_none("rows_max"),
    }


def _parts(reader: Reader) -> dict[str, Any]:
    return {
        "carry_from": reader.texts("carry_from"),
        "carry": tuple(_carry_rule(rule, reader.where) for rule in reader.objects("carry")),
        "rules": tuple(_rule(rule, reader.where) for rule in reader.objects("rules")),
        "prefilled": tuple(_prefilled(row, reader) for row in reader.objects("prefilled")),
        "fields": tuple(Field.from_json(field, f"{reader.where}: fields") for field in reader.objects("fields")),
    }


def _rule(source: object, where: str) -> Rule:
    reader = Reader(source, f"{where}: rules")
    rule = Rule(reader.one_of("kind", RULES), reader.texts("fields"))
    reader.done()
    return rule


def _carry_rule(source: object, where: str) -> CarryRule:
    reader = Reader(source, f"{where}: carry")
    key, fields = reader.text("source"), reader.any("fields")
    reader.done()
    if not isinstance(fields, Mapping) or not all(isinstance(part, str) for pair in fields.items() for part in pair):
        raise reader.complaint("fields must be an object of texts")
    return CarryRule(key, dict(fields))


def _prefilled(row: object, reader: Reader) -> Mapping[str, str]:
    if not isinstance(row, Mapping) or not all(isinstance(part, str) for pair in row.items() for part in pair):
        raise reader.complaint("prefilled rows must be objects of texts")
    return dict(row)


def _check(definition: Definition, reader: Reader) -> None:
    """What must be so across the fields of one definition."""
    ids = [field.id for field in definition.fields]
    if not _KEY.fullmatch(definition.key):
        raise reader.complaint("key must be a word of small letters, digits and _")
    if not definition.title_id.strip() or not definition.title_en.strip():
        raise reader.complaint("it needs a title in both languages")
    if not ids or len(ids) > MOST_FIELDS or len(set(ids)) != len(ids):
        raise reader.complaint(f"it needs 1 to {MOST_FIELDS} fields, each with an id of its own")
    if sum(field.core for field in definition.fields) > MOST_CORE_FIELDS:
        raise reader.complaint(f"at most {MOST_CORE_FIELDS} fields are core")
    unknown = _named_by(definition) - set(ids)
    if unknown:
        raise reader.complaint(f"fields that do not exist: {', '.join(sorted(unknown))}")


def _named_by(definition: Definition) -> set[str]:
    """Every field the definition's rules, formulas and dependencies speak of."""
    named = {name for rule in definition.rules for name in rule.fields} | {name for row in definition.prefilled for name in row}
    named |= {name for rule in definition.carry for name in rule.fields}
    named |= {field.depends_on for field in definition.fields if field.depends_on}
    return named.union(*(formulas.mentioned(field.formula) for field in definition.fields if field.formula is not None))

"""Fields: the columns of a worksheet, and the choices some of them offer.

A field is data: its type says what may be typed, its limits how much.  `choice_set` names choices the workshop carries
(several joined by `+`); `choices` are the field's own, or the set once it is filled in.  A choice with a `parent` is only
allowed under that choice of the field named by `depends_on`.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, Literal, Self, cast, get_args

from workshop.domain import formulas
from workshop.domain.strict_json import Reader

FieldType = Literal[
    "text",
    "longtext",
    "list",
    "number",
    "integer",
    "currency",
    "scale",
    "boolean",
    "choice",
    "multichoice",
    "date",
    "datetime",
    "year",
    "year_multi",
    "opd",
    "opd_multi",
    "ref",
    "ref_multi",
    "nip",
    "phone",
    "signature_space",
]
TYPES: tuple[str, ...] = get_args(FieldType)
FILLS = ("theme_of_group", "own_organisation", "own_name", "own_position", "activity_title", "place", "opened_at")
ANY_WORKSHEET = "*"
LONGEST_PATTERN = 200

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_KEEP_ALWAYS = ("id", "type", "label_id", "label_en", "value")


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label_id: str
    label_en: str
    parent: str | None = None

    @classmethod
    def from_json(cls, source: object, where: str = "choice") -> Self:
        reader = Reader(source, where)
        value = reader.text("value")
        choice = cls(value, reader.text("label_id"), reader.text("label_en"), reader.text_or_none("parent"))
        reader.done()
        return choice

    def to_json(self) -> dict[str, Any]:
        return sparse(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`ref`: keys of the worksheets a reference may name a row of, `*` for any.  `fill`: what the context pre-fills.

    `names_person`: the name of somebody is typed here; it stands in every paper but those for readers without names.
    """

    id: str
    label_id: str
    label_en: str
    type: FieldType
    choices: tuple[Choice, ...] = ()
    choice_set: str | None = None
    help_id: str = ""
    help_en: str = ""
    required: bool = False
    max_len: int | None = None
    typical_len: int | None = None
    min: int | None = None
    max: int | None = None
    ref: tuple[str, ...] = ()
    depends_on: str | None = None
    computed: bool = False
    formula: Any = None
    weight: int | None = None
    min_items: int | None = None
    max_items: int | None = None
    pattern: str | None = None
    personal: bool = False
    names_person: bool = False
    default_enabled: bool = True
    stored: bool = True
    core: bool = False
    fill: str | None = None

    @classmethod
    def from_json(cls, source: object, where: str = "field") -> Self:
        reader = Reader(source, where)
        field = cls(**_words(reader), **_sizes(reader), **_choosing(reader, where), **_switches(reader))
        reader.done()
        _check(field, where)
        return field

    def to_json(self) -> dict[str, Any]:
        return sparse(self)


def sparse(value: Any) -> dict[str, Any]:
    """A dataclass as JSON without what equals its default: `from_json` gives the same value back."""
    found: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name in _KEEP_ALWAYS or field.default is MISSING or held != field.default:
            found[field.name] = _jsonable(held)
    return found


def _jsonable(held: Any) -> Any:
    if isinstance(held, tuple):
        return [_jsonable(part) for part in held]
    return held.to_json() if hasattr(held, "to_json") else held


def _words(reader: Reader) -> dict[str, Any]:
    return {
        "id": reader.text("id"),
        "label_id": reader.text("label_id"),
        "label_en": reader.text("label_en"),
        "type": cast(FieldType, reader.one_of("type", TYPES)),
        "help_id": reader.text("help_id", ""),
        "help_en": reader.text("help_en", ""),
    }


def _sizes(reader: Reader) -> dict[str, Any]:
    names = ("max_len", "typical_len", "min", "max", "weight", "min_items", "max_items")
    return {name: reader.whole_or_none(name) for name in names} | {"pattern": reader.text_or_none("pattern")}


def _choosing(reader: Reader, where: str) -> dict[str, Any]:
    return {
        "choices": tuple(Choice.from_json(choice, f"{where}: choices") for choice in reader.objects("choices")),
        "choice_set": reader.text_or_none("choice_set"),
        "depends_on": reader.text_or_none("depends_on"),
        "ref": reader.texts("ref"),
        "formula": reader.any("formula"),
    }


def _switches(reader: Reader) -> dict[str, Any]:
    return {
        "required": reader.flag("required", False),
        "computed": reader.flag("computed", False),
        "personal": reader.flag("personal", False),
        "names_person": reader.flag("names_person", False),
        "default_enabled": reader.flag("default_enabled", True),
        "stored": reader.flag("stored", True),
        "core": reader.flag("core", False),
        "fill": reader.text_or_none("fill"),
    }


def _check(field: Field, where: str) -> None:
    """What must be so within one field."""
    faults: Mapping[str, bool] = {
        "its id must be a word of letters, digits and _": not _ID.fullmatch(field.id),
        "it needs a label in both languages": not (field.label_id.strip() and field.label_en.strip()),
        "it needs choices or a choice_set": field.type in ("choice", "multichoice") and not (field.choices or field.choice_set),
        "it needs ref": field.type in ("ref", "ref_multi") and not field.ref,
        "it needs min below max": field.type == "scale" and not _rises(field),
        "it is computed and needs a formula, or has one and is not computed": field.computed != (field.formula is not None),
        f"fill must be one of {', '.join(FILLS)}": field.fill is not None and field.fill not in FILLS,
        "its pattern cannot be used": not _usable(field.pattern),
    }
    for fault, present in faults.items():
        if present:
            raise Reader({}, f"{where}: {field.id}").complaint(fault)
    if field.formula is not None:
        formulas.mentioned(field.formula)


def _rises(field: Field) -> bool:
    return field.min is not None and field.max is not None and field.min < field.max


def _usable(pattern: str | None) -> bool:
    if pattern is None:
        return True
    try:
        re.compile(pattern, re.ASCII)
    except re.error:
        return False
    return len(pattern) <= LONGEST_PATTERN

"""What of a row goes into another worksheet: fields by the same id, by equal meaning as the worksheet says, by reference.

The rules are data of the worksheet that receives (`carry`).  Personal and computed fields never go over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop.domain.fields import ANY_WORKSHEET, Field
from workshop.domain.objects import Json
from workshop.domain.worksheets import CarryRule, Definition

# Instead of a field of the source: the row itself, what names it, its theme, the organisation it belongs to.
ROW, TITLE, THEME, ORGANISATION = "@row", "@title", "@theme", "@organisation"
NAMING = ("text", "longtext", "list")
LISTS = ("list", "multichoice", "opd_multi", "ref_multi", "year_multi")
SAME_MEANING = (
    {"text", "longtext"},
    {"opd", "opd_multi"},
    {"ref", "ref_multi"},
    {"number", "integer", "currency"},
    {"year", "year_multi"},
)
PERSONAL = ("nip", "phone", "signature_space")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A row as it can be carried: an entry, a cluster, or an option that was decided for.

    `refs`: the rows it stands for; `fit`: accepted, so that it is offered; `number`: its place on its sheet; `values`: choices
    and organisations by their ids.
    """

    kind: str
    id: str
    activity_id: str
    design: Definition | None
    title: str
    values: Mapping[str, Json] = field(default_factory=dict)
    refs: tuple[str, ...] = ()
    theme: str | None = None
    unit: str = ""
    unit_id: str = ""
    organisation_id: str | None = None
    author_id: str = ""
    fit: bool = True
    state: str = ""
    number: int = 0

    @property
    def key(self) -> str:
        return self.design.key if self.design else ""


def mapping(target: Definition, given: Given, rules: tuple[CarryRule, ...]) -> dict[str, str]:
    """Field of the target → field of the source, or one of the words above; nothing where only the theme would go over."""
    told = next((rule.fields for rule in rules if rule.source == given.key), {})
    found = {field.id: source for field in target.fields if (source := _source_of(field, given, target)) is not None}
    whole = {name: source for name, source in {**found, **told}.items() if source}
    themes = {one.id for one in target.fields if one.choice_set in ("themes", "sub_themes")}
    return whole if whole.keys() - themes else {}


def _source_of(wanted: Field, given: Given, target: Definition) -> str | None:
    if wanted.computed or not wanted.stored or wanted.personal or wanted.type in PERSONAL:
        return None
    if given.refs and wanted.type.startswith("ref") and (given.key in wanted.ref or ANY_WORKSHEET in wanted.ref):
        return ROW
    if given.design is not None:
        own = given.design.field(wanted.id)
        return own.id if own is not None and fits(own, wanted) else None
    naming = naming_field(target)
    return TITLE if naming is not None and wanted.id == naming.id else None


def fits(source: Field, target: Field) -> bool:
    """Whether what stands in the one can stand in the other, whatever the value."""
    if source.computed or source.personal or source.type in PERSONAL or source.type.startswith("ref"):
        return False
    if source.choices or target.choices or source.choice_set or target.choice_set:
        return source.type in (target.type, "choice") and target.type in ("choice", "multichoice")
    return source.type == target.type or any({source.type, target.type} <= same for same in SAME_MEANING)


def naming_field(design: Definition) -> Field | None:
    """The field that names a row: its first text among those one meets first."""
    core = [one for one in design.fields if one.core] or list(design.fields)
    return next((one for one in core if one.type in NAMING), None)


def title_of(design: Definition, values: Mapping[str, Json]) -> str:
    named = naming_field(design)
    candidates = ([named] if named else []) + list(design.fields)
    return next((text for one in candidates if (text := _plain(one, values.get(one.id)))), "")


def carried(target: Definition, given: Given, mapped: Mapping[str, str]) -> tuple[dict[str, Json], dict[str, Json]]:
    """What the new row says at first, and what went over, by the source's fields."""
    draft: dict[str, Json] = {}
    seen: dict[str, Json] = {}
    for name, source in mapped.items():
        wanted = target.field(name)
        value = _value(source, given)
        if wanted is None or value in (None, "", []):
            continue
        fitting = _fitted(wanted, value)
        if fitting not in (None, "", []):
            draft[name] = fitting
            if source not in (ROW, THEME, ORGANISATION):
                seen[source] = value
    return draft, seen


def _value(source: str, given: Given) -> Json:
    words: dict[str, Json] = {ROW: list(given.refs), TITLE: given.title, THEME: given.theme, ORGANISATION: given.organisation_id}
    return words[source] if source in words else given.values.get(source)


def _fitted(wanted: Field, value: Json) -> Json:
    """One into a list, the only one out of a list; of choices those that are offered."""
    parts = value if isinstance(value, list) else [value]
    if wanted.choices:
        offered = {choice.value for choice in wanted.choices}
        parts = [part for part in parts if part in offered]
    if wanted.type in LISTS:
        return parts
    return parts[0] if len(parts) == 1 else None


def _plain(one: Field, value: Json) -> str:
    if isinstance(value, list):
        return "; ".join(_plain(one, part) for part in value)
    labels = {choice.value: choice.label_id for choice in one.choices}
    return "" if value is None or isinstance(value, bool) else labels.get(str(value), str(value)).strip()

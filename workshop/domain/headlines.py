"""The text that stands for a row where it is named: the first among the columns a person meets first, as phones choose it."""

from collections.abc import Mapping

from workshop.domain.objects import Json
from workshop.domain.worksheets import Definition, Field

TEXTS = ("text", "longtext", "list")


def headline(design: Definition, values: Mapping[str, Json]) -> str:
    """'' where the row names nothing by itself; a column that tells of a person never stands for it."""
    open_fields = [field for field in design.fields if field.stored and not field.personal and field.type in TEXTS]
    core = [field for field in open_fields if field.core]
    found = (_plain(field, values) for field in (*core, *open_fields))
    return next((text for text in found if text), "")


def _plain(field: Field, values: Mapping[str, Json]) -> str:
    value = values.get(field.id)
    parts = value if isinstance(value, list) else [value]
    return "; ".join(" ".join(str(part).split()) for part in parts if part not in (None, ""))

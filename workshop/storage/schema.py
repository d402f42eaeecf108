"""Which of the model's fields are columns of JSON or of booleans; the tables themselves stand in migrations/."""

import typing

from workshop.domain.objects import Stored


def quoted(name: str) -> str:
    """Column names follow the model, whose words (`values`) may be SQL's too."""
    return f'"{name}"'


def is_json(kind: type[Stored], name: str) -> bool:
    text = str(_hints(kind)[name])
    return text.startswith(("dict", "list"))


def is_bool(kind: type[Stored], name: str) -> bool:
    return _hints(kind)[name] is bool


def _hints(kind: type[Stored]) -> dict[str, typing.Any]:
    return typing.get_type_hints(kind)

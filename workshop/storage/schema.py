"""How the model's fields become columns: text, whole numbers, and JSON as text.

The tables themselves stand in migrations/; a test holds them against the model.
"""

import typing

from workshop.domain.objects import Stored

INTEGERS = (int, bool)


def quoted(name: str) -> str:
    """Column names follow the model, whose words (`values`) may be SQL's too."""
    return f'"{name}"'


def column_type(kind: type[Stored], name: str) -> str:
    hint = _hints(kind)[name]
    plain = [part for part in typing.get_args(hint) or (hint,) if part is not type(None)]
    optional = "" if type(None) in typing.get_args(hint) else " NOT NULL"
    return ("INTEGER" if plain[0] in INTEGERS and not is_json(kind, name) else "TEXT") + optional


def is_json(kind: type[Stored], name: str) -> bool:
    text = str(_hints(kind)[name])
    return text.startswith(("dict", "list"))


def is_bool(kind: type[Stored], name: str) -> bool:
    return _hints(kind)[name] is bool


def _hints(kind: type[Stored]) -> dict[str, typing.Any]:
    return typing.get_type_hints(kind)

"""Objects to rows and back: JSON columns as text, booleans as 0 and 1."""

from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec

from workshop.domain.catalogue import KINDS, table_of
from workshop.domain.objects import Stored
from workshop.storage.schema import is_bool, is_json, quoted

Kind = TypeVar("Kind", bound=Stored)


def dumps(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _how(kind: type[Stored], name: str) -> str:
    return "json" if is_json(kind, name) else "bool" if is_bool(kind, name) else "plain"


def _upsert(kind: type[Stored]) -> str:
    names = kind.columns()
    updates = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in names if name not in ("id", "workshop_id"))
    return (
        f"INSERT INTO {table_of(kind)} ({', '.join(map(quoted, names))}) VALUES ({', '.join('?' * len(names))}) "
        f"ON CONFLICT (workshop_id, id) DO UPDATE SET {updates}"
    )


SHAPES: dict[type[Stored], tuple[tuple[str, str], ...]] = {
    kind: tuple((name, _how(kind, name)) for name in kind.columns()) for kind in KINDS
}
COLUMNS: dict[type[Stored], str] = {
    kind: f"SELECT {', '.join(map(quoted, kind.columns()))} FROM {table_of(kind)} WHERE " for kind in KINDS
}
UPSERTS: dict[type[Stored], str] = {kind: _upsert(kind) for kind in KINDS}


def select_sql(kind: type[Stored], where: str) -> str:
    return COLUMNS[kind] + where


def to_row(thing: Stored) -> tuple[Any, ...]:
    return tuple(_out(getattr(thing, name), how) for name, how in SHAPES[type(thing)])


def from_row(kind: type[Kind], row: Sequence[Any]) -> Kind:
    return kind(**{name: _in(value, how) for (name, how), value in zip(SHAPES[kind], row, strict=True)})


def _out(value: Any, how: str) -> Any:
    if how == "json":
        return None if value is None else dumps(value)
    return int(value) if how == "bool" else value


def _in(value: Any, how: str) -> Any:
    if how == "json":
        return None if value is None else msgspec.json.decode(value)
    return bool(value) if how == "bool" else value

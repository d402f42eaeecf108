"""`dev.py types`: the wire's types for TypeScript, made from the Python classes; a test fails when the file is stale."""

import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from typing import Any

from tools.dev.places import ROOT
from workshop.domain.catalogue import BY_NAME as OBJECTS
from workshop.domain.commands import BY_NAME as COMMANDS
from workshop.domain.objects import Stored

TARGET = ROOT / "static" / "src" / "core" / "generated" / "wire.ts"
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null", Any: "unknown"}


def typescript() -> str:
    return "\n".join(["// Made by `python3 dev.py types` from workshop/domain; do not edit.", "", *_objects(), *_commands()])


def _objects() -> Iterator[str]:
    for name, kind in OBJECTS.items():
        yield from _interface(kind.__name__, kind, f'  readonly type: "{name}";')
    yield "export interface ObjectTypes {"
    yield from (f"  {name}: {kind.__name__};" for name, kind in OBJECTS.items())
    yield "}\n"
    yield "export type Stored = ObjectTypes[keyof ObjectTypes];\n"


def _commands() -> Iterator[str]:
    for kind in COMMANDS.values():
        yield from _interface(f"{kind.__name__}Payload", kind)
    yield "export interface CommandTypes {"
    yield from (f"  {name}: {kind.__name__}Payload;" for name, kind in COMMANDS.items())
    yield "}"
    yield ""


def _interface(name: str, kind: type, *first: str) -> Iterator[str]:
    hints = typing.get_type_hints(kind)
    is_object = issubclass(kind, Stored)
    yield f"export interface {name} {{"
    yield from first
    for field in fields(kind):
        if is_object or field.name != "id":
            yield f"  readonly {field.name}{'' if is_object or _needed(field) else '?'}: {_type(hints[field.name])};"
    yield "}\n"


def _needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _type(hint: Any) -> str:
    if hint in PLAIN:
        return PLAIN[hint]
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return " | ".join(_type(part) for part in parts)
    if origin is list:
        return f"readonly ({_type(parts[0])})[]" if "|" in _type(parts[0]) else f"readonly {_element(parts[0])}[]"
    if origin is dict:
        return f"Readonly<Record<string, {_type(parts[1])}>>"
    if origin is typing.Literal:
        return " | ".join(f'"{part}"' for part in parts)
    raise TypeError(f"no TypeScript for {hint!r}")


def _element(hint: Any) -> str:
    inner = _type(hint)
    return f"({inner})" if inner.startswith("readonly ") else inner

"""What the wire looks like, made from the code: docs/protocol.schema.json, docs/commands.md and docs/refusals.md.

`python3 dev.py types` writes them anew together with the TypeScript types; a test fails when one is stale.
"""

import json
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import msgspec

from tools.dev import wire_types
from tools.dev.places import ROOT
from workshop.domain.catalogue import BY_NAME as OBJECTS
from workshop.domain.changes import NAMES
from workshop.domain.commands import BY_NAME as COMMANDS
from workshop.service.wire import LARGEST
from workshop.texts import catalogue

DOCS = ROOT / "docs"
DEFINITIONS = "#/$defs/{name}"
MADE = "<!-- Made by `python3 dev.py types`; do not edit. -->"


def pages() -> dict[Path, str]:
    """Every page and what must stand in it today."""
    return {
        wire_types.TARGET: wire_types.typescript(),
        DOCS / "protocol.schema.json": json.dumps(schema(), indent=1, ensure_ascii=False) + "\n",
        DOCS / "commands.md": commands_page(),
        DOCS / "refusals.md": refusals_page(),
    }


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of every message up and down."""
    _, parts = msgspec.json.schema_components([*COMMANDS.values(), *OBJECTS.values()], ref_template=DEFINITIONS)
    for command in COMMANDS.values():
        parts[command.__name__] = _payload(parts[command.__name__])
    for name, kind in OBJECTS.items():
        parts[kind.__name__] = _object(name, parts[kind.__name__])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rembuk, protocol 1",
        "$defs": {**dict(sorted(parts.items())), **_messages()},
    }


def _payload(part: dict[str, Any]) -> dict[str, Any]:
    """The id travels beside the payload."""
    properties = {name: shape for name, shape in part["properties"].items() if name != "id"}
    required = [name for name in part["required"] if name != "id"]
    return {**part, "properties": properties, "required": required, "additionalProperties": False}


def _object(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """A viewer may get an object with fields left out (VS1): only its name, id and revision are certain."""
    return {
        **part,
        "properties": {"type": {"const": name}, **part["properties"]},
        "required": ["type", "id", "revision"],
    }


def _messages() -> dict[str, Any]:
    named = [
        {"properties": {"name": {"const": name}, "payload": _ref(kind.__name__)}, "required": ["name"]}
        for name, kind in COMMANDS.items()
    ]
    text, whole = {"type": "string"}, {"type": "integer", "minimum": 0}
    line = {
        "type": "object",
        "properties": {
            "seq": whole,
            "name": {"enum": [*NAMES, "scope_changed"]},
            "type": {"enum": list(OBJECTS)},
            "id": text,
            "revision": whole,
            "object": {"type": ["object", "null"]},
        },
        "required": ["seq", "name", "type", "id", "revision", "object"],
    }
    return {
        "command": {"type": "object", "properties": {"id": text}, "required": ["id", "name"], "oneOf": named},
        "acknowledgement": {"oneOf": [_ref("accepted"), _ref("refused")]},
        "accepted": _shape({"ok": {"const": True}, "seq": whole}, ["ok", "seq"]),
        "refused": _shape({"ok": {"const": False}, "code": text, "detail": text, "field": text}, ["ok", "code", "detail"]),
        "line": line,
        "object": {"oneOf": [_ref(kind.__name__) for kind in OBJECTS.values()]},
        "welcome": _shape(
            {
                "protocol": {"const": 1},
                "epoch": text,
                "seq": whole,
                "mode": {"enum": ["snapshot", "changes"]},
                "viewer": {"type": "object"},
                "objects": {"type": "array", "items": {"anyOf": [_ref("object"), _ref("line")]}},
            },
            ["protocol", "epoch", "seq", "mode", "viewer", "objects"],
        ),
        "changes": _shape({"seq": whole, "changes": {"type": "array", "items": _ref("line")}}, ["seq", "changes"]),
        "farewell": _shape({"reason": text}, ["reason"]),
    }


def _shape(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": DEFINITIONS.format(name=name)}


def commands_page() -> str:
    """Every command with its payload; what has a default may be left out."""
    lines = ["# Commands", MADE, "", f"Up to {LARGEST // 1024} kB each. A field marked `?` may be left out.", ""]
    lines += ["| command | payload | what it says |", "|---|---|---|"]
    for name, kind in COMMANDS.items():
        payload = ", ".join(f"`{f.name}{'' if _needed(f) else '?'}`" for f in fields(kind) if f.name != "id")
        lines.append(f"| `{name}` | {payload} | {_first_lines(kind)} |")
    lines += ["", "## Changes", "", "What the journal and the broadcast call what happened:", ""]
    return "\n".join([*lines, ", ".join(f"`{name}`" for name in NAMES) + ".", ""])


def _needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _first_lines(kind: type) -> str:
    said = kind.__doc__ or ""
    own = "" if said.startswith(kind.__name__ + "(") else said
    return " ".join(own.split()).replace("|", "\\|")


def refusals_page() -> str:
    """Every refusal with the sentence a person reads."""
    lines = ["# Refusals", MADE, "", "A refused command leaves no trace (CM2).", ""]
    lines += ["| code | Indonesian | English |", "|---|---|---|"]
    said = {key.removeprefix("refusal."): both for key, both in catalogue().items() if key.startswith("refusal.")}
    return "\n".join([*lines, *(f"| `{code}` | {both['id']} | {both['en']} |" for code, both in sorted(said.items())), ""])


def write() -> None:
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()

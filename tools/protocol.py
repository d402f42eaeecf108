"""What the wire looks like, made from the code: docs/protocol.schema.json, docs/commands.md and docs/refusals.md.

`python3 dev.py types` writes them anew together with the TypeScript types; a test fails when one is stale.
"""

import json
from collections.abc import Collection, Mapping
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


def _shape(properties: Mapping[str, Any], optional: Collection[str] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": {**properties}, "required": required, "additionalProperties": False}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _each(value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": value}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": DEFINITIONS.format(name=name)}


TEXT, WHOLE, TRUTH = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "boolean"}
TEXT_OR_NONE = {"type": ["string", "null"]}
SINCE = {"anyOf": [{"type": "null"}, _shape({"epoch": TEXT, "seq": WHOLE})]}
PLACE = _shape({"entry": TEXT, "field": TEXT})
# What single commands say beside `ok` and `seq`.
RESULTS = {
    "revisions": _each(WHOLE),
    "rivals": _list(TEXT),
    "late": {"anyOf": [TRUTH, _each(TEXT)]},
    "state": {"enum": ["draft", "ready", "withdrawn"]},
    "help_call": TEXT,
    "placed": WHOLE,
    "written": _each(WHOLE),
    "erased": WHOLE,
    "already": TRUTH,
    **dict.fromkeys(("released", "moved", "number", "rows", "incomplete"), WHOLE),
    **dict.fromkeys(("seating", "act", "half_day", "at", "person", "attachment"), TEXT),
    **dict.fromkeys(("kept", "gone", "left", "reviews", "carried", "passed"), _list(TEXT)),
}
PRESENCE = {
    "people": _each(_shape({"online": TRUTH, "heard_at": TEXT, "unsent": WHOLE})),
    "writing": _each(_each(_shape({"person": TEXT, "name": TEXT}))),
    "backed_up_seq": WHOLE,
    "closing": _each(_shape({"of": WHOLE, "missing": _each(_shape({"online": TRUTH, "heard_at": TEXT, "unsent": WHOLE}))})),
}
PRESENT = {
    "unsent": WHOLE,
    "writing": {"anyOf": [PLACE, {"type": "null"}]},
    "answered": _each(TEXT),
    "away": TRUTH,
}


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
    """A viewer may get an object with fields left out (VS1): only its id and revision are certain, and no field is added.

    In a snapshot it says itself what it is; in a change the line around it does.
    """
    return {
        **part,
        "properties": {"type": {"const": name}, **part["properties"]},
        "required": ["id", "revision"],
        "additionalProperties": False,
    }


def _messages() -> dict[str, Any]:
    named = [
        {"properties": {"name": {"const": name}, "payload": _ref(kind.__name__)}, "required": ["name"]}
        for name, kind in COMMANDS.items()
    ]
    return {
        "auth": _shape({"workshop": TEXT, "token": TEXT, "since": SINCE, "protocol": {"const": 1}}, optional=["since"]),
        "command": {"type": "object", "properties": {"id": TEXT}, "required": ["id", "name"], "oneOf": named},
        "acknowledgement": {"oneOf": [_ref("accepted"), _ref("refused")]},
        "accepted": _shape({"ok": {"const": True}, "seq": WHOLE} | RESULTS, optional=RESULTS),
        "refused": _shape({"ok": {"const": False}, "code": TEXT, "detail": TEXT, "field": TEXT}, optional=["field"]),
        "line": {"oneOf": [_line(name, kind.__name__) for name, kind in OBJECTS.items()]},
        "object": {"required": ["type"], "oneOf": [_ref(kind.__name__) for kind in OBJECTS.values()]},
        "viewer": _shape({"person": TEXT, "name": TEXT, "roles": _list(TEXT), "seat": TEXT_OR_NONE}),
        "welcome": {"oneOf": [_welcome("snapshot", "object"), _welcome("changes", "line")]},
        "name": {"enum": list(NAMES)},
        "changes": _shape({"seq": WHOLE, "changes": _list(_ref("line"))}),
        "presence_up": _shape(PRESENT, optional=PRESENT),
        "presence_down": _shape(PRESENCE, optional=PRESENCE),
        "farewell": _shape({"reason": TEXT}),
    }


def _line(name: str, kind: str) -> dict[str, Any]:
    """`object` is null for what is no longer the client's to see (RS3)."""
    thing = {"anyOf": [{"type": "null"}, _ref(kind)]}
    return _shape({"seq": WHOLE, "name": _ref("name"), "type": {"const": name}, "id": TEXT, "revision": WHOLE, "object": thing})


def _welcome(mode: str, part: str) -> dict[str, Any]:
    known = {"protocol": {"const": 1}, "epoch": TEXT, "seq": WHOLE, "mode": {"const": mode}, "viewer": _ref("viewer")}
    return _shape({**known, "objects": _list(_ref(part))})


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

"""From the wire to a command: known name, known fields, right types; everything else is refused with its field."""

import re
from dataclasses import fields
from typing import Any

import msgspec

from workshop.domain.commands import BY_NAME
from workshop.domain.commands.base import ID, Command
from workshop.domain.refusals import Refused

LARGEST = 128 * 1024

_PLACE = re.compile(r"\$\.(\w+)")
_MISSING = re.compile(r"required field `(\w+)`")


def command_of(message: Any) -> Command:
    """`{id, name, payload}` as a command; raises `malformed`, `unknown_command`, `unknown_field`,
    `missing_required` or `wrong_type`."""
    if not isinstance(message, dict) or not isinstance(message.get("payload", {}), dict):
        raise Refused("malformed", "expected {id, name, payload}")
    kind = BY_NAME.get(str(message.get("name")))
    if kind is None:
        raise Refused("unknown_command", str(message.get("name"))[:80])
    payload = {**message.get("payload", {}), "id": message.get("id")}
    known = {field.name for field in fields(kind)}
    if extra := sorted(str(name) for name in payload if name not in known):
        raise Refused("unknown_field", field=extra[0][:80])
    return _converted(payload, kind)


def _converted(payload: dict[str, Any], kind: type[Command]) -> Command:
    try:
        command = msgspec.convert(payload, kind, strict=True)
    except msgspec.ValidationError as error:
        raise misshapen(str(error)) from None
    if not ID.fullmatch(command.id):
        raise Refused("malformed_id", field="id")
    return command


def misshapen(complaint: str) -> Refused:
    """What msgspec complains of, as a refusal that names the field."""
    if missing := _MISSING.search(complaint):
        return Refused("missing_required", field=missing[1])
    place = _PLACE.search(complaint)
    return Refused("wrong_type", complaint[:200], place[1] if place else None)

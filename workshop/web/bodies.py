"""What a request carries: JSON of bounded size and known shape, else a refusal with its field."""

from dataclasses import fields
from typing import Any, TypeVar

import msgspec
from flask import request
from werkzeug.exceptions import ClientDisconnected

from workshop.domain.refusals import Refused
from workshop.service.wire import misshapen

Shape = TypeVar("Shape")


def content(largest: int) -> bytes:
    """The body, read no further than allowed whether or not its length was announced."""
    if (request.content_length or 0) > largest:
        raise Refused("too_big")
    try:
        found = request.stream.read(largest + 1)
    except ClientDisconnected:
        raise Refused("malformed", "the request was cut off") from None
    if len(found) > largest:
        raise Refused("too_big")
    return found


def json_object(largest: int) -> dict[str, Any]:
    try:
        return msgspec.json.decode(content(largest) or b"{}", type=dict[str, Any], strict=True)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Refused("malformed", str(error)[:200]) from None


def shaped(kind: type[Shape], largest: int) -> Shape:
    """The body as a dataclass; a field it does not have, or of another type, is refused by name."""
    told = json_object(largest)
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if extra := sorted(name for name in told if name not in known):
        raise Refused("unknown_field", field=extra[0][:80])
    try:
        return msgspec.convert(told, kind, strict=True)
    except msgspec.ValidationError as error:
        raise misshapen(str(error)) from None

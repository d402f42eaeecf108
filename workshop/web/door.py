"""The door over HTTP: what a phone asks before it has a token.  Every refusal is JSON with its code."""

from typing import Any

import msgspec
from flask import Blueprint, request

from workshop.domain.refusals import Refused
from workshop.service import joining
from workshop.service.desk import Desk
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web.answers import answer_refusals

LARGEST = 4096


def door(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("door", __name__, url_prefix="/api/door/<code>")
    answer_refusals(pages)

    @pages.get("")
    def organisations(code: str) -> dict[str, Any]:
        with store.reading() as reader:
            return {"ok": True, **joining.door(reader, code)}

    @pages.get("/organisations/<organisation>")
    def names(code: str, organisation: str) -> dict[str, Any]:
        with store.reading() as reader:
            return {"ok": True, "people": joining.names(reader, code, organisation)}

    @pages.post("/join")
    def join(code: str) -> dict[str, Any]:
        arrival = _arrival()
        return {"ok": True, **store.write(lambda tx: joining.join(tx, code, arrival))}

    return pages


def _arrival() -> joining.Arrival:
    if (request.content_length or 0) > LARGEST:
        raise Refused("too_big")
    try:
        return msgspec.json.decode(request.get_data(cache=False), type=joining.Arrival, strict=True)
    except msgspec.DecodeError as error:
        raise Refused("malformed", str(error)[:200]) from None

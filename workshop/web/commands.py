"""The same commands and the same objects as over the socket, for scripts and for a page that is being hidden.

A first snapshot can be large: it is encoded and packed off the loop, so that no phone waits for another's.
"""

import gzip
import logging
from collections.abc import Callable
from typing import Any

import msgspec
from flask import Blueprint, Response, jsonify, request

from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.service.desk import Desk, refused
from workshop.service.wire import LARGEST, command_of
from workshop.storage.sqlite import Store
from workshop.web.access import STATUS, bearer, viewer
from workshop.web.answers import answer_refusals
from workshop.web.bodies import json_object

log = logging.getLogger(__name__)

QUICK = 5


def commands(store: Store, desk: Desk, snapshot: Callable[[Viewer], dict[str, Any]]) -> Blueprint:
    """`snapshot`: everything somebody sees, as the socket's welcome has it."""
    pages = Blueprint("commands", __name__, url_prefix="/api/workshops/<id>")
    answer_refusals(pages)

    @pages.post("/commands")
    def command(id: str) -> tuple[Response, int]:
        ack = desk.handle(id, bearer(), command_of(json_object(LARGEST)))
        return jsonify(ack), 200 if ack["ok"] else STATUS.get(ack["code"], 400)

    @pages.get("/objects")
    def objects(id: str) -> Response:
        packed = request.accept_encodings.quality("gzip") > 0
        answer = Response(store.offload(encoded, snapshot(viewer(store, id)), packed), mimetype="application/json")
        answer.headers["Cache-Control"] = "no-store"
        answer.vary.add("Accept-Encoding")
        if packed:
            answer.headers["Content-Encoding"] = "gzip"
        return answer

    @pages.errorhandler(Exception)
    def stumbled(error: Exception) -> tuple[Response, int]:
        log.exception("a command could not be answered")
        return jsonify(refused(Refused("server_error", type(error).__name__))), 500

    return pages


def encoded(whole: dict[str, Any], packed: bool) -> bytes:
    text = msgspec.json.encode({"ok": True, **whole})
    return gzip.compress(text, QUICK) if packed else text

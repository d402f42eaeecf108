"""The history over HTTP, for staff who read every row: a page at a time, in the reader's language, never the journal itself."""

from typing import Any

from flask import Blueprint, request

from workshop.service.history import Wish, history
from workshop.service.rights import must_read_every_row
from workshop.storage.sqlite import Store
from workshop.texts import LANGUAGES
from workshop.web import access
from workshop.web.answers import answer_refusals


def acts(store: Store) -> Blueprint:
    pages = Blueprint("history", __name__, url_prefix="/api/workshops/<workshop_id>/history")
    answer_refusals(pages)

    @pages.get("")
    def page(workshop_id: str) -> dict[str, Any]:
        must_read_every_row(access.viewer(store, workshop_id))
        with store.reading() as reader:
            before = request.args.get("before", type=int) or reader.seq(workshop_id) + 1
            return {"ok": True, **history(reader, workshop_id, _wish(before))}

    return pages


def _wish(before: int) -> Wish:
    asked = request.args.get("language", LANGUAGES[0])
    language = asked if asked in LANGUAGES else LANGUAGES[0]
    return Wish(before, request.args.get("kind", ""), request.args.get("person", ""), language)

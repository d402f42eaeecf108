"""The history over HTTP, for staff who read every row: a page at a time, in the reader's language, never the journal itself."""

from functools import partial
from typing import Any

from flask import Blueprint, request

from workshop.service.history import NEWEST, Wish, history
from workshop.service.rights import must_read_every_row
from workshop.storage.sqlite import Store
from workshop.texts import LANGUAGES, languages
from workshop.web import access
from workshop.web.answers import answer_refusals
from workshop.web.asides import aside


def acts(store: Store) -> Blueprint:
    pages = Blueprint("history", __name__, url_prefix="/api/workshops/<workshop_id>/history")
    answer_refusals(pages)

    @pages.get("")
    def page(workshop_id: str) -> dict[str, Any]:
        must_read_every_row(access.viewer(store, workshop_id))
        return {"ok": True, **aside(store, partial(history, workshop_id=workshop_id, wish=_wish()))}

    return pages


def _wish() -> Wish:
    asked = request.args.get("language", LANGUAGES[0])
    language = asked if asked in languages() else LANGUAGES[0]
    before = request.args.get("before", type=int) or NEWEST
    return Wish(before, request.args.get("kind", ""), request.args.get("person", ""), language)

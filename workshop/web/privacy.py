"""Personal data over HTTP: how they stand, a NIP opened, a name looked for in texts, and everybody's own copy."""

import time
from dataclasses import dataclass
from typing import Any

import msgspec
from flask import Blueprint, Response, request

from workshop import clock
from workshop.documents.own_page import own_page
from workshop.documents.results_page import results_page
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.service.clearing import Clearing
from workshop.service.erasing import open_nip, still_personal
from workshop.service.mentions import mentions_of
from workshop.service.own_copies import copy_of, may_take
from workshop.service.own_results import own_results
from workshop.service.retention import is_over, kept_until
from workshop.service.rights import must_lead
from workshop.service.tickets import Tickets
from workshop.storage.sqlite import Store
from workshop.texts import LANGUAGES
from workshop.web.access import viewer
from workshop.web.answers import answer_refusals
from workshop.web.bodies import json_object, shaped

LARGEST = 1024
MEDIA_TYPES = {"html": "text/html; charset=utf-8", "json": "application/json", "results": "text/html; charset=utf-8"}
NAMES = {"html": "data-saya.html", "json": "data-saya.json", "results": "hasil-kelompok-saya.html"}


@dataclass(frozen=True, slots=True)
class Wish:
    """`person`: empty is whoever asks."""

    person: str = ""


def privacy(store: Store, clearing: Clearing) -> Blueprint:
    pages = Blueprint("privacy", __name__, url_prefix="/api/workshops/<id>")
    tickets = Tickets(time.monotonic)
    answer_refusals(pages)

    @pages.get("/privacy")
    def standing(id: str) -> dict[str, Any]:
        must_lead(viewer(store, id))
        return {"ok": True, **_standing(store, id), **clearing.standing()}

    @pages.get("/people/<person>/mentions")
    def mentions(id: str, person: str) -> dict[str, Any]:
        must_lead(viewer(store, id))
        return {"ok": True, "mentions": store.offload(_mentions, store, id, person)}

    @pages.post("/people/<person>/nip")
    def nip(id: str, person: str) -> dict[str, Any]:
        if json_object(LARGEST):
            raise Refused("unknown_field")
        asking = viewer(store, id)
        return {"ok": True, "nip": store.write(lambda tx: open_nip(tx, asking, person))}

    @pages.post("/me/ticket")
    def ticket(id: str) -> dict[str, Any]:
        asking = viewer(store, id)
        person = shaped(Wish, LARGEST).person or asking.person_id
        may_take(asking, person)
        return {"ok": True, "ticket": tickets.give(asking, person)}

    @pages.get("/me/export")
    def own(id: str) -> Response:
        person = tickets.held(id, request.args.get("ticket", "")).thing
        form, language = request.args.get("form", "html"), request.args.get("language", LANGUAGES[0])
        if form not in MEDIA_TYPES or language not in LANGUAGES:
            raise Refused("malformed", field="form")
        answer = Response(store.offload(_own, store, id, person, form, language), content_type=MEDIA_TYPES[form])
        answer.headers["Content-Disposition"] = f'attachment; filename="{NAMES[form]}"'
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return pages


def _standing(store: Store, id: str) -> dict[str, Any]:
    """`asked`: who wants to be erased; `people`: how many would be by *Hapus data pribadi*."""
    with store.reading() as reader:
        workshop = reader.need(Workshop, id, id)
        until = kept_until(workshop)
        asked = [one.id for one in reader.all(Person, id) if one.erasure_asked_at is not None]
        return {
            "until": until.isoformat() if until else None,
            "over": is_over(workshop, clock.now(workshop.clock_at)),
            "people": still_personal(reader, id),
            "asked": sorted(asked),
        }


def _mentions(store: Store, id: str, person: str) -> list[dict[str, Any]]:
    with store.reading() as reader:
        return mentions_of(reader, id, person)


def _own(store: Store, id: str, person: str, form: str, language: str) -> bytes:
    with store.reading() as reader:
        if form == "results":
            return results_page(own_results(reader, id, person), language).encode()
        copy = copy_of(reader, id, person)
    return own_page(copy, language).encode() if form == "html" else msgspec.json.encode(copy)

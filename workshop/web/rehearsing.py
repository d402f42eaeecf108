"""The rehearsal button over HTTP: only the laptop's own facilitator starts processes on it."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint

from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.service.rehearsing import Rehearsing
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web.access import must_be_host
from workshop.web.answers import answer_refusals
from workshop.web.bodies import json_object, shaped

LARGEST = 1024


@dataclass(frozen=True, slots=True)
class Wish:
    workshop: str
    people: int = 80


def rehearsing(store: Store, settings: Settings, copy: Rehearsing) -> Blueprint:
    pages = Blueprint("rehearsing", __name__, url_prefix="/api/host/rehearsal")
    answer_refusals(pages)

    @pages.before_request
    def only_with_the_laptops_key() -> None:
        must_be_host(store)

    @pages.get("")
    def standing() -> dict[str, Any]:
        return {"ok": True, **copy.standing()}

    @pages.post("")
    def begin() -> dict[str, Any]:
        wish = shaped(Wish, LARGEST)
        with store.reading() as reader:
            workshop = reader.need(Workshop, wish.workshop, wish.workshop)
        if settings.hosted or workshop.rehearsal:
            raise Refused("no_rehearsal_here")
        copy.begin(workshop.id, wish.people)
        return {"ok": True, **copy.standing()}

    @pages.post("/end")
    def end() -> dict[str, Any]:
        if json_object(LARGEST):
            raise Refused("unknown_field")
        copy.end()
        return {"ok": True, **copy.standing()}

    return pages

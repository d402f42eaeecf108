"""Before the doors open, over HTTP: what the laptop says of itself, and which phones reached the test page.

The test page asks with the code of the wall alone, so it is told nothing but how many are there.
"""

import time
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, request

from workshop import laptop
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.service.backing_up import BackingUp
from workshop.service.hall_counts import hall_counts
from workshop.service.joining import workshop_at
from workshop.service.listing import on_same_disk
from workshop.service.rights import must_lead
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.trying import Tried, Trying
from workshop.web.access import viewer
from workshop.web.addresses import base_of, bases, wifi
from workshop.web.answers import answer_refusals
from workshop.web.bodies import json_object, shaped

LARGEST = 1024
LONGEST_MS = 600_000


@dataclass(frozen=True, slots=True)
class Try:
    """`device`: made by the page; `clock_ms`: the phone's own clock; `line`: whether a WebSocket stood, null while unknown."""

    device: str
    clock_ms: int
    took_ms: int = 0
    line: bool | None = None


def readiness(store: Store, settings: Settings, backing: BackingUp, trying: Trying) -> Blueprint:
    pages = Blueprint("readiness", __name__, url_prefix="/api")
    answer_refusals(pages)
    asked = laptop.Readings(store.path)

    @pages.get("/workshops/<id>/readiness")
    def standing(id: str) -> dict[str, Any]:
        must_lead(viewer(store, id))
        with store.reading() as reader:
            workshop = reader.need(Workshop, id, id)
            counts = hall_counts(reader, id)
        found = bases(settings)
        return {
            "ok": True,
            "hosted": settings.hosted,
            "addresses": found,
            "chosen": base_of(settings, workshop),
            "wifi": bool(wifi(workshop)[0]),
            "people": counts["people"],
            "organisations": counts["organisations"],
            "tried": trying.standing(id),
            "laptop": None if settings.hosted else store.offload(asked.take),
            "backup": _backup(store, backing),
        }

    @pages.post("/workshops/<id>/readiness/trial")
    def anew(id: str) -> dict[str, Any]:
        must_lead(viewer(store, id))
        if json_object(LARGEST):
            raise Refused("unknown_field")
        trying.begins(id)
        return {"ok": True, "tried": trying.standing(id)}

    @pages.post("/door/<code>/tries")
    def tries(code: str) -> dict[str, Any]:
        told = shaped(Try, LARGEST)
        tried = _tried(told)
        with store.reading() as reader:
            workshop = workshop_at(reader, code)
        return {"ok": True, "title": workshop.title, "here": trying.heard(workshop.id, told.device, tried)}

    return pages


def _tried(told: Try) -> Tried:
    """Anybody may send one, so every number is kept within what makes sense."""
    if not 8 <= len(told.device) <= 64:
        raise Refused("malformed_id", field="device")
    took = min(max(told.took_ms, 0), LONGEST_MS)
    off = min(max(told.clock_ms / 1000 + took / 2000 - time.time(), -1e9), 1e9)
    return Tried(request.host_url.rstrip("/")[:100], took, told.line, off, 0.0)


def _backup(store: Store, backing: BackingUp) -> dict[str, Any]:
    told = backing.standing()
    same = backing.folder is not None and on_same_disk(backing.folder, store.path)
    return {"state": told["state"], "age_s": told["age_s"], "same_disk": same, "disk_full": told["disk_full"]}

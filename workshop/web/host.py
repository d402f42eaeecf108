"""The laptop's own facilitator: workshops listed, made, copied, archived and entered."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint

from workshop.domain.refusals import Refused
from workshop.library import shelf
from workshop.service import creating, hosting
from workshop.service.desk import Desk
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web.access import must_be_host
from workshop.web.answers import answer_refusals
from workshop.web.bodies import json_object, shaped

LARGEST_WISH = 256 * 1024
LARGEST = 4096


@dataclass(frozen=True, slots=True)
class Copy:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Archive:
    archived: bool = True


def host(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("host", __name__, url_prefix="/api/host")
    answer_refusals(pages)

    @pages.before_request
    def only_with_the_laptops_key() -> None:
        must_be_host(store)

    @pages.get("/workshops")
    def workshops() -> dict[str, Any]:
        with store.reading() as reader:
            return {"ok": True, "workshops": hosting.all_workshops(reader)}

    @pages.get("/templates")
    def templates() -> dict[str, Any]:
        return {"ok": True, "templates": shelf.templates()}

    @pages.post("/workshops")
    def create() -> dict[str, Any]:
        wish = shaped(creating.Wish, LARGEST_WISH)
        return {"ok": True, "workshop": hosting.listed(store.write(lambda tx: creating.create(tx, wish)))}

    @pages.post("/workshops/<id>/copy")
    def copy(id: str) -> dict[str, Any]:
        wanted = shaped(Copy, LARGEST)
        return {"ok": True, "workshop": hosting.listed(store.write(lambda tx: creating.copy(tx, id, wanted.id, wanted.title)))}

    @pages.post("/workshops/<id>/archive")
    def archive(id: str) -> dict[str, Any]:
        wanted = shaped(Archive, LARGEST)
        return {"ok": True, "workshop": store.write(lambda tx: hosting.set_archived(tx, id, wanted.archived))}

    @pages.post("/workshops/<id>/enter")
    def enter(id: str) -> dict[str, Any]:
        if json_object(LARGEST):
            raise Refused("unknown_field")
        return {"ok": True, **store.write(lambda tx: hosting.enter(tx, id))}

    return pages

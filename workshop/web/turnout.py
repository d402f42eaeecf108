"""The leadership's figures over HTTP: asked again and again by a phone, and by whoever else may see them."""

from typing import Any

from flask import Blueprint

from workshop.domain.refusals import Refused
from workshop.service.desk import Desk
from workshop.service.turnout import turnout
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web import access
from workshop.web.answers import answer_refusals


def figures(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("turnout", __name__, url_prefix="/api/workshops/<workshop_id>/turnout")
    answer_refusals(pages)

    @pages.get("")
    def ask(workshop_id: str) -> dict[str, Any]:
        viewer = access.viewer(store, workshop_id)
        if not (viewer.is_staff or viewer.sees_figures):
            raise Refused("not_allowed")
        with store.reading() as reader:
            return {"ok": True, **turnout(reader, workshop_id)}

    return pages

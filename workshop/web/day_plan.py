"""A late day over HTTP, for staff: what to shorten so that the rest fits, asked anew every minute."""

from typing import Any

from flask import Blueprint

from workshop.domain.refusals import Refused
from workshop.service.running_late import plan_of
from workshop.storage.sqlite import Store
from workshop.web import access
from workshop.web.answers import answer_refusals


def day_plan(store: Store) -> Blueprint:
    pages = Blueprint("day_plan", __name__, url_prefix="/api/workshops/<workshop_id>/days/<int:day>/plan")
    answer_refusals(pages)

    @pages.get("")
    def ask(workshop_id: str, day: int) -> dict[str, Any]:
        if not access.viewer(store, workshop_id).is_staff or not day:
            raise Refused("not_allowed")
        with store.reading() as reader:
            return {"ok": True, **plan_of(reader, workshop_id, day)}

    return pages

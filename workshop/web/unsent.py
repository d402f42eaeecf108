"""Over HTTP, for staff: who is known to hold unsent rows, from before a restart too, and when they were heard last."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint

from workshop.domain.refusals import Refused
from workshop.service.unsent import holding
from workshop.storage.last_heard import Note
from workshop.storage.sqlite import Store
from workshop.web.access import viewer
from workshop.web.answers import answer_refusals


def unsent(store: Store, heard: Callable[[], list[Note]]) -> Blueprint:
    pages = Blueprint("unsent", __name__, url_prefix="/api/workshops/<id>")
    answer_refusals(pages)

    @pages.get("/unsent")
    def holders(id: str) -> dict[str, Any]:
        if not viewer(store, id).is_staff:
            raise Refused("not_allowed")
        with store.reading() as reader:
            held = holding(reader, id, heard())
        return {"ok": True, "held": [_told(one.person_id, one.rows, one.at, one.address) for one in held]}

    return pages


def _told(person: str, rows: int, at: str, address: str) -> dict[str, Any]:
    return {"person": person, "rows": rows, "at": at, "address": address}

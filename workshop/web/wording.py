"""The editorial desk over HTTP: what it proposes, read off the loop."""

from typing import Any

from flask import Blueprint

from workshop.service.proposing import proposals
from workshop.storage.sqlite import Store
from workshop.web import access
from workshop.web.answers import answer_refusals


def wording(store: Store) -> Blueprint:
    pages = Blueprint("wording", __name__, url_prefix="/api/workshops/<workshop_id>")
    answer_refusals(pages)

    @pages.get("/wording")
    def proposed(workshop_id: str) -> dict[str, Any]:
        viewer = access.viewer(store, workshop_id)
        return {"ok": True, **store.offload(proposals, store, viewer)}

    return pages

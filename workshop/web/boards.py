"""Boards over HTTP, read off the loop: rows that are alike, what the wall shows of many, and where an organisation's proposals
went."""

from typing import Any

from flask import Blueprint, request

from workshop.service.boards import like_rows, wall
from workshop.service.desk import Desk
from workshop.service.tracing import traces
from workshop.service.walls import wall_page
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web import access
from workshop.web.answers import answer_refusals


def boards(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("boards", __name__, url_prefix="/api/workshops/<workshop_id>")
    answer_refusals(pages)

    @pages.get("/board")
    def shown(workshop_id: str) -> dict[str, Any]:
        viewer = access.viewer(store, workshop_id)
        return {"ok": True, **store.offload(wall, store, viewer)}

    @pages.get("/wall/<page>")
    def on_the_wall(workshop_id: str, page: str) -> dict[str, Any]:
        viewer = access.viewer(store, workshop_id)
        return {"ok": True, **store.offload(wall_page, store, viewer, page)}

    @pages.get("/likeness")
    def alike(workshop_id: str) -> dict[str, Any]:
        viewer = access.viewer(store, workshop_id)
        return {"ok": True, **store.offload(like_rows, store, viewer, request.args.get("worksheet", ""))}

    @pages.get("/traces/<organisation>")
    def trace(workshop_id: str, organisation: str) -> dict[str, Any]:
        viewer = access.viewer(store, workshop_id)
        return {"ok": True, **store.offload(traces, store, viewer, organisation)}

    @pages.get("/me/trace")
    def own_trace(workshop_id: str) -> dict[str, Any]:
        viewer = access.viewer(store, workshop_id)
        return {"ok": True, **store.offload(traces, store, viewer, viewer.organisation_id or "")}

    return pages

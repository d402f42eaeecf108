"""The library's worksheets by title, for whoever looks for one to hand out; the designs are the same on every laptop."""

from typing import Any

from flask import Blueprint

from workshop.library import shelf
from workshop.service.desk import Desk
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web.answers import answer_refusals

TOLD = ("key", "title_id", "title_en", "stage", "unit")


def library(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("library", __name__)
    answer_refusals(pages)

    @pages.get("/api/library/worksheets")
    def worksheets() -> dict[str, Any]:
        return {"ok": True, "worksheets": [_told(shelf.worksheet(key)) for key in shelf.worksheet_keys()]}

    return pages


def _told(definition: dict[str, Any]) -> dict[str, str]:
    return {name: str(definition.get(name, "")) for name in TOLD}

"""Ways to split the hall, shown before they are taken: the same pure function decides both."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint

from workshop.service import placing
from workshop.service.desk import Desk
from workshop.service.rights import must_lead
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web import access
from workshop.web.answers import answer_refusals
from workshop.web.bodies import shaped

LARGEST = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`how`: defaults or balanced.  `here`: only who has joined."""

    grouping: str
    how: str = "defaults"
    seed: int = 0
    here: bool = False


def splits(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("splits", __name__, url_prefix="/api/workshops/<workshop_id>/splits")
    answer_refusals(pages)

    @pages.post("")
    def ask(workshop_id: str) -> dict[str, Any]:
        must_lead(access.viewer(store, workshop_id))
        asked = shaped(Question, LARGEST)
        with store.reading() as reader:
            found = placing.preview(reader, workshop_id, asked.grouping, asked.how, asked.seed, asked.here)
        return {"ok": True, **found}

    return pages

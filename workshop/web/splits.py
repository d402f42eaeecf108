"""Ways to split the hall, shown before they are taken: the same pure function decides both.  Dealing runs off the loop."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint

from workshop.domain.objects import Json
from workshop.service import previewing
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
    """`rules`: absent, the grouping's own.  `scope`: all, or rest, who sits in no group yet."""

    grouping: str
    rules: dict[str, Json] | None = None
    scope: str = "all"
    seed: int = 0


def splits(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("splits", __name__, url_prefix="/api/workshops/<workshop_id>/splits")
    answer_refusals(pages)

    @pages.post("")
    def ask(workshop_id: str) -> dict[str, Any]:
        must_lead(access.viewer(store, workshop_id))
        told = shaped(Question, LARGEST)
        with store.reading() as reader:
            asked = previewing.asked(reader, workshop_id, told.grouping, told.rules, told.scope, told.seed)
        return {"ok": True, **store.offload(previewing.shown, asked)}

    return pages

"""Office files: read, corrected and confirmed."""

from flask import Blueprint

from workshop.service.desk import Desk
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web.answers import answer_refusals


def intake(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("intake", __name__)
    answer_refusals(pages)
    return pages

"""The laptop's own facilitator: workshops listed, made, copied, archived and entered."""

from flask import Blueprint

from workshop.service.desk import Desk
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web.answers import answer_refusals


def host(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("host", __name__)
    answer_refusals(pages)
    return pages

"""The same commands and the same objects as over the socket, for scripts and for a page that is being hidden."""

from flask import Blueprint

from workshop.service.desk import Desk
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web.answers import answer_refusals


def commands(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("commands", __name__)
    answer_refusals(pages)
    return pages

"""The pages: a thin shell a surface, and the built scripts and styles."""

from flask import Blueprint

from workshop.service.desk import Desk
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web.answers import answer_refusals


def pages(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("pages", __name__)
    answer_refusals(pages)
    return pages

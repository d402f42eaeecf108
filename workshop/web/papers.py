"""Papers of a workshop: the record as JSON, DOCX and XLSX."""

from flask import Blueprint

from workshop.service.desk import Desk
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web.answers import answer_refusals


def papers(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("papers", __name__)
    answer_refusals(pages)
    return pages

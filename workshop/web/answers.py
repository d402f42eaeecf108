"""Every refusal over HTTP is JSON with its code and a fitting status."""

from flask import Blueprint, Response, jsonify

from workshop.domain.refusals import Refused
from workshop.service.desk import refused
from workshop.web.access import STATUS


def answer_refusals(pages: Blueprint) -> None:
    @pages.errorhandler(Refused)
    def answer(refusal: Refused) -> tuple[Response, int]:
        return jsonify(refused(refusal)), STATUS.get(refusal.code, 400)

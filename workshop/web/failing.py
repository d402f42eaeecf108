"""What no route of ours answers: an address that is none, a body too large, a fault.  Scripts get a code, people a sentence."""

from flask import Flask, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from workshop.domain.refusals import Refused
from workshop.service.desk import refused
from workshop.texts import LANGUAGES, text

CODES = {400: "malformed", 404: "unknown_address", 405: "unknown_address", 408: "try_again", 413: "too_big"}


def answer_failures(app: Flask) -> None:
    """Flask has written a fault's traceback to the terminal by the time it comes here."""

    @app.errorhandler(HTTPException)
    def answer(failure: HTTPException) -> tuple[Response, int]:
        status = failure.code or 500
        code = CODES.get(status, "server_error")
        if request.path.startswith("/api/"):
            return jsonify(refused(Refused(code))), status
        return sentences(f"refusal.{code}"), status


def sentences(key: str) -> Response:
    """A page of one sentence, in both languages, for nobody is known yet."""
    return Response(render_template("said.html", sentences=[(text(key, language), language) for language in LANGUAGES]))

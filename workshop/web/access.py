"""Who asks over HTTP: the bearer token as the socket has it, or the laptop's own key."""

import hmac

from flask import request

from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.service.identity import viewer_of
from workshop.storage.sqlite import Store

STATUS = {
    # A wall that asks just as it is turned did nothing wrong: an error would stand in its browser's console.
    "board_not_shown": 200,
    "page_not_shown": 200,
    "not_signed_in": 401,
    "person_erased": 401,
    "ticket_over": 401,
    "not_allowed": 403,
    "joining_locked": 403,
    "unknown_code": 404,
    "unknown_workshop": 404,
    "unknown_template": 404,
    "unknown_paper": 404,
    "unknown_upload": 404,
    "unknown_attachment": 404,
    "attachment_gone": 404,
    "upload_differs": 409,
    "upload_not_whole": 409,
    "upload_damaged": 409,
    "too_many_uploads": 429,
    "attachment_too_big": 413,
    "organisation_table_full": 413,
    "workshop_table_full": 413,
    "paper_not_ready": 409,
    "paper_failed": 500,
    "name_taken": 409,
    "seat_filled": 409,
    "too_big": 413,
    "too_many_people": 403,
    "too_many_commands": 429,
    "too_many_tries": 429,
    "server_error": 500,
    "try_again": 503,
    "disk_full": 507,
}


def bearer() -> str:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def viewer(store: Store, workshop_id: str) -> Viewer:
    """The holder of the request's token in this workshop, or the refusal `not_signed_in`."""
    with store.reading() as reader:
        return viewer_of(reader, workshop_id, bearer())


def must_be_host(store: Store) -> None:
    """The laptop's own facilitator, who may list, make and enter every workshop of this store."""
    with store.reading() as reader:
        if not hmac.compare_digest(bearer().encode(), reader.host_key().encode()):
            raise Refused("not_signed_in")

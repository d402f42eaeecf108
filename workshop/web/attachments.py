"""Documents on the table over HTTP: uploaded piece by piece, and downloaded by whoever may see them.

A document is always handed out to be saved, never to be run or shown as a page of ours; a picture that we wrote ourselves is
fetched by a page with its token.
"""

import re
import time
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, jsonify, request, send_file

from workshop.attached.pieces import PIECE
from workshop.domain.attachments import ENDINGS, Attachment
from workshop.domain.refusals import Refused
from workshop.service.attaching import Target
from workshop.service.citing import readable
from workshop.service.desk import Desk
from workshop.service.identity import as_viewer
from workshop.service.tickets import Tickets
from workshop.service.uploading import Limits, Uploads, Wish
from workshop.settings import Settings
from workshop.storage.backup import attachments as folder_of
from workshop.storage.sqlite import Store
from workshop.storage.uploads import bytes_taken
from workshop.web.access import STATUS, bearer, viewer
from workshop.web.answers import answer_refusals
from workshop.web.bodies import content, shaped

LARGEST = 4096
MEGABYTE = 1024 * 1024
# A workshop that was taken in from a file says so itself; nothing else is ever looked for in the folder.
HASH = re.compile(r"[0-9a-f]{64}")
# Whatever a document says, it runs in no page of ours and reaches nothing.
LOCKED_UP = "default-src 'none'; sandbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """As `Wish`: what is sent, and whose table it is for."""

    upload: str
    name: str
    size: int
    check_sum: str
    target: Target = field(default_factory=Target)


def attachments(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("attachments", __name__, url_prefix="/api/workshops/<workshop>")
    uploads = Uploads(store, limits_of(settings), desk.handle)
    tickets = Tickets(time.monotonic)
    answer_refusals(pages)

    @pages.get("/uploads")
    def room(workshop: str) -> dict[str, Any]:
        asking = viewer(store, workshop)
        with store.reading() as reader:
            taken = bytes_taken(reader, workshop) if asking.is_staff else 0
            own = bytes_taken(reader, workshop, asking.organisation_id) if asking.organisation_id else 0
        limits = uploads.limits
        most = {"largest": limits.file, "most_of_organisation": limits.organisation, "most": limits.workshop}
        return {"ok": True, "piece": PIECE, **most, "taken": taken, "taken_by_organisation": own}

    @pages.post("/uploads")
    def begin(workshop: str) -> dict[str, Any]:
        told = shaped(Beginning, LARGEST)
        wish = Wish(upload=told.upload, name=told.name, size=told.size, check_sum=told.check_sum, target=told.target)
        return {"ok": True, **uploads.begin(viewer(store, workshop), wish)}

    @pages.put("/uploads/<upload>")
    def piece(workshop: str, upload: str) -> dict[str, Any]:
        offset = request.args.get("offset", "")
        if not offset.isdecimal() or len(offset) > len(str(1 << 40)):
            raise Refused("malformed", field="offset")
        asking = viewer(store, workshop)
        return {"ok": True, "offset": uploads.piece(asking, upload, int(offset), content(PIECE))}

    @pages.post("/uploads/<upload>/finish")
    def finish(workshop: str, upload: str) -> tuple[Response, int]:
        ack = uploads.finish(viewer(store, workshop), bearer(), upload)
        return jsonify(ack), 200 if ack["ok"] else STATUS.get(ack["code"], 400)

    @pages.delete("/uploads/<upload>")
    def give_up(workshop: str, upload: str) -> dict[str, Any]:
        uploads.give_up(viewer(store, workshop), upload)
        return {"ok": True}

    @pages.post("/attachments/<attachment>/ticket")
    def ticket(workshop: str, attachment: str) -> dict[str, Any]:
        asking = viewer(store, workshop)
        with store.reading() as reader:
            return {"ok": True, "ticket": tickets.give(asking, readable(reader, asking, attachment).id)}

    @pages.get("/attachments/<attachment>/file")
    def file(workshop: str, attachment: str) -> Response:
        return _handed_out(store, _readable(store, tickets, workshop, attachment))

    return pages


def limits_of(settings: Settings) -> Limits:
    return Limits(
        file=settings.document_mb * MEGABYTE,
        organisation=settings.documents_per_organisation_mb * MEGABYTE,
        workshop=settings.documents_per_workshop_mb * MEGABYTE,
    )


def _readable(store: Store, tickets: Tickets, workshop: str, id: str) -> Attachment:
    """By the token, or by a ticket, whose holder's rights are looked up once more."""
    secret = request.args.get("ticket", "")
    held = tickets.held(workshop, secret) if secret else None
    if held is not None and held.thing != id:
        raise Refused("ticket_over")
    asking = None if held else viewer(store, workshop)
    with store.reading() as reader:
        return readable(reader, asking or as_viewer(reader, workshop, held.person_id if held else ""), id)


def _handed_out(store: Store, one: Attachment) -> Response:
    if not HASH.fullmatch(one.content_hash):
        raise Refused("attachment_gone", one.id)
    path = folder_of(store.path) / one.content_hash
    media_type = one.media_type if one.media_type in ENDINGS else "application/octet-stream"
    try:
        answer = send_file(path.resolve(), media_type, as_attachment=True, download_name=one.name, etag=False, last_modified=None)
    except (FileNotFoundError, IsADirectoryError):
        raise Refused("attachment_gone", one.id) from None
    answer.set_etag(one.content_hash)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Security-Policy"] = LOCKED_UP
    return answer

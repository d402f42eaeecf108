"""A workshop as one file over HTTP, for the laptop's own facilitator: taken away, and taken in."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from typing import IO, Any

from flask import Blueprint, Response, request, send_file

from workshop import clock
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.service.listing import packed_name
from workshop.storage import packing
from workshop.storage.sqlite import Store
from workshop.web.access import must_be_host
from workshop.web.answers import answer_refusals

LARGEST = 2 << 30
PIECE = 1 << 16


def packages(store: Store, start_over: Callable[[str], None]) -> Blueprint:
    """`start_over`: everybody in that workshop connects anew, for it is another than it was."""
    pages = Blueprint("packages", __name__, url_prefix="/api/host/workshops")
    answer_refusals(pages)

    @pages.before_request
    def only_with_the_laptops_key() -> None:
        must_be_host(store)

    @pages.get("/<id>/pack")
    def pack(id: str) -> Response:
        file, name = store.offload(_packed, store, id)
        return send_file(file, "application/zip", as_attachment=True, download_name=name)

    @pages.post("/unpack")
    def unpack() -> dict[str, Any]:
        with tempfile.TemporaryFile() as file:
            _take_body(file)
            package = store.offload(packing.opened, file)
            became = store.write(lambda tx: packing.unpack(tx, package))
            store.offload(packing.take_attachments, file, store.path)
        if became == "newer":
            start_over(package.workshop)
        return {"ok": True, "workshop": package.workshop, "title": package.manifest["title"], "became": became}

    return pages


def _packed(store: Store, id: str) -> tuple[IO[bytes], str]:
    """A file that is gone once it is closed, and what it is called."""
    with ExitStack() as undone:
        file = undone.enter_context(tempfile.TemporaryFile())
        with store.reading() as reader:
            packing.pack(reader, id, store.path, file, clock.stamp())
            name = packed_name(reader.need(Workshop, id, id), clock.now())
        file.seek(0)
        undone.pop_all()
    return file, name


def _take_body(file: IO[bytes]) -> None:
    """Piece by piece onto the disk, however long it is."""
    while piece := request.stream.read(PIECE):
        if file.tell() + len(piece) > LARGEST:
            raise Refused("too_big")
        file.write(piece)
    file.flush()

"""Rows that travel, over HTTP: what can be carried and what would become of it, how two states differ, who returned homework,
and the next stage, opened on this laptop or fed from a file of the last one."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import msgspec
from flask import Blueprint, request
from werkzeug.datastructures import FileStorage

from workshop import clock
from workshop.domain.commands.chains import BringStage
from workshop.domain.objects import Json
from workshop.domain.refusals import Refused
from workshop.service import carry_previews, creating, hosting, next_stage, snapshots
from workshop.service.desk import Desk
from workshop.service.homework import homework_now
from workshop.service.rights import must_lead, must_read_every_row
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web import access
from workshop.web.answers import answer_refusals
from workshop.web.asides import aside
from workshop.web.bodies import shaped

Found = TypeVar("Found")

LARGEST_WISH = 512 * 1024
LARGEST_FILE = 64 * 1024 * 1024
ROOM_FOR_OPTIONS = 512 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """`rows`: ids of accepted rows that come along; `carrying`: made by the console, so that a repeat brings nothing twice."""

    wish: creating.Wish
    rows: list[str]
    carrying: str
    people: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    rows: list[str] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)
    people: bool = False
    carrying: str = ""
    command: str = ""


def chains(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("chains", __name__)
    answer_refusals(pages)

    @pages.get("/api/workshops/<workshop_id>/chains/<activity>")
    def offers(workshop_id: str, activity: str) -> dict[str, Any]:
        must_lead(access.viewer(store, workshop_id))
        return {"ok": True, **aside(store, partial(carry_previews.offers, workshop_id=workshop_id, activity_id=activity))}

    @pages.get("/api/workshops/<workshop_id>/chains/<activity>/<source>")
    def preview(workshop_id: str, activity: str, source: str) -> dict[str, Any]:
        must_lead(access.viewer(store, workshop_id))
        told = partial(carry_previews.preview, workshop_id=workshop_id, activity_id=activity, source=source)
        return {"ok": True, **aside(store, told)}

    @pages.get("/api/workshops/<workshop_id>/comparison")
    def compared(workshop_id: str) -> dict[str, Any]:
        must_read_every_row(access.viewer(store, workshop_id))
        before, after = request.args.get("before", ""), request.args.get("after", snapshots.NOW)
        told = partial(snapshots.comparison, workshop_id=workshop_id, before=before, after=after)
        return {"ok": True, **aside(store, told)}

    @pages.get("/api/workshops/<workshop_id>/homework")
    def owed(workshop_id: str) -> dict[str, Any]:
        must_read_every_row(access.viewer(store, workshop_id))
        return {"ok": True, "homework": aside(store, partial(homework_now, workshop_id=workshop_id))}

    @pages.post("/api/workshops/<workshop_id>/stage")
    def read(workshop_id: str) -> dict[str, Any]:
        must_lead(access.viewer(store, workshop_id))
        _, file = _sent()
        record = store.offload(next_stage.record_in, file.stream)
        return {"ok": True, **aside(store, partial(next_stage.shown, workshop_id=workshop_id, record=record))}

    @pages.post("/api/workshops/<workshop_id>/stage/bring")
    def bring(workshop_id: str) -> Any:
        must_lead(access.viewer(store, workshop_id))
        options, file = _sent()
        record = store.offload(next_stage.record_in, file.stream)
        wish: dict[str, Json] = {name: getattr(options, name) for name in ("rows", "units", "people", "carrying")}
        ack = desk.handle(workshop_id, access.bearer(), BringStage(id=options.command, record=record, **wish))
        return (ack, 200) if ack["ok"] else (ack, access.STATUS.get(ack["code"], 400))

    @pages.post("/api/host/workshops/<earlier>/next")
    def open_next(earlier: str) -> dict[str, Any]:
        access.must_be_host(store)
        told = shaped(Next, LARGEST_WISH)
        record = aside(store, partial(next_stage.record_for, workshop_id=earlier))
        made, brought = store.write(
            lambda tx: next_stage.opened(tx, record, told.wish, told.rows, told.carrying, told.people), apart=True
        )
        return {"ok": True, "workshop": hosting.listed(made), "brought": brought, "at": clock.stamp()}

    return pages


def _sent() -> tuple[Options, FileStorage]:
    request.max_content_length = LARGEST_FILE
    request.max_form_memory_size = ROOM_FOR_OPTIONS
    file = request.files.get("file")
    if file is None:
        raise Refused("malformed", "no file", "file")
    try:
        return msgspec.json.decode(request.form.get("options", "{}"), type=Options, strict=True), file
    except msgspec.DecodeError as error:
        raise Refused("malformed", str(error)[:200], "options") from None

"""Copies over HTTP: how they stand for everybody on staff; chosen, taken, listed and started again from by the laptop's own
facilitator, who names places of the laptop itself."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, jsonify

from workshop.domain.refusals import Refused
from workshop.service.backing_up import BackingUp
from workshop.service.desk import refused
from workshop.service.listing import copies_in, on_same_disk, places
from workshop.service.restoring import Restoring
from workshop.storage.backup import CannotCopy
from workshop.storage.sqlite import Store
from workshop.web.access import must_be_host, viewer
from workshop.web.answers import answer_refusals
from workshop.web.bodies import json_object, shaped

LARGEST = 8192
TOLD_TO_STAFF = ("state", "made_at", "age_s", "code", "disk_full")


@dataclass(frozen=True, slots=True)
class Place:
    folder: str


@dataclass(frozen=True, slots=True)
class Choice:
    file: str


def backups(store: Store, backing: BackingUp, restoring: Restoring) -> Blueprint:
    pages = Blueprint("backups", __name__, url_prefix="/api")
    answer_refusals(pages)

    @pages.get("/workshops/<id>/backup")
    def standing(id: str) -> dict[str, Any]:
        if not viewer(store, id).is_staff:
            raise Refused("not_allowed")
        told = backing.standing()
        return {"ok": True, **{name: told[name] for name in TOLD_TO_STAFF}}

    @pages.errorhandler(CannotCopy)
    def cannot(failure: CannotCopy) -> tuple[Response, int]:
        return jsonify(refused(Refused(f"backup_{failure.code}", failure.detail))), 409

    _of_the_host(pages, store, backing, restoring)
    return pages


def _of_the_host(pages: Blueprint, store: Store, backing: BackingUp, restoring: Restoring) -> None:
    @pages.get("/host/backups")
    def whole() -> dict[str, Any]:
        must_be_host(store)
        return {"ok": True, **store.offload(_whole, store, backing)}

    @pages.post("/host/backups/look")
    def look() -> dict[str, Any]:
        must_be_host(store)
        return {"ok": True, "copies": store.offload(copies_in, _path(shaped(Place, LARGEST).folder, "folder"))}

    @pages.post("/host/backups/folder")
    def choose() -> dict[str, Any]:
        must_be_host(store)
        backing.choose(_path(shaped(Place, LARGEST).folder, "folder"))
        return {"ok": True, **backing.standing()}

    @pages.post("/host/backups/now")
    def now() -> dict[str, Any]:
        must_be_host(store)
        if json_object(LARGEST):
            raise Refused("unknown_field")
        backing.copy()
        return {"ok": True, **backing.standing()}

    @pages.post("/host/restore")
    def restore() -> dict[str, Any]:
        must_be_host(store)
        return {"ok": True, "key": _restored(backing, restoring, _path(shaped(Choice, LARGEST).file, "file"))}


def _restored(backing: BackingUp, restoring: Restoring, copy: Path) -> str:
    """No copy is taken of a store that is about to be another."""
    backing.rest(True)
    try:
        return restoring.ask(copy)
    finally:
        backing.rest(restoring.draft is not None)


def _whole(store: Store, backing: BackingUp) -> dict[str, Any]:
    """A folder that is gone has no copies to show; that it is gone, the standing says."""
    copies: list[dict[str, Any]] = []
    if backing.folder is not None:
        with suppress(CannotCopy):
            copies = copies_in(backing.folder)
    same = backing.folder is not None and on_same_disk(backing.folder, store.path)
    return {**backing.standing(), "same_disk": same, "copies": copies, "places": places(store.path)}


def _path(told: str, field: str) -> Path:
    """A whole path: what a server's own folder is, nobody at a console knows."""
    path = Path(told)
    if "\0" in told or not path.is_absolute():
        raise Refused("not_a_whole_path", field=field)
    return path

"""Where phones go: the addresses to choose from, the codes to scan, and the hall in figures for the projector.

A QR carries an address, not a name: `.local` names do not work on many phones.  The address is, in this order, the one the
workshop keeps, the one the server was told, the one this page itself was opened with, and the first of this machine.
"""

import io
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import segno
from flask import Blueprint, Response, request

from workshop import addresses
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.attending import digits_now
from workshop.service.desk import Desk
from workshop.service.hall_counts import hall_counts
from workshop.service.stage import stage_now
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web.access import must_be_host, viewer
from workshop.web.answers import answer_refusals
from workshop.web.asides import aside

RESERVED = '\\;,:"'
CODES = ("join", "wifi", "try")


def hall(store: Store, desk: Desk, settings: Settings) -> Blueprint:
    pages = Blueprint("hall", __name__, url_prefix="/api")
    answer_refusals(pages)

    @pages.get("/host/addresses")
    def to_choose_from() -> dict[str, Any]:
        must_be_host(store)
        found = bases(settings)
        return {"ok": True, "addresses": found, "chosen": found[0]}

    @pages.get("/workshops/<id>/hall")
    def figures(id: str) -> dict[str, Any]:
        _may_look(viewer(store, id))
        with store.reading() as reader:
            workshop = reader.need(Workshop, id, id)
            asked = {"digits": digits} if (digits := digits_now(reader, workshop)) else {}
            return {"ok": True, "address": base_of(settings, workshop), **hall_counts(reader, id), **asked}

    @pages.get("/workshops/<id>/plenaries/<plenary>/stage")
    def stage(id: str, plenary: str) -> dict[str, Any]:
        who = viewer(store, id)
        return {"ok": True, **aside(store, partial(stage_now, viewer=who, plenary_id=plenary))}

    @pages.get("/workshops/<id>/qr.svg")
    def code(id: str) -> Response:
        _may_look(viewer(store, id))
        with store.reading() as reader:
            workshop = reader.need(Workshop, id, id)
        wanted = request.args.get("what", CODES[0])
        if wanted not in CODES:
            raise Refused("malformed", field="what")
        return Response(drawn(_says(settings, workshop, wanted)), mimetype="image/svg+xml")

    return pages


def bases(settings: Settings) -> list[str]:
    """Every address phones may use, the likeliest first."""
    opened = urlsplit(request.host_url)
    asked = [] if addresses.is_loopback(opened.hostname or "") else [request.host_url.rstrip("/")]
    told = [settings.url] if settings.url else []
    return list(dict.fromkeys([*told, *asked, *addresses.base_urls(settings.host, opened.port or 80)]))


def base_of(settings: Settings, workshop: Workshop) -> str:
    kept = workshop.profile.get("address")
    return kept.rstrip("/") if isinstance(kept, str) and kept else bases(settings)[0]


def join_url(settings: Settings, workshop: Workshop) -> str:
    return f"{base_of(settings, workshop)}/j/{workshop.join_code}"


def _says(settings: Settings, workshop: Workshop, wanted: str) -> str:
    if wanted == "wifi":
        return wifi_text(workshop)
    return join_url(settings, workshop) if wanted == "join" else try_url(settings, workshop, request.args.get("address", ""))


def try_url(settings: Settings, workshop: Workshop, address: str) -> str:
    """The test page, by any address of this machine: which one phones reach is what it is to find out."""
    base = address if address in bases(settings) else base_of(settings, workshop)
    return f"{base}/t/{workshop.join_code}"


def wifi_text(workshop: Workshop) -> str:
    """As phones read it from a camera: WIFI:T:WPA;S:name;P:password;;"""
    name, password = wifi(workshop)
    if not name:
        raise Refused("no_wifi")
    kind = f"T:WPA;S:{_escaped(name)};P:{_escaped(password)}" if password else f"T:nopass;S:{_escaped(name)}"
    return f"WIFI:{kind};;"


def wifi(workshop: Workshop) -> tuple[str, str]:
    """Name and password of the hall's Wi-Fi as the workshop keeps them: `{name, password}`, or the name alone."""
    kept = workshop.profile.get("wifi")
    if isinstance(kept, str):
        return kept, ""
    if isinstance(kept, dict):
        return str(kept.get("name") or ""), str(kept.get("password") or "")
    return "", ""


def drawn(says: str) -> bytes:
    """Dark on white whatever the page's colours are: some phones cannot read it the other way round."""
    image = io.BytesIO()
    segno.make(says, error="m", micro=False).save(image, kind="svg", omitsize=True, border=2, dark="#0B1A18", light="#FFFFFF")
    return image.getvalue()


def _may_look(who: Viewer) -> None:
    if not (who.is_projector or who.is_staff or who.keeps_the_desk):
        raise Refused("not_allowed")


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in RESERVED else sign for sign in text)

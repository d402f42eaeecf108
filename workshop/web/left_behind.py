"""Over HTTP, for staff: whether this laptop still answers under the address the phones know, and who is left behind if not."""

import ipaddress
from collections.abc import Callable
from typing import Any

from flask import Blueprint

from workshop.aliases import commands
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.service.left_behind import host_of, moved, place_of
from workshop.settings import Settings
from workshop.storage.sqlite import Store
from workshop.web.access import viewer
from workshop.web.addresses import bases
from workshop.web.answers import answer_refusals


def left_behind(store: Store, settings: Settings, reached: Callable[[], set[str]]) -> Blueprint:
    """`reached`: addresses under which somebody is connected at this moment; they lead here, whatever the machine knows."""
    pages = Blueprint("left_behind", __name__, url_prefix="/api/workshops/<id>")
    answer_refusals(pages)

    @pages.get("/address")
    def address(id: str) -> dict[str, Any]:
        if not viewer(store, id).is_staff:
            raise Refused("not_allowed")
        ours = bases(settings)
        with store.reading() as reader:
            away = moved(reader, reader.need(Workshop, id, id), [*ours, *reached()])
        if away is None:
            return {"ok": True, "moved": False}
        own = next((base for base in ours if _is_of_a_network(host_of(place_of(base)))), ours[0])
        told = {"old": away.old, "own": place_of(own), "unsent": away.unsent, "left": away.left}
        return {"ok": True, "moved": True, **told, "commands": commands(host_of(away.old), host_of(place_of(own)))}

    return pages


def _is_of_a_network(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

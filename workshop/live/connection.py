"""The Socket.IO edge: connect with a token, send commands, be told what changed.

Rights are looked up per command, not kept from the handshake.  One client's nonsense is answered to that client alone.
"""

import json
from typing import Any

import socketio

from workshop.domain.refusals import Refused
from workshop.live.publisher import Publisher
from workshop.service.catching_up import PROTOCOL, welcome
from workshop.service.desk import Desk, refused
from workshop.service.identity import viewer_of
from workshop.service.wire import LARGEST, command_of


class Edge:
    def __init__(self, server: Any, desk: Desk, publisher: Publisher) -> None:
        self.server = server
        self.desk = desk
        self.publisher = publisher
        self.tokens: dict[str, tuple[str, str]] = {}
        server.on("connect", self.connect)
        server.on("command", self.command)
        server.on("disconnect", self.disconnect)

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """`auth`: {workshop, token, since, protocol}; refused with a code the client can put into words."""
        try:
            self._admit(sid, auth if isinstance(auth, dict) else {})
        except Refused as refusal:
            raise socketio.exceptions.ConnectionRefusedError(refused(refusal)) from None

    def command(self, sid: str, message: Any = None) -> dict[str, Any]:
        try:
            if len(json.dumps(message)) > LARGEST:
                raise Refused("too_big")
            workshop_id, token = self.tokens[sid]
            return self.desk.handle(workshop_id, token, command_of(message))
        except Refused as refusal:
            return refused(refusal)
        except KeyError:
            return refused(Refused("not_signed_in"))
        except Exception as error:
            return refused(Refused("server_error", type(error).__name__))

    def disconnect(self, sid: str, reason: Any = None) -> None:
        self.publisher.leave(sid)
        self.tokens.pop(sid, None)

    def _admit(self, sid: str, auth: dict[str, Any]) -> None:
        if auth.get("protocol") != PROTOCOL:
            raise Refused("old_page", "reload the page")
        workshop_id, token = str(auth.get("workshop")), str(auth.get("token"))
        with self.publisher.store.reading() as reader:
            viewer = viewer_of(reader, workshop_id, token)
        self.tokens[sid] = (workshop_id, token)
        self.publisher.join(sid, viewer)
        house = self.publisher.house(workshop_id)
        with self.publisher.store.reading() as reader:
            self.server.emit("welcome", welcome(reader, viewer, auth.get("since"), house), to=sid)

"""The Socket.IO edge: connect with a token, send commands, say that one is here, be told what changed.

Rights are looked up per command, not kept from the handshake.  One client's nonsense is answered to that client alone.
"""

import logging
from collections.abc import Callable
from typing import Any

import socketio

from workshop import frames
from workshop.domain.refusals import Refused
from workshop.live.presence import Presence
from workshop.live.publisher import Publisher, Wire
from workshop.service.allowance import Allowance
from workshop.service.attending import Attending
from workshop.service.catching_up import PROTOCOL
from workshop.service.desk import Desk, refused
from workshop.service.identity import viewer_of
from workshop.service.wire import LARGEST, command_of

log = logging.getLogger(__name__)

PRESENCE_BURST, PRESENCE_PER_SECOND = 30.0, 3.0


class Edge:
    def __init__(
        self, server: Any, wire: Wire, desk: Desk, publisher: Publisher, presence: Presence, attending: Attending
    ) -> None:
        self.wire = wire
        self.desk = desk
        self.publisher = publisher
        self.present = presence
        self.attending = attending
        self.commands = Allowance()
        self.presences = Allowance(PRESENCE_BURST, PRESENCE_PER_SECOND)
        self.tokens: dict[str, tuple[str, str]] = {}
        server.on("connect", self.connect)
        server.on("command", self.command)
        server.on("presence", self.presence)
        server.on("disconnect", self.disconnect)

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """`auth`: {workshop, token, since, protocol}; refused with a code the client can put into words."""
        try:
            self._admit(sid, auth if isinstance(auth, dict) else {}, str(environ.get("HTTP_HOST", "")).lower()[:200])
        except Refused as refusal:
            raise socketio.exceptions.ConnectionRefusedError(refused(refusal)) from None

    def command(self, sid: str, message: Any = None) -> dict[str, Any]:
        return _answered(lambda: self._command(sid, message))

    def presence(self, sid: str, message: Any = None) -> dict[str, Any]:
        """The answer shows the client that the line lives; more of them than a person causes are not looked at."""
        return _answered(lambda: self._presence(sid, message))

    def disconnect(self, sid: str, reason: Any = None) -> None:
        self.publisher.leave(sid)
        self.present.leave(sid)
        self.tokens.pop(sid, None)

    def _admit(self, sid: str, auth: dict[str, Any], address: str) -> None:
        if auth.get("protocol") != PROTOCOL:
            raise Refused("old_page", "reload the page")
        workshop_id, token = str(auth.get("workshop")), str(auth.get("token"))
        with self.publisher.store.reading() as reader:
            viewer = viewer_of(reader, workshop_id, token)
        self.tokens[sid] = (workshop_id, token)
        self.attending.write(self.attending.heard(viewer))
        self.publisher.join(sid, viewer)
        try:
            self.wire.emit("welcome", self.publisher.greeting(sid, auth.get("since")), to=sid)
        except Refused:
            self.disconnect(sid)
            raise
        self.present.arrive(sid, viewer, address)

    def _command(self, sid: str, message: Any) -> dict[str, Any]:
        if not self.commands.takes(sid):
            raise Refused("too_many_commands")
        if len(frames.dumps(message)) > LARGEST:
            raise Refused("too_big")
        workshop_id, token = self._token(sid)
        return self.desk.handle(workshop_id, token, command_of(message))

    def _presence(self, sid: str, message: Any) -> dict[str, Any]:
        self._token(sid)
        client = self.publisher.clients.get(sid)
        if client is None:
            raise Refused("not_signed_in")
        if self.presences.takes(sid):
            self.present.hear(sid, client.viewer, message)
            self.attending.write(self.attending.heard(client.viewer))
        return {"ok": True}

    def _token(self, sid: str) -> tuple[str, str]:
        if sid not in self.tokens:
            raise Refused("not_signed_in")
        return self.tokens[sid]


def _answered(step: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """A handler that raised would send no answer at all."""
    try:
        return step()
    except Refused as refusal:
        return refused(refusal)
    except Exception as error:
        log.exception("a message could not be answered")
        return refused(Refused("server_error", type(error).__name__))

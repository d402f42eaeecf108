"""A line to the laptop before anybody speaks on it: the client's settings, and the way it takes."""

from typing import Any

import msgspec
import socketio

from workshop.rehearsal.ways import HERE, Way


class Json:
    """A hall of phones in one process: the quicker reader decides how long a rehearsal takes."""

    JSONDecodeError = msgspec.DecodeError

    @staticmethod
    def dumps(thing: Any, **options: Any) -> str:
        return msgspec.json.encode(thing).decode()

    @staticmethod
    def loads(text: str | bytes, **options: Any) -> Any:
        return msgspec.json.decode(text)


def line_by(way: Way, answer_s: float) -> Any:
    """It never comes back by itself: when, its phone decides."""
    # Checking each frame byte by byte in Python costs more than all else; the reader refuses bad text anyway.
    options: dict[str, Any] = {"skip_utf8_validation": True}
    if way.router is not None:
        options |= {"http_proxy_host": HERE, "http_proxy_port": way.router, "http_no_proxy": [HERE]}
    return socketio.Client(
        reconnection=False, handle_sigint=False, json=Json, request_timeout=answer_s, websocket_extra_options=options
    )

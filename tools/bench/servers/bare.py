"""Flask-SocketIO on eventlet with handlers that do nothing but answer and pass on: TCP_NODELAY and backlog set.

`--naive`: the handler also stores each save at once through sqlite-utils, as a first version would.
"""

import warnings

warnings.filterwarnings("ignore", message=r"(?s).*Eventlet is deprecated.*")
import eventlet  # noqa: E402

eventlet.monkey_patch()

import json  # noqa: E402
import socket  # noqa: E402
import sys  # noqa: E402
from typing import Any  # noqa: E402

import eventlet.wsgi  # noqa: E402
import sqlite_utils  # noqa: E402
from flask import Flask, request  # noqa: E402
from flask_socketio import SocketIO, join_room  # noqa: E402

STATE = {"objects": [{"type": "entry", "id": f"ent_{n}", "text": "x" * 120} for n in range(3)]}


def serve(database: str | None) -> None:
    app = Flask(__name__)
    hub = SocketIO(app, async_mode="eventlet", max_http_buffer_size=262_144)
    store = sqlite_utils.Database(database) if database else None
    if store is not None:
        store.execute("PRAGMA journal_mode = WAL")
        store.execute("PRAGMA synchronous = FULL")

    def connect(auth: Any = None) -> None:
        for room in (auth or {}).get("rooms", []):
            join_room(room)
        hub.emit("welcome", STATE, to=request.sid)  # type: ignore[attr-defined]

    def command(message: dict[str, Any]) -> dict[str, Any]:
        if store is not None:
            store.table("entries").upsert({"id": message["entry"], "text": json.dumps(message)}, pk="id")
            store.table("changes").insert({"entry": message["entry"], "text": json.dumps(message)})
        for room in message["rooms"]:
            hub.emit("changes", {"changes": [message]}, to=room)
        return {"ok": True}

    hub.on_event("connect", connect)
    hub.on_event("command", command)
    listening = eventlet.listen(("127.0.0.1", 0), backlog=4096)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    print(listening.getsockname()[1], flush=True)
    eventlet.wsgi.server(listening, app, max_size=20_000, log_output=False)


if __name__ == "__main__":
    serve(sys.argv[2] if sys.argv[1:2] == ["--naive"] else None)

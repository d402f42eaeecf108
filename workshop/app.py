"""Wires everything; nothing else happens at import."""

from pathlib import Path
from typing import Any

from flask import Flask
from flask_socketio import SocketIO

from workshop.domain.commands import work
from workshop.domain.commands.base import Command
from workshop.live.connection import Edge
from workshop.live.publisher import Publisher
from workshop.service import writing
from workshop.service.desk import Desk, Handler
from workshop.service.wire import LARGEST
from workshop.storage.sqlite import Offload, Store, call_here
from workshop.web.door import door

HANDLERS: dict[type[Command], Handler] = {
    work.SaveEntry: writing.save_entry,
    work.WithdrawEntry: writing.withdraw_entry,
    work.RestoreEntry: writing.restore_entry,
    work.ChooseRival: writing.choose_rival,
    work.LetInEntry: writing.let_in_entry,
}


def create_app(path: Path, offload: Offload = call_here, async_mode: str = "threading") -> tuple[Flask, SocketIO, Store]:
    """The web application over the store at `path`, created where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    store = Store(path, offload)
    app = Flask(__name__, static_folder=None)
    hub = SocketIO(app, async_mode=async_mode, max_http_buffer_size=2 * LARGEST, manage_session=False)
    server: Any = hub.server
    publisher = Publisher(store, server)
    store.on_commit = publisher.publish
    Edge(server, Desk(store, HANDLERS), publisher)
    hub.start_background_task(publisher.flush_for_ever)
    app.register_blueprint(door(store))
    app.add_url_rule("/health", "health", lambda: {"ok": True})
    return app, hub, store

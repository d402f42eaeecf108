"""Wires everything; nothing else happens at import."""

from typing import Any

from flask import Flask
from flask_socketio import SocketIO

from workshop import direct_writes, frames
from workshop.domain.changes import Change
from workshop.live.connection import Edge
from workshop.live.presence import Presence
from workshop.live.publisher import Publisher
from workshop.nuisance import Nuisance
from workshop.service import closing_day
from workshop.service.attending import Attending
from workshop.service.backing_up import BackingUp, Plan
from workshop.service.clearing import Clearing
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.service.left_behind import keep_notes
from workshop.service.restoring import Restoring
from workshop.service.wire import LARGEST
from workshop.settings import Settings
from workshop.storage.sqlite import Offload, Store, call_here
from workshop.web.addresses import hall
from workshop.web.backups import backups
from workshop.web.commands import commands
from workshop.web.door import door
from workshop.web.failing import answer_failures
from workshop.web.headers import harden
from workshop.web.host import host
from workshop.web.intake import intake
from workshop.web.left_behind import left_behind
from workshop.web.library import library
from workshop.web.packages import packages
from workshop.web.pages import pages
from workshop.web.paper_press import Press
from workshop.web.papers import papers
from workshop.web.privacy import privacy
from workshop.web.splits import splits
from workshop.web.turnout import figures
from workshop.web.unsent import unsent


def create_app(settings: Settings, offload: Offload = call_here, commit: Offload | None = None) -> tuple[Flask, SocketIO, Store]:
    """The web application over the store, created where it is missing."""
    settings.store.parent.mkdir(parents=True, exist_ok=True)
    store = Store(settings.store, offload, commit)
    app = Flask(__name__, static_folder=None, template_folder=settings.root / "templates")
    harden(app)
    answer_failures(app)
    hub = SocketIO(app, async_mode=settings.async_mode, max_http_buffer_size=2 * LARGEST, manage_session=False, json=frames)
    server: Any = hub.server
    wire = direct_writes.install(server) if settings.direct_writes else server
    publisher = Publisher(store, wire)
    nuisance = app.extensions["nuisance"] = Nuisance()
    nuisance.listen()
    presence = Presence(publisher, wire)
    desk = Desk(store, all_handlers() | closing_day.handlers(presence.notes))
    attending = Attending(store, settings.hosted)
    Edge(server, wire, desk, publisher, presence, attending)
    backing = BackingUp(store, Plan(settings.backup, settings.backup_every_s), presence.backed_up)

    press = Press(settings.store)
    clearing = Clearing(store, backing, press.forget)
    clearing.begin()

    def committed(changes: list[Change]) -> None:
        publisher.publish(changes)
        backing.heard(changes)
        clearing.heard(changes)
        attending.learn(changes)

    def taken_in(workshop_id: str) -> None:
        publisher.start_over(workshop_id)
        clearing.soon()
        attending.forget(workshop_id)

    store.on_commit = committed
    hub.start_background_task(publisher.flush_for_ever)
    hub.start_background_task(presence.tell_for_ever, hub.sleep)
    hub.start_background_task(backing.run_for_ever)
    hub.start_background_task(clearing.run_for_ever)
    hub.start_background_task(nuisance.tell_for_ever, hub.sleep)
    hub.start_background_task(keep_notes, store, presence.notes, hub.sleep)
    hub.start_background_task(closing_day.note_arrivals, store, presence.notes, hub.sleep)
    app.register_blueprint(commands(store, desk, publisher.snapshot))
    for part in (door, host, intake, library, splits, hall, pages):
        app.register_blueprint(part(store, desk, settings))
    app.register_blueprint(papers(store, press))
    app.register_blueprint(privacy(store, clearing))
    restoring = app.extensions["restoring"] = Restoring(store)
    app.register_blueprint(backups(store, backing, restoring))
    app.register_blueprint(packages(store, taken_in))
    app.register_blueprint(figures(store, desk, settings))
    app.register_blueprint(left_behind(store, settings, presence.addresses))
    app.register_blueprint(unsent(store, presence.notes))
    app.add_url_rule("/health", "health", lambda: {"ok": True})
    return app, hub, store

"""Wires everything; nothing else happens at import."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask
from flask_socketio import SocketIO

from workshop import direct_writes, frames
from workshop.domain.changes import Change
from workshop.live.collecting import Collecting
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
from workshop.service.rehearsing import Rehearsing
from workshop.service.restoring import Restoring
from workshop.service.wire import LARGEST
from workshop.settings import Settings
from workshop.storage.sqlite import Offload, Store, call_here
from workshop.trying import Trying
from workshop.web.addresses import hall
from workshop.web.attachments import attachments
from workshop.web.backups import backups
from workshop.web.boards import boards
from workshop.web.chains import chains
from workshop.web.commands import commands
from workshop.web.day_plan import day_plan
from workshop.web.door import door
from workshop.web.failing import answer_failures
from workshop.web.headers import harden
from workshop.web.history import acts
from workshop.web.host import host
from workshop.web.intake import intake
from workshop.web.left_behind import left_behind
from workshop.web.library import library
from workshop.web.packages import packages
from workshop.web.pages import pages
from workshop.web.paper_press import Press
from workshop.web.papers import papers
from workshop.web.privacy import privacy
from workshop.web.readiness import readiness
from workshop.web.rehearsing import rehearsing
from workshop.web.splits import splits
from workshop.web.turnout import figures
from workshop.web.unsent import unsent
from workshop.web.verify import verify
from workshop.web.wording import wording


def create_app(settings: Settings, offload: Offload = call_here, commit: Offload | None = None) -> tuple[Flask, SocketIO, Store]:
    """The web application over the store, created where it is missing."""
    settings.store.parent.mkdir(parents=True, exist_ok=True)
    store = Store(settings.store, offload, commit)
    app = Flask(__name__, static_folder=None, template_folder=settings.root / "templates")
    harden(app)
    answer_failures(app)
    hub = SocketIO(app, async_mode=settings.async_mode, max_http_buffer_size=2 * LARGEST, manage_session=False, json=frames)
    works = _works(settings, store, hub.server)
    app.extensions["nuisance"], app.extensions["restoring"] = works.nuisance, works.restoring
    app.extensions["rehearsing"] = works.rehearsing
    works.nuisance.listen()
    works.clearing.begin()
    store.on_commit = works.committed
    _begin(hub, store, works)
    for part in _parts(settings, store, works):
        app.register_blueprint(part)
    app.add_url_rule("/health", "health", lambda: {"ok": True})
    return app, hub, store


@dataclass(frozen=True, slots=True)
class Works:
    """What runs beside the requests and hears of every commit."""

    publisher: Publisher
    presence: Presence
    desk: Desk
    attending: Attending
    backing: BackingUp
    press: Press
    clearing: Clearing
    nuisance: Nuisance
    restoring: Restoring
    rehearsing: Rehearsing

    def committed(self, changes: list[Change]) -> None:
        self.publisher.publish(changes)
        self.backing.heard(changes)
        self.clearing.heard(changes)
        self.attending.learn(changes)
        self.rehearsing.heard(changes)

    def taken_in(self, workshop_id: str) -> None:
        self.publisher.start_over(workshop_id)
        self.clearing.soon()
        self.attending.forget(workshop_id)


def _works(settings: Settings, store: Store, server: Any) -> Works:
    wire = direct_writes.install(server) if settings.direct_writes else server
    publisher = Publisher(store, wire)
    presence = Presence(publisher, wire)
    desk = Desk(store, all_handlers() | closing_day.handlers(presence.notes))
    attending = Attending(store, settings.hosted)
    Edge(server, wire, desk, publisher, presence, attending)
    backing = BackingUp(store, Plan(settings.backup, settings.backup_every_s), presence.backed_up)
    press = Press(settings.store)
    clearing = Clearing(store, backing, press.forget)
    aside = Nuisance(), Restoring(store), Rehearsing(store.path, settings.host)
    return Works(publisher, presence, desk, attending, backing, press, clearing, *aside)


def _begin(hub: SocketIO, store: Store, works: Works) -> None:
    hub.start_background_task(works.publisher.flush_for_ever)
    hub.start_background_task(works.presence.tell_for_ever, hub.sleep)
    hub.start_background_task(Collecting(works.publisher, works.presence).look_for_ever, hub.sleep)
    hub.start_background_task(works.backing.run_for_ever)
    hub.start_background_task(works.clearing.run_for_ever)
    hub.start_background_task(works.nuisance.tell_for_ever, hub.sleep)
    hub.start_background_task(keep_notes, store, works.presence.notes, hub.sleep)
    hub.start_background_task(closing_day.note_arrivals, store, works.presence.notes, hub.sleep)


def _parts(settings: Settings, store: Store, works: Works) -> list[Blueprint]:
    """The addresses, a part of the house each."""
    return [
        commands(store, works.desk, works.publisher.snapshot),
        *(
            part(store, works.desk, settings)
            for part in (door, host, intake, library, splits, boards, hall, chains, pages, figures, attachments)
        ),
        papers(store, works.press),
        verify(store),
        privacy(store, works.clearing),
        backups(store, works.backing, works.restoring),
        packages(store, works.taken_in),
        left_behind(store, settings, works.presence.addresses),
        unsent(store, works.presence.notes),
        acts(store),
        day_plan(store),
        readiness(store, settings, works.backing, Trying()),
        rehearsing(store, settings, works.rehearsing),
        wording(store),
    ]

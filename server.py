"""Starts Rembuk: the patch first, then settings, the listening socket, the application, the banner; and stops it in order."""

import os
import warnings

# Nothing here asks a name server, and reading eventlet's own one is a tenth of the start.
os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
warnings.filterwarnings("ignore", message=r"(?s).*Eventlet is deprecated.*")
import eventlet  # noqa: E402

eventlet.monkey_patch()

import errno  # noqa: E402
import io  # noqa: E402
import socket  # noqa: E402
import sqlite3  # noqa: E402
import sys  # noqa: E402
import webbrowser  # noqa: E402
from contextlib import suppress  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import IO, NoReturn  # noqa: E402

from flask import Flask  # noqa: E402

from workshop import addresses, machine, transport  # noqa: E402
from workshop.app import create_app  # noqa: E402
from workshop.banner import Place, Terminal, banner, link  # noqa: E402
from workshop.service.restoring import Restoring  # noqa: E402
from workshop.settings import Settings, Told, told  # noqa: E402
from workshop.storage.sqlite import Store  # noqa: E402
from workshop.texts import FURTHER, LANGUAGES, NotALanguage, text  # noqa: E402

CANNOT_LISTEN = 3
CANNOT_OPEN = 4
# Windows says so of a port that another program holds for itself.
BUSY = (errno.EADDRINUSE, 10013) if sys.platform == "win32" else (errno.EADDRINUSE,)
LAST_ANSWERS_S = 0.2


def main() -> None:
    asked = told(sys.argv[1:], os.environ)
    if asked.languages:
        os.environ[FURTHER] = asked.languages  # So that child processes know it too.
    accept_any_terminal()
    machine.raise_open_files()
    listening = listen(asked.settings)
    stop = transport.Stop()
    held = hold(asked.settings.store)
    app, store = open_house(asked.settings)
    machine.settle_memory()
    transport.in_background(machine.collect_when_quiet, transport.pause)
    greet(asked, listening.getsockname()[1], store)
    restoring: Restoring = app.extensions["restoring"]
    restoring.stop = stop.ask
    port = listening.getsockname()[1]
    transport.serve(listening, app.wsgi_app, stop, app.extensions["nuisance"].note)
    app.extensions["rehearsing"].end()
    store.close()
    transport.pause(LAST_ANSWERS_S)
    again = restoring.finish()
    held.close()
    if again:
        machine.start_again("--port", str(port), "--no-browser")
    say("start.stopped")


def listen(settings: Settings) -> socket.socket:
    """Before anything else: a port in use must not touch the store of the server that has it."""
    try:
        return transport.listen(settings.host, settings.port)
    except OSError as error:
        if error.errno in BUSY:
            give_up(CANNOT_LISTEN, "start.busy", port=settings.port, other=settings.port + 1)
        give_up(CANNOT_LISTEN, "start.no_port", host=settings.host, port=settings.port, reason=error.strerror)


def hold(store: Path) -> IO[bytes]:
    if store.is_dir():
        give_up(CANNOT_OPEN, "start.store_folder", store=store, inside=store / Settings().store.name)
    try:
        held = machine.hold(store)
    except OSError as error:
        give_up(CANNOT_OPEN, "start.no_store", store=store, reason=error)
    if held is None:
        give_up(CANNOT_OPEN, "start.store_held", store=store)
    return held


def open_house(settings: Settings) -> tuple[Flask, Store]:
    try:
        app, hub, store = create_app(settings, transport.offload, transport.Hand())
    except (OSError, sqlite3.Error) as error:
        give_up(CANNOT_OPEN, "start.no_store", store=settings.store, reason=error)
    except NotALanguage as error:
        give_up(CANNOT_OPEN, "start.no_language", reason=error)
    transport.answer_lightly(hub.server)
    return app, store


def greet(asked: Told, port: int, store: Store) -> None:
    settings = asked.settings
    bases = addresses.base_urls(settings.host, port)
    place = Place(bases=[settings.url, *bases] if settings.url else bases, own=addresses.own_url(settings.host, port))
    if asked.port_file is not None:
        write_whole(asked.port_file, f"{port}\n")
    show(banner(store, place, Terminal(encoding=sys.stdout.encoding, colours=sys.stdout.isatty())))
    if asked.browser and machine.has_browser(os.environ, sys.stdout.isatty(), sys.platform):
        transport.in_background(transport.offload, webbrowser.open, link(store, place))


def show(banner: str) -> None:
    """In one piece, so that whoever reads only the first line of it may then close the pipe."""
    sys.stdout.write(banner)
    sys.stdout.flush()


def write_whole(path: Path, content: str) -> None:
    """Whoever waits for the file never reads half of it."""
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(content, encoding="utf-8")
    draft.replace(path)


def accept_any_terminal() -> None:
    """A console of an older code page lacks some of our signs: show a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(key: str, **values: object) -> None:
    """The terminal may be gone by now."""
    with suppress(OSError):
        print(*(text(key, language, **values) for language in LANGUAGES), sep="\n", flush=True)


def give_up(code: int, key: str, **values: object) -> NoReturn:
    print(*(text(key, language, **values) for language in LANGUAGES), sep="\n", file=sys.stderr, flush=True)
    sys.exit(code)


if __name__ == "__main__":
    main()

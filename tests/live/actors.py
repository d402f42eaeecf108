"""Phones and consoles over real sockets, and a server on real threads."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.live.test_two_phones import ROOT, Phone, Server
from workshop.storage.sqlite import Store

THREADED = """
import sys
from pathlib import Path
from werkzeug.serving import make_server
from workshop.app import create_app
from workshop.settings import Settings

app, _, _ = create_app(Settings(store=Path(sys.argv[1]), async_mode="threading"))
server = make_server("127.0.0.1", 0, app, threaded=True)
print(f"Rembuk: http://127.0.0.1:{server.port}/", flush=True)
server.serve_forever()
"""
WITHIN_S = 10.0


class ThreadedServer(Server):
    """The same application without eventlet: the way out that stays open."""

    def start(self) -> None:
        command = [sys.executable, "-c", THREADED, str(self.path)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT)
        assert self.process.stdout is not None
        self.port = self.process.stdout.readline().rsplit(":", 1)[1].split("/")[0]
        self.process.stdout.close()


class Handset(Phone):
    """Keeps what it sees, told in whatever way, and who is here."""

    def __init__(self, server: Server, token: str, since: Any = None, transport: str = "websocket") -> None:
        self.people: dict[str, Any] = {}
        self.writing: dict[str, Any] = {}
        super().__init__(server, token, since, transport)
        self._snapshot(self.greeting)

    def says(self, unsent: int = 0, writing: dict[str, str] | None = None) -> Any:
        return self.socket.call("presence", {"unsent": unsent, "writing": writing}, timeout=10)

    def tells(self, id: str, name: str, **payload: Any) -> Any:
        return self.sends({"id": id, "name": name, "payload": payload})

    def until(self, so: Callable[[], bool]) -> bool:
        """Listens until it is so; False where it does not become so in time."""
        end = time.monotonic() + WITHIN_S
        while not so() and time.monotonic() < end:
            while not self.heard.empty():
                self._take(*self.heard.get())
            time.sleep(0.02)
        return so()

    def has(self, kind: str, id: str) -> bool:
        return self.objects.get((kind, id)) is not None

    def _take(self, event: str, message: Any) -> None:
        if event == "welcome":
            self._snapshot(message)
        for line in message["changes"] if event == "changes" else ():
            self.objects[line["type"], line["id"]] = line["object"]
        if event == "presence":
            self.people |= message.get("people", {})
            self.writing = message.get("writing", self.writing)

    def _snapshot(self, message: Any) -> None:
        if message["mode"] == "snapshot":
            self.objects = {(thing["type"], thing["id"]): thing for thing in message["objects"]}
        # A change may overtake the welcome that does not hold it yet.
        for line in self.lines:
            if line["seq"] > message["seq"]:
                self.objects[line["type"], line["id"]] = line["object"]


def a_hall(path: Path, things: list[Any]) -> Path:
    """A store with these things in it, closed again."""
    store = Store(path)
    store.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in things])
    store.close()
    return path

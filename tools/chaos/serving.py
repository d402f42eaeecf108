"""The real server as a child: started on one file and one port, killed without warning, started again."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tools.bench.halls import W
from tools.dev.places import ROOT

SERVER = ROOT / "server.py"
# Below the ports the system gives to clients: else a client may be given the stopped server's own.
PORTS = range(20_000, 32_000)
START_S = 60.0
PAUSE_S = 0.01
ANSWER_S = 10.0


class Server:
    """`program`: server.py, or a wrapper of it.  What it says goes to `said`, where a stumble of it can be read."""

    def __init__(self, store: Path, program: Path = SERVER, arguments: tuple[str, ...] = ()) -> None:
        self.store, self.program, self.arguments = store, program, arguments
        self.port = free_port()
        self.said = store.parent / "server.log"
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._child is not None
        return self._child.pid

    def start(self) -> None:
        """Returns once it listens."""
        told = self.store.parent / "port"
        told.unlink(missing_ok=True)
        asked = ["--store", str(self.store), "--host", "127.0.0.1", "--port", str(self.port), "--no-browser"]
        command = [sys.executable, str(self.program), *asked, "--port-file", str(told), *self.arguments]
        with self.said.open("ab") as said:
            surroundings = os.environ | {"EVENTLET_TESTS": "1"}
            self._child = subprocess.Popen(command, stdout=said, stderr=said, cwd=ROOT, env=surroundings)
        end = time.monotonic() + START_S
        while not told.exists():
            if self._child.poll() is not None or time.monotonic() > end:
                self.kill()
                raise RuntimeError(f"the server did not start:\n{self.said.read_text(errors='replace')[-2000:]}")
            time.sleep(PAUSE_S)

    def kill(self) -> None:
        if self._child is not None:
            self._child.send_signal(signal.SIGKILL)
            self._child.wait(timeout=10)
            self._child = None

    def sleep(self, asleep: bool) -> None:
        """As a laptop whose lid is shut: nothing runs, no connection ends, and time goes on."""
        os.kill(self.pid, signal.SIGSTOP if asleep else signal.SIGCONT)

    def stumbles(self) -> list[str]:
        """The last line of every traceback it wrote."""
        parts = self.said.read_text(errors="replace").split("Traceback (most recent call last):")[1:]
        return [_last_of_traceback(part) for part in parts]


def _last_of_traceback(text: str) -> str:
    return next((line[:120] for line in text.splitlines()[1:] if line and not line.startswith(" ")), "")


def posted(port: int, token: str, command: dict[str, Any]) -> dict[str, Any] | None:
    """The acknowledgement, or None where none came."""
    try:
        found = _exchanged(port, token, "POST", f"/api/workshops/{W}/commands", json.dumps(command))
        return found if "ok" in found else None
    except (OSError, http.client.HTTPException, ValueError):
        return None


def asked(port: int, bearer: str, path: str, content: dict[str, Any] | None = None) -> dict[str, Any]:
    return _exchanged(port, bearer, "GET" if content is None else "POST", path, json.dumps(content) if content else None)


def _exchanged(port: int, bearer: str, verb: str, path: str, content: str | None) -> dict[str, Any]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_S)
    try:
        line.request(verb, path, content, {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json"})
        found = json.loads(line.getresponse().read())
        return found if isinstance(found, dict) else {}
    finally:
        line.close()


def free_port() -> int:
    for port in PORTS[os.getpid() % 1000 :]:
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no free port")

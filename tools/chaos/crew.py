"""The process that holds the phones: told by JSON lines, heard by JSON lines, killed and started again on what it kept."""

import itertools
import json
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.bench.halls import W
from tools.chaos.ledger import Ledger
from tools.dev import node
from tools.dev.places import ROOT

ESBUILD = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
ANSWER_S = 30.0


def bundled(folder: Path) -> tuple[list[str], Path]:
    """How Node is started here, and the phones' program."""
    tools = node.with_libraries()
    program = folder / "phones.cjs"
    shapes = ("--bundle", "--platform=node", "--format=cjs", "--jsx=automatic", "--jsx-import-source=preact")
    if tools.run(ESBUILD, Path(__file__).with_name("phones.ts"), *shapes, "--log-level=warning", f"--outfile={program}") != 0:
        raise RuntimeError("the phones' program could not be bundled")
    return list(tools.node), program


class Crew:
    """Several phones in one process.  `storage` is a browser's: the name of a file that outlives the process."""

    def __init__(self, start: tuple[list[str], Path], folder: Path, ledger: Ledger, skew_ms: int = 0) -> None:
        self.folder, self.ledger = folder, ledger
        self._command = [*start[0], str(start[1]), str(folder), str(skew_ms)]
        self._asks = itertools.count(1)
        self._answers: dict[int, queue.Queue[dict[str, Any]]] = {}
        self._opened: dict[str, threading.Event] = {}
        self._openings: dict[str, dict[str, Any]] = {}
        self.start()

    def start(self) -> None:
        self._child = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        self._reading = threading.Thread(target=self._listen, args=(self._child,), daemon=True, name="crew")
        self._reading.start()

    def kill(self) -> None:
        """As a phone's system ends a page: at once, in the middle of a word.  All it said until then is heard."""
        self._child.send_signal(signal.SIGKILL)
        self._child.wait(timeout=10)
        self._reading.join(timeout=10)
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                _close_quietly(pipe)

    def sleep(self, asleep: bool) -> None:
        """As a phone in a pocket: nothing runs, and nobody is told."""
        self._child.send_signal(signal.SIGSTOP if asleep else signal.SIGCONT)

    def moves_on(self, ms: int) -> None:
        """Its clock says so much more from now on."""
        self.tell("later", ms=ms)

    def again(self) -> None:
        """The same phones, opened on what they had kept."""
        self.start()
        for opening in list(self._openings.values()):
            self._open(opening)

    def open(self, phone: str, person: str, token: str, port: int, storage: str = "", workshop: str = W) -> None:
        opening = {"phone": phone, "person": person, "token": token, "port": port, "storage": storage or phone}
        self._openings[phone] = opening | {"workshop": workshop}
        self.ledger.phones[phone] = person
        self._open(self._openings[phone])

    def close(self, phone: str) -> None:
        self.tell("close", phone=phone)
        self._openings.pop(phone)

    def tell(self, do: str, **more: Any) -> None:
        assert self._child.stdin is not None
        self._child.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self._child.stdin.flush()

    def type(self, phone: str, unit: str, entry: str, field: str, text: str, activity: str = "act", stay: bool = False) -> None:
        self.tell("type", phone=phone, activity=activity, unit=unit, entry=entry, field=field, text=text, stay=stay)

    def wake(self) -> None:
        for phone in self.phones:
            self.tell("wake", phone=phone)

    def look(self) -> dict[str, dict[str, Any]]:
        """Of every phone: state, unsent, refused, lasting."""
        return self._ask("look")

    def compare(self, port: int, phones: list[str] | None = None) -> dict[str, dict[str, Any]]:
        return self._ask("compare", port=port, phones=phones or list(self._openings))

    @property
    def phones(self) -> list[str]:
        return list(self._openings)

    def _open(self, opening: dict[str, Any]) -> None:
        self._opened[opening["phone"]] = threading.Event()
        self.tell("open", **opening)
        if not self._opened[opening["phone"]].wait(ANSWER_S):
            raise RuntimeError(f"{opening['phone']} did not open")

    def _ask(self, do: str, **more: Any) -> dict[str, dict[str, Any]]:
        number = next(self._asks)
        self._answers[number] = queue.Queue()
        self.tell(do, ask=number, **more)
        try:
            return dict(self._answers[number].get(timeout=ANSWER_S))
        except queue.Empty:
            raise RuntimeError(f"the phones did not answer: {self.ledger.stumbles[-1:]}") from None

    def _listen(self, child: subprocess.Popen[str]) -> None:
        assert child.stdout is not None
        for line in child.stdout:
            if not line.endswith("\n"):
                return
            said = json.loads(line)
            if said["said"] == "seen":
                self._answers[said["ask"]].put(said["seen"])
            elif said["said"] == "opened":
                self._opened[said["phone"]].set()
            else:
                self.ledger.hear(said)


def wait_until(holds: Callable[[], bool], seconds: float, pause: float = 0.1) -> bool:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True


def _close_quietly(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:
        return

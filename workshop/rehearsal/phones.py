"""A phone: one person's socket, keeping whole objects as a browser does, with what it has not yet been able to send.

While a phone is away it keeps its saves: what changed against what it knew then.  Back in the hall it sends them in
order, each with the revisions it started from (EN1, RC1).
"""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
import socketio

from workshop.rehearsal.stumble import Stumbled

PROTOCOL = 1
ANSWER_S = 20.0
TRIES = 3
FOLLOWS_WITHIN_S = 5.0

Message = dict[str, Any]


class Json:
    """A hall of phones in one process: the quicker reader decides how long a rehearsal takes."""

    JSONDecodeError = msgspec.DecodeError

    @staticmethod
    def dumps(thing: Any, **options: Any) -> str:
        return msgspec.json.encode(thing).decode()

    @staticmethod
    def loads(text: str | bytes, **options: Any) -> Any:
        return msgspec.json.decode(text)


@dataclass(slots=True)
class Save:
    """What one save brings: the differing fields (None clears), and what its writer knew of each."""

    entry: str
    values: Message
    base: dict[str, int]
    after_own: frozenset[str] = field(default_factory=frozenset)


class Phone:
    """`dropped`: how often the line broke without anybody wanting it."""

    def __init__(self, url: str, workshop: str, token: str, name: str) -> None:
        self.url, self.workshop, self.token, self.name = url, workshop, token, name
        self.objects: dict[tuple[str, str], Message] = {}
        self.welcome: Message = {}
        self.farewell = ""
        self.dropped = 0
        self.unsent: list[Save] = []
        self._level = threading.Event()
        self._early: list[Message] = []
        self._changed = threading.Condition()
        self._socket: Any = None

    @property
    def online(self) -> bool:
        return self._socket is not None and bool(self._socket.connected)

    def connect(self) -> None:
        """Back in the hall: hears what it missed (RS1)."""
        if self.online:
            return
        self._level.clear()
        self._early = []
        self._socket = self._fresh_socket()
        since = {"epoch": self.welcome["epoch"], "seq": self.welcome["seq"]} if self.welcome else None
        auth = {"workshop": self.workshop, "token": self.token, "since": since, "protocol": PROTOCOL}
        try:
            self._socket.connect(self.url, auth=auth, transports=["websocket"], wait_timeout=ANSWER_S)
        except socketio.exceptions.ConnectionError as error:
            raise Stumbled("rehearsal.stumble.phone", name=self.name, detail=error) from None
        if not self._level.wait(ANSWER_S):
            raise Stumbled("rehearsal.stumble.phone", name=self.name, detail="welcome")

    def disconnect(self) -> None:
        if self._socket is not None:
            leaving, self._socket = self._socket, None
            leaving.disconnect()

    def send(self, id: str, name: str, payload: Message) -> Message:
        """A command and its acknowledgement, which comes after the commit (CM3).

        As a browser's outbox does: where the line broke before the answer, the same command goes again (CM1).
        """
        for _ in range(TRIES):
            self.connect()
            if answer := self._asks(self._socket, {"id": id, "name": name, "payload": payload}):
                return answer
        raise Stumbled("rehearsal.stumble.phone", name=self.name, detail=name)

    def _asks(self, line: Any, message: Message) -> Message | None:
        heard: list[Message] = []

        def hear(answer: Message) -> None:
            with self._changed:
                heard.append(answer)
                self._changed.notify_all()

        try:
            line.emit("command", message, callback=hear)
        except (socketio.exceptions.SocketIOError, OSError):
            return None
        with self._changed:
            self._changed.wait_for(lambda: heard or not line.connected, ANSWER_S)
        if not heard and line.connected:
            raise Stumbled("rehearsal.stumble.phone", name=self.name, detail=f"{message['name']}: > {ANSWER_S:.0f} s")
        return dict(heard[0]) if heard else None

    def _fresh_socket(self) -> Any:
        fresh = socketio.Client(
            reconnection=False,
            handle_sigint=False,
            json=Json,
            request_timeout=ANSWER_S,
            # Checking each frame byte by byte in Python costs more than all else; the reader refuses bad text anyway.
            websocket_extra_options={"skip_utf8_validation": True},
        )
        fresh.on("welcome", self._hear_welcome)
        fresh.on("changes", self._hear_changes)
        fresh.on("farewell", self._hear_farewell)
        fresh.on("disconnect", lambda *reason: self._hear_the_line_break(fresh))
        return fresh

    def get(self, kind: str, id: str) -> Message | None:
        return self.objects.get((kind, id))

    def all(self, kind: str) -> list[Message]:
        return [thing for (type_, _), thing in list(self.objects.items()) if type_ == kind]

    def follows(self, kind: str, id: str, revision: int) -> bool:
        """Waits until this phone shows the object at that revision or a later one (P2)."""
        return self._waits(lambda: (self.objects.get((kind, id)) or {}).get("revision", 0) >= revision)

    def reaches(self, seq: int) -> bool:
        """Waits until this phone has heard of everything up to `seq`; for who may see all of it."""
        return self._waits(lambda: self.welcome.get("seq", 0) >= seq)

    def drafts(self, entry: str, wanted: Mapping[str, Any]) -> Save:
        """The save that makes the row read as `wanted`, from what this phone shows now, its own unsent saves included."""
        shown = self.get("entry", entry) or {}
        text, own = dict(shown.get("draft") or {}), set()
        for earlier in (save for save in self.unsent if save.entry == entry):
            text |= earlier.values
            own |= set(earlier.values)
        wanted = {name: value for name, value in wanted.items() if value is not None}
        names = [name for name in dict.fromkeys([*wanted, *text]) if not _same(wanted.get(name), text.get(name))]
        revisions = shown.get("revisions") or {}
        base = {name: revisions[name] for name in names if name in revisions}
        return Save(entry, {name: wanted.get(name) for name in names}, base, frozenset(own & set(names)))

    def base_of(self, save: Save) -> dict[str, int]:
        """As it was when the save was made; for fields of an own earlier save, as that was acknowledged."""
        revisions = (self.get("entry", save.entry) or {}).get("revisions") or {}
        return save.base | {name: revisions[name] for name in save.after_own if name in revisions}

    @property
    def epoch(self) -> str:
        return str(self.welcome.get("epoch", ""))

    def _waits(self, so: Callable[[], bool]) -> bool:
        with self._changed:
            return self._changed.wait_for(so, FOLLOWS_WITHIN_S)

    def _hear_welcome(self, message: Message) -> None:
        with self._changed:
            if message["mode"] == "snapshot":
                self.objects = {(thing["type"], thing["id"]): thing for thing in message["objects"]}
            else:
                self._apply(message["objects"])
            self.welcome = {"epoch": message["epoch"], "seq": message["seq"]}
            early, self._early = self._early, []
            for changes in early:
                self._take(changes)
            self._level.set()
            self._changed.notify_all()

    def _hear_changes(self, message: Message) -> None:
        """RS4: what comes before the welcome waits for it."""
        with self._changed:
            if not self._level.is_set():
                self._early.append(message)
                return
            self._take(message)
            self._changed.notify_all()

    def _hear_the_line_break(self, line: Any) -> None:
        with self._changed:
            self.dropped += line is self._socket
            self._changed.notify_all()

    def _hear_farewell(self, message: Message) -> None:
        self.farewell = str(message.get("reason"))

    def _take(self, message: Message) -> None:
        self._apply(message["changes"])
        self.welcome["seq"] = max(self.welcome["seq"], message["seq"])

    def _apply(self, lines: list[Message]) -> None:
        """CL3, CL4: the newest revision of each whole object stands; null is no longer ours to see."""
        for line in lines:
            key = (line["type"], line["id"])
            held = self.objects.get(key)
            if held is not None and held.get("revision", 0) > line["revision"]:
                continue
            if line["object"] is None:
                self.objects.pop(key, None)
            else:
                self.objects[key] = line["object"]


def _same(one: Any, other: Any) -> bool:
    """As JSON: `true` is not `1`, and `26` is not `"26"`."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)

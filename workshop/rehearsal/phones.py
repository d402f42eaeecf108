"""A phone: one person's socket, keeping whole objects as a browser does, with what it has not yet been able to send.

While a phone is away it keeps its saves: what changed against what it knew then.  Back in the hall it sends them in
order, each with the revisions it started from (EN1, RC1).  What a laptop acknowledged and does not hold any more, because it
was started again from an older copy, goes out once more under the same ids; a console's does not: staff do that again.
"""

import random
import re
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

import socketio

from workshop.rehearsal.keeping import Acknowledged, Kept
from workshop.rehearsal.lines import line_by
from workshop.rehearsal.saves import Message, Save, draft
from workshop.rehearsal.stumble import Stumbled
from workshop.rehearsal.ways import Way

PROTOCOL = 1
ANSWER_S = 20.0
TRIES = 3
FOLLOWS_WITHIN_S = 5.0
TRIED_AGAIN_S = (0.05, 0.3)
LOOKED_AGAIN_S = 0.2
CODE = re.compile(r"""['"]code['"]: ?['"](\w+)['"]""")
# The laptop's own work after the copy was taken may have to be done again first.
WAITS = (
    "activity_not_open",
    "unknown_activity",
    "unknown_organisation",
    "not_your_sheet",
    "unknown_ballot",
    "ballot_not_open",
    "try_again",
)


class Phone:
    """`dropped`: how often the line broke without anybody wanting it.  `scans`: where a token of the door's comes from.

    `owed`: acknowledged once and not held by the laptop now.  `again`: id → what it answered when it got that again.
    """

    def __init__(self, way: Way, workshop: str, token: str, name: str, scans: Callable[[], str] | None = None) -> None:
        self.way, self.workshop, self.token, self.name, self.scans = way, workshop, token, name, scans
        self.objects: dict[tuple[str, str], Message] = {}
        self.welcome: Message = {}
        self.farewell = ""
        self.dropped = 0
        self.unsent: list[Save] = []
        self.kept = Kept()
        self.owed: list[Acknowledged] = []
        self.again: dict[str, Message] = {}
        self._level = self._broken = False
        self._refusal = ""
        self._early: list[Message] = []
        self._changed = threading.Condition()
        self._socket: Any = None

    @property
    def online(self) -> bool:
        return self._socket is not None and self._stands(self._socket)

    @property
    def epoch(self) -> str:
        return str(self.welcome.get("epoch", ""))

    def connect(self) -> None:
        """Back in the hall: hears what it missed (RS1), and gives again what the laptop lost (RC1)."""
        if self.online:
            return
        until = time.monotonic() + self.way.patience_s
        self._comes_in(until)
        while self.scans is not None and self.owed:
            if not self.online:
                self._comes_in(until)
            self._gives_again()
            if self.owed and time.monotonic() >= until:
                raise Stumbled("rehearsal.stumble.phone", name=self.name, detail=self.owed[0].name)

    def disconnect(self) -> None:
        if self._socket is not None:
            leaving, self._socket = self._socket, None
            leaving.disconnect()

    def send(self, id: str, name: str, payload: Message) -> Message:
        """A command and its acknowledgement, which comes after the commit (CM3).

        As a browser's outbox does: where the line broke before the answer, the same command goes again (CM1).
        """
        until = time.monotonic() + self.way.patience_s
        tries = 0
        while tries < TRIES or time.monotonic() < until:
            self.connect()
            if answer := self._asks(id, name, payload):
                return answer
            tries += 1
        raise Stumbled("rehearsal.stumble.phone", name=self.name, detail=name)

    def says_unsent(self, rows: int) -> None:
        """What a browser tells of itself beside its commands (PR1)."""
        line = self._socket
        self._answer_on(line, "presence", {"unsent": rows, "writing": None})

    def get(self, kind: str, id: str) -> Message | None:
        return self.objects.get((kind, id))

    def all(self, kind: str) -> list[Message]:
        return [thing for (type_, _), thing in self.objects.copy().items() if type_ == kind]

    def follows(self, kind: str, id: str, revision: int) -> bool:
        """Waits until this phone shows the object at that revision or a later one (P2)."""
        return self.waits(lambda: (self.objects.get((kind, id)) or {}).get("revision", 0) >= revision)

    def reaches(self, seq: int) -> bool:
        """Waits until this phone has heard of everything up to `seq`; for who may see all of it."""
        return self.waits(lambda: self.welcome.get("seq", 0) >= seq)

    def waits(self, so: Callable[[], bool]) -> bool:
        with self._changed:
            return self._changed.wait_for(so, FOLLOWS_WITHIN_S)

    def drafts(self, entry: str, wanted: Mapping[str, Any]) -> Save:
        """The save that makes the row read as `wanted`, from what this phone shows now, its own unsent saves included."""
        earlier = [save for save in self.unsent if save.entry == entry]
        return draft(self.get("entry", entry) or {}, earlier, entry, wanted, self.epoch)

    def based(self, save: Save) -> Message:
        """What the save started from, as the laptop is told."""
        return save.based((self.get("entry", save.entry) or {}).get("revisions") or {}, self.epoch)

    def _comes_in(self, until: float) -> None:
        """Whom the laptop does not know any more scans the code once; else it is tried until patience ends."""
        scans = self.scans
        while why := self._lines_up():
            if why == "not_signed_in" and scans is not None:
                self.token, scans = scans(), None
            elif time.monotonic() >= until:
                raise Stumbled("rehearsal.stumble.phone", name=self.name, detail=why)
            else:
                time.sleep(random.uniform(*TRIED_AGAIN_S))

    def _lines_up(self) -> str:
        """Nothing, or why there is no line."""
        self.disconnect()
        self._level = self._broken = False
        self._refusal, self._early = "", []
        self._socket = line = self._fresh_socket()
        since = {"epoch": self.epoch, "seq": self.welcome["seq"]} if self.welcome else None
        auth = {"workshop": self.workshop, "token": self.token, "since": since, "protocol": PROTOCOL}
        try:
            # Waiting by itself, the client would not hear that the line breaks before it is in.
            line.connect(self.way.url, auth=auth, transports=["websocket"], wait=False)
        except socketio.exceptions.ConnectionError as error:
            return str(error)
        until = time.monotonic() + ANSWER_S
        with self._changed:
            while self._stands(line) and not self._is_in(line) and time.monotonic() < until:
                self._changed.wait(LOOKED_AGAIN_S)
            return "" if self._stands(line) and self._is_in(line) else self._refusal or "welcome"

    def _gives_again(self) -> None:
        """In order; what waits for the laptop's own work holds up only what is about the same row."""
        held: set[str] = set()
        for one in list(self.owed):
            if one.subject in held:
                continue
            answer = self._asks(one.id, one.name, one.payload)
            if answer is None:
                return
            if not answer.get("ok") and answer.get("code") in WAITS:
                held.add(one.subject)
            else:
                self.owed.remove(one)
                self.again[one.id] = answer
        if held:
            time.sleep(random.uniform(*TRIED_AGAIN_S))

    def _asks(self, id: str, name: str, payload: Message) -> Message | None:
        """None where the line broke before the answer."""
        answer = self._answer_on(self._socket, "command", {"id": id, "name": name, "payload": payload})
        if answer is not None and answer.get("ok") and "seq" in answer:
            with self._changed:
                self.kept.keep(Acknowledged(id, name, payload, self.epoch, int(answer["seq"])))
        return answer

    def _answer_on(self, line: Any, event: str, message: Message) -> Message | None:
        heard: list[Message] = []

        def hear(answer: Message) -> None:
            with self._changed:
                heard.append(answer)
                self._changed.notify_all()

        try:
            line.emit(event, message, callback=hear)
        except (socketio.exceptions.SocketIOError, OSError):
            return None
        with self._changed:
            self._changed.wait_for(lambda: heard or not self._stands(line), ANSWER_S)
        if not heard and self._stands(line):
            raise Stumbled("rehearsal.stumble.phone", name=self.name, detail=f"{message.get('name', event)}: > {ANSWER_S:.0f} s")
        return dict(heard[0]) if heard else None

    def _stands(self, line: Any) -> bool:
        return bool(line.connected) and line.eio.state == "connected" and not (self._broken and line is self._socket)

    def _is_in(self, line: Any) -> bool:
        return self._level and bool(line.namespaces)

    def _fresh_socket(self) -> Any:
        fresh = line_by(self.way, ANSWER_S)
        fresh.on("welcome", self._hear_welcome)
        fresh.on("changes", self._hear_changes)
        fresh.on("presence", self._hear_presence)
        fresh.on("farewell", self._hear_farewell)
        fresh.on("connect", self._hear_it_is_in)
        fresh.on("connect_error", self._hear_refusal)
        fresh.on("disconnect", lambda *reason: self._hear_the_line_break(fresh))
        return fresh

    def _hear_welcome(self, message: Message) -> None:
        with self._changed:
            if message["mode"] == "snapshot":
                self.objects = {(thing["type"], thing["id"]): thing for thing in message["objects"]}
            else:
                self._apply(message["objects"])
            self.welcome = {"epoch": message["epoch"], "seq": message["seq"]}
            self.owed += self.kept.missing(self.epoch, message["seq"])
            early, self._early = self._early, []
            for changes in early:
                self._take(changes)
            self._level = True
            self._changed.notify_all()

    def _hear_changes(self, message: Message) -> None:
        """RS4: what comes before the welcome waits for it."""
        with self._changed:
            if not self._level:
                self._early.append(message)
                return
            self._take(message)
            self._changed.notify_all()

    def _hear_presence(self, message: Message) -> None:
        """A copy of the store holds everything up to there: it need not be kept any longer."""
        if "backed_up_seq" in message:
            with self._changed:
                self.kept.up_to(self.epoch, int(message["backed_up_seq"]))
                self._changed.notify_all()

    def _hear_it_is_in(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _hear_refusal(self, *told: Any) -> None:
        found = CODE.search(str(told))
        with self._changed:
            self._refusal = found[1] if found else str(told)
            self._changed.notify_all()

    def _hear_the_line_break(self, line: Any) -> None:
        with self._changed:
            if line is self._socket:
                self._broken = True
                self.dropped += 1
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

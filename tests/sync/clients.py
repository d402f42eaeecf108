"""A client as the browser's core is one, in Python: objects by revision, a welcome that is waited for, a line that may drop."""

import json
from collections import deque
from typing import Any

import msgspec

Key = tuple[str, str]
Message = tuple[str, dict[str, Any]]


class Client:
    """`post`: what is under way to it, in order.  It keeps its objects and its `since` when the line drops."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sid = ""
        self.objects: dict[Key, dict[str, Any]] = {}
        self.since: dict[str, Any] | None = None
        self.post: deque[Message] = deque()
        self.greeted = False
        self.ended = False
        self.early: list[dict[str, Any]] = []

    def connects(self, sid: str) -> None:
        self.sid = sid

    def drops(self) -> None:
        """Whatever was under way is gone."""
        self.sid, self.greeted = "", False
        self.early.clear()
        self.post.clear()

    def takes(self, count: int, twice: bool = False) -> None:
        """The next messages arrive; `twice`: each once more at once (CL4), but for the one welcome of a connection."""
        for _ in range(min(count, len(self.post))):
            message = self.post.popleft()
            for _ in range(2 if twice and message[0] != "welcome" else 1):
                self._hears(*message)

    def _hears(self, event: str, message: dict[str, Any]) -> None:
        if event == "welcome":
            self._welcomed(message)
        elif event == "changes" and self.greeted:
            self._apply(message["changes"], message["seq"])
        elif event == "changes":
            self.early.append(message)
        elif event == "farewell":
            self.ended = True

    def _welcomed(self, message: dict[str, Any]) -> None:
        if message["mode"] == "snapshot":
            self.objects = keyed(message["objects"])
        else:
            self._lines(message["objects"])
        self.since = {"epoch": message["epoch"], "seq": message["seq"]}
        self.greeted = True
        for early in self.early:
            self._apply([line for line in early["changes"] if line["seq"] > message["seq"]], early["seq"])
        self.early.clear()

    def _apply(self, lines: list[dict[str, Any]], seq: int) -> None:
        self._lines(lines)
        if self.since is not None and seq > self.since["seq"]:
            self.since = {**self.since, "seq": seq}

    def _lines(self, lines: list[dict[str, Any]]) -> None:
        for line in lines:
            key = (line["type"], line["id"])
            known = self.objects.get(key)
            if known is not None and known["revision"] > line["revision"]:
                continue
            if line["object"] is None:
                self.objects.pop(key, None)
            else:
                self.objects[key] = {**line["object"], "type": line["type"]}


def keyed(objects: list[Any]) -> dict[Key, dict[str, Any]]:
    """As they go over the wire: some are encoded already, none is shared with the server."""
    things = json.loads(msgspec.json.encode(objects))
    return {(thing["type"], thing["id"]): thing for thing in things}

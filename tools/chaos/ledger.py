"""What people did, as they would swear to it: what they typed, what their phones sent, what was answered."""

import threading
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Typed:
    """`device`: a person with two of them may contradict themselves."""

    person: str
    device: str
    entry: str
    field: str
    text: str


@dataclass(slots=True)
class Ledger:
    """Told from several threads.  `phones`: name → whose it is now."""

    phones: dict[str, str] = field(default_factory=dict)
    typed: list[Typed] = field(default_factory=list)
    sent: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    acknowledged: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    stumbles: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def hear(self, said: dict[str, Any]) -> None:
        """One line of a phone."""
        with self.lock:
            if said["said"] == "typed":
                self.typed.append(Typed(said["person"], said["phone"], said["entry"], said["field"], said["text"]))
            elif said["said"] == "sent":
                self.sent[self.phones[said["phone"]], said["command"]["id"]] = said["command"]
            elif said["said"] == "answered":
                self._answered(self.phones[said["phone"]], said["command"], said["ack"])
            elif said["said"] == "stumbled":
                self.stumbles.append(said["error"])

    def answered(self, person: str, command: dict[str, Any], ack: dict[str, Any]) -> None:
        """A client that is no phone."""
        with self.lock:
            self.sent[person, command["id"]] = command
            self._answered(person, command["id"], ack)

    def types(self, typed: Typed) -> None:
        with self.lock:
            self.typed.append(typed)

    @property
    def saves(self) -> int:
        return len(self.acknowledged)

    def _answered(self, person: str, command: str, ack: dict[str, Any]) -> None:
        if ack.get("ok"):
            self.acknowledged[person, command] = ack
        else:
            self.refused.append((command, str(ack.get("code"))))

"""Poison: one sends garbage, floods, reads nothing and holds sockets open; the others notice nothing."""

import json
import random
import socket
import threading
import time
from collections.abc import Callable

from tools.bench.halls import W
from tools.bench.wires import HANDSHAKE, event_frame, framed
from tools.chaos.scribes import Scribe, begin
from tools.chaos.stage import Size, Stage

KIND = "poison"
SCRIBES = 2
LONGEST_S = 2.0
# On a machine that is busy with other things, nobody is quick before it begins either.
CALM_S, SLOWER = 2.0, 5.0
HEAD = b"POST /api/workshops/wks_bench/commands HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer phone-%d\r\n"


def play(stage: Stage, size: Size) -> None:
    """The last phone's token is in the wrong hands."""
    crew = stage.crew()
    phones = size.phones - SCRIBES - 1
    stage.seat(crew, range(phones))
    stage.all_back()
    scribes = begin(stage, range(phones, phones + SCRIBES))
    time.sleep(CALM_S)
    calm = _longest(scribes)
    hands = [Poisoner(stage, size, act) for act in (_garbage, _flood, _nonsense, _deaf, _strangers, _half_requests)]
    for hand in hands:
        hand.start()
    while any(hand.is_alive() for hand in hands):
        stage.types(crew, stage.dice.randrange(phones))
        time.sleep(0.1)
    for scribe in scribes:
        scribe.end()
    longest = _longest(scribes)
    stage.notes.append(f"others waited at most {longest * 1000:.0f} ms for an answer, {calm * 1000:.0f} ms before it began")
    if longest > max(LONGEST_S, SLOWER * calm):
        stage.behind.append(f"somebody else waited {longest:.1f} s for an answer")
    for hand in hands:
        hand.let_go()
        stage.struck[hand.name] += hand.done


def _longest(scribes: list[Scribe]) -> float:
    return max(wait for scribe in scribes for wait in list(scribe.waits))


class Poisoner(threading.Thread):
    """One way of being a nuisance, over and over for a while; what it opened stays open."""

    def __init__(self, stage: Stage, size: Size, act: Callable[["Poisoner"], None]) -> None:
        super().__init__(daemon=True, name=act.__name__.strip("_").replace("_", " "))
        self.port, self.phone, self.act = stage.server.port, size.phones - 1, act
        self.dice = random.Random(stage.dice.random())
        self.most, self.seconds = size.poison, size.poison_s
        self.held: list[socket.socket] = []
        self.done = 0

    def run(self) -> None:
        end = time.monotonic() + self.seconds
        while time.monotonic() < end and self.done < self.most:
            try:
                self.act(self)
            except OSError:
                time.sleep(0.02)
            self.done += 1

    def let_go(self) -> None:
        for held in self.held:
            held.close()

    def connected(self, head: bytes = b"", token: str | None = None) -> socket.socket:
        """A socket to the server, kept; with `token` a whole WebSocket that is signed in."""
        made = socket.create_connection(("127.0.0.1", self.port), timeout=3)
        self.held.append(made)
        if token is not None:
            made.sendall(HANDSHAKE)
            made.recv(65536)
            made.sendall(framed(b"40" + json.dumps({"workshop": W, "token": token, "since": None, "protocol": 1}).encode()))
        elif head:
            made.sendall(head)
        return made


def _garbage(poison: Poisoner) -> None:
    poison.connected(poison.dice.randbytes(poison.dice.randint(1, 4000)))


def _half_requests(poison: Poisoner) -> None:
    head = poison.dice.choice((HEAD % poison.phone, HANDSHAKE, HEAD % poison.phone + b"Content-Length: 999999999\r\n\r\n"))
    poison.connected(head[: poison.dice.randint(1, len(head))])


def _strangers(poison: Poisoner) -> None:
    poison.connected(token=f"stranger-{poison.dice.random()}")


def _deaf(poison: Poisoner) -> None:
    """Signed in, and never reads what the whole hall causes to be sent to it."""
    poison.connected(token=f"phone-{poison.phone}")
    time.sleep(0.1)


def _flood(poison: Poisoner) -> None:
    line = poison.connected(token=f"phone-{poison.phone}")
    for number in range(400):
        payload = {"entry": f"ent_none_{number}"}
        command = {"id": f"f{poison.done}_{number}", "name": "withdraw_entry", "payload": payload}
        line.sendall(framed(event_frame("command", command, number)))
        line.sendall(framed(event_frame("presence", {"unsent": number, "writing": None}, 1000 + number)))


def _nonsense(poison: Poisoner) -> None:
    """Every kind of frame that is none of ours, on a line that is signed in."""
    line = poison.connected(token=f"phone-{poison.phone}")
    dice = poison.dice
    for _ in range(20):
        line.sendall(
            dice.choice(
                (
                    framed(dice.randbytes(dice.randint(1, 300))),
                    framed(b"4" + dice.randbytes(20).hex().encode()),
                    framed(b'42["command",' + b"[" * dice.randint(1, 20_000)),
                    framed(event_frame("command", dice.choice((None, 7, "x", [], {"id": None, "name": [], "payload": 3})), 1)),
                    framed(event_frame("presence", {"unsent": -1, "writing": "x" * 5000}, 2)),
                    framed(event_frame("welcome", {"objects": []})),
                    framed(b'451-["command",{"_placeholder":true,"num":0}]'),
                    b"\x82\xff" + (2**40).to_bytes(8, "big") + b"\0\0\0\0",
                    b"\x81\x05hello",
                )
            )
        )

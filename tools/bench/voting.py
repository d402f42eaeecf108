"""A hall that votes: everybody's voice within ten seconds, and the count that comes of it."""

import gzip
import json
import random
import time
import urllib.request
from collections.abc import Callable
from functools import partial

from tools.bench.contestants import Contestant, running
from tools.bench.crowd import Crowd
from tools.bench.halls import W
from tools.bench.measures import GRACE_S, part
from tools.bench.wires import event_frame

OPTIONS = [{"id": f"opt_{n}", "title": f"Program {n}"} for n in range(12)]
SETTING_UP = 10_000


def votes(phones: int, seconds: float) -> dict[str, float]:
    """`votes_150_p99_ms`: the wait of a vote for its acknowledgement, one in a hundred.  `votes_150_missing`: how many
    voices the count at the reveal lacks."""
    with running("rembuk", phones) as contestant:
        crowd = Crowd(contestant)
        crowd.connect(phones)
        _tell(crowd, 1, "save_ballot", kind="dots", question="Mana dahulu?", options=OPTIONS)
        _tell(crowd, 2, "open_ballot")
        took = _vote(crowd, phones, seconds)
        _tell(crowd, 3, "close_ballot")
        _tell(crowd, 4, "reveal_ballot")
        counted = _voices(contestant)
        crowd.close()
    return {"votes_150_p99_ms": part(took, 0.99) * 1000, "votes_150_missing": float(phones - counted)}


def _vote(crowd: Crowd, phones: int, seconds: float) -> list[float]:
    dice, start = random.Random(11), time.perf_counter() + 0.05
    due = sorted(start + dice.random() * seconds for _ in range(phones))
    plan: list[tuple[float, Callable[[], None]]] = [
        (moment, partial(_cast, crowd, phone, dice.choice(OPTIONS)["id"])) for phone, moment in enumerate(due)
    ]
    crowd.loop.run(lambda: all(phone in crowd.heard.acks for phone in range(phones)), seconds + GRACE_S, plan)
    return sorted(crowd.heard.acks[phone] - due[phone] for phone in range(phones))


def _cast(crowd: Crowd, phone: int, option: str) -> None:
    payload = {"ballot": "bal_1", "choice": {option: {"dots": 1}}, "round": 1}
    crowd.phones[phone].send(event_frame("command", {"id": f"v{phone}", "name": "cast_vote", "payload": payload}, phone))


def _tell(crowd: Crowd, step: int, name: str, **more: object) -> None:
    message = {"id": f"b{step}", "name": name, "payload": {"ballot": "bal_1", **more}}
    crowd.consoles[0].send(event_frame("command", message, SETTING_UP + step))
    if not crowd.loop.run(lambda: SETTING_UP + step in crowd.heard.acks, 10.0) or crowd.heard.refused:
        raise RuntimeError(f"{name} was not taken")


def _voices(contestant: Contestant) -> int:
    headers = {"Authorization": "Bearer console-0", "Accept-Encoding": "gzip"}
    request = urllib.request.Request(f"http://127.0.0.1:{contestant.port}/api/workshops/{W}/record", headers=headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        body = answer.read()
    record = json.loads(gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body)
    return int(record["ballots"][0]["result"]["voices"])

"""Two outages: the laptop loses its power while the hall writes, and the router takes all phones off the air.

In both, what was typed waits on the phones and leaves them all at once; nothing may be lost, nothing come twice.
"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from workshop.rehearsal.dataset import Event
from workshop.rehearsal.ground import Ground, calm, online
from workshop.rehearsal.handing_out import describe
from workshop.rehearsal.phones import ANSWER_S, Phone
from workshop.rehearsal.saves import Message
from workshop.rehearsal.seen import Seen
from workshop.rehearsal.stage import Stage
from workshop.rehearsal.stretch import Stretch


class PowerCut:
    """The server is killed as soon as it has acknowledged the first of many saves, and started again on the same file."""

    name = "power_cut"

    def __init__(self, stage: Stage, ground: Ground, stretch: Stretch) -> None:
        self.stage, self.ground, self.stretch = stage, ground, stretch
        self.seen = Seen(self.name)

    def joins(self) -> None:
        self.stretch.joins(lambda: calm(self.stage.hall), self.strikes)

    def strikes(self) -> None:
        hall, queues = self.stage.hall, self.stretch.queues
        were_online, rows = online(hall), sum(map(len, queues.values()))
        sending = _Sending(self.stage, queues)
        sending.begins()
        acknowledged = sending.first_are_acknowledged()
        self.ground.house.loses_power()
        dark = time.monotonic()
        self.ground.opens(hall)
        down_s = round(time.monotonic() - dark, 1)
        self.ground.come_back(hall, [*hall.staff.values(), *(phone for phone in were_online if phone not in queues)])
        sending.ends()
        self.ground.come_back(hall, were_online)
        self.ground.until_level(hall)
        level_s, broken = round(time.monotonic() - dark - down_s, 1), calm(hall)
        _stand(self.stage, sending.answers)
        self.seen.figures |= {
            "phones": len(queues), "rows": rows, "acknowledged": acknowledged, "unsent": rows - acknowledged,
            "broken": broken, "down_s": down_s, "level_s": level_s,
        }  # fmt: skip
        self.stretch.is_over()


class PhonesDark:
    """No phone reaches the laptop for a stretch; people write on, and all return together.  The console stands beside it."""

    name = "phones_dark"

    def __init__(self, stage: Stage, ground: Ground, stretch: Stretch) -> None:
        self.stage, self.ground, self.stretch = stage, ground, stretch
        stretch.apart = True
        self.seen = Seen(self.name)
        self._were_online: list[Phone] = []

    def joins(self) -> None:
        self.stretch.joins(self.falls, self.lifts)

    def falls(self) -> None:
        calm(self.stage.hall)
        self._were_online = online(self.stage.hall)
        self.ground.router.goes_dark()
        for phone in self._were_online:
            phone.waits(lambda phone=phone: not phone.online)  # type: ignore[misc]

    def lifts(self) -> None:
        hall, queues = self.stage.hall, self.stretch.queues
        self.ground.router.is_back()
        back = time.monotonic()
        sending = _Sending(self.stage, queues)
        sending.begins()
        away = [phone for phone in self._were_online if phone not in queues and not phone.unsent]
        self.ground.come_back(hall, away)
        sending.ends()
        self.ground.until_level(hall)
        level_s, broken = round(time.monotonic() - back, 1), calm(hall)
        _stand(self.stage, sending.answers)
        self.seen.figures |= {
            "phones": len(self._were_online), "holding": len(queues), "unsent": sum(map(len, queues.values())),
            "minutes": self.stretch.last - self.stretch.first, "broken": broken,
            "level_s": level_s,
        }  # fmt: skip
        self.stretch.is_over()


class _Sending:
    """Each phone sends what it holds in order, all phones at once."""

    def __init__(self, stage: Stage, queues: dict[Phone, list[Event]]) -> None:
        self.writer, self.queues = stage.writer, queues
        self.answers: dict[Event, Message] = {}
        self._first = threading.Event()
        self._pool = ThreadPoolExecutor(max(1, len(queues)))

    def begins(self) -> None:
        self._waiting = [self._pool.submit(self._sends, phone, events) for phone, events in self.queues.items()]

    def first_are_acknowledged(self) -> int:
        """How many, at the moment there are some."""
        self._first.wait(ANSWER_S if self.queues else 0)
        return len(self.answers)

    def ends(self) -> None:
        for one in self._waiting:
            one.result()
        self._pool.shutdown()

    def _sends(self, phone: Phone, events: list[Event]) -> None:
        phone.connect()
        for event in events:
            self.answers[event] = self.writer.delivers(event, phone)
            self._first.set()


def _stand(stage: Stage, answers: dict[Event, Message]) -> None:
    """What follows from the answers, in the order in which it was typed; and the console shows each row."""
    for event in sorted(answers, key=lambda event: (event.minute, event.seq)):
        stage.writer.settles(event, answers[event])
        revision = max((answers[event].get("revisions") or {"": 0}).values())
        if not stage.hall.lead.follows("entry", event.row_key, revision):
            stage.hall.fault("rehearsal.fault.lost", row=describe(event))

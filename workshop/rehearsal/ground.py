"""What a disturbed rehearsal stands on: its own laptop and the hall's router, and how everybody comes back to them.

Afterwards everybody is level: each screen shows what the laptop holds for it (P2), asked anew.
"""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from workshop.rehearsal.hall import Hall
from workshop.rehearsal.host import Http, must
from workshop.rehearsal.house import House
from workshop.rehearsal.phones import Phone
from workshop.rehearsal.router import Router
from workshop.rehearsal.ways import Way

# Addresses of documentation (RFC 5737): nobody has them, whatever network this machine is in.
FIRST, SECOND = "192.0.2.10:8080", "198.51.100.20:8080"
PATIENCE_S = 60.0
LEVEL_WITHIN_S = 15.0
LOOKED_AGAIN_S = 0.1
AT_ONCE = 32


@dataclass(slots=True)
class Ground:
    house: House
    router: Router

    def way(self, address: str) -> Way:
        return Way(f"http://{address}", self.router.port, PATIENCE_S)

    def opens(self, hall: Hall) -> None:
        """The laptop is up: the router knows it, the console on it too."""
        self.house.opens()
        self.router.laptop = self.house.port
        hall.laptop.url = self.house.url

    def come_back(self, hall: Hall, phones: Iterable[Phone]) -> None:
        """Consoles and phones, each by itself and all at once."""
        together([*(lambda one=one: one.connect() for one in dict.fromkeys([hall.lead, *phones]))])

    def until_level(self, hall: Hall) -> float:
        """Seconds until every screen that is on shows what the laptop holds for it."""
        began = time.monotonic()
        behind = [phone for phone in hall.everybody() if phone.online]
        while behind and time.monotonic() - began < LEVEL_WITHIN_S:
            behind = [phone for phone, level in zip(behind, together(_looks(hall, behind)), strict=True) if not level]
            time.sleep(LOOKED_AGAIN_S if behind else 0)
        for phone in behind:
            hall.fault("rehearsal.fault.not_level", name=phone.name)
        return round(time.monotonic() - began, 1)


def together(acts: list[Callable[[], Any]]) -> list[Any]:
    """Everybody at once; the first fault of any is raised."""
    with ThreadPoolExecutor(min(AT_ONCE, len(acts)) or 1) as pool:
        return list(pool.map(lambda act: act(), acts))


def online(hall: Hall) -> list[Phone]:
    return [phone for phone in hall.phones.values() if phone.online]


def calm(hall: Hall) -> int:
    """How many lines broke; those that a disturbance broke are told with it."""
    broken = sum(phone.dropped for phone in hall.everybody())
    for phone in hall.everybody():
        phone.dropped = 0
    return broken


def _looks(hall: Hall, phones: list[Phone]) -> list[Callable[[], bool]]:
    return [lambda phone=phone: _is_level(hall, phone) for phone in phones]  # type: ignore[misc]


def _is_level(hall: Hall, phone: Phone) -> bool:
    http = Http(hall.laptop, phone.token)
    try:
        found = must(http.get(hall.path("objects")), "objects")["objects"]
    finally:
        http.close()
    there = {(thing["type"], thing["id"]): _bare(thing) for thing in found}
    return there == {key: _bare(thing) for key, thing in list(phone.objects.items())}


def _bare(thing: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in thing.items() if name != "type"}

"""A late day is reckoned twice, on the server for every phone and in the console every second: both say the same."""

import json
import random
import subprocess
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.made import W
from tools.dev import node
from tools.dev.places import ROOT
from workshop.domain.activities import Activity
from workshop.domain.agenda import AgendaItem, in_order
from workshop.domain.objects import Stored
from workshop.domain.workshops import Workshop
from workshop.service.running_late import minute_today, plan_of, slide

DATE = "2021-09-24"
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
CASES = 400


class Hall:
    """The tables, as far as the plan of a day reads and writes them."""

    def __init__(self, chance: random.Random) -> None:
        self.zone = ZoneInfo(chance.choice(ZONES))
        midnight = datetime.fromisoformat(DATE).replace(tzinfo=self.zone)
        self.now = midnight + timedelta(minutes=chance.randint(6 * 60, 23 * 60 + 59))
        self.at = self.now.isoformat()
        days: list[Any] = [{"date": "2021-09-23"}, {"date": DATE}]
        self.workshop = Workshop(
            id=W, workshop_id=W, title="Bimtek", timezone=self.zone.key, days=days, rehearsal=True, clock_at=self.at
        )
        self.items = in_order(self._items(chance, midnight))
        running = next((item for item in self.items if item.state == "running"), None)
        self.tasks = [self._task(chance, number, running) for number in range(chance.randint(0, 2)) if running]
        self.puts: dict[str, str] = {}

    def _items(self, chance: random.Random, midnight: datetime) -> list[AgendaItem]:
        start, items, running = 8 * 60, [], chance.randint(-1, 4)
        for number in range(chance.randint(1, 8)):
            start = min(start + chance.choice((0, 0, 15, 40)), 22 * 60)
            minutes = chance.choice((5, 15, 45, 60, 90, 150))
            state = "running" if number == running else "planned" if number > running or not chance.randint(0, 3) else "done"
            # Somebody tried it out the evening before, and it still runs.
            begun = midnight + timedelta(minutes=start + chance.choice((-24 * 60, -10, 0, 12, 70)))
            items.append(
                AgendaItem(
                    id=f"agd_{number}",
                    workshop_id=W,
                    day=2,
                    start="" if not chance.randint(0, 9) else f"{start // 60:02}:{start % 60:02}",
                    end="" if not chance.randint(0, 9) else f"{(start + minutes) // 60 % 24:02}:{(start + minutes) % 60:02}",
                    title=str(number),
                    kind=chance.choice(("plenary", "worksheet", "worksheet", "break", "closing")),
                    timing=chance.choice(("", "", "", "fixed", "moves")),
                    minutes=chance.choice((None, None, 20, 90)),
                    state=state,
                    started_at=begun.isoformat() if state != "planned" and chance.randint(0, 9) else None,
                )
            )
            start += minutes
        return items

    def _task(self, chance: random.Random, number: int, item: AgendaItem | None) -> Activity:
        ends = self.now + timedelta(minutes=chance.choice((-30, 5, 45, 600)))
        stamp = ends.astimezone(ZoneInfo("UTC")).isoformat() if chance.randint(0, 2) else None
        state = chance.choice(("open", "closing", "closed"))
        told = {"worksheet_id": "wsh_1", "unit": "group"}
        owner = item.id if item else None
        return Activity(id=f"act_{number}", workshop_id=W, agenda_item_id=owner, state=state, ends_at=stamp, **told)

    def need(self, _kind: type[Stored], *_ids: str) -> Workshop:
        return self.workshop

    def all(self, kind: type[Stored], _workshop: str, **_equals: Any) -> list[Any]:
        return list(self.items if kind is AgendaItem else self.tasks)

    def put(self, item: AgendaItem, _name: str) -> None:
        self.puts[item.id] = item.expected


def on_the_server(hall: Any) -> dict[str, Any]:
    slide(hall, W, 2)
    return {"late": plan_of(hall, W, 2)["late"], "expected": {id: expected for id, expected in hall.puts.items() if expected}}


def in_the_console(halls: list[Hall], folder: Path) -> list[dict[str, Any]]:
    tools = node.with_libraries()
    script = folder / "agenda_cases.cjs"
    esbuild = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
    assert tools.run(
        esbuild, ROOT / "tests" / "ts" / "agenda_cases.ts", "--bundle", "--platform=node", "--format=cjs", f"--outfile={script}",
        "--log-level=warning",
    ) == 0  # fmt: skip
    cases = [
        {
            "workshop": asdict(hall.workshop),
            "date": DATE,
            "clock": minute_today(hall.workshop, 2, hall.now),
            "items": [asdict(item) for item in hall.items],
            "activities": [asdict(task) for task in hall.tasks],
        }
        for hall in halls
    ]
    done = subprocess.run([*tools.node, script], input=json.dumps(cases).encode(), capture_output=True, check=True)
    return list(json.loads(done.stdout))


def test_server_and_console_reckon_a_late_day_alike(tmp_path: Path) -> None:
    halls = [Hall(random.Random(number)) for number in range(CASES)]
    told = in_the_console(halls, tmp_path)

    for number, (hall, said) in enumerate(zip(halls, told, strict=True)):
        assert said == on_the_server(hall), (number, hall.items, hall.tasks, hall.at)


def test_what_was_tried_out_the_evening_before_and_still_runs_makes_nothing_late_today() -> None:
    hall: Any = Hall(random.Random(1))
    begun = AgendaItem(
        id="a", workshop_id=W, day=2, start="08:00", minutes=60, state="running", started_at="2021-09-23T20:00:00+09:00"
    )
    hall.items = [begun, AgendaItem(id="b", workshop_id=W, day=2, start="09:00", minutes=60)]
    hall.tasks = []
    morning = datetime.fromisoformat(DATE).replace(hour=8, tzinfo=hall.zone)
    hall.workshop = Workshop(**asdict(hall.workshop) | {"clock_at": morning.isoformat()})

    assert plan_of(hall, W, 2)["late"] == 0

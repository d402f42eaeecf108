"""PR1 over the wire: a phone that connects is present; one that only stays in a pocket or breaks off has not left."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hall import W, the_hall
from tests.live.actors import Handset, ThreadedServer, a_hall
from tests.live.test_two_phones import Server
from workshop.domain.workshops import Workshop

HALVES = [
    {"key": "pagi", "day": 1, "start": "08:00", "end": "12:00"},
    {"key": "siang", "day": 1, "start": "13:15", "end": "16:20"},
]
MORNING, LUNCH, AFTERNOON = (f"2021-09-23T{clock}:00+08:00" for clock in ("08:39", "12:30", "13:20"))


@pytest.fixture(params=[Server, ThreadedServer], ids=["eventlet", "threads"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    own = Workshop(id=W, workshop_id=W, title="Bimtek", join_code="ABC234", rehearsal=True, clock_at=MORNING)
    hours = {"days": [{"date": "2021-09-23", "opens": "08:00"}], "half_days": HALVES, "timezone": "Asia/Makassar"}
    own = Workshop.from_json({**own.to_json(), **hours})
    server = request.param(a_hall(tmp_path / "hall.sqlite", [*the_hall()[1:], own]))
    yield server
    server.kill()


def marks(handset: Handset) -> list[tuple[str, str, str]]:
    held = [thing for (kind, _), thing in handset.objects.items() if kind == "attendance_mark"]
    return sorted((one["half_day"], one["kind"], one["at"][11:16]) for one in held)


@pytest.mark.server
def test_PR1_connecting_is_a_sign_of_life_and_silence_says_nothing(server: Server) -> None:
    lina = Handset(server, "lina")
    ann = Handset(server, "ann")
    assert lina.until(lambda: marks(lina) == [("pagi", "arrived", "00:39")])
    assert ann.until(lambda: marks(ann) == [("pagi", "arrived", "00:39")])
    assert lina.tells("cmd_1", "set_clock", now=LUNCH)["ok"]
    ann.says()
    assert lina.tells("cmd_2", "set_clock", now=AFTERNOON)["ok"]
    for _ in range(3):
        ann.says()
    assert lina.until(lambda: len(marks(lina)) == 2)
    ann.leaves()
    Handset(server, "ann").leaves()
    lina.tells("cmd_3", "set_joining", open=False)

    assert lina.until(lambda: marks(lina) == [("pagi", "arrived", "00:39"), ("siang", "arrived", "05:20")])
    lina.leaves()

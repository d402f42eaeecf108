"""The load generator speaks the frames itself: what it counts is what happened, on the product and on its peer."""

import os
import re
import struct
from collections import defaultdict

import pytest

from tools.bench import measures
from tools.bench.contestants import Contestant, running
from tools.bench.crowd import Crowd
from tools.bench.figures import GOALS, table
from tools.bench.wires import Wire, event_frame, framed, frames

TWO_CORES = hasattr(os, "sched_setaffinity") and len(os.sched_getaffinity(0)) > 1


class Hall(Crowd):
    """Notes which wire heard the text of which save."""

    def __init__(self, contestant: Contestant) -> None:
        super().__init__(contestant)
        self.by: dict[int, set[int]] = defaultdict(set)

    def listen(self, wire: Wire, payload: bytes, now: float) -> None:
        super().listen(wire, payload, now)
        if payload.startswith(b'42["changes"'):
            for number in re.findall(rb'"(\d+) Persentase', payload):
                self.by[int(number)].add(id(wire))

    def newest(self) -> list[int]:
        """Of each phone's saves the last: one that was overtaken within a breath need not be told."""
        return list({number % len(self.phones): number for number in sorted(self.heard.acks)}.values())


@pytest.mark.server
@pytest.mark.skipif(not TWO_CORES, reason="the server is bound to one core, which needs Linux and two")
@pytest.mark.parametrize("name", ["rembuk", "bare", "naive", "node"])
def test_every_save_is_answered_and_heard_by_the_group_and_the_consoles(name: str) -> None:
    with running(name, 24) as contestant:
        crowd = Hall(contestant)
        crowd.connect(24)
        found = measures.saves(crowd, 60, 1.0)
        crowd.loop.run(lambda: all(len(crowd.by[number]) >= 15 for number in crowd.newest()), 5.0)
        crowd.close()

    assert (found.acked, crowd.heard.refused) == (1.0, 0)
    assert {len(crowd.by[number]) for number in crowd.newest()} == {15}


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
def test_a_frame_is_read_as_it_was_written(size: int) -> None:
    text = b"x" * size
    masked = framed(text)
    unmasked = bytearray(masked[:1] + bytes([masked[1] & 0x7F]) + masked[2:].replace(b"\0\0\0\0" + text, text))

    assert frames(unmasked) == [(1, text)] and not unmasked


def test_half_a_frame_waits_for_its_rest() -> None:
    whole = struct.pack("!BB", 0x81, 5) + b"hello"
    buffer = bytearray(whole[:4])

    assert frames(buffer) == []
    buffer += whole[4:]
    assert frames(buffer) == [(1, b"hello")]


def test_an_event_asks_for_its_acknowledgement_by_number() -> None:
    assert event_frame("command", {"a": 1}, 7) == b'427["command",{"a":1}]'


def test_the_table_says_of_each_figure_whether_its_goal_is_met() -> None:
    lines = table({"slow_disk_ratio": 0.9, "snapshot_ms": 31.0}).splitlines()

    assert ["met" in lines[0], "missed" in lines[1]] == [True, True]
    assert len({goal.key for goal in GOALS}) == len(GOALS)

"""What is ours beside eventlet: a frame read as one number, and a thread of the writer's own.

In a process of its own: eventlet must not be imported, unpatched, into the tests.
"""

import subprocess
import sys

from tools.dev.places import ROOT

SAME = """
import os, random, warnings
warnings.simplefilter("ignore")
import eventlet.websocket
from workshop import transport
own = eventlet.websocket.RFC6455WebSocket._apply_mask
dice = random.Random(5)
for _ in range(300):
    size, offset = dice.randrange(0, 900), dice.randrange(0, 9)
    text, mask = dice.randbytes(size), dice.randbytes(4)
    assert own(text, mask, size, offset) == transport.unmasked(text, mask, size, offset)
    assert own(text, mask) == transport.unmasked(text, mask)
assert transport.unmask_fast()
assert eventlet.websocket.RFC6455WebSocket._apply_mask(b"abc", b"\\0\\0\\0\\0") == b"abc"
eventlet.websocket.RFC6455WebSocket._apply_mask = staticmethod(lambda *whatever: b"another way")
assert not transport.unmask_fast()
"""

BESIDE = """
import warnings
warnings.simplefilter("ignore")
import eventlet
eventlet.monkey_patch()
import threading, time
from eventlet.patcher import original
from workshop import transport
hand, turns = transport.Hand(), []
def counting():
    while len(turns) < 5:
        turns.append(1)
        time.sleep(0.001)
eventlet.spawn(counting)
def slow(number):
    original("time").sleep(0.2)
    return number + 1, original("threading").get_ident()
number, thread = hand(slow, 1)
assert number == 2 and thread != original("threading").get_ident() and len(turns) == 5, turns
def breaks():
    raise KeyError("no room")
try:
    hand(breaks)
except KeyError as error:
    assert error.args == ("no room",)
else:
    raise AssertionError("what it raised was lost")
assert hand(str, 3) == "3"
"""


def test_the_fast_way_gives_the_same_and_leaves_a_library_alone_that_does_otherwise() -> None:
    run(SAME)


def test_the_hand_works_beside_the_loop_and_gives_back_what_came_of_it() -> None:
    run(BESIDE)


def run(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=30)

    assert done.returncode == 0, done.stderr

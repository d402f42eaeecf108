"""Reading a frame as one number gives what the library's own way gives.

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


def test_the_fast_way_gives_the_same_and_leaves_a_library_alone_that_does_otherwise() -> None:
    done = subprocess.run([sys.executable, "-c", SAME], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr

"""The product on a slow disk: every commit takes 5 ms longer, off the event loop like the commit itself."""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from eventlet import patcher

import server
from workshop import transport

EXTRA_S = 0.005
real_sleep = patcher.original("time").sleep


class Slow(transport.Hand):
    """The writer's own thread, with only commits in it."""

    def __call__(self, function: Any, *arguments: Any) -> Any:
        return super().__call__(later, function, *arguments)


def later(function: Any, *arguments: Any) -> Any:
    real_sleep(EXTRA_S)
    return function(*arguments)


if __name__ == "__main__":
    transport.Hand = Slow  # type: ignore[misc]
    server.main()

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
quick = transport.offload


def slowed(function: Any, *arguments: Any) -> Any:
    return quick(later, function, *arguments) if arguments == ("COMMIT",) else quick(function, *arguments)


def later(function: Any, *arguments: Any) -> Any:
    real_sleep(EXTRA_S)
    return function(*arguments)


if __name__ == "__main__":
    transport.offload = slowed
    server.main()

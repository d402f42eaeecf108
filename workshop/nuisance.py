"""What strangers, scanners and broken clients send: counted, and said in one line now and then.  A terminal full of their
tracebacks would hide the one that matters; a fault of our own keeps its traceback."""

import logging
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from traceback import walk_tb

from workshop.texts import LANGUAGES, text

BETWEEN_S = 60.0
OURS = str(Path(__file__).parent)
SOURCES = ("engineio.server", "socketio.server")

log = logging.getLogger(__name__)


class Nuisance(logging.Filter):
    """Stands before the libraries' own logs.  The first of a minute is said at once, the rest together."""

    def __init__(self) -> None:
        super().__init__()
        self.counted: Counter[str] = Counter()
        self._quiet_until = 0.0

    def listen(self) -> None:
        for source in SOURCES:
            logging.getLogger(source).addFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        fault = record.exc_info[1] if record.exc_info else None
        if record.levelno < logging.WARNING or (fault is not None and is_ours(fault)):
            return True
        self.note(type(fault).__name__ if fault is not None else "engine.io")
        return False

    def note(self, what: str) -> None:
        self.counted[what] += 1
        if time.monotonic() >= self._quiet_until:
            self.tell()

    def tell(self) -> None:
        if not self.counted:
            return
        kinds = ", ".join(f"{what} {count}" for what, count in self.counted.most_common(4))
        said = (text("nuisance.ignored", language, count=self.counted.total(), kinds=kinds) for language in LANGUAGES)
        log.warning(" / ".join(said))
        self.counted.clear()
        self._quiet_until = time.monotonic() + BETWEEN_S

    def tell_for_ever(self, sleep: Callable[[float], None]) -> None:
        while True:
            sleep(BETWEEN_S)
            self.tell()


def is_ours(fault: BaseException) -> bool:
    """Whether it came out of our own code, not out of a library that could not read what it was sent."""
    return any(frame.f_code.co_filename.startswith(OURS) for frame, _ in walk_tb(fault.__traceback__))

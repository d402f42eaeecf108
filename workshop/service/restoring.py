"""Starting again from a copy while a hall is connected: prepared beside the store first, put in its place after the stop.

A store cannot be exchanged under a running server.  So the server stops in order, the copy takes the store's place, and the
same program begins anew; phones meet another epoch at the same address.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from workshop import clock
from workshop.domain.refusals import Refused
from workshop.storage import restoring
from workshop.storage.backup import CannotCopy, reading
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Reader

# The answer to whoever asked leaves before the line is cut.
ANSWERED_S = 0.5

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Restoring:
    """`stop` ends this server's serving; None where nobody would start it again."""

    store: Store
    stop: Callable[[], None] | None = None
    draft: Path | None = None

    def ask(self, copy: Path) -> str:
        """The key of the laptop as the copy has it; raises CannotCopy, and then nothing has happened."""
        if self.stop is None:
            raise Refused("restore_by_hand")
        if self.draft is not None:
            raise Refused("restoring_already")
        self.draft, _ = self.store.offload(restoring.prepare, copy, self.store.path, clock.now())
        with closing(reading(self.draft)) as connection:
            key = Reader(connection).host_key()
        threading.Thread(target=self._stop_soon, args=(self.stop,), daemon=True, name="restoring").start()
        return key

    def finish(self) -> bool:
        """Called when nobody has the store open any more; whether the server begins anew: on the copy, else as before."""
        if self.draft is None:
            return False
        try:
            restoring.put_in_place(self.draft, self.store.path, clock.now())
        except CannotCopy:
            log.exception("the copy could not be put in place; the store is as it was")
        return True

    def _stop_soon(self, stop: Callable[[], None]) -> None:
        threading.Event().wait(ANSWERED_S)
        stop()

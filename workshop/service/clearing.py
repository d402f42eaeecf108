"""What an erasure leaves outside the tables, cleared after its commit and, if the server died, at the next start (ND1).

Free pages and the log of the store, papers built before, what was half sent, the list of erased ids beside the store and beside
its copies, and the older copies themselves.  Until all of it is done the store says so, and whatever can be
reached is tried again.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from workshop import clock
from workshop.domain.changes import Change
from workshop.domain.workshops import Workshop
from workshop.service.backing_up import BackingUp
from workshop.service.erasing import erase_all, still_personal
from workshop.service.retention import is_over
from workshop.storage import cleaning, erased_list
from workshop.storage.backup import ATTACHMENTS, CannotCopy, attachments
from workshop.storage.erasing import CONTENT, Erased, erase_again, erased_in, scrub, scrub_waits, scrubbed
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Tx
from workshop.storage.uploads import sweep_unknown, unlink_unnamed

ERASING = frozenset({"person_erased", "text_erased", "attachment_erased"})
AGAIN_S = 300.0
SCRUB_TRIES, SCRUB_AFTER_S = 50, 0.2

log = logging.getLogger(__name__)


class Clearing:
    """`forget_papers`: what was built is thrown away.  `uncleared`: older states that still tell and could not be reached."""

    def __init__(self, store: Store, backing: BackingUp, forget_papers: Callable[[], None]) -> None:
        self.store, self.backing, self.forget_papers = store, backing, forget_papers
        self.uncleared: list[Path] = []
        self._clean: dict[Path, tuple[int, int]] = {}
        self._wake = threading.Event()

    def begin(self) -> None:
        """Before anybody connects: what an older state brought back goes again, what was begun is finished."""
        listed = erased_list.read(erased_list.beside(self.store.path))
        if self.backing.folder is not None:
            listed += erased_list.read(erased_list.in_folder(self.backing.folder))
        if listed:
            self.store.write(lambda tx: erase_again(tx, listed, clock.stamp()))
        self._scrub()

    def heard(self, changes: Iterable[Change]) -> None:
        if any(change.name in ERASING for change in changes):
            self._wake.set()

    def soon(self) -> None:
        """Something came in that was not a change."""
        self._wake.set()

    def run_for_ever(self) -> None:
        while True:
            try:
                self._end_of_retention()
                self.settle()
            except Exception:
                log.exception("what an erasure left could not be cleared")
            if self._wake.wait(AGAIN_S):
                self._wake.clear()

    def settle(self) -> None:
        """Everything outside the tables once more: what is clear already costs a look."""
        known = self._known()
        if known:
            if self._scrub():
                self.backing.copy()
            self._clear_copies(known)
            self._clear_contents(known)
            sweep_unknown(self.store)

    def standing(self) -> dict[str, Any]:
        """`scrubbing`: the file still holds what is no longer in the tables; `uncleared`: copies that could not be reached."""
        with self.store.reading() as reader:
            return {"scrubbing": scrub_waits(reader), "uncleared": len(self.uncleared)}

    def _known(self) -> list[Erased]:
        with self.store.reading() as reader:
            return erased_in(reader.connection)

    def _scrub(self) -> bool:
        """Whether there was something to scrub, and it is done."""
        with self.store.reading() as reader:
            waits, known = scrub_waits(reader), erased_in(reader.connection)
        if not waits:
            return False
        self.store.offload(erased_list.add, erased_list.beside(self.store.path), known)
        self.forget_papers()
        for _ in range(SCRUB_TRIES):
            if self.store.alone(scrub):
                self.store.write(scrubbed)
                return True
            # A copy or a paper is being read from what the log holds.
            threading.Event().wait(SCRUB_AFTER_S)
        return False

    def _clear_copies(self, known: list[Erased]) -> None:
        folder = self.backing.folder
        if folder is not None:
            self._tell_folder(folder, known)
        left: list[Path] = []
        for path in self.store.offload(_listed, self.store.path, folder):
            if self._clean.get(path) != (mark := _mark(path, known)):
                if self.store.offload(_cleared, path, known):
                    self._clean[path] = _mark(path, known)
                elif mark[0]:
                    left.append(path)
        self.uncleared = left

    def _clear_contents(self, known: list[Erased]) -> None:
        """What an erased document held, here and beside the copies, unless another document holds the same."""
        erased = {id for one in known for kind, id in one.mentions if kind == CONTENT}
        folders = [attachments(self.store.path)]
        if self.backing.folder is not None:
            folders.append(self.backing.folder / ATTACHMENTS)
        unlink_unnamed(self.store, [folder / Path(content).name for folder in folders for content in erased])

    def _tell_folder(self, folder: Path, known: list[Erased]) -> None:
        try:
            self.store.offload(erased_list.add, erased_list.in_folder(folder), known)
        except OSError:
            log.warning("the list of erased ids could not be laid beside the copies")

    def _end_of_retention(self) -> None:
        """Only where the workshop says that nobody need be asked."""
        with self.store.reading() as reader:
            those = [one for one in reader.where(Workshop, "1 = 1") if one.retention.get("automatic") is True]
            over = [one.id for one in those if is_over(one, clock.now(one.clock_at)) and still_personal(reader, one.id)]
        for id in over:
            self.store.write(partial(_by_itself, workshop_id=id))


def _by_itself(tx: Tx, workshop_id: str) -> int:
    workshop = tx.need(Workshop, workshop_id, workshop_id)
    tx.actor, tx.at = "system", clock.stamp(workshop.clock_at)
    return erase_all(tx, workshop_id)


def _listed(store: Path, folder: Path | None) -> list[Path]:
    return list(cleaning.older_states(store, folder))


def _mark(path: Path, known: list[Erased]) -> tuple[int, int]:
    """The same while neither the file nor the list changed; 0 for a file that is gone."""
    try:
        return path.stat().st_mtime_ns, len(known)
    except OSError:
        return 0, len(known)


def _cleared(path: Path, known: list[Erased]) -> bool:
    telling = cleaning.tells_still(path, known)
    if not telling:
        return True
    try:
        cleaning.clear(path, telling)
    except CannotCopy as failure:
        log.warning("an older copy could not be cleared: %s", failure)
        return False
    return True

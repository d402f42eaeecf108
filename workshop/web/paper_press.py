"""The press: builds papers in child processes, so that no phone waits for a document.

One build at a time for a workshop and kind, two in all; the same wish while one is being built is that one.  A child that
takes too long is ended.  Files lie beside the store and are removed after a while; what is on the list is gone with the
server.
"""

import logging
import os
import re
import shutil
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workshop import children, clock
from workshop.documents.progress import last_line
from workshop.domain.refusals import Refused
from workshop.service.recording import Edition

LONGEST_S = 180.0
KEPT_S = 3600.0
MOST_KEPT = 40
AT_ONCE = 2
COMPLAINTS, PROGRESS = "complaints.txt", "progress.txt"
AS_USUAL = Edition()
# As our own PDFs write the beginning of a page.
PDF_PAGE = re.compile(rb"/Type\s*/Page\b")

Words = Sequence[str | Path]
log = logging.getLogger(__name__)


@dataclass(slots=True)
class PaperJob:
    """One wish for a paper.  `state`: building, ready or failed.  `pages`: where its form has any.  `stale`: what it is built
    from is no longer to be shown.
    """

    id: str
    workshop_id: str
    kind: str
    language: str
    folder: Path
    about: str = ""
    edition: Edition = field(default_factory=Edition)
    state: str = "building"
    file: Path | None = None
    pages: int = 0
    stale: bool = False
    made_at: float = field(default_factory=time.monotonic)

    def done(self) -> tuple[int, str]:
        """How many hundredths, and which paper of several is being made."""
        return (100, "") if self.state == "ready" else last_line(self.folder / PROGRESS)

    def same_wish(self, workshop_id: str, kind: str, language: str, about: str, edition: Edition) -> bool:
        own = (self.workshop_id, self.kind, self.language, self.about, self.edition)
        return own == (workshop_id, kind, language, about, edition)


def export_command(store: Path, job: PaperJob) -> Words:
    return (
        *(sys.executable, "-m", "workshop.cli", "export", "--store", store.resolve(), "--workshop", job.workshop_id),
        *("--kind", job.kind, "--out", job.folder, "--progress", job.folder / PROGRESS),
        *(("--language", job.language) if job.language else ()),
        *(("--about", job.about) if job.about else ()),
        *(("--final", job.edition.version) if job.edition.version else ()),
        *("--reader", job.edition.reader),
        *(("--silence", "yes" if job.edition.silence else "no") if job.edition.silence is not None else ()),
    )


def pages_of(file: Path) -> int:
    """Of a PDF; the pages of the other forms are counted by whatever opens them."""
    return len(PDF_PAGE.findall(file.read_bytes())) if file.suffix == ".pdf" else 0


class Press:
    """`command` says how a job is built; a test may give a stubborn one."""

    def __init__(
        self, store: Path, command: Callable[[Path, PaperJob], Words] = export_command, longest_s: float = LONGEST_S
    ) -> None:
        self._store = store
        self._command = command
        self._longest_s = longest_s
        self._folder = store.parent / f".{store.stem}-papers"
        self._jobs: dict[str, PaperJob] = {}
        self._turns: dict[tuple[str, str], threading.Lock] = {}
        self._room = threading.BoundedSemaphore(AT_ONCE)
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self, workshop_id: str, kind: str, language: str, about: str = "", edition: Edition = AS_USUAL) -> PaperJob:
        """A new paper of the present state, or the one of the same wish that is being built."""
        self._sweep()
        for job in self._jobs.values():
            if job.state == "building" and job.same_wish(workshop_id, kind, language, about, edition):
                return job
        id = clock.new_id("ppr")
        job = self._jobs[id] = PaperJob(id, workshop_id, kind, language, self._folder / id, about, edition)
        threading.Thread(target=self._build, args=(job,), daemon=True, name=f"paper {id}").start()
        return job

    def job(self, workshop_id: str, id: str) -> PaperJob:
        found = self._jobs.get(id)
        if found is None or found.workshop_id != workshop_id:
            raise Refused("unknown_paper", id)
        return found

    def forget(self) -> None:
        """Somebody was erased (ND1): what was built is gone, what is being built is built anew."""
        for job in list(self._jobs.values()):
            if job.state == "building":
                job.stale = True
            else:
                del self._jobs[job.id]
                shutil.rmtree(job.folder, ignore_errors=True)

    def _build(self, job: PaperJob) -> None:
        try:
            with self._turns.setdefault((job.workshop_id, job.kind), threading.Lock()), self._room:
                self._run_until_fresh(job)
            job.file = next(path for path in job.folder.iterdir() if path.is_file() and path.name not in (COMPLAINTS, PROGRESS))
            job.pages = pages_of(job.file)
            job.state = "ready"
        except Exception:
            log.exception("paper %s (%s) failed", job.id, job.kind)
            job.state = "failed"

    def _run_until_fresh(self, job: PaperJob) -> None:
        job.stale = True
        while job.stale:
            job.stale = False
            shutil.rmtree(job.folder, ignore_errors=True)
            job.folder.mkdir(parents=True)
            self._run(job)

    def _run(self, job: PaperJob) -> None:
        complaints = job.folder / COMPLAINTS
        code = children.run(self._command(self._store, job), Path(os.devnull), complaints, self._longest_s, job.folder)
        if code != 0:
            raise RuntimeError(complaints.read_text("utf-8", "replace")[-2000:] or f"exit code {code}")

    def _sweep(self) -> None:
        """Finished papers go after an hour, the oldest earlier when there are many."""
        finished = sorted((job for job in self._jobs.values() if job.state != "building"), key=lambda job: job.made_at)
        surplus = len(finished) - MOST_KEPT
        for number, job in enumerate(finished):
            if number < surplus or time.monotonic() - job.made_at > KEPT_S:
                del self._jobs[job.id]
                shutil.rmtree(job.folder, ignore_errors=True)

"""A rehearsal from beginning to end: prepare the hall, perform the days, download, compare."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.rehearsal import dividing, downloads, preparing, reviewing
from workshop.rehearsal.comparing import Figure, compare
from workshop.rehearsal.dataset import Dataset
from workshop.rehearsal.disturbing import Disturbances
from workshop.rehearsal.door import Door
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.handing_out import Tasks
from workshop.rehearsal.paper_figures import paper_figures, reviews_in
from workshop.rehearsal.registration import Registration
from workshop.rehearsal.report import say
from workshop.rehearsal.stage import Pace, Stage
from workshop.rehearsal.trying import Trial
from workshop.rehearsal.voting import Voting
from workshop.rehearsal.writing import Writer

TOLD_EVERY_S = 5.0


@dataclass(frozen=True, slots=True)
class Outcome:
    figures: list[Figure]
    faults: list[str]

    @property
    def good(self) -> bool:
        return not self.faults and all(figure.equal for figure in self.figures)


def play(hall: Hall, pace: Pace, export: Path | None, disturbances: Disturbances | None = None) -> Outcome:
    say("rehearsal.step.workshop", hall.data.workshop.get("title", ""))
    preparing.make_workshop(hall)
    preparing.add_staff(hall)
    say("rehearsal.step.lists")
    imports = preparing.import_lists(hall)
    say("rehearsal.step.split")
    _divide(hall)
    stage = _stage(hall)
    if disturbances is not None:
        disturbances.join(stage)
    say("rehearsal.step.days", days=len(hall.data.calendar.dates), rows=len(hall.data.events), people=len(hall.data.participants))
    stage.perform(pace, _Progress(hall.data).tell)
    say("rehearsal.step.record")
    figures = _compared(hall, {"imports": imports, "invalid_rows": stage.trial.refused}, export)
    return Outcome([*figures, *_assessed(stage, export)], list(hall.faults))


def play_until(hall: Hall, minute: int) -> None:
    """The days up to a minute of the data set; then everything stays as it is, to be looked at."""
    preparing.make_workshop(hall)
    preparing.add_staff(hall)
    preparing.import_lists(hall)
    _divide(hall)
    _stage(hall).perform(Pace(), lambda now: None, minute)


def _divide(hall: Hall) -> None:
    dividing.make_groupings(hall)
    for division in hall.data.divisions:
        dividing.split(hall, division)
    dividing.name_scribes(hall)


def _stage(hall: Hall) -> Stage:
    door, tasks, tables = Door(hall), Tasks(hall), dividing.Tables(hall)
    tasks.plan()
    writer, trial = Writer(hall, door, tasks, tables), Trial(hall, door, tasks, tables)
    return Stage(hall, door, tasks, tables, writer, trial, Registration(hall, door), Voting(hall, door))


def _compared(hall: Hall, seen: dict[str, Any], export: Path | None) -> list[Figure]:
    """All that is read from the record after the answers, before any assessor says a word."""
    record = hall.record()
    with tempfile.TemporaryDirectory() as folder:
        papers = downloads.papers(hall, export or Path(folder))
        in_papers = paper_figures(hall.data.expected, record, papers)
    if export is not None:
        kept = [downloads.keep_record(record, export, "record.json"), *papers.values()]
        say("rehearsal.step.export", ", ".join(path.name for path in kept))
    return [*compare(hall.data.expected, record, seen), *in_papers]


def _assessed(stage: Stage, export: Path | None) -> list[Figure]:
    say("rehearsal.step.reviews")
    reviewing.Assessors(stage.hall, stage.tasks, stage.now).assess()
    record, expected = stage.hall.record(), stage.hall.data.expected
    if export is not None:
        downloads.keep_record(record, export, "record-after-reviews.json")
    with tempfile.TemporaryDirectory() as folder:
        in_papers = reviews_in(expected, record, downloads.one_paper(stage.hall, "xlsx", Path(folder)))
    return [*reviewing.figures_after(expected, record), *in_papers]


class _Progress:
    """Says every few seconds where in the days the performance is."""

    def __init__(self, data: Dataset) -> None:
        self.calendar = data.calendar
        self._told = time.monotonic()

    def tell(self, minute: int) -> None:
        if time.monotonic() - self._told > TOLD_EVERY_S:
            self._told = time.monotonic()
            say("rehearsal.step.minute", self.calendar.moment(minute)[:16].replace("T", " "))

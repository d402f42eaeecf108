"""Commands about rows that travel: carried into the next activity or stage, marked, frozen under a name, given as homework."""

from dataclasses import dataclass, field

from workshop.domain.commands.base import Command
from workshop.domain.objects import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryRows(Command):
    """`rows`: [{kind: entry, cluster or option, id, unit}], each onto that unit's sheet of the activity; none twice."""

    carrying: str
    activity: str
    rows: list[dict[str, Json]]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoCarrying(Command):
    """Its rows are withdrawn again, but those somebody wrote in or reviewed since."""

    carrying: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRow(Command):
    """Of a carried row: continued, changed or finished; '' leaves it to the text."""

    entry: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BringStage(Command):
    """Accepted rows of an earlier stage, out of its record.  `rows`: their ids; `units`: a unit there → the unit here, where it
    cannot be known; `people`: the list of participants comes along."""

    carrying: str
    record: dict[str, Json]
    rows: list[str]
    units: dict[str, str] = field(default_factory=dict)
    people: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeSnapshot(Command):
    """The accepted rows as they stand, kept under this name for good."""

    snapshot: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveSnapshot(Command):
    """Off the list, or back on it; what it holds stays."""

    snapshot: str
    removed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveHomework(Command):
    """`due`: a date.  `kind`: rows that were returned (and postponed), rows unaccepted so far, or an activity."""

    homework: str
    title: str
    due: str
    kind: str = "returned"
    activity: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawHomework(Command):
    homework: str
    withdrawn: bool = True

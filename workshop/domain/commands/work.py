"""Commands about worksheets, activities, writing and what the hall is told."""

from dataclasses import dataclass, field

from workshop.domain.commands.base import Command
from workshop.domain.objects import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class AddWorksheet(Command):
    """A copy from the library, by key, into the workshop."""

    worksheet: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveActivity(Command):
    """`unit` absent: the worksheet's own.  `audience`: [] everyone, else groups, or organisations where they are the unit."""

    activity: str
    worksheet: str
    unit: str | None = None
    title: str = ""
    grouping: str | None = None
    agenda_item: str | None = None
    audience: list[str] = field(default_factory=list)
    see: bool = True
    write: bool = True
    share: bool = False
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSwitches(Command):
    activity: str
    see: bool | None = None
    write: bool | None = None
    share: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenActivity(Command):
    """Opens a planned activity, or reopens a closed one."""

    activity: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseActivity(Command):
    activity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendTimer(Command):
    activity: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseTimer(Command):
    activity: str
    paused: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveEntry(Command):
    """EN1–EN3.  `values` as typed, `null` clears; only the changed fields need to be there.

    `base`: field → revision it started from; with `base_epoch` of another epoch, `base_hashes` decide.
    `ready`: false keeps a draft; true demands a valid row; null readies it as soon as it is valid, and never refuses.
    `sheet` names activity and unit, so that the first touch makes the sheet.  `on_behalf_of`: a person's id, staff only.
    `author`: whose row it is where it was seen; asked only where a copy that was restored does not hold the row.
    """

    activity: str
    unit: str
    entry: str
    values: dict[str, Json]
    base: dict[str, int] = field(default_factory=dict)
    base_epoch: str | None = None
    base_hashes: dict[str, str] = field(default_factory=dict)
    ready: bool | None = None
    origin: str = "live"
    on_behalf_of: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawEntry(Command):
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreEntry(Command):
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetInEntry(Command):
    """A late entry counts from now on (EN2)."""

    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseRival(Command):
    """`text` is what shall stand in the field: one of the rivals, the stored text, or a new wording of both.

    `seen`: the texts its sender chose between; null: all there are.
    """

    entry: str
    field: str
    text: Json = None
    seen: list[Json] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDone(Command):
    activity: str
    unit: str
    done: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Announce(Command):
    """`audience`: ids of groups or organisations; empty for all."""

    announcement: str
    text: str
    on_projector: bool = False
    audience: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawAnnouncement(Command):
    announcement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallHelp(Command):
    help_call: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHelp(Command):
    help_call: str
    ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPage(Command):
    """Turns all projectors, or with `projector` (a person) that one alone, which then stays until its `page` is `follow`.
    `hidden` with `follow`: it follows, and is hidden alone.

    `page`: join, agenda, tables, timer, break, text, progress, blank, ballot, board, matrix, words, roadmap, plenary; `content`
    what the page needs.
    """

    page: str
    content: dict[str, Json] = field(default_factory=dict)
    hidden: bool = False
    projector: str = ""

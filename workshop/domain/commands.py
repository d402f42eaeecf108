"""Every command, imperative, with the shape of its payload.

The wire name is the class name in snake_case.  Ids of new things are made by whoever sends the command (CM1), so that a
repeat is the same thing.  Shapes only: rights and meaning are decided by the service.
"""

import re
from dataclasses import dataclass, field

from workshop.domain.objects import Json

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,119}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """`id` is the sender's; (actor, id) is unique for ever."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWorkshop(Command):
    """Any subset of the workshop's own fields; what is absent stays."""

    fields: dict[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveWorkshop(Command):
    archived: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SetJoining(Command):
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetClock(Command):
    """CK1: only in a rehearsal workshop.  `now` ISO-8601 with offset."""

    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveAgendaItem(Command):
    agenda_item: str
    day: int
    start: str
    end: str
    title: str
    kind: str = "plenary"
    worksheets: list[str] = field(default_factory=list)
    grouping: str | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveAgendaItem(Command):
    agenda_item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartAgendaItem(Command):
    """*Mulai*: places the hall, opens the activities, starts the timer, turns the projector's page, in one change of mind."""

    agenda_item: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoAgendaItem(Command):
    """*Kembali*: the item is planned again, its untouched activities too, and the item before it runs on."""

    agenda_item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndAgendaItem(Command):
    agenda_item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveOrganisation(Command):
    organisation: str
    name: str
    abbreviation: str = ""
    kind: str = ""
    sector: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavePerson(Command):
    """A participant on the list; `organisation` gives the seat its place."""

    person: str
    name: str
    organisation: str
    position: str = ""
    sector: str = ""
    sex: str = ""
    nip: str = ""
    list_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePerson(Command):
    """All tokens are revoked and open connections dropped; what the person wrote stays."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddStaff(Command):
    """A staff member with a role; the result carries the sign-in secret once."""

    person: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeCredentials(Command):
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewCode(Command):
    """A new personal code for oneself or, by the facilitator, for a participant; the old one ends."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmitClaim(Command):
    """*Izinkan*: a person waiting on a new phone is who they say."""

    credential: str
    admit: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave(Command):
    """*Bukan saya*: this phone is nobody's again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOrganisations(Command):
    """Rows of a checked file, written at once.  `rows`: [{id, name, abbreviation, kind, sector, aliases?, position}]."""

    rows: list[dict[str, Json]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPeople(Command):
    """`rows`: [{id, name, organisation, position, sector, sex, nip, rank, phone, list_key, substitute_for}]."""

    rows: list[dict[str, Json]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveGrouping(Command):
    grouping: str
    key: str
    title: str
    defaults: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)
    late_placing: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveGroup(Command):
    group: str
    grouping: str
    number: int
    title: str = ""
    key: str = ""
    theme: str = ""
    place: str = ""
    colour: str = ""
    scribe_seat: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveGroup(Command):
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSeats(Command):
    """The confirmed preview: seat id → group id (None: in no group)."""

    grouping: str
    seats: dict[str, str | None]
    how: str = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveSeat(Command):
    grouping: str
    seat: str
    group: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddWorksheet(Command):
    """A copy from the library, by key, into the workshop."""

    worksheet: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveActivity(Command):
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
    """`text` is what shall stand in the field: one of the rivals, the stored text, or a new wording of both."""

    entry: str
    field: str
    text: Json = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDone(Command):
    activity: str
    unit: str
    done: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAttendance(Command):
    """By staff: arrived or left, with a reason where it corrects."""

    mark: str
    person: str
    half_day: str
    kind: str = "arrived"
    at: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announce(Command):
    announcement: str
    text: str
    on_projector: bool = False


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
    """Turns the projector: `page` join, agenda, timer, text, blank; `content` what the page needs."""

    page: str
    content: dict[str, Json] = field(default_factory=dict)
    hidden: bool = False


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def all_commands() -> dict[str, type[Command]]:
    """Wire name → class, in the order of this file."""
    return {_snake(kind.__name__): kind for kind in Command.__subclasses__()}


BY_NAME = all_commands()

"""Commands about the workshop, its agenda, its people and how the hall is divided."""

from dataclasses import dataclass, field

from workshop.domain.commands.base import Command
from workshop.domain.objects import Json


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
    """`timing`: fixed or moves, '' by its kind; absent, it stays."""

    agenda_item: str
    day: int
    start: str
    end: str
    title: str
    kind: str = "plenary"
    worksheets: list[str] = field(default_factory=list)
    grouping: str | None = None
    minutes: int | None = None
    timing: str | None = None


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
    """Its activities stay open until they are closed."""

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
    """A participant on the list; `organisation` gives the seat its place.  `nip` null, or masked as it was read: as it is."""

    person: str
    name: str
    organisation: str
    position: str = ""
    sector: str = ""
    sex: str = ""
    nip: str | None = None
    list_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePerson(Command):
    """All tokens are revoked and open connections dropped; what the person wrote stays."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePerson(Command):
    """`person` is `into`, whoever came in at the door or stands on the list: phones, place and rows go over; authors stay."""

    person: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeOrganisation(Command):
    """`organisation` is `into`, written at the door or listed twice: its people, sheets and mentions become that one's."""

    organisation: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddStaff(Command):
    """A staff member with a role.  `secret` is made by the sender, who builds the link; the server keeps its hash."""

    person: str
    name: str
    role: str
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeCredentials(Command):
    """Whatever the person signs in with ends; of staff the roles too."""

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
    """`rules`: how the hall is dealt by it; absent, they stay."""

    grouping: str
    key: str
    title: str
    defaults: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)
    late_placing: bool = True
    rules: dict[str, Json] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveGrouping(Command):
    """Only while no activity and no planned agenda item uses it; its groups go with it."""

    grouping: str


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
    chair_seat: str | None = None
    speaker_seat: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveGroup(Command):
    group: str

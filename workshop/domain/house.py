"""What visibility must know of other objects of the same workshop, kept by whoever publishes.

It learns from every change: an older version teaches nothing.  Of rows it keeps only which theme each names for itself.
"""

from dataclasses import dataclass, field

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.attachments import Citation
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Membership
from workshop.domain.judgements import Source
from workshop.domain.objects import Stored
from workshop.domain.people import Seat
from workshop.domain.reach import at, theme_field
from workshop.domain.sheets import Sheet
from workshop.domain.substitutions import Substitution

# Any change of these may take something from somebody's sight.
MOVING = (Activity, Group, Membership, Seat, Substitution)
# Of a citation: which row's readers open which document by it.
CITING = ("attachment_id", "sheet_id", "withdrawn")


@dataclass(frozen=True, slots=True)
class Theme:
    """What a row says of itself, as of a revision."""

    revision: int
    named: str


@dataclass(slots=True)
class House:
    activities: dict[str, Activity] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    memberships: dict[str, Membership] = field(default_factory=dict)
    substitutions: dict[str, Substitution] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    seats_of: dict[str, frozenset[str]] = field(default_factory=dict)
    memberships_of: dict[str, frozenset[str]] = field(default_factory=dict)
    theme_fields: dict[str, str | None] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    sources_of: dict[str, frozenset[str]] = field(default_factory=dict)
    citations: dict[str, Citation] = field(default_factory=dict)
    citations_of: dict[str, frozenset[str]] = field(default_factory=dict)

    def learn(self, thing: Stored) -> None:
        before = self.known(thing)
        if before is not None and before.revision > thing.revision:
            return
        if isinstance(thing, Activity):
            self.activities[thing.id] = thing
        elif isinstance(thing, Sheet):
            self.sheets[thing.id] = thing
        elif isinstance(thing, Seat):
            self._learn_seat(thing)
        elif isinstance(thing, Substitution):
            self.substitutions[thing.id] = thing
        elif isinstance(thing, Group):
            self.groups[thing.id] = thing
        elif isinstance(thing, Membership):
            self.memberships[thing.id] = thing
            self.memberships_of[thing.seat_id] = self.memberships_of.get(thing.seat_id, frozenset()) | {thing.id}
        elif isinstance(thing, Worksheet):
            self.theme_fields[thing.id] = theme_field(thing.definition)
        elif isinstance(thing, Entry):
            self._learn_theme(thing)
        elif isinstance(thing, Source):
            self.sources[thing.id] = thing
            self.sources_of[thing.cluster_id] = self.sources_of.get(thing.cluster_id, frozenset()) | {thing.id}
        elif isinstance(thing, Citation):
            self.citations[thing.id] = thing
            self.citations_of[thing.attachment_id] = self.citations_of.get(thing.attachment_id, frozenset()) | {thing.id}

    def _learn_seat(self, seat: Seat) -> None:
        before = self.seats.get(seat.id)
        if before is not None and before.person_id != seat.person_id:
            self.seats_of[before.person_id] = self.seats_of[before.person_id] - {seat.id}
        self.seats[seat.id] = seat
        self.seats_of[seat.person_id] = self.seats_of.get(seat.person_id, frozenset()) | {seat.id}

    def _learn_theme(self, entry: Entry) -> None:
        before = self.themes.get(entry.id)
        if before is None or before.revision <= entry.revision:
            self.themes[entry.id] = Theme(entry.revision, self._named_in(entry))

    def _named_in(self, entry: Entry) -> str:
        activity = self.activities.get(entry.activity_id)
        named = entry.parsed.get(self.theme_fields.get(activity.worksheet_id) or "") if activity else None
        return named if isinstance(named, str) else ""

    def known(self, thing: Stored) -> Stored | None:
        """The object as it was learned last, of the kinds the house keeps."""
        if isinstance(thing, Activity):
            return self.activities.get(thing.id)
        if isinstance(thing, Sheet):
            return self.sheets.get(thing.id)
        if isinstance(thing, Seat):
            return self.seats.get(thing.id)
        if isinstance(thing, Substitution):
            return self.substitutions.get(thing.id)
        if isinstance(thing, Group):
            return self.groups.get(thing.id)
        if isinstance(thing, Source):
            return self.sources.get(thing.id)
        if isinstance(thing, Citation):
            return self.citations.get(thing.id)
        return self.memberships.get(thing.id) if isinstance(thing, Membership) else None

    def is_moved_by(self, thing: Stored) -> bool:
        """Whether learning it can take something from somebody's sight."""
        if isinstance(thing, Entry):
            return thing.id in self.themes and self.theme_of(thing.id) != self._named_in(thing)
        if isinstance(thing, Source):
            stood = self.sources.get(thing.id)
            return stood is None or (stood.sheet_id, stood.withdrawn) != (thing.sheet_id, thing.withdrawn)
        if isinstance(thing, Citation):
            before = self.citations.get(thing.id)
            return before is None or any(getattr(before, one) != getattr(thing, one) for one in CITING)
        return isinstance(thing, MOVING)

    def theme_of(self, entry_id: str) -> str:
        known = self.themes.get(entry_id)
        return known.named if known else ""

    def readers_of(self, sheet: Sheet, entry_id: str = "") -> list[str]:
        """RV2: the audiences of assessors with limits who read this row, or the sheet as a whole."""
        return self.readers_at(sheet.unit, sheet.unit_id, self.theme_of(entry_id))

    def readers_at(self, unit: str, unit_id: str, theme: str = "") -> list[str]:
        """Of what a unit has: a theme of its own stands before the group's."""
        if unit == "group":
            group = self.groups.get(unit_id)
            own = theme or (group.theme if group else "")
            return [*_themes(own), at("groups", unit_id)]
        organisations = [unit_id] if unit == "organisation" else self._organisations_of(unit_id)
        return [*_themes(theme), *(at("organisations", one) for one in organisations)]

    def readers_of_source(self, source: Source) -> list[str]:
        sheet = self.sheets.get(source.sheet_id)
        return self.readers_of(sheet, source.entry_id) if sheet else []

    def readers_of_cluster(self, cluster_id: str) -> list[str]:
        """Whoever reads a row that stands in it."""
        held = (self.sources[id] for id in sorted(self.sources_of.get(cluster_id, ())))
        inside = (source for source in held if not source.withdrawn)
        return list(dict.fromkeys(one for source in inside for one in self.readers_of_source(source)))

    def citing(self, attachment_id: str) -> list[Citation]:
        """Where rows refer to this document."""
        held = (self.citations[id] for id in sorted(self.citations_of.get(attachment_id, ())))
        return [one for one in held if one.attachment_id == attachment_id and not one.withdrawn]

    def _organisations_of(self, person_id: str) -> list[str]:
        return sorted({self.seats[seat].organisation_id for seat in self.seats_of.get(person_id, frozenset())})

    def copy(self) -> "House":
        """As it stands now, whatever is learned later."""
        return House(
            dict(self.activities),
            dict(self.sheets),
            dict(self.seats),
            dict(self.memberships),
            dict(self.substitutions),
            dict(self.groups),
            dict(self.seats_of),
            dict(self.memberships_of),
            dict(self.theme_fields),
            dict(self.themes),
            dict(self.sources),
            dict(self.sources_of),
            dict(self.citations),
            dict(self.citations_of),
        )


def _themes(named: str) -> list[str]:
    return [at("themes", named)] if named else []

"""Who is looking: a person in a workshop with roles, a seat and groups, resolved from the tables for every command.

An audience is a name for everybody who may see a thing (`everyone`, `staff`, `group:…`, `person:…`); a viewer is in
several.  Ids in it are never rights by themselves (VS2): only the resolver in the service puts them here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from workshop.domain.reach import EVERY_ROW, EVERYWHERE

STAFF_ROLES = frozenset({"facilitator", "cofacilitator", "assessor", "organiser", "observer"})
LEADS = frozenset({"facilitator", "cofacilitator"})
# Who ticks people in at the desk; a registrar sees names, places and marks, and nothing anybody wrote.
DESK_ROLES = frozenset({"facilitator", "cofacilitator", "organiser", "registrar"})
# Who writes down what is said; a *notulis* (scribe) sees names, places and the order, and nothing anybody wrote.
NOTES_ROLES = frozenset({"facilitator", "cofacilitator", "organiser", "scribe"})
# Sees figures only, asked of the server; no object of the workshop.
FIGURES_ONLY = "leader"


@dataclass(frozen=True, slots=True)
class Viewer:
    """`groups`: ids of the groups the seat is in, over all groupings.  `reach`: which rows are read, of whoever is staff.
    `credential_id`: what this one signed in with."""

    workshop_id: str
    person_id: str
    name: str = ""
    roles: frozenset[str] = frozenset()
    seat_id: str | None = None
    organisation_id: str | None = None
    groups: frozenset[str] = field(default=frozenset())
    reach: frozenset[str] = EVERYWHERE
    credential_id: str = field(default="", compare=False)

    @property
    def is_staff(self) -> bool:
        return bool(self.roles & STAFF_ROLES)

    @property
    def leads(self) -> bool:
        """Facilitator or co-facilitator: may run the workshop."""
        return bool(self.roles & LEADS)

    @property
    def assesses(self) -> bool:
        """May review rows, as far as the grant reaches."""
        return self.leads or "assessor" in self.roles

    @property
    def reads_in_part(self) -> bool:
        """An assessor whose grants have limits, and nothing else that reads rows."""
        return self.is_staff and EVERY_ROW not in self.reach

    @property
    def keeps_papers(self) -> bool:
        """May download documents and see personal columns."""
        return self.leads or "organiser" in self.roles

    @property
    def keeps_the_desk(self) -> bool:
        """May tick people in and out at the *meja registrasi*."""
        return bool(self.roles & DESK_ROLES)

    @property
    def keeps_notes(self) -> bool:
        """May write down what is said in the hall."""
        return bool(self.roles & NOTES_ROLES)

    @property
    def is_projector(self) -> bool:
        return "projector" in self.roles

    @property
    def sees_figures(self) -> bool:
        return bool(self.roles & {FIGURES_ONLY, "registrar"})

    def audiences(self) -> frozenset[str]:
        if self.is_projector:
            return frozenset({"screen"})
        if self.roles == {FIGURES_ONLY}:
            return frozenset({FIGURES_ONLY})
        if self.roles == {"registrar"}:
            return frozenset({"desk", f"person:{self.person_id}"})
        return frozenset({"everyone", f"person:{self.person_id}", *self._role_audiences(), *self._seat_audiences()})

    def _role_audiences(self) -> Iterable[str]:
        if self.is_staff:
            yield "staff"
            yield from self.reach
        if self.leads:
            yield "leads"
        if self.assesses and not self.reads_in_part:
            yield "assessors"
        if self.keeps_papers:
            yield "papers"
        if self.keeps_the_desk or self.keeps_notes:
            yield "desk"
        if self.keeps_notes:
            yield "notes"

    def _seat_audiences(self) -> Iterable[str]:
        if self.organisation_id:
            yield f"org:{self.organisation_id}"
        for group_id in self.groups:
            yield f"group:{group_id}"

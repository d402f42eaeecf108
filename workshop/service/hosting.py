"""The laptop's own facilitator: every workshop of this store listed, and entered with a fresh link of its facilitator."""

from typing import Any

from workshop import clock
from workshop.domain.people import Person
from workshop.domain.workshops import Workshop
from workshop.service.staffing import put_link, put_staff
from workshop.service.workshops import archived
from workshop.storage.transaction import Reader, Tx

LISTED = ("id", "title", "stage", "place", "days", "status", "join_code", "rehearsal", "created_at", "template")


def listed(workshop: Workshop) -> dict[str, Any]:
    return {name: getattr(workshop, name) for name in LISTED}


def all_workshops(reader: Reader) -> list[dict[str, Any]]:
    """The newest first."""
    return [listed(workshop) for workshop in reader.where(Workshop, "1 = 1 ORDER BY created_at DESC, id")]


def set_archived(tx: Tx, id: str, away: bool) -> dict[str, Any]:
    workshop = tx.need(Workshop, id, id)
    tx.actor, tx.at = "host", clock.stamp(workshop.clock_at)
    return listed(archived(tx, workshop, away))


def enter(tx: Tx, id: str) -> dict[str, Any]:
    """`{workshop, person, token}`; whoever has the laptop's key leads, even where the facilitator's role had been ended."""
    workshop = tx.need(Workshop, id, id)
    tx.actor, tx.at = "host", clock.stamp(workshop.clock_at)
    owner = tx.need(Person, id, workshop.owner_id)
    put_staff(tx, owner, "facilitator")
    token = clock.new_secret()
    put_link(tx, id, owner.id, token)
    return {"workshop": id, "person": owner.id, "token": token}

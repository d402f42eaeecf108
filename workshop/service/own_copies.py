"""A person's own copy of what is kept about them."""

from typing import Any

from workshop import clock
from workshop.domain.own_copy import own_copy
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.importing import must_keep_lists
from workshop.service.retention import kept_until
from workshop.storage.erasing import with_merged
from workshop.storage.transaction import Reader


def may_take(viewer: Viewer, person_id: str) -> None:
    """One's own; those who keep the lists hand it out to whoever has no phone."""
    if person_id != viewer.person_id:
        must_keep_lists(viewer)
    if viewer.is_projector:
        raise Refused("not_allowed")


def copy_of(reader: Reader, workshop_id: str, person_id: str) -> dict[str, Any]:
    person = reader.need(Person, workshop_id, person_id)
    if person.erased_at is not None:
        raise Refused("person_erased")
    workshop = reader.need(Workshop, workshop_id, workshop_id)
    until = kept_until(workshop)
    own = with_merged(reader, workshop_id, person_id)
    made_at = clock.stamp(workshop.clock_at)
    return own_copy(reader.everything(workshop_id), own, made_at, until.isoformat() if until else None)

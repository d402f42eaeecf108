"""A person's own copy of what is kept about them, and the short-lived ticket that a download link carries instead of a token.

An old phone downloads by following a link, and a link is kept in histories and logs: so it opens one copy, for two minutes.
"""

from collections.abc import Callable
from dataclasses import dataclass
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

TICKET_S = 120.0
MOST_TICKETS = 2_000


@dataclass(frozen=True, slots=True)
class Ticket:
    workshop_id: str
    person_id: str
    until: float


class Tickets:
    """In memory: whoever asks again gets another."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self._tickets: dict[str, Ticket] = {}

    def give(self, viewer: Viewer, person_id: str) -> str:
        """For oneself; those who keep the lists hand it out to whoever has no phone."""
        if person_id != viewer.person_id:
            must_keep_lists(viewer)
        if viewer.is_projector:
            raise Refused("not_allowed")
        self._tickets = {secret: one for secret, one in self._tickets.items() if one.until > self.now()}
        if len(self._tickets) >= MOST_TICKETS:
            raise Refused("too_many_tries")
        secret = clock.new_secret()
        self._tickets[secret] = Ticket(viewer.workshop_id, person_id, self.now() + TICKET_S)
        return secret

    def person(self, workshop_id: str, secret: str) -> str:
        """A download is asked for twice by some phones: the ticket serves until it ends."""
        held = self._tickets.get(secret)
        if held is None or held.workshop_id != workshop_id or held.until <= self.now():
            raise Refused("ticket_over")
        return held.person_id


def copy_of(reader: Reader, workshop_id: str, person_id: str) -> dict[str, Any]:
    person = reader.need(Person, workshop_id, person_id)
    if person.erased_at is not None:
        raise Refused("person_erased")
    workshop = reader.need(Workshop, workshop_id, workshop_id)
    until = kept_until(workshop)
    own = with_merged(reader, workshop_id, person_id)
    made_at = clock.stamp(workshop.clock_at)
    return own_copy(reader.everything(workshop_id), own, made_at, until.isoformat() if until else None)

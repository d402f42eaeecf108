"""The short-lived ticket that a download link carries instead of a token.

An old phone downloads by following a link, and a link is kept in histories and logs: so it opens one thing, for two minutes.
"""

from collections.abc import Callable
from dataclasses import dataclass

from workshop import clock
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer

TICKET_S = 120.0
MOST_TICKETS = 2_000


@dataclass(frozen=True, slots=True)
class Ticket:
    """`thing`: the one that it opens, for whoever asked (`person_id`)."""

    workshop_id: str
    person_id: str
    thing: str
    until: float


class Tickets:
    """In memory: whoever asks again gets another."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self._tickets: dict[str, Ticket] = {}

    def give(self, viewer: Viewer, thing: str) -> str:
        self._tickets = {secret: one for secret, one in self._tickets.items() if one.until > self.now()}
        if len(self._tickets) >= MOST_TICKETS:
            raise Refused("too_many_tries")
        secret = clock.new_secret()
        self._tickets[secret] = Ticket(viewer.workshop_id, viewer.person_id, thing, self.now() + TICKET_S)
        return secret

    def held(self, workshop_id: str, secret: str) -> Ticket:
        """A download is asked for twice by some phones: the ticket serves until it ends."""
        found = self._tickets.get(secret)
        if found is None or found.workshop_id != workshop_id or found.until <= self.now():
            raise Refused("ticket_over")
        return found

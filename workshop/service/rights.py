"""Who may do what, in the words of the role table: each handler asks here first, before anything is read or written."""

from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer


def must_lead(viewer: Viewer) -> None:
    """Facilitator or co-facilitator."""
    if not viewer.leads:
        raise Refused("not_allowed")


def must_be(viewer: Viewer, *roles: str) -> None:
    if not viewer.roles & frozenset(roles):
        raise Refused("not_allowed")

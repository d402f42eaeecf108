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


def must_read_every_row(viewer: Viewer) -> None:
    """Staff; an assessor with limits would be told of rows they do not read (RV2)."""
    if not viewer.is_staff or viewer.reads_in_part:
        raise Refused("not_allowed")
